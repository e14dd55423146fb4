"""The table of experiments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select
from sqlmodel import Field, UniqueConstraint

from sessions.errors import Refused
from sessions.experiments.view import ExperimentView, Next
from sessions.store.base import METADATA, Row
from sessions.store.change import Change, table_of
from sessions.store.mapper import filled


@dataclass(frozen=True)
class Origin:
    """What an experiment may come from; ``withdrawn`` is the number of an idea that has been taken back."""

    text: str
    withdrawn: int | None


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
    follows: int | None = Field(default=None, foreign_key="experiment.id")


def read(connection: Connection, dialogue_id: int) -> tuple[ExperimentView, ...]:
    """The dialogue's experiments by number."""
    table = table_of(Experiment)
    rows = connection.execute(select(table).where(table.c.dialogue_id == dialogue_id).order_by(table.c.number))
    return tuple(filled(ExperimentView, row) for row in rows)


def find_origin(change: Change, idea_id: int | None, cluster_id: int | None) -> Origin:
    """An idea's words or a cluster's heading; refused if the dialogue has none such."""
    name, column, row_id = ("idea", "text", idea_id) if idea_id is not None else ("cluster", "heading", cluster_id)
    table = METADATA.tables[name]
    row = change.connection.execute(
        select(table).where(table.c.id == row_id, table.c.dialogue_id == change.dialogue_id)
    ).one_or_none()
    if row is None:
        raise Refused("error.gone")
    values = row._mapping
    return Origin(values[column], values["number"] if values.get("withdrawn") else None)
