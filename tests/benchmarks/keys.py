"""Keys in a meeting with 1,000 ideas: to the paint, to the disk and the screen; and what it all takes of memory."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measuring import FLOOR, ROOT, WORKSHOP, Figure, full_store, middle, p99, show
from tests.benchmarks.terminal import Terminal

KEYS, IDEAS, SAVED = 400, 1000, 150
DOWN, TAB, HOME = b"\x1b[B", b"\t", b"\x1b[H"


def figures() -> Iterator[Figure]:
    """A letter in the line, a step in the list, an idea saved and seen, memory."""
    with Terminal(FLOOR, cwd=ROOT) as floor:
        floor.until("Golvet")
        floor.settle(0.3)
        least = pressed(floor, b"a")
        least_memory = floor.memory_mb()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dialoger.db"
        full_store(store, IDEAS)
        written = raw_commits(Path(folder) / "raw.db")
        with Terminal((*WORKSHOP, "--store", str(store)), cwd=ROOT) as window:
            enter(window)
            letters = pressed(window, b"a")
            empty(window)
            window.write(TAB + HOME)
            window.settle(0.3)
            steps = pressed(window, DOWN)
            window.write(b"\x1b")
            window.settle(0.3)
            first = save(window, IDEAS + 1)
            saved = [save(window, IDEAS + number) for number in range(2, SAVED + 2)]
            memory = window.memory_mb()
    yield Figure("letter typed, to paint, median", middle(letters), "ms", middle(least), 16)
    yield Figure("letter typed, to paint, p99", p99(letters), "ms", p99(least), 16)
    yield Figure("step in the list, to paint, median", middle(steps), "ms", middle(least), 16)
    yield Figure("step in the list, to paint, p99", p99(steps), "ms", p99(least), 25)
    yield Figure("the first idea saved after entering", first, "ms", middle(written), 90)
    yield Figure("idea saved and seen, median", middle(saved), "ms", middle(written), 30)
    yield Figure("idea saved and seen, p99", p99(saved), "ms", p99(written), 60)
    yield Figure("memory", memory, "MB", least_memory, 150)


def enter(window: Terminal) -> None:
    """Go into the first meeting of the start screen."""
    window.until("Träff 1")
    window.settle(0.3)
    window.press_until(b"\r", "F1 Hjälp")
    window.settle(0.3)


def empty(window: Terminal) -> None:
    """Go to the end of the line, and be rid of it."""
    window.write(b"\x05\x15")
    window.settle(0.3)


def pressed(window: Terminal, key: bytes, keys: int = KEYS) -> list[float]:
    """Milliseconds from key to the first byte of the answer, at a person's pace."""
    times = []
    for number in range(keys + 5):
        took = window.press(key) * 1000
        window.settle(0.02)
        if number >= 5:
            times.append(took)
        if key != DOWN and number % 60 == 59:  # a line as long as people's are
            window.write(b"\x05\x15")
            window.settle(0.1)
    return times


def idea(number: int) -> str:
    """What somebody says, with its number."""
    return f"Fler lampor längs kajen, vid trappan och på bron {number}"


def save(window: Terminal, number: int) -> float:
    """Type an idea and press Enter; milliseconds until it is said to be saved, by its number."""
    window.write(idea(number))
    window.settle(0.05)
    took = window.press_until(b"\r", f"idé {number}.") * 1000
    window.settle(0.05)
    return took


def raw_commits(path: Path) -> list[float]:
    """Milliseconds of a durable insert, with nothing around it: the floor of what is saved."""
    from pysqlite3 import dbapi2

    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE idea (id INTEGER PRIMARY KEY, text TEXT)")
    times = []
    for number in range(SAVED):
        began = time.perf_counter()
        connection.execute("INSERT INTO idea (text) VALUES (?)", (f"Fler lampor {number}",))
        times.append((time.perf_counter() - began) * 1000)
    connection.close()
    return times


if __name__ == "__main__":
    sys.exit(show(figures()))
