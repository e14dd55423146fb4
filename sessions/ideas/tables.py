"""The table of ideas. It has no column for a person."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from sqlalchemy import ColumnElement, Connection, select
from sqlmodel import Field, SQLModel, UniqueConstraint

from sessions.ideas.view import IdeaView, WaitingView, Waits
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


class WaitingIdea(Row, table=True):
    """An idea from a phone that whoever leads is to look at first."""

    __tablename__ = "waiting_idea"

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    text: str
    state: str = Waits.WAITING
    idea_id: int | None = Field(default=None, foreign_key="idea.id")
    edited: bool = False


class WaitingKey(SQLModel, table=True):
    """As ``IdeaKey``, of what waits or has waited."""

    __tablename__ = "waiting_key"
    metadata = METADATA

    digest: str = Field(primary_key=True)
    waiting_id: int
    dialogue_id: int = Field(index=True)


def read_waiting(connection: Connection, dialogue_id: int) -> tuple[WaitingView, ...]:
    """What waits in the dialogue or has waited, as it came."""
    return _read_waiting(connection, dialogue_id)


def renew_waiting(
    connection: Connection, dialogue_id: int, before: tuple[WaitingView, ...], touched: Touched
) -> tuple[WaitingView, ...]:
    """As ``read_waiting``, where only these rows were touched since ``before``."""
    ids = touched.ids("waiting_idea")
    fresh = _read_waiting(connection, dialogue_id, table_of(WaitingIdea).c.id.in_(ids))
    return renewed(before, ids, fresh, attrgetter("id"))


def _read_waiting(connection: Connection, dialogue_id: int, *where: ColumnElement[bool]) -> tuple[WaitingView, ...]:
    t = table_of(WaitingIdea)
    asked = select(t.c.id, t.c.text, t.c.state, t.c.idea_id, t.c.meeting_id, t.c.version, t.c.edited)
    rows = connection.execute(asked.where(t.c.dialogue_id == dialogue_id, *where).order_by(t.c.id))
    return tuple(WaitingView(row.id, row.text, Waits(row.state), *row[3:]) for row in rows)


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
