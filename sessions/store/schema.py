"""Makes a new store, knows an older one, and refuses what is not ours or is newer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from filelock import FileLock
from pysqlite3 import dbapi2
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from sessions.errors import Unusable
from sessions.store import places
from sessions.store.base import METADATA
from sessions.store.engine import make_engine
from sessions.store.sqlite import connect, telling, trouble

REVISIONS = ("0001",)
"""The revisions that this program knows, oldest first; the last is today's schema."""

OURS = 0x4456_4B53
"""SQLite's ``application_id`` of our stores."""


def open_store(path: Path, now: datetime) -> Engine:
    """The engine on the store at ``path``, made or moved to today's schema first. One process does this at a time."""
    places.check(path)
    try:
        with FileLock(f"{path}.lock", timeout=30), telling():
            engine = make_engine(path)
            with engine.connect() as connection:
                found = revision(connection, path)
            if found is None:
                _create(engine)
            elif found != REVISIONS[-1]:
                from sessions.store.migrate import migrate

                migrate(engine, path, found, now)
            return engine
    except DatabaseError as error:
        told = trouble(error)
        if told is error:
            raise Unusable("store.not_a_store", path=str(path)) from error
        raise told from error


def revision(connection: Connection, path: Path) -> str | None:
    """The revision of a store; None for an empty file. Refused when the file is another program's or newer."""
    names = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names:
        return None
    application = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if application != OURS or "alembic_version" not in names:
        raise Unusable("store.not_a_store", path=str(path))
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found not in REVISIONS:
        raise Unusable("store.newer", path=str(path))
    return str(found)


def _create(engine: Engine) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        METADATA.create_all(connection)
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": REVISIONS[-1]})
        connection.exec_driver_sql(f"PRAGMA application_id = {OURS}")


def copy(path: Path, to: Path) -> None:
    """A whole copy of a store, by SQLite itself, while others may be using it."""
    source, target = connect(path), dbapi2.connect(str(to))
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()
