"""Tables of perspectives, where they come from, what answers them, and what the room found."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from sqlalchemy import Column, Connection, select
from sqlmodel import Field, UniqueConstraint

from sessions.perspectives.view import InsightKind, InsightView, PerspectivesView, PerspectiveView, SourceView
from sessions.store.base import METADATA, Moment, Row
from sessions.store.change import table_of
from sessions.store.touched import Touched, renewed


class Source(Row, table=True):
    """One import."""

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    name: str
    period: str = ""
    talks: int | None = None
    imported: datetime = Field(sa_column=Column(Moment, nullable=False))


class Perspective(Row, table=True):
    """One perspective: imported with its source, or added in a meeting."""

    __table_args__ = (UniqueConstraint("dialogue_id", "number"), {"sqlite_autoincrement": True})

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    source_id: int | None = Field(default=None, foreign_key="source.id")
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    number: int
    theme: str = ""
    text: str
    actor_group: str = ""
    talks: int | None = None


class Answer(Row, table=True):
    """That an idea answers a perspective."""

    __table_args__ = (UniqueConstraint("idea_id", "perspective_id"), {"sqlite_autoincrement": True})

    idea_id: int = Field(foreign_key="idea.id")
    perspective_id: int = Field(foreign_key="perspective.id", index=True)


class Insight(Row, table=True):
    """A shared insight, a tension or an open question of a meeting."""

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    kind: str
    text: str
    against: str = ""
    theme: str = ""


def read(connection: Connection, dialogue_id: int) -> PerspectivesView:
    """Everything of the dialogue, perspectives by number, the rest in the order it came."""
    return PerspectivesView(
        sources=_sources(connection, dialogue_id),
        perspectives=_perspectives(connection, dialogue_id),
        insights=_insights(connection, dialogue_id),
    )


def renew(connection: Connection, dialogue_id: int, before: PerspectivesView, touched: Touched) -> PerspectivesView:
    """As ``read``, where only these rows were touched since ``before``."""
    ids = touched.ids("perspective") | touched.named("answer", "perspective_id")
    fresh = _perspectives(connection, dialogue_id, ids) if ids else ()
    return PerspectivesView(
        sources=_sources(connection, dialogue_id) if "source" in touched.images else before.sources,
        perspectives=renewed(before.perspectives, ids, fresh, attrgetter("number")),
        insights=_insights(connection, dialogue_id) if "insight" in touched.images else before.insights,
    )


def _sources(connection: Connection, dialogue_id: int) -> tuple[SourceView, ...]:
    s = table_of(Source)
    rows = connection.execute(
        select(s.c.id, s.c.name, s.c.period, s.c.talks, s.c.imported)
        .where(s.c.dialogue_id == dialogue_id)
        .order_by(s.c.id)
    )
    return tuple(SourceView(*row) for row in rows)


def _perspectives(connection: Connection, dialogue_id: int, ids: set[int] | None = None) -> tuple[PerspectiveView, ...]:
    """By number; with ``ids`` only those."""
    p = table_of(Perspective)
    these = () if ids is None else (p.c.id.in_(ids),)
    answers = _answers(connection, dialogue_id, ids)
    rows = connection.execute(select(p).where(p.c.dialogue_id == dialogue_id, *these).order_by(p.c.number))
    return tuple(
        PerspectiveView(
            id=row.id,
            number=row.number,
            theme=row.theme,
            text=row.text,
            actor_group=row.actor_group,
            talks=row.talks,
            source_id=row.source_id,
            meeting_id=row.meeting_id,
            idea_ids=tuple(answers.get(row.id, ())),
            version=row.version,
        )
        for row in rows
    )


def _insights(connection: Connection, dialogue_id: int) -> tuple[InsightView, ...]:
    i = table_of(Insight)
    rows = connection.execute(
        select(i.c.id, i.c.meeting_id, i.c.kind, i.c.text, i.c.against, i.c.version, i.c.theme)
        .where(i.c.dialogue_id == dialogue_id)
        .order_by(i.c.id)
    )
    return tuple(InsightView(row.id, row.meeting_id, InsightKind(row.kind), *row[3:]) for row in rows)


def _answers(connection: Connection, dialogue_id: int, ids: set[int] | None) -> dict[int, list[int]]:
    a, idea = table_of(Answer), METADATA.tables["idea"]
    theirs = () if ids is None else (a.c.perspective_id.in_(ids),)
    found: dict[int, list[int]] = {}
    for row in connection.execute(
        select(a.c.perspective_id, a.c.idea_id)
        .join(idea, idea.c.id == a.c.idea_id)
        .where(idea.c.dialogue_id == dialogue_id, *theirs)
        .order_by(idea.c.number)
    ):
        found.setdefault(row.perspective_id, []).append(row.idea_id)
    return found
