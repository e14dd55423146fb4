"""The table of commitments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select
from sqlmodel import Field, UniqueConstraint

from sessions.commitments.rules import missing
from sessions.commitments.view import CommitmentKind, CommitmentView, Status
from sessions.store.base import METADATA, Row
from sessions.store.change import table_of
from sessions.store.mapper import filled


class Commitment(Row, table=True):
    """What one party says that it will do, or what is wished of one that is not here. They share their numbers."""

    __table_args__ = (UniqueConstraint("dialogue_id", "number"), {"sqlite_autoincrement": True})

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    number: int
    party: str
    promise: str = ""
    first_step: str = ""
    first_step_by: date | None = None
    due_by: date | None = None
    follow_up: date | None = None
    role: str = ""
    together_with: str = ""
    support_needed: str = ""
    support_from: str = ""
    sign: str = ""
    confidence: int | None = None
    reports_back: str = ""
    kind: str = CommitmentKind.COMMITMENT.value
    needs_decision: bool = False
    confirmed: bool = False
    status: str = Status.NOT_STARTED.value
    status_word: str = ""


def read(connection: Connection, dialogue_id: int) -> tuple[CommitmentView, ...]:
    """The dialogue's commitments by number, each with what it still lacks."""
    t, meeting = table_of(Commitment), METADATA.tables["meeting"]
    rows = connection.execute(
        select(t, meeting.c.day.label("met"))
        .join(meeting, meeting.c.id == t.c.meeting_id)
        .where(t.c.dialogue_id == dialogue_id)
        .order_by(t.c.number)
    )
    made = [(filled(CommitmentView, row), row.met) for row in rows]
    return tuple(replace(each, missing=missing(each, met)) for each, met in made)
