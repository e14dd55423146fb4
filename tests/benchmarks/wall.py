"""The wall beside a meeting of 1,000 ideas: how soon it shows a change, how it takes a burst, what it costs idle."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from sessions.ideas import commands as ideas
from tests.benchmarks.keys import raw_commits
from tests.benchmarks.measuring import FLOOR, ROOT, WORKSHOP, Figure, compiled, full_store, middle, p99, show
from tests.benchmarks.terminal import Terminal
from tests.sessions.store.making import QUESTION, console

CHANGES, BURST, STARTS = 100, 200, 9
IDLE_SECONDS = 10.0
FRAME = b"\x1b[?2026h"
"""What a repaint begins with."""


class Projector(Terminal):
    """A terminal that counts its repaints."""

    frames = 0

    def __enter__(self) -> Projector:
        super().__enter__()
        return self

    def _answer(self, chunk: bytes) -> None:
        self.frames += chunk.count(FRAME)
        super()._answer(chunk)


def figures() -> Iterator[Figure]:
    """Followed, a burst, idle, started."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dialoger.db"
        meeting_id = full_store(store)
        command = (*WORKSHOP, "--store", str(store), "wall")
        env = compiled(Path(folder))
        times = []
        with console(store, meeting_id) as led, Projector(command, columns=60, rows=18, cwd=ROOT, env=env) as seen:
            seen.until("1000 idéer")
            for number in range(CHANGES):
                led.do(ideas.add, text=f"Sedd av alla {number}.")
                saved = time.perf_counter()
                times.append((seen.started + seen.until(f"Sedd av alla {number}.") - saved) * 1000)
                seen.settle(0.02 + number % 7 * 0.03)
            before, began = seen.frames, time.perf_counter()
            for number in range(BURST):
                led.do(ideas.add, text=f"I en skur {number}.")
            seen.until(f"I en skur {BURST - 1}.")
            repaints = (seen.frames - before) / (time.perf_counter() - began)
            seen.settle(0.3)
            program = psutil.Process(seen.pid)
            used = sum(program.cpu_times()[:2])
            seen.settle(0.3)
            until = time.perf_counter() + IDLE_SECONDS
            while (left := until - time.perf_counter()) > 0:
                seen._receive(left)
            idle = (sum(program.cpu_times()[:2]) - used) / IDLE_SECONDS * 100
        written = raw_commits(Path(folder) / "raw.db")
        painted: dict[str, list[float]] = {"floor": [], "ours": []}
        for _ in range(STARTS):
            for name, started in (("floor", FLOOR), ("ours", command)):
                with Terminal(started, cwd=ROOT, env=env) as terminal:
                    painted[name].append(terminal.first_paint() * 1000)
                    if name == "ours":
                        terminal.until(QUESTION)
    yield Figure("a change on the wall, median", middle(times), "ms", middle(written), 200)
    yield Figure("a change on the wall, p99", p99(times), "ms", p99(written), 200)
    yield Figure("repaints a second in a burst", repaints, "", BURST, 10)
    yield Figure("an idle wall", idle, "%", 0, 1)
    floor = middle(painted["floor"])
    yield Figure("the wall's first paint, median", middle(painted["ours"]), "ms", floor, 1.25, of_ratio=True)


if __name__ == "__main__":
    sys.exit(show(figures()))
