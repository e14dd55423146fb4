"""What a result offers to be worded: the first few of those that anybody wanted, and all who share the last's place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sessions.view import MeetingView
from sessions.voting.view import OptionView, RoundStatus
from sessions.words import Words
from tests.sessions.records.evening import round_of, whole
from workshop.phases.proposals.rows import offer_rows


def offered(view: MeetingView) -> list[str]:
    """The options that are offered, as they are listed."""
    return [row.text for row in offer_rows(view, Words("sv")) if row.id.startswith("option-")]


def seen(*dots: int) -> MeetingView:
    """The room has seen a result, and nothing is proposed yet."""
    options = tuple(OptionView(at, at, f"Lampa {at}", None, None, got, got) for at, got in enumerate(dots, 1))
    first = replace(round_of(RoundStatus.REVEALED), options=options)
    return replace(whole(), rounds=(first,), proposals=())


@pytest.mark.parametrize(
    ("dots", "numbers"),
    [
        ((9, 8, 7, 6, 5, 4, 3, 2, 1), [1, 2, 3, 4, 5]),
        ((9, 8, 7, 6, 5, 5, 5, 2, 1), [1, 2, 3, 4, 5, 6, 7]),
        ((0, 0, 2, 0, 1), [3, 5]),
        ((0, 0, 0), []),
    ],
)
def test_the_first_few_with_dots_are_offered(dots: tuple[int, ...], numbers: list[int]) -> None:
    assert offered(seen(*dots)) == [f"Lampa {number}" for number in numbers]


def test_each_proposal_makes_it_one_less_and_three_are_offered_as_long_as_there_are_three() -> None:
    view = seen(9, 8, 7, 6, 5, 4, 3, 2, 1)
    proposal = whole().proposals[0]
    left = []
    for made in range(8):
        adopted = tuple(replace(proposal, id=at, option_id=at) for at in range(1, made + 1))
        left.append(offered(replace(view, proposals=adopted)))
    assert [len(each) for each in left] == [5, 4, 3, 3, 3, 3, 3, 2]
    assert left[6] == ["Lampa 7", "Lampa 8", "Lampa 9"]
