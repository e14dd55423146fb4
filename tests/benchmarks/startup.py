"""Start-up: first paint, list of dialogues, help, each beside the least that Python and Textual take."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.measuring import ALONE, FLOOR, ROOT, WORKSHOP, Figure, compiled, full_store, middle, show
from tests.benchmarks.terminal import Terminal
from tests.sessions.store.making import QUESTION

STARTS = 25


def figures() -> Iterator[Figure]:
    """First paint, list, help."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dialogverkstad" / "dialoger.db"
        store.parent.mkdir()
        full_store(store, ideas=100)
        env = {**compiled(Path(folder)), "XDG_DATA_HOME": folder}
        starts = {"floor": FLOOR, "alone": ALONE, "told": (*WORKSHOP, "--store", str(store))}
        painted: dict[str, list[float]] = {name: [] for name in starts}
        listed: list[float] = []
        for start in range(STARTS + 1):
            for name, command in starts.items():
                with Terminal(command, cwd=ROOT, env=env) as terminal:
                    first = terminal.first_paint() * 1000
                    seen = terminal.until(QUESTION) * 1000 if name == "alone" else first
                if start:  # the first start compiles and fills the disk cache
                    painted[name].append(first)
                    listed += [seen] if name == "alone" else []
        floor = middle(painted["floor"])
        yield Figure("first paint, median", middle(painted["alone"]), "ms", floor, 1.1, of_ratio=True)
        yield Figure(
            "first paint, store and language said, median", middle(painted["told"]), "ms", floor, 1.2, of_ratio=True
        )
        yield Figure("list of dialogues on screen, median", middle(listed), "ms", floor, 3, of_ratio=True)
        bare, helped = took([sys.executable, "-c", "pass"], env), took([*WORKSHOP, "--help"], env)
        yield Figure("--help over bare Python, median", helped - bare, "ms", bare, 150)


def took(command: Sequence[str], env: dict[str, str]) -> float:
    """Milliseconds from start to end, the median of several."""
    times = []
    for _ in range(STARTS):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=os.environ | env)
        times.append((time.perf_counter() - began) * 1000)
    return middle(times)


if __name__ == "__main__":
    sys.exit(show(figures()))
