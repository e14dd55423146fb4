"""The minutes of a dialogue with 1,000 ideas, 100 clusters, 10 rounds and 100 commitments.

Beside the floor: the mere reading and dumping of the ideas' rows.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sessions.clusters import commands as clusters
from sessions.commitments import commands as commitments
from sessions.meeting import Meeting
from sessions.records.export import FORMATS, render
from sessions.voting import commands as voting
from tests.benchmarks.measuring import Figure, full_store, middle, show
from tests.sessions.store.making import asked, console, open_round

TIMES = 9
CLUSTERS, ROUNDS, COMMITMENTS = 100, 10, 100


def figures() -> Iterator[Figure]:
    """Each format from the open view, all of them together, and from the store."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dialoger.db"
        meeting_id = full_store(store)
        now = datetime.now(UTC)

        def dumped() -> None:
            json.dumps(asked(store, "SELECT * FROM idea"), ensure_ascii=False)

        floor = took(dumped)
        with console(store, meeting_id) as meeting:
            fill(meeting)
            times = {form: took(lambda form=form: render(meeting.view, form, now)) for form in FORMATS}  # type: ignore[misc]
        for form, value in times.items():
            yield Figure(f"{form} from the open meeting, median", value, "ms", floor, 500)
        yield Figure("all of them together", sum(times.values()), "ms", floor, 1000)

        def opened() -> None:
            with console(store, meeting_id):
                pass

        yield Figure("the store opened and the meeting read, median", took(opened), "ms", floor, 500)


def fill(meeting: Meeting) -> None:
    """Lead the whole evening with the ideas that are there."""
    ids = [idea.id for idea in meeting.view.ideas]
    share = len(ids) // CLUSTERS
    for number in range(CLUSTERS):
        chosen = ids[number * share : (number + 1) * share]
        meeting.do(clusters.gather, idea_ids=chosen, heading=f"Det som rör plats {number}")
    for _ in range(ROUNDS):
        round_id = open_round(meeting)
        for ballot in ("1 2 3", "1 1 4", "12 3"):
            meeting.lay_ballot(ballot)
        meeting.close_round()
        meeting.do(voting.reveal, round_id=round_id)
    for number in range(COMMITMENTS):
        made = meeting.do(commitments.add, party=f"Part {number % 12}", promise="laga lamporna vid magasinen")
        assert made.id is not None
        day = date(2026, 4, 22) + timedelta(number)
        fields: dict[str, str | date] = {"first_step": "ringa elbolaget", "first_step_by": day, "due_by": day}
        for field, value in fields.items():
            version = meeting.view.commitments[number].version
            meeting.do(commitments.describe, commitment_id=made.id, version=version, field=field, value=value)


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
