"""When a commitment is ready."""

from __future__ import annotations

from datetime import date, timedelta

from sessions.commitments.owners import vague_owner
from sessions.commitments.view import CommitmentView, Status
from sessions.errors import Refused

SOON = timedelta(days=7)
"""A first step counts as soon within this time from the meeting."""
SURENESS = range(6)


def next_day(commitment: CommitmentView) -> date | None:
    """The next day by which something of an open commitment is to happen; None if none is set."""
    begun = commitment.status is not Status.NOT_STARTED
    days = (None if begun else commitment.first_step_by, commitment.due_by, commitment.follow_up)
    return min(filter(None, days), default=None)


def missing(
    *,
    party: str,
    role: str,
    promise: str,
    first_step: str,
    first_step_by: date | None,
    sign: str,
    due_by: date | None,
    follow_up: date | None,
    meeting_day: date | None,
) -> tuple[str, ...]:
    """What keeps a commitment from being ready, as field names in the form's order.

    It needs one accountable owner, a first step within seven days of the meeting, a sign that it is done, and the days
    on which it is to be done and asked after. ``role_vague`` stands for an owner who is many or nobody in particular,
    ``first_step_late`` for a first step that comes later.
    """
    late = bool(first_step_by and meeting_day and first_step_by > meeting_day + SOON)
    vague = vague_owner(role or party)
    lacking = {
        "promise": not promise,
        "role": not role and not vague,
        "role_vague": vague,
        "first_step": not first_step,
        "first_step_by": not first_step_by,
        "first_step_late": late,
        "sign": not sign,
        "due_by": not due_by,
        "follow_up": not follow_up,
    }
    return tuple(name for name, lacks in lacking.items() if lacks)


def read_confidence(text: str) -> int | None:
    """How sure the party is, from 0 to 5; None for an empty field."""
    stripped = text.strip()
    if not stripped:
        return None
    if stripped not in map(str, SURENESS):
        raise Refused("commitments.confidence_unread", text=stripped, most=SURENESS[-1])
    return int(stripped)
