"""Dots counted on the wall beside ballots: written, changed and taken back, never lost in silence, never told apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from tests.sessions.store.making import console, make_meeting, open_round
from tests.sessions.voting.walls import refusal, round_of, said, totals

DOTS_EACH = 3


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def desks(store: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles at one meeting, where a round with twelve options and three dots each is open for ten."""
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as first, console(store, meeting_id) as second:
        open_round(first, entitled=10)
        second.refresh()
        yield first, second


def test_wall_and_ballots_add_up_in_one_tally_and_nobody_sees_a_total_before(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.lay_ballot("3 3 7")
    assert said(second.count_wall("7=12 3=4").what) == "väggens prickar för alternativ 3 och 7"
    second.lay_ballot("7")
    for desk in desks:
        assert (round_of(desk).slips, round_of(desk).wall_dots) == (2, 16)
        assert {option.dots for option in round_of(desk).options} == {None}
    first.close_round()
    assert totals(second) == {3: (6, 1), 7: (14, 2)}
    assert (round_of(second).given, round_of(second).wall_dots) == (2, 16)


def test_a_total_is_all_that_hangs_there_and_each_time_is_taken_back_until_closing(
    desks: tuple[Meeting, Meeting],
) -> None:
    first, _ = desks
    first.count_wall("7=5 3=2")
    first.count_wall("7=6")
    first.lay_ballot("1")
    first.count_wall("3=0 9=1")
    assert round_of(first).wall_dots == 7
    assert said(first.undo().what) == "det senaste från väggen"
    assert (round_of(first).wall_dots, round_of(first).slips) == (8, 1)
    assert said(first.undo().what) == "en röstsedel"
    assert (round_of(first).wall_dots, round_of(first).slips) == (8, 0)
    first.undo()
    assert round_of(first).wall_dots == 7
    first.undo()
    assert round_of(first).wall_dots == 0
    with pytest.raises(Refused, match=r"undo\.final"):
        first.undo()
    first.count_wall("2=3")
    first.close_round()
    assert totals(first) == {2: (3, 0)}


def test_of_ballots_only_the_last_can_be_taken_back_whatever_was_counted_between(
    desks: tuple[Meeting, Meeting],
) -> None:
    first, _ = desks
    first.lay_ballot("1")
    first.count_wall("7=1")
    first.lay_ballot("2")
    first.undo()
    first.undo()
    assert (round_of(first).slips, round_of(first).wall_dots) == (1, 0)
    with pytest.raises(Refused, match=r"undo\.final"):
        first.undo()


def test_totals_of_another_console_are_not_written_over_unseen(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.count_wall("7=6 3=2")
    second.count_wall("7=6 1=1")  # both counted the same
    with pytest.raises(Outdated) as caught:
        second.count_wall("3=4 2=1")
    assert caught.value.theirs == {"3": 2}
    assert round_of(second).wall_dots == 9
    first.count_wall("3=3")
    with pytest.raises(Outdated) as changed:
        second.count_wall("3=4 2=1", {3: 2})
    assert changed.value.theirs == {"3": 3}
    second.count_wall("3=4 2=1", {3: 3})
    assert round_of(first).wall_dots == 12
    second.count_wall("3=5")  # its own by now
    assert round_of(first).wall_dots == 13


def test_what_another_has_counted_anew_is_not_taken_back(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.count_wall("1=1")
    first.count_wall("7=6")
    second.count_wall("7=5", {7: 6})
    with pytest.raises(Refused) as caught:
        first.undo()
    assert "någon annan har räknat om samma alternativ" in said(caught.value.phrase)
    assert round_of(first).wall_dots == 6
    first.undo()
    assert round_of(first).wall_dots == 5
    second.undo()
    assert round_of(first).wall_dots == 6


def test_the_wall_has_no_more_dots_than_those_who_handed_in_no_slip(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    for _ in range(4):
        first.lay_ballot("1 2 3")
    assert "skulle få 19 prickar" in refusal(second, "5=10 6=9")
    second.count_wall("5=10 6=8")
    assert "högst 18" in refusal(second, "5=11")
    second.count_wall("5=1")
    first.lay_ballot("x")
    first.lay_ballot("0")
    first.lay_ballot("1")
    with pytest.raises(Refused) as filled:
        first.lay_ballot("1")
    assert "9 prickar på väggen kommer från minst 3 personer" in said(filled.value.phrase)
    with pytest.raises(Refused) as back:
        second.undo()
    assert "får inte plats" in said(back.value.phrase)
    assert (round_of(first).slips, round_of(first).wall_dots) == (7, 9)


def test_the_entitled_cannot_be_fewer_than_ballots_and_wall_need(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    round_id = round_of(first).id
    first.lay_ballot("1")
    first.do(voting.set_entitled, round_id=round_id, entitled="+5")
    second.count_wall("5=22")
    with pytest.raises(Refused) as caught:
        second.do(voting.set_entitled, round_id=round_id, entitled=8)
    assert "minst 9 personer" in said(caught.value.phrase)
    second.do(voting.set_entitled, round_id=round_id, entitled=9)
    second.undo()
    second.undo()
    first.undo()
    assert (round_of(first).entitled, round_of(first).wall_dots) == (10, 0)


def test_undo_goes_back_through_ballots_wall_and_entitled_as_they_came(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    round_id = round_of(first).id

    def stands() -> tuple[int, int, int]:
        return round_of(first).slips, round_of(first).wall_dots, round_of(first).entitled

    first.lay_ballot("1")
    first.do(voting.set_entitled, round_id=round_id, entitled="+1")
    first.count_wall("7=2")
    first.do(voting.set_entitled, round_id=round_id, entitled="+1")
    first.do(dialogue.toggle_timer, phase_id=first.view.phase.id)
    steps = [(1, 2, 12)]
    for _ in range(4):
        try:
            first.undo()
        except Refused:  # the timer, which is not undone
            first.undo()
        steps.append(stands())
    assert steps == [(1, 2, 12), (1, 2, 11), (1, 0, 11), (1, 0, 10), (0, 0, 10)]


def test_late_arrivals_at_two_consoles_at_once_are_all_counted(desks: tuple[Meeting, Meeting]) -> None:
    for desk in desks:
        desk.do(voting.set_entitled, round_id=round_of(desk).id, entitled="+1")
    assert round_of(desks[0]).entitled == 12


def test_people_counted_later_change_no_open_round(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    second.do(dialogue.count_present, counts={"invånare": 40})
    assert round_of(first).entitled == 10


def test_a_round_closed_or_being_closed_at_one_console_counts_no_wall_at_the_other(
    desks: tuple[Meeting, Meeting], store: Path
) -> None:
    first, second = desks
    first.lay_ballot("3")
    first.count_wall("7=6")
    first._ballots.seal(round_of(first))  # and there it stops half-way
    assert "stängd men inte räknad" in refusal(second, "7=7")
    with pytest.raises(Refused, match=r"undo\.final"):
        first.undo()
    second.close_round()
    assert totals(first) == {3: (1, 1), 7: (6, 0)}
    with pytest.raises(Refused, match=r"voting\.not_open"):
        first.count_wall("7=8")
    assert not list(store.parent.glob("*.round-*"))


def test_a_cancelled_round_leaves_nothing_of_the_wall(desks: tuple[Meeting, Meeting], store: Path) -> None:
    first, second = desks
    first.count_wall("7=6")
    second.do(voting.cancel_round, round_id=round_of(second).id)
    assert not list(store.parent.glob("*.round-*"))
    assert second.view.rounds[-1].wall_dots == 0
    with pytest.raises(Refused, match=r"voting\.not_open"):
        first.count_wall("7=8")


def test_a_console_that_comes_back_finds_the_wall_and_can_take_back_what_it_counted(store: Path) -> None:
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as first:
        open_round(first, entitled=10)
        first.count_wall("7=6")
        first.count_wall("7=7")
    with console(store, meeting_id) as back:
        assert round_of(back).wall_dots == 7
        back.undo()
        assert round_of(back).wall_dots == 6
