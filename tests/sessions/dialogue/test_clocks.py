"""The clocks of the phases while the agenda is led: none runs unseen, none forgets its minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from tests.readme.picture import in_stockholm
from tests.sessions.dialogue.arranged import go, phase, skip
from tests.sessions.store.making import console, make_meeting


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def meeting(path: Path) -> Iterator[Meeting]:
    with console(path, make_meeting(path)) as meeting:
        yield meeting


START = datetime(2026, 4, 22, 16, 0, tzinfo=UTC)


class Clock:
    """Goes by hand."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def timed(path: Path) -> Iterator[tuple[Meeting, Clock]]:
    """A meeting whose time goes by hand."""
    meeting_id, clock = make_meeting(path), Clock()
    meetings = Meetings(path, clock)
    meeting = Meeting(meetings, meeting_id)
    yield meeting, clock
    meeting.leave()
    meetings.close()


def test_a_phase_that_is_gone_back_to_goes_on_with_the_time_it_has_used(timed: tuple[Meeting, Clock]) -> None:
    meeting, clock = timed
    go(meeting, PhaseKind.IDEAS)
    meeting.do(dialogue.toggle_timer, phase_id=meeting.view.phase.id)
    clock.now += timedelta(minutes=10)
    go(meeting, PhaseKind.GROUPING)
    clock.now += timedelta(minutes=3)
    go(meeting, PhaseKind.IDEAS)
    clock.now += timedelta(minutes=4)
    assert phase(meeting, PhaseKind.IDEAS).used(clock.now) == timedelta(minutes=14)
    assert phase(meeting, PhaseKind.GROUPING).used(clock.now) == timedelta(minutes=3)


def test_what_ran_while_the_computers_clock_was_two_days_off_is_not_kept(timed: tuple[Meeting, Clock]) -> None:
    meeting, clock = timed
    go(meeting, PhaseKind.IDEAS)
    meeting.do(dialogue.toggle_timer, phase_id=meeting.view.phase.id)
    clock.now += timedelta(days=2)
    go(meeting, PhaseKind.GROUPING)
    clock.now -= timedelta(days=2)
    assert phase(meeting, PhaseKind.IDEAS).used(clock.now) == timedelta()
    assert phase(meeting, PhaseKind.GROUPING).used(clock.now) == timedelta()
    go(meeting, PhaseKind.CLOSING)
    clock.now += timedelta(minutes=4)
    assert phase(meeting, PhaseKind.CLOSING).used(clock.now) == timedelta(minutes=4)


def test_a_breaks_clock_always_runs_and_runs_on_only_where_clocks_are_in_use(timed: tuple[Meeting, Clock]) -> None:
    meeting, clock = timed
    meeting.do(arrangement.add_break, after=meeting.view.phases[0].id)
    go(meeting, PhaseKind.BREAK)
    assert meeting.view.phase.running_since == clock.now
    clock.now += timedelta(minutes=10)
    go(meeting, PhaseKind.IDEAS)
    assert not any(each.running_since for each in meeting.view.phases)
    meeting.do(dialogue.toggle_timer, phase_id=meeting.view.phase.id)
    clock.now += timedelta(minutes=20)
    go(meeting, PhaseKind.BREAK)
    assert meeting.view.phase.used(clock.now) == timedelta(minutes=10)
    go(meeting, PhaseKind.GROUPING)
    assert meeting.view.phase.running_since == clock.now


@pytest.mark.parametrize(
    ("day", "starts", "ends", "utc"),
    [
        (date(2026, 10, 25), time(8), time(10), datetime(2026, 10, 25, 9, tzinfo=UTC)),
        (date(2026, 10, 24), time(22), time(4), datetime(2026, 10, 25, 3, tzinfo=UTC)),
        (date(2026, 10, 24), time(20), time(22), datetime(2026, 10, 24, 20, tzinfo=UTC)),
        (date(2026, 3, 29), time(8), time(10), datetime(2026, 3, 29, 8, tzinfo=UTC)),
        (date(2026, 4, 22), None, time(20, 30), datetime(2026, 4, 22, 18, 30, tzinfo=UTC)),
    ],
    ids=["after the night of the change", "over that night", "before it", "in spring", "any day"],
)
def test_the_planned_end_is_by_the_clock_on_the_wall_whatever_it_is_now(
    meeting: Meeting, day: date, starts: time | None, ends: time, utc: datetime
) -> None:
    head = replace(meeting.view.meeting, day=day, starts=starts, planned_end=ends)
    with in_stockholm():
        assert replace(meeting.view, meeting=head).ends == utc


def test_the_first_clock_begins_the_meeting_where_it_is(meeting: Meeting) -> None:
    first = meeting.view.phases[0]
    meeting.do(dialogue.toggle_timer, phase_id=first.id)
    assert meeting.view.meeting.phase_id == first.id
    closing = phase(meeting, PhaseKind.CLOSING)
    meeting.do(arrangement.move, phase_id=closing.id, version=closing.version, places=-9)
    assert meeting.view.phase.id == first.id


def test_before_it_has_begun_the_meeting_begins_with_what_stands_first(meeting: Meeting) -> None:
    ideas = phase(meeting, PhaseKind.IDEAS)
    meeting.do(arrangement.move, phase_id=ideas.id, version=ideas.version, places=-1)
    assert meeting.view.phase.kind == "ideas"
    skip(meeting, PhaseKind.OPENING)
    meeting.undo()
    meeting.undo()
    assert meeting.view.phase.kind == PhaseKind.OPENING
