"""A command whole (rules, rows, journal, commit) beside raw inserts of the very rows that it wrote."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from sessions.clusters import commands as clusters
from sessions.commitments import commands as commitments
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.store.change import Done
from sessions.store.sqlite import connect
from tests.benchmarks.measuring import Figure, full_store, middle, p99, show
from tests.sessions.store.making import asked, console

TIMES = 200
Rows = dict[str, list[tuple[Any, ...]]]
"""Rows by their table."""


def figures() -> Iterator[Figure]:
    """Each command in a meeting with 1,000 ideas, and the same with the new picture that a console gets of it."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dialoger.db"
        with console(store, full_store(store)) as meeting:
            loose = iter([idea.id for idea in meeting.view.ideas])
            for name, command in (
                ("an idea", lambda do, n: do(ideas.add, text=f"Fler lampor {n}")),
                ("twenty ideas", lambda do, n: do(ideas.add_many, texts=[f"{n} {line}" for line in range(20)])),
                ("an idea clustered", lambda do, n: do(clusters.gather, idea_ids=[next(loose)], heading="Ljus")),
                ("a commitment begun", lambda do, n: do(commitments.add, party=f"Part {n}", promise="laga lampor")),
            ):
                yield from _figures(name, command, meeting, store)


def _figures(name: str, command: Callable[[Any, int], Done], meeting: Meeting, store: Path) -> Iterator[Figure]:
    before = dict(_lasts(store))
    alone = [_took(lambda n=n: command(_without_view(meeting), n)) for n in range(TIMES)]  # type: ignore[misc]
    raw = _raw_inserts(store, before, store.with_name(f"raw-{name}.db"))
    seen = [_took(lambda n=n: command(meeting.do, TIMES + n)) for n in range(TIMES)]  # type: ignore[misc]
    yield Figure(f"{name}, median", middle(alone), "ms", middle(raw))
    yield Figure(f"{name}, p99", p99(alone), "ms", p99(raw))
    yield Figure(f"{name}, and its view, median", middle(seen), "ms", middle(raw))


def _without_view(meeting: Meeting) -> Callable[..., Done]:
    def do(command: Callable[..., Done], **values: Any) -> Done:
        return meeting._meetings.do_in(meeting._ids, command, **values)

    return do


def _raw_inserts(store: Path, before: dict[str, int], path: Path) -> list[float]:
    """Milliseconds of a durable transaction with the rows of one command: the same rows into the same tables, bare."""
    rows: Rows = {}
    with_schema = asked(store, "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql NOT NULL")
    for table, last in before.items():
        found = asked(store, f'SELECT * FROM "{table}" WHERE id > {last} ORDER BY id')
        if found:
            rows[table] = found
    connection = connect(path)
    for _name, sql in with_schema:
        if "sqlite_sequence" not in sql:
            connection.execute(sql)
    connection.execute("PRAGMA foreign_keys = OFF")  # the rows that they refer to are not copied
    times = [_took(lambda n=n: _insert(connection, rows, n)) for n in range(TIMES)]  # type: ignore[misc]
    connection.close()
    return times


def _insert(connection: dbapi2.Connection, rows: Rows, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table, found in rows.items():
        each = len(found) / TIMES  # how many of these one command wrote
        for row in found[round(number * each) : round((number + 1) * each)]:
            connection.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(row))})', row)
    connection.execute("COMMIT")


def _lasts(store: Path) -> list[tuple[str, int]]:
    kept = ("idea", "membership", "cluster", "commitment", "journal")
    return [(table, asked(store, f"SELECT coalesce(max(id), 0) FROM {table}")[0][0]) for table in kept]


def _took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.exit(show(figures()))
