"""Several meetings of one dialogue, opened one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sessions.commitments import commands as commitments
from sessions.commitments.view import CommitmentView
from sessions.dialogue import commands as dialogue
from sessions.experiments import commands as experiments
from sessions.experiments.view import ExperimentView
from sessions.meeting import Meeting
from tests.sessions.store.making import console, make_meeting, opened

FIRST, SECOND = date(2026, 4, 22), date(2026, 5, 20)


@contextmanager
def first_meeting(path: Path, day: date = FIRST) -> Iterator[Meeting]:
    """The first meeting of a dialogue."""
    with console(path, make_meeting(path)) as meeting:
        meeting.do(dialogue.reschedule, version=meeting.view.meeting.version, field="day", value=day)
        yield meeting


@contextmanager
def next_meeting(path: Path, day: date | None = SECOND) -> Iterator[Meeting]:
    """The dialogue's next meeting."""
    with opened(path) as meetings:
        meeting_id = meetings.do(dialogue.plan, dialogue_id=1, day=day).id
    assert meeting_id is not None
    with console(path, meeting_id) as meeting:
        yield meeting


def commit(meeting: Meeting, party: str, promise: str = "", **days: date) -> CommitmentView:
    """A commitment with its days."""
    meeting.do(commitments.add, party=party, promise=promise)
    for field, value in days.items():
        made = meeting.view.commitments[-1]
        meeting.do(commitments.describe, commitment_id=made.id, version=made.version, field=field, value=value)
    return meeting.view.commitments[-1]


def experiment(meeting: Meeting, what: str, **fields: Any) -> ExperimentView:
    """An experiment with its fields."""
    meeting.do(experiments.begin, what=what)
    for field, value in fields.items():
        made = meeting.view.experiments[-1]
        meeting.do(experiments.describe, experiment_id=made.id, version=made.version, field=field, value=value)
    return meeting.view.experiments[-1]
