"""When a commitment is ready."""

from __future__ import annotations

from datetime import date, timedelta

from sessions.commitments.view import CommitmentView, Status

SOON = timedelta(days=7)
"""A first step counts as soon within this time from the meeting."""


def next_day(commitment: CommitmentView) -> date | None:
    """The next day by which something of an open commitment is to happen; None if none is set."""
    begun = commitment.status is not Status.NOT_STARTED
    days = (None if begun else commitment.first_step_by, commitment.due_by, commitment.follow_up)
    return min(filter(None, days), default=None)


def missing(
    promise: str,
    first_step: str,
    first_step_by: date | None,
    due_by: date | None,
    follow_up: date | None,
    meeting_day: date | None,
) -> tuple[str, ...]:
    """What keeps a commitment from being ready, as field names in the form's order.

    ``first_step_late`` stands for a first step later than seven days after the meeting.
    """
    lacking = [
        name
        for name, value in (
            ("promise", promise),
            ("first_step", first_step),
            ("first_step_by", first_step_by),
            ("due_by", due_by),
            ("follow_up", follow_up),
        )
        if not value
    ]
    if first_step_by and meeting_day and first_step_by > meeting_day + SOON:
        lacking.append("first_step_late")
    return tuple(lacking)
