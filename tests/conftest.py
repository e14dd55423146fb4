"""What holds for every test: its time zone, how its garbage is collected, and that SQL is written once a process."""

from __future__ import annotations

import gc
import os
import time
from typing import Any

from hypothesis import settings
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

import tests.thrift  # noqa: F401

os.environ["TZ"] = "Europe/Stockholm"  # whatever the machine's is, also in the processes that a test starts
time.tzset()

gc.set_threshold(
    100_000, 20, 50
)  # an app's thousand widgets are garbage after each test, not during it: a sixth faster

# What a busy machine makes of an example says nothing of the program; other fifty are tried each time.
settings.register_profile("house", deadline=None, max_examples=50)
settings.load_profile("house")


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are cores: a worker waits now and then for a disk, a terminal or another process."""
    return (os.cpu_count() or 1) + 2


def pytest_collection_finish() -> None:
    """What has been imported stays: the collector need not look at it again after every test."""
    gc.collect()
    gc.freeze()


_COMPILED: LRUCache[Any, Any] = LRUCache(4_000)
SQLiteDialect_pysqlite.__hash__ = lambda dialect: hash(type(dialect))  # type: ignore[method-assign, assignment]
SQLiteDialect_pysqlite.__eq__ = lambda dialect, other: type(dialect) is type(other)  # type: ignore[method-assign]


@event.listens_for(Engine, "engine_connect")
def _compile_once(connection: Connection) -> None:
    """A statement is the same SQL on every store: a quarter of the stores' tests went to writing it anew."""
    connection.engine._compiled_cache = _COMPILED
