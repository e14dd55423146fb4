"""Makes a new store, knows an older one, and refuses what is not ours or is newer."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from sessions.errors import Unavailable, Unusable
from sessions.store import owner, places, private
from sessions.store.base import METADATA
from sessions.store.engine import make_engine
from sessions.store.lock import Lock, Taken
from sessions.store.owner import OURS
from sessions.store.revisions import HISTORY, History
from sessions.store.sqlite import damaged, is_damage, is_trouble, telling

LOCK_SECONDS = 30.0
"""How long to wait while another process makes or moves the store."""


def open_store(path: Path, now: datetime, history: History = HISTORY) -> Engine:
    """The engine on the store at ``path``, made or moved to today's schema first. One process does this at a time."""
    places.check(path)
    with telling(path):
        owner.check(path)
    with _alone(path), telling(path):
        private.make_file(path)
        private.close_to_others(path)
        engine = make_engine(path)
        try:
            _prepare(engine, path, now, history)
        except BaseException:
            engine.dispose()
            raise
        return engine


def revision(connection: Connection, path: Path, history: History = HISTORY) -> str | None:
    """The revision of a store; None for an empty file. Refused when the file is another program's or newer."""
    names = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names:
        return None
    application = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if application != OURS:
        raise Unusable("store.not_a_store", path=str(path))
    found = None
    if "alembic_version" in names:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found is None:
        raise damaged(path)
    if found not in history.revisions:
        raise Unusable("store.newer", path=str(path))
    return str(found)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    lock = Lock(path.with_name(f"{path.name}.lock"), seconds=LOCK_SECONDS)
    try:
        lock.acquire()
    except Taken as taken:
        raise Unavailable("store.busy", seconds=int(LOCK_SECONDS)) from taken
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Unavailable("store.full") from error
        raise Unusable("store.not_writable", path=str(path)) from error
    try:
        yield
    finally:
        lock.release()


def _prepare(engine: Engine, path: Path, now: datetime, history: History) -> None:
    try:
        with engine.connect() as connection:
            found = revision(connection, path, history)
        if found is None:
            _create(engine, history)
        elif found != history.today:
            from sessions.store.migrate import migrate

            migrate(engine, path, found, history, now)
    except DatabaseError as error:
        if is_trouble(error):
            raise
        raise damaged(path) if is_damage(error) else Unusable("store.not_a_store", path=str(path)) from error


def _create(engine: Engine, history: History) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        METADATA.create_all(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version ("
            "version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.execute(text("INSERT INTO alembic_version VALUES (:revision)"), {"revision": history.today})
        connection.exec_driver_sql(f"PRAGMA application_id = {OURS}")
