"""The table of ideas. It has no column for a person."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from sqlalchemy import ColumnElement, Connection, select
from sqlmodel import Field, SQLModel, UniqueConstraint

from sessions.ideas.view import IdeaView
from sessions.store.base import METADATA, Row
from sessions.store.change import table_of
from sessions.store.touched import Touched, renewed


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


class IdeaKey(SQLModel, table=True):
    """By what an idea from a phone is known again, and nothing of the phone. Not journaled, and forgotten in time."""

    __tablename__ = "idea_key"
    metadata = METADATA

    digest: str = Field(primary_key=True)
    idea_id: int
    dialogue_id: int = Field(index=True)


def read(connection: Connection, dialogue_id: int) -> tuple[IdeaView, ...]:
    """The dialogue's ideas by number, withdrawn ones included."""
    return _read(connection, dialogue_id)


def renew(
    connection: Connection, dialogue_id: int, before: tuple[IdeaView, ...], touched: Touched
) -> tuple[IdeaView, ...]:
    """As ``read``, where only these rows were touched since ``before``."""
    ids = touched.ids("idea")
    fresh = _read(connection, dialogue_id, table_of(Idea).c.id.in_(ids))
    return renewed(before, ids, fresh, attrgetter("number"))


def _read(connection: Connection, dialogue_id: int, *where: ColumnElement[bool]) -> tuple[IdeaView, ...]:
    t = table_of(Idea)
    rows = connection.execute(
        select(*(t.c[each.name] for each in fields(IdeaView)))
        .where(t.c.dialogue_id == dialogue_id, *where)
        .order_by(t.c.number)
    )
    return tuple(IdeaView(*row) for row in rows)
