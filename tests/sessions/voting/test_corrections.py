"""A total that the room has seen is corrected with a reason; what it was is kept, and nobody's correction is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.rules import ranking, run_off
from sessions.voting.view import CorrectionView, OptionView, RoundStatus, RoundView
from sessions.words import LANGUAGES, Phrase, Words
from tests.sessions.store.making import asked, console, make_meeting, open_round

REASON = "två prickar satt på baksidan"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def desks(store: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles where a round of ten with three dots each is open: three ballots, and five dots on the wall."""
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as first, console(store, meeting_id) as second:
        open_round(first, entitled=10, options=4)
        for ballot in ("1 1 2", "1 2 3", "x"):
            first.lay_ballot(ballot)
        first.count_wall("1=4 3=1")
        second.refresh()
        yield first, second


def round_of(desk: Meeting) -> RoundView:
    desk.refresh()
    assert desk.view.round is not None
    return desk.view.round


def option(desk: Meeting, number: int) -> OptionView:
    return next(option for option in round_of(desk).options if option.number == number)


def show(desk: Meeting) -> None:
    round_id = round_of(desk).id
    desk.close_round()
    desk.do(voting.reveal, round_id=round_id)


def correct(desk: Meeting, number: int, dots: int, reason: str = REASON, seen: OptionView | None = None) -> None:
    seen = seen or option(desk, number)
    done = desk.do(voting.correct, option_id=seen.id, version=seen.version, dots=dots, reason=reason)
    assert done.final is None
    assert f"summan för Förslag {number}" in said(done.what)


def said(phrase: Phrase) -> str:
    assert all("{" not in Words(language).say(phrase) for language in LANGUAGES)
    return Words("sv").say(phrase)


def test_a_correction_keeps_what_the_total_was_with_the_reason(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    show(first)
    correct(second, 1, 9, f"  {REASON} ")
    assert (option(first, 1).dots, option(first, 1).voters) == (9, 2)
    (made,) = round_of(first).corrections
    assert (made.option_number, made.before, made.after, made.reason) == (1, 7, 9, REASON)
    assert (round_of(first).was(1), round_of(first).was(2)) == (7, None)
    assert (round_of(first).wall_dots, round_of(first).given) == (5, 2), "what was counted when it closed stays"


def test_corrected_again_it_still_tells_what_it_was_at_first(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    show(first)
    correct(first, 1, 9)
    correct(first, 1, 8, "räknat en gång till")
    assert [(made.before, made.after) for made in round_of(first).corrections] == [(7, 9), (9, 8)]
    assert round_of(first).was(1) == 7


def test_ties_places_and_the_run_off_follow_the_corrected_totals(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    show(first)
    assert [(place.first, place.option.number) for place in ranking(round_of(first).options)] == [
        (1, 1),
        (2, 2),
        (2, 3),
        (4, 4),
    ]
    correct(first, 4, 7)
    assert [(place.first, place.option.number) for place in ranking(round_of(first).options)][:2] == [(1, 1), (1, 4)]
    assert [each.number for each in run_off(round_of(first).options)] == [1, 4]


def test_a_correction_is_undone_and_done_again(desks: tuple[Meeting, Meeting], store: Path) -> None:
    first, second = desks
    show(first)
    before: tuple[OptionView, ...] = round_of(first).options
    correct(first, 1, 9)
    first.undo()
    assert (round_of(second).options, round_of(second).corrections) == (before, ())
    first.redo()
    assert option(second, 1).dots == 9
    assert [type(made) for made in round_of(second).corrections] == [CorrectionView]
    assert asked(store, "SELECT command FROM journal ORDER BY id DESC LIMIT 3") == [("redo",), ("undo",), ("correct",)]


def test_a_total_that_somebody_else_corrected_meanwhile_is_shown_and_not_written_over(
    desks: tuple[Meeting, Meeting],
) -> None:
    first, second = desks
    show(first)
    seen = option(second, 1)
    correct(first, 1, 9)
    with pytest.raises(Outdated) as caught:
        correct(second, 1, 8, seen=seen)
    assert caught.value.theirs == {"dots": 9}
    assert option(second, 1).dots == 9
    second.do(voting.correct, option_id=seen.id, version=caught.value.version, dots=8, reason="räknat på nytt")
    assert option(first, 1).dots == 8
    with pytest.raises(Refused) as undone:
        first.undo()
    assert "det har ändrats sedan dess" in said(undone.value.phrase)


def test_another_option_corrected_meanwhile_is_no_hindrance(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    show(first)
    seen = option(second, 1)
    correct(first, 2, 3)
    correct(second, 1, 9, seen=seen)
    assert [each.dots for each in round_of(first).options] == [9, 3, 2, 0]


@pytest.mark.parametrize(
    ("number", "dots", "reason", "key", "why"),
    [
        (1, 9, "", "counting.no_reason", "varför"),
        (1, 9, " \t ", "counting.no_reason", "varför"),
        (1, 7, REASON, "counting.correct_same", "redan 7 prickar"),
        (1, 1, REASON, "counting.correct_below", "2 röstande"),
        (1, 24, REASON, "counting.correct_above", "högst 23"),
        (4, 100, REASON, "counting.correct_above", "högst 16"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_with_the_reason(
    desks: tuple[Meeting, Meeting], number: int, dots: int, reason: str, key: str, why: str
) -> None:
    first, _ = desks
    show(first)
    before = round_of(first)
    with pytest.raises(Refused) as caught:
        correct(first, number, dots, reason)
    assert caught.value.phrase.key == key
    assert why in said(caught.value.phrase)
    assert round_of(first) == before


def test_before_the_room_has_seen_a_total_it_is_not_corrected(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    seen = option(first, 1)
    with pytest.raises(Refused) as still_open:
        correct(first, 1, 9, seen=seen)
    assert "är öppen" in said(still_open.value.phrase)
    first.close_round()
    with pytest.raises(Refused) as closed:
        correct(first, 1, 9)
    assert "så att alla vet vad som ändrades" in said(closed.value.phrase)
    first.do(voting.reveal, round_id=round_of(first).id)
    first.do(voting.open_again, round_id=round_of(first).id)
    cancelled = option(first, 1)
    first.do(voting.cancel_round, round_id=round_of(first).id)
    with pytest.raises(Refused) as nothing:
        correct(first, 1, 9, seen=cancelled)
    assert "avbröts" in said(nothing.value.phrase)


def test_an_earlier_result_can_be_corrected_while_a_run_off_is_open(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    seen = option(first, 1)
    show(first)
    seen = option(first, 1)
    first.do(voting.open_run_off, round_id=round_of(first).id, criterion="Avgörande")
    correct(first, 1, 9, seen=seen)
    assert round_of(first).status is RoundStatus.OPEN
    assert first.view.rounds[0].options[0].dots == 9
