"""The minutes of a meeting with 1,000 ideas, beside the mere reading and dumping of the same rows."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from sessions.records.export import render
from tests.benchmarks.measuring import Figure, full_store, middle, show
from tests.store.making import asked, console

TIMES = 9


def figures() -> Iterator[Figure]:
    """Each format from the open view, and from the store."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dialoger.db"
        meeting_id = full_store(store)
        now = datetime.now(UTC)

        def dumped() -> None:
            json.dumps(asked(store, "SELECT * FROM idea"), ensure_ascii=False)

        floor = took(dumped)
        with console(store, meeting_id) as meeting:
            for form in ("md", "json"):
                yield Figure(
                    f"{form} from the open meeting, median",
                    took(lambda form=form: render(meeting.view, form, now)),  # type: ignore[misc]
                    "ms",
                    floor,
                    500,
                )

        def opened() -> None:
            with console(store, meeting_id):
                pass

        yield Figure("the store opened and the meeting read, median", took(opened), "ms", floor, 500)


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
