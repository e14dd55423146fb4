"""The table of parked questions."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select
from sqlmodel import Field, UniqueConstraint

from sessions.parking.view import ParkedView
from sessions.store.base import Row
from sessions.store.change import table_of
from sessions.store.mapper import filled


class Parked(Row, table=True):
    """A question set aside, with to whom it goes, when and how, and the answer. ``answer_by`` follows from ``when``."""

    __table_args__ = (UniqueConstraint("dialogue_id", "number"), {"sqlite_autoincrement": True})

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    number: int
    text: str
    to_whom: str = ""
    when: str = ""
    how: str = ""
    answer_by: date | None = None
    answer: str = ""
    answered_on: date | None = None


def read(connection: Connection, dialogue_id: int) -> tuple[ParkedView, ...]:
    """The dialogue's parked questions by number."""
    t = table_of(Parked)
    rows = connection.execute(select(t).where(t.c.dialogue_id == dialogue_id).order_by(t.c.number))
    return tuple(filled(ParkedView, row) for row in rows)
