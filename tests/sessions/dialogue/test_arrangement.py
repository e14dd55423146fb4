"""The agenda arranged while it is led: each change one step that can be undone, and no console's work is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from tests.sessions.dialogue.arranged import go, order, phase, refusal, skip
from tests.sessions.store.making import console, make_meeting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def meeting(path: Path) -> Iterator[Meeting]:
    with console(path, make_meeting(path)) as meeting:
        yield meeting


@pytest.fixture
def desks(path: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles at one meeting."""
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as first, console(path, meeting_id) as second:
        yield first, second


def test_a_skipped_phase_is_passed_by_taken_in_again_and_undone(meeting: Meeting) -> None:
    skip(meeting, PhaseKind.IDEAS)
    assert meeting.view.next_phase == phase(meeting, PhaseKind.GROUPING)
    at = phase(meeting, PhaseKind.IDEAS)
    meeting.do(arrangement.take_in, phase_id=at.id, version=at.version)
    assert meeting.view.next_phase == phase(meeting, PhaseKind.IDEAS)
    meeting.undo()
    assert phase(meeting, PhaseKind.IDEAS).skipped
    meeting.undo()
    assert not phase(meeting, PhaseKind.IDEAS).skipped


def test_who_goes_to_a_skipped_phase_takes_it_in(meeting: Meeting) -> None:
    skip(meeting, PhaseKind.IDEAS)
    go(meeting, PhaseKind.IDEAS)
    assert meeting.view.phase.kind == PhaseKind.IDEAS
    assert not meeting.view.phase.skipped


def test_the_phase_that_one_is_in_can_be_neither_skipped_nor_taken_away(meeting: Meeting) -> None:
    for kind in (PhaseKind.OPENING, PhaseKind.GROUPING):
        at = phase(meeting, kind)
        if kind != PhaseKind.OPENING:
            go(meeting, kind)
        with pytest.raises(Refused) as caught:
            meeting.do(arrangement.skip, phase_id=at.id, version=at.version)
        assert refusal(caught) == "dialogue.phase_here"
        with pytest.raises(Refused) as caught:
            meeting.do(arrangement.remove, phase_id=at.id, version=at.version)
        assert refusal(caught) == "dialogue.phase_here"


def test_a_phase_comes_once_more_with_its_minutes_and_a_clock_of_its_own(meeting: Meeting) -> None:
    ideas = phase(meeting, PhaseKind.IDEAS)
    meeting.do(dialogue.toggle_timer, phase_id=ideas.id)
    meeting.do(arrangement.repeat, phase_id=ideas.id)
    first, again = [each for each in meeting.view.phases if each.kind == PhaseKind.IDEAS]
    assert order(meeting)[1:3] == ["ideas", "ideas"]
    assert (again.minutes, again.used_seconds, again.running_since) == (first.minutes, 0, None)
    assert first.running_since is not None
    meeting.undo()
    assert order(meeting).count("ideas") == 1


def test_a_break_is_added_moved_lengthened_and_taken_away(meeting: Meeting) -> None:
    before = meeting.view
    meeting.do(arrangement.add_break, after=phase(meeting, PhaseKind.IDEAS).id)
    assert order(meeting)[2] == "break"
    added = meeting.view.phases[2]
    meeting.do(dialogue.add_minutes, phase_id=added.id, minutes=5)
    meeting.do(arrangement.move, phase_id=added.id, version=meeting.view.phases[2].version, places=1)
    assert order(meeting)[3] == "break"
    assert meeting.view.phases[3].minutes == added.minutes + 5
    meeting.do(arrangement.remove, phase_id=added.id, version=meeting.view.phases[3].version)
    assert "break" not in order(meeting)
    for _ in range(4):
        meeting.undo()
    assert meeting.view == before
    for _ in range(3):
        meeting.redo()
    assert order(meeting)[3] == "break"


def test_what_has_been_entered_stays_and_the_reason_is_said(meeting: Meeting) -> None:
    meeting.do(arrangement.add_break, after=phase(meeting, PhaseKind.IDEAS).id)
    go(meeting, PhaseKind.BREAK)
    go(meeting, PhaseKind.GROUPING)
    at = phase(meeting, PhaseKind.BREAK)
    with pytest.raises(Refused) as caught:
        meeting.do(arrangement.remove, phase_id=at.id, version=at.version)
    assert refusal(caught) == "dialogue.phase_entered"
    at = phase(meeting, PhaseKind.OPENING)
    with pytest.raises(Refused) as caught:
        meeting.do(arrangement.remove, phase_id=at.id, version=at.version)
    assert refusal(caught) == "dialogue.phase_entered", "the first phase has been left, so it has been entered"


def test_undo_keeps_the_meeting_in_a_phase_that_is_there(meeting: Meeting) -> None:
    meeting.do(arrangement.add_break, after=phase(meeting, PhaseKind.IDEAS).id)
    go(meeting, PhaseKind.BREAK)
    with pytest.raises(Refused, match=r"undo\.final"):
        meeting.undo()
    with pytest.raises(Refused, match=r"undo\.refused"):
        meeting.undo()
    assert meeting.view.phase.kind == PhaseKind.BREAK


def test_undo_does_not_skip_the_phase_that_the_meeting_is_in(meeting: Meeting) -> None:
    skip(meeting, PhaseKind.IDEAS)
    at = phase(meeting, PhaseKind.IDEAS)
    meeting.do(arrangement.take_in, phase_id=at.id, version=at.version)
    go(meeting, PhaseKind.IDEAS)
    with pytest.raises(Refused, match=r"undo\.final"):
        meeting.undo()
    with pytest.raises(Refused, match=r"undo\.refused") as caught:
        meeting.undo()
    assert caught.value.phrase.values["why"].key == "undo.phase_here"
    assert not meeting.view.phase.skipped


def test_the_last_phase_that_is_left_cannot_be_taken_back_by_another(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    second.do(arrangement.add_break, after=phase(second, PhaseKind.OPENING).id)
    first.refresh()
    pause = phase(first, PhaseKind.BREAK)
    first.do(arrangement.move, phase_id=pause.id, version=pause.version, places=-1)
    for kind in (kind for kind in PhaseKind.known() if kind != PhaseKind.BREAK and kind in order(first)):
        skip(first, kind)
    second.refresh()
    with pytest.raises(Refused, match=r"undo\.refused"):
        second.undo()
    assert second.refresh().phase.kind == PhaseKind.BREAK


def test_minutes_can_be_undone_while_the_clock_runs(meeting: Meeting) -> None:
    ideas = phase(meeting, PhaseKind.IDEAS)
    meeting.do(dialogue.add_minutes, phase_id=ideas.id, minutes=5)
    meeting.do(dialogue.toggle_timer, phase_id=ideas.id)
    with pytest.raises(Refused, match=r"undo\.final"):
        meeting.undo()
    meeting.undo()
    at = phase(meeting, PhaseKind.IDEAS)
    assert at.minutes == ideas.minutes
    assert at.running_since is not None


def test_two_consoles_arrange_at_once_and_nothing_is_lost(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    closing = phase(second, PhaseKind.CLOSING)
    first.do(arrangement.add_break, after=phase(first, PhaseKind.IDEAS).id)
    second.do(arrangement.move, phase_id=closing.id, version=closing.version, places=-1)
    second.do(arrangement.add_break, after=phase(second, PhaseKind.IDEAS).id, minutes=5)
    first.refresh()
    assert order(first) == order(second)
    assert [each.minutes for each in first.view.phases if each.kind == PhaseKind.BREAK] == [5, 10]
    first.undo()
    second.refresh()
    second.undo()
    second.undo()
    first.refresh()
    assert order(first) == order(second)
    assert "break" not in order(first)


def test_who_has_not_seen_the_others_change_is_told(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    ideas = phase(first, PhaseKind.IDEAS)
    second.do(dialogue.add_minutes, phase_id=ideas.id, minutes=15)
    with pytest.raises(Outdated):
        first.do(arrangement.remove, phase_id=ideas.id, version=ideas.version)
    with pytest.raises(Outdated):
        first.do(arrangement.skip, phase_id=ideas.id, version=ideas.version)
    with pytest.raises(Outdated):
        first.do(arrangement.move, phase_id=ideas.id, version=ideas.version, places=1)
    seen = phase(first, PhaseKind.IDEAS)
    assert seen.version == ideas.version
    first.refresh()
    seen = phase(first, PhaseKind.IDEAS)
    first.do(arrangement.remove, phase_id=seen.id, version=seen.version)
    second.refresh()
    with pytest.raises(Refused, match=r"error\.gone"):
        second.do(arrangement.repeat, phase_id=ideas.id)
    with pytest.raises(Refused, match=r"error\.gone"):
        second.do(arrangement.add_break, after=ideas.id)
    with pytest.raises(Refused, match=r"error\.gone"):
        second.do(dialogue.go_to, phase_id=ideas.id)


def test_a_phase_of_another_meeting_is_none_of_this_one(path: Path, meeting: Meeting) -> None:
    other_id = meeting._meetings.do(dialogue.plan, dialogue_id=meeting.view.dialogue.id).id
    assert other_id is not None
    with console(path, other_id) as other:
        foreign = other.view.phases[0]
    with pytest.raises(Refused, match=r"error\.gone"):
        meeting.do(dialogue.go_to, phase_id=foreign.id)
    with pytest.raises(Refused, match=r"error\.gone"):
        meeting.do(arrangement.skip, phase_id=foreign.id, version=foreign.version)


def test_many_breaks_in_one_place_stand_in_the_order_they_came(meeting: Meeting) -> None:
    """There is room for some between two phases; then all move apart."""
    ideas = phase(meeting, PhaseKind.IDEAS)
    for minutes in range(1, 16):
        meeting.do(arrangement.add_break, after=ideas.id, minutes=minutes)
    breaks = [each.minutes for each in meeting.view.phases if each.kind == PhaseKind.BREAK]
    assert breaks == list(range(15, 0, -1))
    assert order(meeting)[:2] == ["opening", "ideas"]
    for _ in range(15):
        meeting.undo()
    assert "break" not in order(meeting)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-7, 7)), max_size=15))
def test_moving_is_taking_out_and_putting_in_again(meeting: Meeting, moves: list[tuple[int, int]]) -> None:
    known = [each.id for each in meeting.view.phases]
    for which, places in moves:
        at = meeting.view.phases[which]
        known = [each.id for each in meeting.view.phases]
        meeting.do(arrangement.move, phase_id=at.id, version=at.version, places=places)
        known.remove(at.id)
        known.insert(max(0, which + places), at.id)
        assert [each.id for each in meeting.view.phases] == known


def test_a_phase_of_any_kind_is_put_in_where_one_says_and_taken_out_again(meeting: Meeting) -> None:
    opening = phase(meeting, PhaseKind.OPENING)
    before = order(meeting)
    meeting.do(arrangement.add, after=opening.id, kind=PhaseKind.PERSPECTIVES, minutes=40)
    assert order(meeting) == [before[0], "perspectives", *before[1:]]
    assert phase(meeting, PhaseKind.PERSPECTIVES).minutes == 40
    meeting.undo()
    assert order(meeting) == before
