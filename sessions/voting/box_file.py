"""The file of an open round's box: how it is opened, made and emptied."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from sessions.errors import Damaged
from sessions.store import sqlite

_PRAGMAS = ("PRAGMA secure_delete = ON", "PRAGMA temp_store = MEMORY", *sqlite.PRAGMAS)
SUFFIXES = ("-journal", "-wal", "-shm", "")
"""What a box's files are called after it; itself last."""
_LATER = {
    "pile": "TEXT NOT NULL DEFAULT ''",
    "source": "TEXT NOT NULL DEFAULT 'paper'",
    "version": "INTEGER NOT NULL DEFAULT 1",
}
"""The columns of a ballot that the first boxes did not have."""
_STEP_LATER = {"replaced": "TEXT"}
"""The same of a step."""
_TABLES = (
    "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    # A ballot lies in a pile: that of its actor group, or "" for none. ``version`` counts what its token has laid.
    "CREATE TABLE IF NOT EXISTS ballot (key BLOB PRIMARY KEY, payload TEXT NOT NULL, spoiled INTEGER NOT NULL,"
    f" {', '.join(f'{name} {kind}' for name, kind in _LATER.items())}) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS wall (number INTEGER PRIMARY KEY, dots INTEGER NOT NULL, desk TEXT NOT NULL)",
    # What a desk can take back, in its order: its last ballot, and each time it wrote totals of the wall. ``after`` is
    # the newest entry of the main store's journal then. ``replaced`` is what lay there under the key, of the same slip.
    "CREATE TABLE IF NOT EXISTS step"
    " (id INTEGER PRIMARY KEY, desk TEXT NOT NULL, after INTEGER NOT NULL, key BLOB, wall TEXT,"
    f" {', '.join(f'{name} {kind}' for name, kind in _STEP_LATER.items())})",
)


def connect(path: Path) -> Any:
    """A connection to the box, which must be there."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = dbapi2.connect(
        uri, uri=True, timeout=sqlite.BUSY_SECONDS, check_same_thread=False, isolation_level=None, cached_statements=32
    )
    try:
        until = time.monotonic() + sqlite.BUSY_SECONDS
        while True:
            try:
                for pragma in _PRAGMAS:
                    connection.execute(pragma).fetchall()
                return connection
            except dbapi2.OperationalError as error:
                # SQLite does not wait by itself while two processes make a new file WAL at once.
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.005)
    except BaseException:
        connection.close()
        raise


class Stranger(Exception):
    """The box is of another round."""


def prepared(path: Path, mark: str) -> Any:
    """A connection to the box of the round with that mark, made if it is missing; ``Stranger`` if it is of another."""
    connection = connect(path)
    try:
        if _mark(connection) not in (mark, None):
            raise Stranger
        if connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'step'").fetchone() == (0,):
            with transaction(connection):
                for table in _TABLES:
                    connection.execute(table)
                connection.execute("INSERT OR IGNORE INTO meta VALUES ('secret', ?)", (secrets.token_bytes(32),))
                if mark:
                    connection.execute("INSERT OR IGNORE INTO meta VALUES ('mark', ?)", (mark,))
        elif _lacking(connection):  # a box that an earlier program left open
            with transaction(connection):
                for table, column in _lacking(connection):
                    connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    except BaseException:
        connection.close()
        raise
    return connection


def mark_of(path: Path) -> str | None:
    """The mark of a box's round; empty if it is older than marks, None while there is nothing in it."""
    connection = connect(path)
    try:
        return _mark(connection)
    finally:
        connection.close()


def holds_anything(path: Path) -> bool:
    """Whether there is a ballot in the box, or a dot of the wall."""
    connection = connect(path)
    try:
        asked = "SELECT EXISTS (SELECT 1 FROM ballot) OR EXISTS (SELECT 1 FROM wall WHERE dots > 0)"
        return _mark(connection) is not None and bool(connection.execute(asked).fetchone()[0])
    finally:
        connection.close()


def _mark(connection: Any) -> str | None:
    if connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'step'").fetchone() == (0,):
        return None
    row = connection.execute("SELECT value FROM meta WHERE name = 'mark'").fetchone()
    return str(row[0]) if row else ""


def _lacking(connection: Any) -> list[tuple[str, str]]:
    """What a box from an early program lacks: each table with a column."""
    lacking = []
    for table, later in (("ballot", _LATER), ("step", _STEP_LATER)):
        there = {row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
        lacking += [(table, f"{name} {kind}") for name, kind in later.items() if name not in there]
    return lacking


def empty(path: Path) -> None:
    """Leave nothing in the box but that it is sealed."""
    connection = connect(path)
    try:
        with transaction(connection):
            connection.execute("INSERT OR IGNORE INTO meta VALUES ('sealed', x'01')")
            for table in ("ballot", "wall", "step"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute("DELETE FROM meta WHERE name = 'secret'")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


@contextmanager
def transaction(connection: Any) -> Iterator[None]:
    """All or nothing; nobody else writes meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """As for every store; but that it is damaged is told of the box, for its store may be well."""
    with sqlite.telling(path):
        try:
            yield
        except dbapi2.DatabaseError as error:
            if sqlite.is_damage(error):
                raise Damaged("voting.box_damaged", path=str(path)) from error
            raise
