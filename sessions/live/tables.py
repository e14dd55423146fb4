"""The table of what consoles show at this moment: a row a meeting, outside of journal and undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Field, SQLModel, UniqueConstraint

from sessions.live.view import LEADS, LiveView, Timer
from sessions.store.base import METADATA
from sessions.store.change import table_of


class Live(SQLModel, table=True):
    """One meeting's row. Not journaled: it tells where somebody is, and nothing of what has happened."""

    metadata = METADATA
    __table_args__ = (UniqueConstraint("meeting_id"),)

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int
    page: str | None = None
    together: bool = False
    reading: int | None = None
    timer: str = Timer.SMALL
    bell: bool = False
    blank: bool = False
    message: str = ""
    draft_of: int | None = None
    draft: str = ""
    reading_by: int | None = None
    draft_by: int | None = None
    turn: int | None = None
    turn_seats: int = 0
    turn_passed: int = 0
    turn_again: bool = False
    turn_by: int | None = None


class SentForm(SQLModel, table=True):
    """A form of a table's host that has been done, by the digest of its key. Not journaled."""

    __tablename__ = "sent_form"
    metadata = METADATA

    digest: str = Field(primary_key=True)
    meeting_id: int


def is_first(connection: Connection, meeting_id: int, digest: str) -> bool:
    """Whether a form comes for the first time; from now on it has come."""
    t = table_of(SentForm)
    made = insert(t).values(digest=digest, meeting_id=meeting_id).on_conflict_do_nothing()
    return connection.execute(made).rowcount == 1


def read(connection: Connection, meeting_id: int) -> LiveView:
    """What is shown in the meeting; of one where nobody has said, nothing."""
    t = table_of(Live)
    told = [t.c[each.name] for each in fields(LiveView)]
    row = connection.execute(select(*told).where(t.c.meeting_id == meeting_id)).mappings().first()
    return LiveView(**{**row, "timer": Timer(row["timer"])}) if row is not None else LiveView()


def end(connection: Connection, meeting_id: int, names: Sequence[str]) -> None:
    """Show these, of ``LEADS``, no more; nothing that was typed stays."""
    mine = (each for each in fields(LiveView) if each.name.partition("_")[0] in names)
    write(connection, meeting_id, 0, **{each.name: each.default for each in mine})


def write(connection: Connection, meeting_id: int, seat: int, **shown: Any) -> None:
    """Say some of what is shown, from a console's seat; the rest stays as it was said."""
    t = table_of(Live)
    blank = {each.name: each.default for each in fields(LiveView)}
    connection.execute(insert(t).values(meeting_id=meeting_id, **blank).on_conflict_do_nothing())
    by = {f"{name}_by": None if shown[lead] is None else seat for name, lead in LEADS.items() if lead in shown}
    connection.execute(update(t).where(t.c.meeting_id == meeting_id).values(shown | by))
