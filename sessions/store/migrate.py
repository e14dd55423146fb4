"""Moves an older store to today's schema. Imported only when the revision differs: alembic costs 403 ms."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from sessions.errors import Unusable
from sessions.store import private
from sessions.store.revisions import History
from sessions.store.sqlite import connect, is_trouble

ENVIRONMENT = Path(__file__).parent / "migrations"


def migrate(engine: Engine, path: Path, found: str, history: History, now: datetime) -> Path:
    """Copy the store, then move it in one transaction; gives the copy's path.

    Foreign keys are off meanwhile, so that a table can be made anew under the rows that refer to it, and checked
    before the commit. When it fails the store is as it was.
    """
    kept = path.with_name(f"{path.name}.before-{found}-{now:%Y%m%dT%H%M%S}")
    copy(path, kept)
    try:
        with engine.connect().execution_options(writes=True) as connection:
            _foreign_keys(connection, on=False)
            try:
                with connection.begin():
                    command.upgrade(_config(connection, history), history.today)
                    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                    assert not broken, f"foreign keys that lead nowhere: {broken}"
            finally:
                _foreign_keys(connection, on=True)
    except Exception as error:
        if is_trouble(error):
            kept.unlink()
            raise
        raise Unusable("store.migration_failed", path=str(path), copy=str(kept)) from error
    return kept


def copy(path: Path, to: Path) -> None:
    """A whole copy of a store, by SQLite itself, while others may be using it. Only a whole one has its name."""
    part = path.with_name(f"{path.name}.copying")
    _remove(part)
    try:
        private.make_file(part)
        with closing(connect(path)) as source, closing(connect(part)) as target:
            source.backup(target)
        part.replace(to)
    except BaseException:
        _remove(part)
        raise


def _remove(part: Path) -> None:
    """Half a copy, also one that an earlier program was killed over."""
    for suffix in ("", "-wal", "-shm"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def _config(connection: Connection, history: History) -> Config:
    config = Config()
    config.set_main_option("script_location", str(ENVIRONMENT).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(history.scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Past SQLAlchemy, which would begin a transaction first: inside one, SQLite ignores this pragma."""
    bare = connection.connection.driver_connection
    assert bare is not None and not bare.in_transaction
    bare.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
