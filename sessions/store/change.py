"""One command's change in an open transaction. Whatever it does to rows is kept as images for the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, TypeVar

from sqlalchemy import Connection, CursorResult, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, UniqueConstraint

from sessions.errors import Outdated, Refused
from sessions.store.base import METADATA, Row
from sessions.words import Phrase

R = TypeVar("R", bound=Row)
Values = dict[str, Any]
AT_ONCE = 500
"""Rows that are asked for in one question."""


class Numbering(SQLModel, table=True):
    """The last number given of each kind in a dialogue. Not journaled: numbers are never used again."""

    metadata = METADATA
    __table_args__ = (UniqueConstraint("dialogue_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    dialogue_id: int
    kind: str
    last: int


@dataclass(frozen=True)
class Done:
    """What a command did: a noun phrase for "Sparat: …", and why it cannot be undone if it cannot."""

    what: Phrase
    id: int | None = None
    final: Phrase | None = None


@dataclass(frozen=True)
class Image:
    """One row of one table before and after a change, as JSON data; None where there was no row."""

    table: str
    id: int
    before: Values | None
    after: Values | None


@dataclass
class Change:
    """The open change that commands are handed. They never commit."""

    connection: Connection
    now: datetime
    dialogue_id: int | None = None
    meeting_id: int | None = None
    images: list[Image] = field(default_factory=list)

    def add(self, row: R) -> R:
        """Insert the row; it comes back with its id. Refused if a row that it refers to is gone."""
        table = table_of(type(row))
        values = row.model_dump(exclude={"id"} if row.id is None else set())
        try:
            result = self.connection.execute(insert(table).values(values))
        except IntegrityError as error:
            if "FOREIGN KEY" not in str(error.orig):
                raise
            raise Refused("error.gone") from error
        row.id = inserted_id(result)
        self.images.append(Image(table.name, row.key, None, to_image(values | {"id": row.id})))
        return row

    def add_all(self, kind: type[Row], rows: Sequence[Values]) -> list[int]:
        """Insert many rows at once, each with a value for every column but id and version; gives their ids."""
        table = table_of(kind)
        values = [row | {"version": 1} for row in rows]
        adding = insert(table).returning(table.c.id, sort_by_parameter_order=True)
        ids = [int(row_id) for row_id in self.connection.execute(adding, values).scalars()]
        self.images += [
            Image(table.name, row_id, None, to_image(row | {"id": row_id}))
            for row_id, row in zip(ids, values, strict=True)
        ]
        return ids

    def get(self, kind: type[R], row_id: int) -> R:
        """The row with this id; refused if it is gone."""
        found = self.find(kind, table_of(kind).c.id == row_id)
        if not found:
            raise Refused("error.gone")
        return found[0]

    def find(self, kind: type[R], *where: Any) -> list[R]:
        """The rows that fit, by id."""
        table = table_of(kind)
        rows = self.connection.execute(select(table).where(*where).order_by(table.c.id))
        return [kind(**row._mapping) for row in rows]

    def day_of(self, meeting_id: int) -> date | None:
        """The day of a meeting, if it has one: days of what is said there are held against it."""
        meeting = METADATA.tables["meeting"]
        asked = select(meeting.c.day).where(meeting.c.id == meeting_id)
        day: date | None = self.connection.execute(asked).scalar_one()
        return day

    def save(self, row: R, /, **values: Any) -> R:
        """Write the values over a row that was read in this change; nothing is written if nothing differs."""
        if all(getattr(row, name) == value for name, value in values.items()):
            return row
        return self._write(row, values)

    def touch(self, row: R) -> R:
        """Make a newer version of a row when only what belongs to it has changed, so that two edits of that meet."""
        return self._write(row, {})

    def _write(self, row: R, values: Values) -> R:
        table = table_of(type(row))
        before = row.model_dump()
        values = values | {"version": row.version + 1}
        self.connection.execute(update(table).where(table.c.id == row.id).values(values))
        self.images.append(Image(table.name, row.key, to_image(before), to_image(before | values)))
        for name, value in values.items():
            setattr(row, name, value)
        return row

    def edit(self, kind: type[R], row_id: int, version: int, /, **values: Any) -> R:
        """Save a person's edit of the version that they saw; ``Outdated`` if somebody saved a newer one."""
        row = self.get(kind, row_id)
        if row.version != version:
            raise Outdated({name: getattr(row, name) for name in values}, row.version)
        return self.save(row, **values)

    def remove(self, row: Row) -> None:
        """Delete the row; its image stays in the journal. Refused where another row rests on it."""
        table = table_of(type(row))
        try:
            self.connection.execute(delete(table).where(table.c.id == row.id))
        except IntegrityError as error:
            raise Refused("error.in_use") from error
        self.images.append(Image(table.name, row.key, to_image(row.model_dump()), None))

    def next_number(self, kind: str) -> int:
        """The next number of this kind in the dialogue; a number once given never comes back."""
        return self.next_numbers(kind, 1)

    def next_numbers(self, kind: str, count: int) -> int:
        """The first of so many numbers in a row."""
        table = table_of(Numbering)
        mine = (table.c.dialogue_id == self.dialogue_id, table.c.kind == kind)
        last = self.connection.execute(select(func.max(table.c.last)).where(*mine)).scalar() or 0
        if last:
            self.connection.execute(update(table).where(*mine).values(last=last + count))
        else:
            self.connection.execute(insert(table).values(dialogue_id=self.dialogue_id, kind=kind, last=count))
        return int(last) + 1

    @property
    def touched(self) -> set[str]:
        """Names of the tables that the change wrote to."""
        return {image.table for image in self.images}


def put_back(change: Change, images: Iterable[Image]) -> None:
    """Write the earlier images over the rows, as part of a new change.

    Refused where a row is no longer as the images' change left it, or where something newer rests on it.
    """
    backwards = list(images)[::-1]
    now = _as_they_are(change.connection, backwards)
    for image in backwards:
        table = METADATA.tables[image.table]
        current = now.get((image.table, image.id))
        stays = staying(table) if image.before and image.after else frozenset()
        newer = frozenset((current or {}).keys() - (image.after or current or {}).keys())  # columns of a later schema
        if content(current, stays | newer) != content(image.after, stays):
            raise Refused("undo.changed_since")
        try:
            if image.before is None:
                change.connection.execute(delete(table).where(table.c.id == image.id))
                after = None
            else:
                version = (current or image.before)["version"] + 1
                kept = {name: value for name, value in (current or {}).items() if name in stays | newer}
                after = _blank(table, image.before) | image.before | kept
                after["version"] = version
                values = from_image(table, after)
                if current is None:
                    change.connection.execute(insert(table).values(values))
                else:
                    change.connection.execute(update(table).where(table.c.id == image.id).values(values))
        except IntegrityError as error:
            raise Refused("undo.in_use") from error
        change.images.append(Image(image.table, image.id, current, after))
        now[image.table, image.id] = after


def _as_they_are(connection: Connection, images: Sequence[Image]) -> dict[tuple[str, int], Values | None]:
    """The rows of the images as they are now, by table and id; an import has thousands, asked for many at a time."""
    now: dict[tuple[str, int], Values | None] = {}
    for name in dict.fromkeys(image.table for image in images):
        table = METADATA.tables[name]
        ids = sorted({image.id for image in images if image.table == name})
        for at in range(0, len(ids), AT_ONCE):
            for found in connection.execute(select(table).where(table.c.id.in_(ids[at : at + AT_ONCE]))):
                now[name, found.id] = to_image(dict(found._mapping))
    return now


def _blank(table: Table, image: Values) -> Values:
    """What the columns hold that are newer than the image."""
    return {c.name: None if c.nullable else c.type.python_type() for c in table.columns if c.name not in image}


def staying(table: Table) -> frozenset[str]:
    """Columns that no undo compares or touches, because what changes them is final: ``info={"final": True}``."""
    return frozenset(column.name for column in table.columns if column.info.get("final"))


def content(image: Values | None, leaving_out: frozenset[str] = frozenset()) -> Values | None:
    """What a row says, leaving out its version and those columns."""
    return {name: image[name] for name in image.keys() - leaving_out - {"version"}} if image else None


def to_image(values: Values) -> Values:
    """Row values as JSON data."""
    return {
        name: value.isoformat() if isinstance(value, date | time | datetime) else value
        for name, value in values.items()
    }


def from_image(table: Table, image: Values) -> Values:
    """Row values from JSON data, by the columns' types. Columns that are newer than the image are left out."""
    values: Values = {}
    for name, value in image.items():
        kind = table.c[name].type.python_type
        values[name] = kind.fromisoformat(value) if value is not None and kind in (date, time, datetime) else value
    return values


def table_of(kind: type[SQLModel]) -> Table:
    """The Core table behind a model."""
    table: Table = METADATA.tables[str(kind.__tablename__)]
    return table


def inserted_id(result: CursorResult[Any]) -> int:
    """The id that the store gave an inserted row."""
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])
