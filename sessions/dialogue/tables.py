"""Tables of dialogues, meetings, their phases and who is present (as counts)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, Connection, select
from sqlmodel import Field, UniqueConstraint

from sessions.agenda.phases import PhaseKind
from sessions.agenda.timing import PhaseView
from sessions.dialogue.view import DialogueView, GroupCount, MeetingHead
from sessions.errors import Refused
from sessions.store.base import Moment, Row
from sessions.store.change import Change, table_of

FINAL: dict[str, Any] = {"info": {"final": True}}
"""Where the meeting is and how its clocks go: no undo touches that, and no minutes tell of it."""
APPROVED: dict[str, Any] = {"info": {"final": True, "told": True}}
"""Who has approved the minutes: no undo touches that either, but the minutes tell of it."""
ROOM = 1024
"""Between the positions of two phases of a new agenda: room to put others there without touching these."""


class Dialogue(Row, table=True):
    """One case: one question, one registry number."""

    question: str
    registry_number: str = ""
    organisation: str = ""
    purpose: str = ""
    influence: str = ""
    actor_groups: str = ""
    language: str = "sv"
    problem_owner: str = ""
    steering_group: str = ""
    recipient: str = ""
    feedback: str = ""
    level: str = ""
    fixed: str = ""
    put_away: bool = False
    decision_number: str = ""
    decision_day: date | None = None
    decision_outcome: str = ""
    feedback_day: date | None = None
    feedback_given: str = ""


class Meeting(Row, table=True):
    """One meeting of a dialogue."""

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    number: int
    day: date | None = None
    starts: time | None = None
    planned_end: time | None = None
    place: str = ""
    phase_id: int | None = Field(default=None, sa_column_kwargs=FINAL)
    next_day: date | None = None
    next_time: time | None = None
    next_place: str = ""
    title: str = ""
    process_leader: str = ""
    leaders: str = ""
    note_taker: str = ""
    table_hosts: str = ""
    put_away: bool = False
    moderated: bool = False
    approved_by: str = Field(default="", sa_column_kwargs=APPROVED)
    approved_on: date | None = Field(default=None, sa_column_kwargs=APPROVED)
    approved_at: datetime | None = Field(default=None, sa_column=Column(Moment, **APPROVED))


class Phase(Row, table=True):
    """One phase of a meeting's agenda with its clock. ``position`` has room between one phase and the next."""

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    position: int
    kind: str
    minutes: int
    used_seconds: int = Field(default=0, sa_column_kwargs=FINAL)
    running_since: datetime | None = Field(default=None, sa_column=Column(Moment, **FINAL))
    title: str = ""
    skipped: bool = False
    entered: bool = Field(default=False, sa_column_kwargs=FINAL)


class Presence(Row, table=True):
    """How many of one actor group are present at a meeting."""

    __table_args__ = (UniqueConstraint("meeting_id", "group"), {"sqlite_autoincrement": True})

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    group: str
    count: int


def read_dialogue(connection: Connection, dialogue_id: int) -> DialogueView:
    """The dialogue's view; refused if it is gone."""
    table = table_of(Dialogue)
    row = connection.execute(select(table).where(table.c.id == dialogue_id)).one_or_none()
    if row is None:
        raise Refused("error.gone")
    return DialogueView(**(dict(row._mapping) | {"actor_groups": tuple(row.actor_groups.splitlines())}))


def read_meeting(connection: Connection, meeting_id: int) -> MeetingHead:
    """The meeting's view; refused if it is gone."""
    table = table_of(Meeting)
    row = connection.execute(select(table).where(table.c.id == meeting_id)).one_or_none()
    if row is None:
        raise Refused("error.gone")
    return MeetingHead(**row._mapping)


def read_phases(connection: Connection, meeting_id: int) -> tuple[PhaseView, ...]:
    """The meeting's phases in the agenda's order."""
    t = table_of(Phase)
    columns = (t.c.minutes, t.c.used_seconds, t.c.running_since, t.c.title, t.c.skipped, t.c.entered, t.c.version)
    rows = connection.execute(
        select(t.c.id, t.c.kind, *columns).where(t.c.meeting_id == meeting_id).order_by(t.c.position, t.c.id)
    )
    return tuple(PhaseView(row.id, PhaseKind(row.kind), *row[2:]) for row in rows)


def phases_of(change: Change) -> list[Phase]:
    """The rows of the meeting's phases in the agenda's order."""
    rows = change.find(Phase, table_of(Phase).c.meeting_id == change.meeting_id)
    return sorted(rows, key=lambda row: (row.position, row.key))


def current_phase(meeting: Meeting, phases: Sequence[Phase]) -> int:
    """The id of the phase that the meeting is in; one that has not begun is in its first that is not skipped."""
    return meeting.phase_id or next(phase.key for phase in phases if not phase.skipped)


def phase_view(phase: Phase) -> PhaseView:
    """The phase as it leaves the house."""
    return PhaseView(
        id=phase.key,
        kind=PhaseKind(phase.kind),
        **phase.model_dump(exclude={"id", "kind", "meeting_id", "position"}),
    )


def read_presence(connection: Connection, meeting_id: int) -> tuple[GroupCount, ...]:
    """Who is present, per actor group, in the order they were first counted."""
    t = table_of(Presence)
    rows = connection.execute(select(t.c.group, t.c.count).where(t.c.meeting_id == meeting_id).order_by(t.c.id))
    return tuple(GroupCount(*row) for row in rows)
