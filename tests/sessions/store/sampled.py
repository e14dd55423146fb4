"""The sample, laid out once for each language, moment and zone and copied then: its hundred commands take 0.6 s."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert, select

from sessions import sample
from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.store.base import METADATA
from sessions.store.change import Done
from sessions.store.engine import reading, writing

Rows = dict[str, list[dict[str, Any]]]


def fill(meetings: Meetings, language: str, phase: PhaseKind | None = None) -> Done:
    """What ``sessions.sample.fill`` makes of an empty store, as if this console had made it; gone to a ``phase``."""
    now = meetings.clock()
    done, rows = _laid_out(language, now, now.astimezone().utcoffset(), phase)
    with writing(meetings.engine) as connection:
        for table in METADATA.sorted_tables:
            mine = {"surface": meetings.surface} if "surface" in table.columns else {}
            if rows[table.name]:
                connection.execute(insert(table), [row | mine for row in rows[table.name]])
    return done


@cache
def _laid_out(language: str, now: datetime, _zone: timedelta | None, phase: PhaseKind | None) -> tuple[Done, Rows]:
    with TemporaryDirectory() as folder:
        meetings = Meetings(Path(folder) / "sample.db", lambda: now)
        try:
            done = sample.fill(meetings, language)
            if phase is not None:
                _go_to(meetings, done, phase)
            with reading(meetings.engine) as connection:
                rows = {
                    table.name: [dict(row._mapping) for row in connection.execute(select(table))]
                    for table in METADATA.sorted_tables
                }
        finally:
            meetings.close()
    return done, rows


def _go_to(meetings: Meetings, done: Done, phase: PhaseKind) -> None:
    assert done.id is not None
    meeting = Meeting(meetings, done.id)
    meeting.do(dialogue.go_to, phase_id=next(each.id for each in meeting.view.phases if each.kind == phase))
    meeting.leave()
