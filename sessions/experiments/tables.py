"""The table of experiments."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, select
from sqlmodel import Field, UniqueConstraint

from sessions.experiments.view import ExperimentView, Next
from sessions.store.base import Row
from sessions.store.change import table_of


class Experiment(Row, table=True):
    """Something to try between two meetings. A cluster may be gone since: its id is no foreign key."""

    __table_args__ = (UniqueConstraint("dialogue_id", "number"), {"sqlite_autoincrement": True})

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    number: int
    origin: str = ""
    idea_id: int | None = Field(default=None, foreign_key="idea.id")
    cluster_id: int | None = None
    assumption: str = ""
    what: str = ""
    with_whom: str = ""
    place: str = ""
    day: date | None = None
    responsible: str = ""
    sign: str = ""
    report_by: date | None = None
    result: str = ""
    lesson: str = ""
    next: str = Next.UNSAID.value
    reported_in: int | None = Field(default=None, foreign_key="meeting.id")


def read(connection: Connection, dialogue_id: int) -> tuple[ExperimentView, ...]:
    """The dialogue's experiments by number."""
    table = table_of(Experiment)
    rows = connection.execute(select(table).where(table.c.dialogue_id == dialogue_id).order_by(table.c.number))
    return tuple(
        ExperimentView(
            **{name: value for name, value in row._mapping.items() if name not in ("dialogue_id", "next")},
            next=Next(row.next),
        )
        for row in rows
    )
