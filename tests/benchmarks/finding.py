"""Finding in a meeting with 1,000 ideas: what a key in the search costs, and which texts look alike."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz import fuzz, process

from sessions.queries.search import Index
from sessions.text.likeness import alike
from tests.benchmarks.measuring import FLOOR, ROOT, WORKSHOP, Figure, full_store, middle, p99, show
from tests.benchmarks.terminal import Terminal
from tests.sessions.store.making import console

IDEAS = 1000
TYPED = "idé om fritid 17 vuxna åtta på kvällen"
TIMES = 9


def figures() -> Iterator[Figure]:
    """The search itself beside a plain scan of the same texts; its keys to the paint; likeness beside all ratios."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dialoger.db"
        with console(store, full_store(store, IDEAS)) as meeting:
            view = meeting.view
        texts = [idea.text for idea in view.ideas]
        beginnings = [TYPED[:end] for end in range(1, len(TYPED) + 1)]
        index = Index(view, secret=True)
        scanned = [took(lambda text=text: [each for each in texts if text in each]) for text in beginnings]  # type: ignore[misc]
        found = [took(lambda text=text: index.find(text)) for text in beginnings]  # type: ignore[misc]
        yield Figure("search: made ready for a view", took(lambda: Index(view, secret=True)), "ms", max(scanned), 50)
        yield Figure("search: found, slowest key", max(found), "ms", max(scanned), 50)
        with Terminal(FLOOR, cwd=ROOT) as floor:
            floor.until("Golvet")
            floor.settle(0.3)
            least = typed(floor)
        with Terminal((*WORKSHOP, "--store", str(store)), cwd=ROOT) as window:
            window.until("Träff 1")
            window.settle(0.3)
            window.press_until(b"\r", "F1 Hjälp")
            window.settle(0.3)
            window.press_until(b"\x06", "Sök i hela dialogen")
            window.settle(0.3)
            keys = typed(window)
        yield Figure("search: key, to paint, median", middle(keys), "ms", middle(least), 50)
        yield Figure("search: key, to paint, p99", p99(keys), "ms", p99(least), 25)

    def ratios() -> None:
        for text in texts:
            process.extract(text, texts, scorer=fuzz.ratio, limit=3)

    yield Figure("likeness of 1,000 texts", took(lambda: alike(texts, "sv")), "ms", took(ratios), 2000)


def typed(window: Terminal) -> list[float]:
    """Milliseconds from key to paint, typing a text and taking it away again, at a person's pace."""
    times = []
    for key in (*(letter.encode() for letter in TYPED), *[b"\x7f"] * len(TYPED)):
        times.append(window.press(key) * 1000)
        window.settle(0.05)
    return times


def took(work: Callable[[], object]) -> float:
    """Milliseconds, the median of several."""
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return middle(times)


if __name__ == "__main__":
    sys.exit(show(figures()))
