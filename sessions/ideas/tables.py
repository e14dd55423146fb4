"""The table of ideas. It has no column for a person."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import Connection, select
from sqlmodel import Field, UniqueConstraint

from sessions.ideas.view import IdeaView
from sessions.store.base import Row
from sessions.store.change import table_of


class Idea(Row, table=True):
    """One idea of a dialogue, in the speaker's words."""

    __table_args__ = (UniqueConstraint("dialogue_id", "number"), {"sqlite_autoincrement": True})

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    number: int
    text: str
    theme: str = ""
    table: str = ""
    withdrawn: bool = False
    clarification: str = ""


def read(connection: Connection, dialogue_id: int) -> tuple[IdeaView, ...]:
    """The dialogue's ideas by number, withdrawn ones included."""
    t = table_of(Idea)
    rows = connection.execute(
        select(*(t.c[each.name] for each in fields(IdeaView)))
        .where(t.c.dialogue_id == dialogue_id)
        .order_by(t.c.number)
    )
    return tuple(IdeaView(*row) for row in rows)
