"""Engines on a store, and their transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event

from sessions.store.sqlite import BUSY_SECONDS, PRAGMAS, telling


def make_engine(path: Path) -> Engine:
    """An engine on the store at ``path``: what is committed survives a power cut."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=dbapi2,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def _set_pragmas(connection: Any, _record: Any) -> None:
        for pragma in PRAGMAS:
            connection.execute(pragma).fetchall()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def path_of(engine: Engine) -> Path:
    """Where an engine's store is."""
    assert engine.url.database is not None
    return Path(engine.url.database)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads one moment of the store."""
    with telling(path_of(engine)), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that takes the writer's place at once, so that what it reads stays true until it commits."""
    with telling(path_of(engine)), engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        with connection.begin():
            yield connection
