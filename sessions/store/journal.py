"""The journal: one row a change, in the same transaction. Audit trail, undo, and how other processes notice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, String, and_, func, insert, or_, select
from sqlmodel import Field, SQLModel

from sessions.store.base import METADATA, Moment
from sessions.store.change import Change, Done, Image, inserted_id, table_of
from sessions.store.touched import Touched
from sessions.words.phrase import Phrase, from_data, to_data


class Entry(SQLModel, table=True):
    """One change: when, from which surface, what in words, and the images of its rows. Never who."""

    __tablename__ = "journal"
    metadata = METADATA
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    surface: str
    dialogue_id: int | None = Field(default=None, index=True)
    meeting_id: int | None = None
    command: str
    what: str
    final: str | None = None
    undoes: int | None = None
    redoes: int | None = None
    touched: str
    images: str = Field(sa_column=Column(String, nullable=False))


@dataclass(frozen=True)
class Step:
    """What undo needs to know of an entry. ``newest`` is the entry that last did or undid the same."""

    id: int
    newest: int
    what: Phrase
    final: Phrase | None
    undoes: int | None
    redoes: int | None


@dataclass(frozen=True)
class Line:
    """An entry without its images: what it touched, and which entry it took back or did again."""

    id: int
    at: datetime
    meeting_id: int | None
    touched: frozenset[str]
    undoes: int | None
    redoes: int | None


@dataclass(frozen=True)
class Told:
    """An entry whole, for who tells the history of a thing."""

    id: int
    at: datetime
    meeting_id: int | None
    what: Phrase
    undoes: int | None
    redoes: int | None
    images: tuple[Image, ...]


def write(
    change: Change,
    done: Done,
    *,
    surface: str,
    command: str,
    undoes: int | None = None,
    redoes: int | None = None,
) -> int:
    """Write the change's one journal row; gives its id."""
    result = change.connection.execute(
        insert(table_of(Entry)).values(
            at=change.now,
            surface=surface,
            dialogue_id=change.dialogue_id,
            meeting_id=change.meeting_id,
            command=command,
            what=_dump(done.what),
            final=_dump(done.final) if done.final else None,
            undoes=undoes,
            redoes=redoes,
            touched=" ".join(sorted(change.touched)),
            images=_dump([[i.table, i.id, i.before, i.after] for i in change.images]),
        )
    )
    return inserted_id(result)


def last_id(connection: Connection) -> int:
    """The id of the newest entry, 0 in an empty journal."""
    table = table_of(Entry)
    return connection.execute(select(table.c.id).order_by(table.c.id.desc()).limit(1)).scalar() or 0


def touched_since(connection: Connection, entry_id: int, dialogue_id: int) -> tuple[int, Touched]:
    """The newest id and what was touched in a dialogue after the entry."""
    table = table_of(Entry)
    rows = connection.execute(
        select(table.c.id, table.c.images).where(table.c.id > entry_id, table.c.dialogue_id == dialogue_id)
    ).all()
    newest = max((row.id for row in rows), default=entry_id)
    return newest, Touched.of(image for row in rows for image in _images(row.images))


def steps(connection: Connection, *, surface: str, meeting_id: int | None) -> list[Step]:
    """What a surface did in a meeting (or, with None, outside of any), oldest first."""
    table = table_of(Entry)
    rows = connection.execute(
        select(table.c.id, table.c.what, table.c.final, table.c.undoes, table.c.redoes)
        .where(
            table.c.surface == surface,
            table.c.meeting_id.is_(None) if meeting_id is None else table.c.meeting_id == meeting_id,
        )
        .order_by(table.c.id)
    )
    return [
        Step(row.id, row.id, _load(row.what), _load(row.final) if row.final else None, row.undoes, row.redoes)
        for row in rows
    ]


def images_of(connection: Connection, entry_id: int) -> tuple[Image, ...]:
    """The row images of one entry, in the order they were made."""
    table = table_of(Entry)
    text = connection.execute(select(table.c.images).where(table.c.id == entry_id)).scalar_one()
    return _images(text)


def about(
    connection: Connection, dialogue_id: int, table: str, row_id: int, related: Iterable[tuple[str, str]] = ()
) -> list[Told]:
    """The dialogue's entries that touched a row, or a row of a related table whose column names it, oldest first.

    Looks for the row in the images' text, where people's quotation marks are escaped, so that none of their words can
    look like a row: 20,000 entries are read through in some 20 ms, and only those found are taken apart.
    """
    t = table_of(Entry)

    def has(text: str) -> ColumnElement[bool]:
        return func.instr(t.c.images, text) > 0

    found = [has(f'["{table}",{row_id},')]
    for other, column in related:
        named = f'"{column}":{row_id}'
        found.append(and_(has(f'["{other}",'), or_(has(f"{named},"), has(f"{named}}}"))))
    return list(_told(connection, t.c.dialogue_id == dialogue_id, or_(*found)))


def lines(connection: Connection, dialogue_id: int) -> list[Line]:
    """All entries of a dialogue, oldest first, without what is dear to read of them."""
    t = table_of(Entry)
    rows = connection.execute(
        select(t.c.id, t.c.at, t.c.meeting_id, t.c.touched, t.c.undoes, t.c.redoes)
        .where(t.c.dialogue_id == dialogue_id)
        .order_by(t.c.id)
    )
    return [Line(row.id, row.at, row.meeting_id, frozenset(row.touched.split()), *row[4:]) for row in rows]


def whole(connection: Connection, dialogue_id: int, *, after: int = 0, meeting_id: int | None = None) -> list[Told]:
    """The dialogue's entries after one with all their images, oldest first; with ``meeting_id`` those of a meeting."""
    return list(each(connection, dialogue_id, after=after, meeting_id=meeting_id))


def each(connection: Connection, dialogue_id: int, *, after: int = 0, meeting_id: int | None = None) -> Iterator[Told]:
    """As ``whole``, one at a time: what a long meeting has written is never in memory at once."""
    t = table_of(Entry)
    of_meeting = () if meeting_id is None else (t.c.meeting_id == meeting_id,)
    yield from _told(connection, t.c.dialogue_id == dialogue_id, t.c.id > after, *of_meeting)


def some(connection: Connection, entry_ids: Iterable[int]) -> Iterator[Told]:
    """These entries with all their images, oldest first."""
    t = table_of(Entry)
    for entry_id in sorted(entry_ids):
        yield from _told(connection, t.c.id == entry_id)


def _told(connection: Connection, *where: ColumnElement[bool]) -> Iterator[Told]:
    t = table_of(Entry)
    rows = connection.execute(
        select(t.c.id, t.c.at, t.c.meeting_id, t.c.what, t.c.undoes, t.c.redoes, t.c.images)
        .where(*where)
        .order_by(t.c.id)
    )
    for row in rows:
        yield Told(row.id, row.at, row.meeting_id, _load(row.what), row.undoes, row.redoes, _images(row.images))


def _images(text: str) -> tuple[Image, ...]:
    return tuple(Image(*image) for image in json.loads(text))


def _dump(value: Any) -> str:
    return json.dumps(to_data(value), ensure_ascii=False, separators=(",", ":"))


def _load(text: str) -> Phrase:
    value = from_data(json.loads(text))
    assert isinstance(value, Phrase)
    return value
