"""A meeting in its commitments, and what was written there before a test's story begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.commitments.view import CommitmentKind
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.store.change import Done
from tests.workshop.phases.prioritising.voted import after_the_vote, go_to

READY: dict[str, Any] = {
    "first_step": "ringa elbolaget",
    "first_step_by": date(2026, 4, 28),
    "sign": "alla lampor lyser",
    "due_by": date(2026, 6, 15),
    "follow_up": date(2026, 9, 2),
}


def committing(meetings: Meetings, language: str = "sv", before: Callable[[Meeting], object] | None = None) -> Done:
    """The commitments after the vote, and after what comes ``before`` the story."""
    planned = after_the_vote(meetings, language)
    assert planned.id is not None
    meeting = Meeting(meetings, planned.id)
    go_to(meeting, PhaseKind.COMMITMENTS)
    if before is not None:
        before(meeting)
    meeting.leave()
    return planned


def written(party: str, promise: str = "", **fields: Any) -> Callable[[Meetings], Done]:
    """The same, with one commitment."""
    return partial(committing, before=partial(write, party=party, promise=promise, **fields))


def write(
    meeting: Meeting, party: str, promise: str = "", kind: CommitmentKind = CommitmentKind.COMMITMENT, **fields: Any
) -> None:
    """A commitment or a wish is written."""
    meeting.do(commitments.add, party=party, promise=promise, kind=kind)
    describe(meeting, fields)


def describe(meeting: Meeting, fields: Mapping[str, Any]) -> None:
    """Fill in the fields of the last one."""
    for field, value in fields.items():
        here = meeting.view.commitments[-1]
        meeting.do(commitments.describe, commitment_id=here.id, version=here.version, field=field, value=value)
