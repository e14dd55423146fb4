"""When a commitment is ready."""

from __future__ import annotations

from datetime import date, timedelta

SOON = timedelta(days=7)
"""A first step counts as soon within this time from the meeting."""


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
