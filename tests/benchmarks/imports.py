"""An import of 5,000 perspectives, beside raw inserts of the very rows that it writes."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sessions.meeting import Meeting
from sessions.perspectives import commands
from sessions.perspectives.files import open_file
from sessions.perspectives.rules import plan
from sessions.store.sqlite import connect
from tests.benchmarks.measuring import Figure, middle, show
from tests.sessions.store.making import asked, console, make_meeting

PERSPECTIVES = 5_000
TIMES = 5


def report(path: Path) -> Path:
    """A table as large as a hundred talks never make it, as Excel in Sweden writes it."""
    lines = ["Tema;Perspektiv;Aktörsgrupp;Antal"]
    for number in range(PERSPECTIVES):
        text = f"Jag tar omvägen runt silon när det är mörkt, även om det är halt, och det gör {number} till"
        lines.append(f"Tema {number % 40};{text};invånare;{number % 90}")
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def figures() -> Iterator[Figure]:
    """Reading, the whole import, and taking it back."""
    with tempfile.TemporaryDirectory() as folder:
        file = report(Path(folder) / "rapport.csv")
        read, whole, undone, raw = [], [], [], []
        for number in range(TIMES):
            store = Path(folder) / f"dialoger-{number}.db"
            meeting_id = make_meeting(store)
            with console(store, meeting_id) as meeting:
                read.append(_took(lambda: open_file(file)))
                whole.append(_took(lambda: _import(meeting, file)))
                raw.append(_raw(store, Path(folder) / f"raw-{number}.db"))
                undone.append(_took(meeting.undo))
        floor = middle(raw)
        yield Figure("5,000 perspectives read", middle(read), "ms", floor)
        yield Figure("5,000 perspectives imported, all in all", middle(whole), "ms", floor, 2000)
        yield Figure("the import undone", middle(undone), "ms", floor)


def _import(meeting: Meeting, file: Path) -> None:
    """All that a person waits for: read, compare, take in, and the new picture."""
    planned = plan(open_file(file), meeting.view.perspectives, meeting.view.dialogue.actor_groups)
    meeting.do(commands.bring_in, name=planned.name, found=planned.new)


def _raw(store: Path, path: Path) -> float:
    """Milliseconds of a durable transaction with the same rows in the same tables, bare."""
    names = ("source", "perspective", "journal")
    schema = asked(store, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    rows = {name: asked(store, f'SELECT * FROM "{name}"') for name in names}
    connection = connect(path)
    for (sql,) in schema:
        connection.execute(sql)
    connection.execute("PRAGMA foreign_keys = OFF")

    def write() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for name, found in rows.items():
            marks = ", ".join("?" * len(found[0]))
            connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', found)
        connection.execute("COMMIT")

    took = _took(write)
    connection.close()
    return took


def _took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.exit(show(figures()))
