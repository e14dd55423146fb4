"""One command's change in an open transaction. Whatever it does to rows is kept as images for the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, CursorResult, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, SQLModel, UniqueConstraint

from sessions.errors import Outdated, Refused
from sessions.store.base import METADATA, Row
from sessions.store.scope import Scope, references
from sessions.words import Phrase

R = TypeVar("R", bound=Row)
Values = dict[str, Any]


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
    """What a command did, and why it cannot be undone if it cannot."""

    what: Phrase
    """A noun phrase for "Sparat: …", "Ångrat: …" and the history: what was done, never how things stand after it."""
    id: int | None = None
    final: Phrase | None = None
    remark: Phrase | None = None
    """What is to be said with it, such as a warning of personal data."""
    said: Phrase | None = None
    """The whole sentence of what is the case now, where "Sparat: …" would not tell it."""


@dataclass(frozen=True)
class Image:
    """One row of one table before and after a change, as JSON data; None where there was no row."""

    table: str
    id: int
    before: Values | None
    after: Values | None


@dataclass
class Change:
    """The open change that commands are handed. They never commit.

    It is of one dialogue: the meeting's, or else that of the first row that it touches. A row of another one is
    refused, and so is a row that comes to name one of another.
    """

    connection: Connection
    now: datetime
    dialogue_id: int | None = None
    meeting_id: int | None = None
    images: list[Image] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._scope = Scope(self.connection)
        if self.meeting_id is not None and self.dialogue_id is not None:
            self._scope.know("meeting", self.meeting_id, self.dialogue_id)

    def within(self, dialogue_id: int) -> None:
        """Be of this dialogue. Refused where the change is of another one."""
        if self.dialogue_id is None:
            self.dialogue_id = dialogue_id
        elif dialogue_id != self.dialogue_id:
            raise Refused("error.elsewhere")

    def add(self, row: R) -> R:
        """Insert the row; it comes back with its id. Refused if a row that it refers to is gone."""
        table = table_of(type(row))
        values = row.model_dump(exclude={"id"} if row.id is None else set())
        self._check(table, values, names=references(table))
        try:
            result = self.connection.execute(insert(table).values(values))
        except IntegrityError as error:
            if "FOREIGN KEY" not in str(error.orig):
                raise
            raise Refused("error.gone") from error
        row.id = inserted_id(result)
        self._check(table, {"id": row.id} | values)
        self._know(table, row.key)
        self.images.append(Image(table.name, row.key, None, to_image(values | {"id": row.id})))
        return row

    def add_all(self, kind: type[Row], rows: Sequence[Values]) -> list[int]:
        """Insert many rows at once, each with a value for every column but id and version; gives their ids."""
        table = table_of(kind)
        values = [row | {"version": 1} for row in rows]
        self._check(table, *values, names=references(table))
        adding = insert(table).returning(table.c.id, sort_by_parameter_order=True)
        ids = [int(row_id) for row_id in self.connection.execute(adding, values).scalars()]
        self._know(table, *ids)
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
        rows = self.connection.execute(select(table).where(*where).order_by(table.c.id)).all()
        if "dialogue_id" in table.c:
            for row in rows:
                self._scope.know(table.name, row.id, row.dialogue_id)
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
        self._check(table, before, before | values)
        self._check(table, values, names=values)
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
        table, before = table_of(type(row)), row.model_dump()
        self._check(table, before)
        try:
            self.connection.execute(delete(table).where(table.c.id == row.id))
        except IntegrityError as error:
            raise Refused("error.in_use") from error
        self.images.append(Image(table.name, row.key, to_image(before), None))

    def put(self, image: Image, current: Values | None, after: Values | None) -> None:
        """Write what a row is to be, as it was once; None to delete it. ``current`` is what it is now."""
        table = METADATA.tables[image.table]
        self._check(table, *filter(None, (current, after)))
        if after is None:
            self.connection.execute(delete(table).where(table.c.id == image.id))
        elif current is None:
            self._check(table, after, names=references(table))
            self.connection.execute(insert(table).values(from_image(table, after)))
            self._know(table, image.id)
        else:
            self.connection.execute(update(table).where(table.c.id == image.id).values(from_image(table, after)))
        self.images.append(Image(image.table, image.id, current, after))

    def look_up(self, images: Iterable[Image]) -> None:
        """Learn at once which dialogues the rows of many images lead to."""
        named: dict[str, set[int]] = {}
        for image in images:
            for column, referred in references(METADATA.tables[image.table]).items():
                named.setdefault(referred, set()).update(
                    values[column] for values in (image.before, image.after) if values and values.get(column)
                )
        for referred, ids in named.items():
            self._scope.look_up(referred, ids)

    def _check(self, table: Table, *rows: Values, names: Iterable[str] | None = None) -> None:
        """Refuse rows of another dialogue than the change's; with ``names``, rows that these columns of theirs name."""
        found = self._scope.own(table, rows) if names is None else self._scope.referred(table, rows, names)
        for dialogue_id in found:
            self.within(dialogue_id)

    def _know(self, table: Table, *ids: int) -> None:
        assert self.dialogue_id is not None
        for row_id in ids:
            self._scope.know(table.name, row_id, self.dialogue_id)

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
    def new_texts(self) -> set[str]:
        """The texts that the change wrote, in whatever field, and that none of its rows held before."""
        written, held = set[str](), set[str]()
        for image in self.images:
            texts = texts_of(METADATA.tables[image.table])
            written.update((image.after or {}).get(name) or "" for name in texts)
            held.update((image.before or {}).get(name) or "" for name in texts)
        return written - held

    @property
    def touched(self) -> set[str]:
        """Names of the tables that the change wrote to."""
        return {image.table for image in self.images}


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
        kind = kind_of(table.c[name])
        values[name] = kind.fromisoformat(value) if value is not None and kind in (date, time, datetime) else value
    return values


def kind_of(column: ColumnElement[Any]) -> type:
    """The Python type of a column's values. Texts are of a type of SQLModel's that does not say it."""
    kind = column.type.python_type
    return str if kind is object else kind


@cache
def texts_of(table: Table) -> tuple[str, ...]:
    """The columns of a table that hold text."""
    return tuple(column.name for column in table.c if kind_of(column) is str)


def table_of(kind: type[SQLModel]) -> Table:
    """The Core table behind a model."""
    table: Table = METADATA.tables[str(kind.__tablename__)]
    return table


def inserted_id(result: CursorResult[Any]) -> int:
    """The id that the store gave an inserted row."""
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])
