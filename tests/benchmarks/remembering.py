"""An item's history in a dialogue with a long journal, beside reading that journal through once."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import insert

from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.queries.history import Item
from sessions.store.change import table_of
from sessions.store.journal import Entry
from tests.benchmarks.measuring import Figure, full_store, middle
from tests.sessions.store.making import asked, console

ROWS = 20_000
TIMES = 20


def figures() -> Iterator[Figure]:
    """The history of an idea reworded ten times, among 20,000 changes of others."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "dialoger.db"
        with console(store, full_store(store)) as meeting:
            for number in range(10):
                idea = meeting.view.ideas[500]
                meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text=f"Lydelse {number}")
            lengthen(meeting, ROWS)
            item = Item("idea", meeting.view.ideas[500].id)
            took = [_took(lambda: meeting.history(item)) for _ in range(TIMES)]
            floor = [_took(lambda: asked(store, "SELECT sum(length(images)) FROM journal")) for _ in range(TIMES)]
            assert len(meeting.history(item).moments) == 11
        yield Figure("an idea's history, journal of 20,000", middle(took), "ms", middle(floor), 200)


def lengthen(meeting: Meeting, rows: int) -> None:
    """Write a journal of so many rewordings of the other ideas, past the house: only its length matters."""
    image = (
        '[["idea",{id},{{"id":{id},"version":{n},"text":"{text}"}},{{"id":{id},"version":{n},"text":"{text} till"}}]]'
    )
    text = "Vuxna som rör sig på torget efter åtta på kvällen, i par och med västar " * 2
    what = '{"key":"ideas.what.reworded","values":{"number":1}}'
    values = [
        {
            "at": meeting._meetings.clock(),
            "surface": "console 9",
            "dialogue_id": meeting.view.dialogue.id,
            "meeting_id": meeting.view.meeting.id,
            "command": "reword",
            "what": what,
            "touched": "idea",
            "images": image.format(id=1 + n % 400, n=n, text=text),
        }
        for n in range(rows)
    ]
    with meeting._meetings.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(insert(table_of(Entry)), values)


def _took(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000
