"""Keys in meetings with 1,000, 5,000 and 10,000 ideas, side by side: what one more costs where there are many."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.keys import DOWN, HOME, TAB, empty, enter, idea, pressed
from tests.benchmarks.measuring import ROOT, WORKSHOP, Figure, full_store, middle, show
from tests.benchmarks.terminal import Terminal

COUNTS = (1_000, 5_000, 10_000)
ROUNDS, KEYS, SAVED = 6, 25, 25
"""Rounds, in each of which every meeting has so many keys of each kind, and ideas."""
LETTER, STEP, SEEN, WORK = "letter typed", "step in the list", "idea saved and seen", "idea saved, processor"


def figures() -> Iterator[Figure]:
    """A letter, a step and a save by how many ideas there are, beside the same with 1,000."""
    with ExitStack() as open_:
        folder = Path(open_.enter_context(tempfile.TemporaryDirectory()))
        meetings = [open_.enter_context(_Crowd(folder, count)) for count in COUNTS]
        for _ in range(ROUNDS):
            for meeting in meetings:
                meeting.measure()
    few = meetings[0].times
    for name in (LETTER, STEP, SEEN, WORK):
        for meeting in meetings:
            value, floor = middle(meeting.times[name]), middle(few[name])
            head = f"{name}, {meeting.count:,} ideas"
            if name == SEEN and meeting.count == 5_000:
                yield Figure(head, value, "ms", floor, 40)
            elif meeting.count == COUNTS[-1]:
                yield Figure(head, value, "ms", floor, 1.5, of_ratio=True)
            else:
                yield Figure(head, value, "ms", floor)


class _Crowd(Terminal):
    """A console in a meeting with so many ideas, and the milliseconds that each thing took in it."""

    def __init__(self, folder: Path, count: int) -> None:
        store = folder / f"{count}.db"
        full_store(store, count)
        super().__init__((*WORKSHOP, "--store", str(store)), cwd=ROOT)
        self.count = self._last = count
        self.times: dict[str, list[float]] = {LETTER: [], STEP: [], SEEN: [], WORK: []}

    def __enter__(self) -> _Crowd:
        super().__enter__()
        enter(self)
        self._save()  # the first one imports and compiles
        return self

    def measure(self) -> None:
        """Some letters, some steps from the first idea on, and some ideas."""
        self.times[LETTER] += pressed(self, b"a", KEYS)
        empty(self)
        self.write(TAB + HOME)
        self.settle(0.3)
        self.times[STEP] += pressed(self, DOWN, KEYS)
        self.write(b"\x1b")
        self.settle(0.3)
        for _ in range(SAVED):
            seen, work = self._save()
            self.times[SEEN].append(seen)
            self.times[WORK].append(work)

    def _save(self) -> tuple[float, float]:
        """An idea: milliseconds from Enter until it is seen, and of a processor for all that Enter brings about."""
        self._last += 1
        self.write(idea(self._last))
        self.settle(0.05)
        before = self.worked()
        seen = self.press_until(b"\r", f"idé {self._last}.")
        self.settle(0.05)
        return seen * 1000, (self.worked() - before) * 1000


if __name__ == "__main__":
    sys.exit(show(figures()))
