"""The store as it was: a copy aside, in which the journal's images are taken back.

The copy is made at one moment and thrown away; nothing is written to the store, and nobody waits for it. It is on the
disk: what was said in a year would take as much of the memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pysqlite3 import dbapi2
from sqlalchemy import Connection, Engine, Table, create_engine, delete, insert, select, update
from sqlalchemy.pool import StaticPool

from sessions.store.base import METADATA
from sessions.store.change import Image, Values, from_image, to_image
from sessions.store.engine import path_of
from sessions.store.private import make_file
from sessions.store.sqlite import telling
from sessions.store.undo import blank, staying


@contextmanager
def copied(engine: Engine) -> Iterator[Connection]:
    """A connection to a copy of the whole store, in a transaction of its own. No foreign key is held there."""
    with TemporaryDirectory(prefix="dialogverkstad-", ignore_cleanup_errors=True) as folder:
        with telling(path_of(engine)):
            copy = _copy(engine, Path(folder) / "copy.db")
        aside = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool, creator=lambda: copy)
        try:
            with aside.connect() as connection:
                yield connection
        finally:
            aside.dispose()


def _copy(engine: Engine, path: Path) -> dbapi2.Connection:
    """The store, copied to a file that has no name any more where the system knows such: no kill can leave it."""
    make_file(path)
    copy = dbapi2.connect(str(path), check_same_thread=False)
    try:
        store = engine.raw_connection()
        try:
            copy.execute("PRAGMA synchronous = OFF")
            store.driver_connection.backup(copy)  # type: ignore[union-attr]
        finally:
            store.close()
        for mode in ("DELETE", "OFF"):  # not the store's write-ahead log, which would be a file more
            copy.execute(f"PRAGMA journal_mode = {mode}").fetchall()
        if os.name == "posix":
            path.unlink()
    except BaseException:
        copy.close()
        raise
    return copy


def take_back(connection: Connection, images: Sequence[Image]) -> None:
    """Undo these changes, the last first, whatever has become of the rows.

    Of a row that was changed only the columns go back that the change was about: one that is newer than the image
    keeps what it holds.
    """
    for image in reversed(images):
        _turn(connection, image, image.after, image.before)


def do_again(connection: Connection, images: Iterable[Image]) -> None:
    """Make these changes once more, over what stands. Where a meeting is and how its clocks go stays as it is."""
    for image in images:
        _turn(connection, image, image.before, image.after, _untold(image))


def row(connection: Connection, table: str, row_id: int) -> Values | None:
    """A row as JSON data; None where there is none."""
    t = METADATA.tables[table]
    found = connection.execute(select(t).where(t.c.id == row_id)).one_or_none()
    return to_image(dict(found._mapping)) if found else None


def put(connection: Connection, table: str, row_id: int, values: Values | None) -> None:
    """Write these columns of a row that is there; None to delete it."""
    t = METADATA.tables[table]
    there = t.c.id == row_id
    if values is None:
        connection.execute(delete(t).where(there))
    elif values:
        connection.execute(update(t).prefix_with("OR REPLACE").where(there).values(from_image(t, values)))


def changed(image: Image) -> frozenset[str]:
    """The columns that a change was about, without the row's version; all of them where the row came or went."""
    before, after = image.before or {}, image.after or {}
    return frozenset(name for name in before | after if before.get(name) != after.get(name)) - {"version"}


def said(image: Image) -> frozenset[str]:
    """As ``changed``, without where the meeting is and how its clocks go."""
    return changed(image) - _untold(image)


def _untold(image: Image) -> frozenset[str]:
    """Final columns, but for those of which the minutes tell: ``info={"final": True, "told": True}``."""
    table = METADATA.tables[image.table]
    return frozenset(name for name in staying(table) if not table.columns[name].info.get("told"))


def _turn(
    connection: Connection, image: Image, was: Values | None, becomes: Values | None, left: frozenset[str] = frozenset()
) -> None:
    table = METADATA.tables[image.table]
    if was is None and becomes is not None:
        _insert(connection, table, becomes)
    else:
        values = None if becomes is None else {name: becomes[name] for name in changed(image) & becomes.keys() - left}
        put(connection, image.table, image.id, values)


def _insert(connection: Connection, table: Table, image: Values) -> None:
    """The row anew; one that took its place since, such as where an idea stands, gives way."""
    connection.execute(insert(table).prefix_with("OR REPLACE").values(blank(table, image) | from_image(table, image)))
