"""What a store must hold after whatever happened to it: all that was acknowledged, and what its journal says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from sessions.meetings import Meetings
from sessions.queries import shelf
from sessions.store import past
from sessions.store.base import METADATA
from sessions.store.engine import reading
from tests.sessions.store.making import UNJOURNALED, asked


def looked_at(path: Path, told: Iterable[int]) -> tuple[int, list[str]]:
    """How many of the journal's entries that were acknowledged are there, and what is wrong.

    The program alone opens the store first, as a person would after a bad evening.
    """
    wrong = []
    try:
        if shelf.read(path).damage is not None:
            wrong.append("the shelf calls the store damaged")
        Meetings(path).close()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what was found
        return 0, [f"the store does not open: {error}"]
    wrong += [f"integrity_check: {line}" for (line,) in asked(path, "PRAGMA integrity_check") if line != "ok"]
    wrong += [f"foreign_key_check: {line}" for line in asked(path, "PRAGMA foreign_key_check")]
    there = {number for (number,) in asked(path, "SELECT id FROM journal")}
    return len(there & set(told)), [*wrong, *differences(path)]


def differences(path: Path) -> Iterator[str]:
    """Where the tables are not what the journal's images make of them."""
    kept: dict[tuple[str, int], Any] = {}
    for (images,) in asked(path, "SELECT images FROM journal ORDER BY id"):
        for table, row_id, _before, after in json.loads(images):
            kept[table, row_id] = after
    meetings = Meetings(path)
    try:
        with reading(meetings.engine) as connection:
            for (table, row_id), after in kept.items():
                if past.row(connection, table, row_id) != after:
                    yield f"{table} {row_id} is not as its last change left it"
    finally:
        meetings.close()
    for name in METADATA.tables.keys() - UNJOURNALED:
        known = {row_id for (table, row_id), after in kept.items() if table == name and after is not None}
        for (row_id,) in asked(path, f'SELECT id FROM "{name}"'):
            if row_id not in known:
                yield f"{name} {row_id} came by no change"


def newest(path: Path) -> int:
    """The journal's newest entry, asked past the house."""
    with closing(dbapi2.connect(str(path))) as connection:
        return int(connection.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()[0])
