"""A console that the power is taken from: ``unclosed.py PATH`` makes a store, writes, and ends in the middle.

All that it wrote is in the write-ahead log; the store's own file has had none of it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import event

from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.store import schema
from sessions.store.engine import make_engine

COUNT = 12


def main() -> None:
    """Write."""

    def never_emptied(path: Path) -> Any:
        engine = make_engine(path)

        @event.listens_for(engine, "connect")
        def _keep(connection: Any, _record: Any) -> None:
            connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()

        return engine

    schema.make_engine = never_emptied  # type: ignore[attr-defined]
    print("ready", flush=True)
    sys.stdin.readline()
    meetings = Meetings(Path(sys.argv[1]))
    made = meetings.do(dialogue.create, question="Hur blir hamnen trygg?").id
    assert made is not None
    planned = meetings.do(dialogue.plan, dialogue_id=made).id
    assert planned is not None
    meeting = Meeting(meetings, planned)
    for number in range(COUNT):
        meeting.do(ideas.add, text=f"Lampa {number}. " * 200)
    print("written", flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
