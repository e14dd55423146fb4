"""The table of a meeting's short words: rules, hopes, worries, check-out words and notes."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlmodel import Field

from sessions.notes.view import NoteKind, NoteView
from sessions.store.base import Row
from sessions.store.change import table_of


class Note(Row, table=True):
    """One short text of a meeting. It has no column for a person."""

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    kind: str
    text: str


def read(connection: Connection, meeting_id: int) -> tuple[NoteView, ...]:
    """The meeting's notes in the order they were written."""
    t = table_of(Note)
    rows = connection.execute(
        select(t.c.id, t.c.kind, t.c.text, t.c.version).where(t.c.meeting_id == meeting_id).order_by(t.c.id)
    )
    return tuple(NoteView(row.id, NoteKind(row.kind), row.text, row.version) for row in rows)
