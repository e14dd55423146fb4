"""Engines on a store, and their transactions."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from sessions.errors import Unavailable
from sessions.store.sqlite import BUSY_SECONDS, PRAGMAS, OnDisk, is_busy, look_on, readable, telling

STEP_SECONDS = 0.2
"""How long a transaction waits at a time; between two steps it can be told to wait no more."""


def make_engine(path: Path) -> Engine:
    """An engine on the store at ``path``: what is committed survives a power cut."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=dbapi2,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "isolation_level": None},
    )

    engine.update_execution_options(hurry=threading.Event())
    opened: list[OnDisk] = []

    @event.listens_for(engine, "do_connect")
    def _stay_with_the_file(*_: Any) -> None:
        for first in opened:
            if OnDisk.of(path).files[0] != first.files[0]:  # SQLite would make another
                raise Unavailable("store.gone", path=str(path))

    @event.listens_for(engine, "connect")
    def _set_pragmas(connection: Any, record: ConnectionPoolEntry) -> None:
        connection.text_factory = readable
        for pragma in PRAGMAS:
            connection.execute(pragma).fetchall()
        connection.execute("PRAGMA schema_version").fetchall()  # opens the log as well
        record.info[OnDisk] = OnDisk.of(path)
        opened[:] = opened[:1] or [record.info[OnDisk]]

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("writes", False):
            _take_turn(connection.connection.driver_connection, options["hurry"])
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def make_reading_engine(path: Path) -> Engine:
    """An engine on the store at ``path`` that cannot write, with one connection: see ``look_on``."""
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, module=dbapi2, creator=partial(look_on, path), poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def _remember_the_file(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info[OnDisk] = OnDisk.of(path)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def wait_no_more(engine: Engine) -> None:
    """From now on nobody waits for another process that has the store to itself."""
    engine.get_execution_options()["hurry"].set()


def _take_turn(connection: Any, hurry: threading.Event) -> None:
    """Begin to write, when those who came before are done."""
    until = time.monotonic() + BUSY_SECONDS
    connection.execute(f"PRAGMA busy_timeout = {int(min(STEP_SECONDS, BUSY_SECONDS) * 1000)}").close()
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE").close()
            except dbapi2.OperationalError as error:
                if not is_busy(error) or hurry.is_set() or time.monotonic() >= until:
                    raise
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}").close()


def empty_log(engine: Engine) -> None:
    """Leave nothing in the write-ahead log of what it has held, if nobody reads it just now."""
    with telling(path_of(engine)), engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(f"PRAGMA busy_timeout = {int(STEP_SECONDS * 1000)}").fetchall()
        try:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            driver.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}").fetchall()


def path_of(engine: Engine) -> Path:
    """Where an engine's store is."""
    assert engine.url.database is not None
    return Path(engine.url.database)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads one moment of the store."""
    with telling(path_of(engine)), engine.connect() as connection:
        connection.info[OnDisk].check()
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that takes the writer's place at once, so that what it reads stays true until it commits.

    Refused where the store's file is no longer the one that was opened, and then nothing is written.
    """
    with telling(path_of(engine)), engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        on_disk: OnDisk = connection.info[OnDisk]
        on_disk.check()
        with connection.begin():
            yield connection
            on_disk.check()
        on_disk.check()
