"""Two terminals at one meeting of 1,000 ideas: how soon one sees what the other has saved."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.keys import raw_commits
from tests.benchmarks.measuring import ROOT, WORKSHOP, Figure, full_store, middle, p99, show
from tests.benchmarks.terminal import Terminal

SAVED = 60


def figures() -> Iterator[Figure]:
    """From Enter in one to the idea on the other's screen."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dialoger.db"
        full_store(store)
        command = (*WORKSHOP, "--store", str(store))
        with Terminal(command, cwd=ROOT) as writer, Terminal(command, cwd=ROOT) as reader:
            for window in (writer, reader):
                window.until("Träff 1")
                window.settle(0.3)
                window.press_until(b"\r", "F1 Hjälp")
                window.settle(0.3)
            times = []
            for number in range(SAVED):
                writer.write(f"Sedd av båda {number}.")
                writer.settle(0.05)
                entered = writer.write(b"\r")
                times.append((reader.started + reader.until(f"Sedd av båda {number}.") - entered) * 1000)
                assert time.perf_counter() >= entered
                writer.settle(0.05)
        written = raw_commits(Path(folder) / "raw.db")
    yield Figure("seen by the other console, median", middle(times), "ms", middle(written), 200)
    yield Figure("seen by the other console, p99", p99(times), "ms", p99(written), 90)


if __name__ == "__main__":
    sys.exit(show(figures()))
