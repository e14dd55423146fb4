"""Which meeting somebody who opens the program wants."""

from __future__ import annotations

from datetime import date

import pytest

from sessions.queries.shelf import ShelfDialogue, ShelfMeeting

TODAY = date(2026, 4, 22)


def meeting(number: int, day: date | None, *, begun: bool = False) -> ShelfMeeting:
    return ShelfMeeting(number, number, day, None, "", "opening", begun=begun)


@pytest.mark.parametrize(
    ("meetings", "wanted"),
    [
        ([meeting(1, date(2026, 4, 1)), meeting(2, TODAY), meeting(3, date(2026, 5, 6))], 2),
        ([meeting(1, date(2026, 4, 1)), meeting(2, date(2026, 5, 6)), meeting(3, date(2026, 6, 6))], 2),
        ([meeting(1, date(2026, 3, 1), begun=True), meeting(2, date(2026, 4, 1), begun=True), meeting(3, None)], 2),
        ([meeting(1, None), meeting(2, None), meeting(3, None)], 1),
    ],
)
def test_todays_else_the_next_one_else_the_last_that_has_begun(meetings: list[ShelfMeeting], wanted: int) -> None:
    found = ShelfDialogue(1, "Frågan", "", tuple(reversed(meetings))).next_up(TODAY)
    assert found is not None and found.number == wanted
