"""Voting through the door, from two consoles on one store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.errors import Refused
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.voting import commands as voting
from sessions.voting.box import BallotBox
from sessions.voting.view import NewOption, RoundStatus, RoundView


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def desks(store: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles at one meeting, where a round is open for three voters."""
    opened = [Meetings(store), Meetings(store)]
    dialogue_id = opened[0].do(dialogue.create, question="Hur blir hamnen trygg?").id
    assert dialogue_id is not None
    meeting_id = opened[0].do(dialogue.plan, dialogue_id=dialogue_id).id
    assert meeting_id is not None
    first, second = (Meeting(each, meeting_id) for each in opened)
    prioritising = next(phase.id for phase in first.view.phases if phase.kind == PhaseKind.PRIORITISING)
    first.do(dialogue.go_to, phase_id=prioritising)
    first.do(
        voting.open_round,
        criterion="Vad är viktigast?",
        dots_each=3,
        stacking=None,
        entitled=3,
        options=[NewOption("Belysning"), NewOption("Bänkar"), NewOption("Trafik")],
    )
    second.refresh()
    yield first, second
    for desk in (first, second):
        desk.leave()
    for each in opened:
        each.close()


def round_of(desk: Meeting) -> RoundView:
    desk.refresh()
    assert desk.view.round is not None
    return desk.view.round


def test_both_desks_count_the_same_ballots_and_see_no_totals(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.lay_ballot("3 3 1")
    assert second.changed()
    second.lay_ballot("x")
    for desk in desks:
        assert (round_of(desk).given, round_of(desk).spoiled, round_of(desk).slips) == (1, 1, 2)
        assert [option.dots for option in round_of(desk).options] == [None, None, None]


def test_undo_takes_back_the_desks_own_last_slip(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.lay_ballot("3 3 1")
    second.lay_ballot("2")
    first.undo()
    assert round_of(second).given == 1
    with pytest.raises(Refused, match=r"undo\.final"):
        first.undo()
    first.close_round()
    assert [option.dots for option in round_of(first).options] == [0, 1, 0]


def test_more_ballots_than_entitled_are_refused_at_any_desk(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    for desk in (first, second, first):
        desk.lay_ballot("1")
    with pytest.raises(Refused, match=r"voting\.all_in"):
        second.lay_ballot("1")


def test_a_round_closed_at_one_desk_takes_no_ballot_at_the_other(desks: tuple[Meeting, Meeting], store: Path) -> None:
    first, second = desks
    first.lay_ballot("3 3 1")
    first.close_round()
    with pytest.raises(Refused, match=r"voting\.not_open"):
        second.lay_ballot("2")
    assert round_of(second).status is RoundStatus.CLOSED
    assert round_of(second).given == 1
    assert not list(store.parent.glob("*.round-*"))


def test_a_round_that_is_over_is_not_closed_in_the_place_of_the_next(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    meant = round_of(second).id
    first.close_round(meant)
    first.do(voting.reveal, round_id=meant)
    first.do(voting.open_again, round_id=meant)
    second.refresh()
    for desk in desks:
        with pytest.raises(Refused, match=r"voting\.already_closed"):
            desk.close_round(meant)
        assert round_of(desk).status is RoundStatus.OPEN


def test_a_console_that_comes_back_finds_the_ballots_and_can_take_back_its_last(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    first.lay_ballot("3 3 1")
    first.lay_ballot("2")
    back = Meeting(first._meetings, first.view.meeting.id)
    assert round_of(back).given == 2
    back.undo()
    assert round_of(back).given == 1
    back.leave()


def test_what_a_crash_left_of_the_box_after_closing_is_destroyed_by_the_next_who_looks(
    desks: tuple[Meeting, Meeting], store: Path
) -> None:
    first, second = desks
    first.lay_ballot("3 3 1")
    path = BallotBox.beside(store, round_of(first).id)
    first.close_round()
    left = BallotBox.create(path)
    left.put("3 3 1", spoiled=False, desk="console 1", room=lambda slips, wall: None)
    left.close()
    second.refresh()
    assert not list(store.parent.glob("*.round-*"))


def test_a_cancelled_round_leaves_no_box(desks: tuple[Meeting, Meeting], store: Path) -> None:
    first, _ = desks
    first.lay_ballot("3 3 1")
    first.do(voting.cancel_round, round_id=round_of(first).id)
    assert first.view.round is None
    assert not list(store.parent.glob("*.round-*"))


def test_what_was_typed_in_another_round_is_refused(desks: tuple[Meeting, Meeting]) -> None:
    desk = desks[0]
    first = round_of(desk).id
    desk.lay_ballot("1", round_id=first)
    desk.close_round()
    desk.do(voting.reveal, round_id=first)
    desk.do(voting.open_again, round_id=first)
    second = round_of(desk).id
    for count, text in ((desk.lay_ballot, "1"), (desk.count_wall, "1=1")):
        with pytest.raises(Refused) as refused:
            count(text, round_id=first)
        assert refused.value.phrase.key == "voting.other_round"
    assert (round_of(desk).slips, round_of(desk).wall_dots) == (0, 0)
    desk.lay_ballot("1", round_id=second)
    assert round_of(desk).slips == 1
