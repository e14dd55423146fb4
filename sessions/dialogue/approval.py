"""The approval of a meeting's minutes: who has approved them, and on which day.

They are approved as they stood then. What is changed in them afterwards makes them a draft again, see
``MeetingView.approved``: an approved version never changes.
"""

from __future__ import annotations

from datetime import date

from sessions.dialogue.tables import Meeting
from sessions.errors import Refused
from sessions.store.change import Change, Done
from sessions.text.fields import Field, Kind, by_name, names
from sessions.words import Phrase, phrase

FIELDS = (
    Field(
        "approved_by",
        "Who approved them; empty until they are approved.",
        phrase("dialogue.field.approved_by"),
        phrase("approval.hint.approved_by"),
    ),
    Field(
        "approved_on",
        "The day on which they were approved.",
        phrase("dialogue.field.approved_on"),
        phrase("approval.hint.approved_on"),
        kind=Kind.DATE,
        past=True,
    ),
)
COLUMNS = (*names(FIELDS), "approved_at")
"""What of a meeting says whether its minutes are approved."""

_FIELDS = by_name(FIELDS)


def record(change: Change, *, version: int, field: str, value: str | date | None) -> Done:
    """Set one of the two; they are approved when both are said. A day before the meeting or to come is refused.

    Not undone: an approval is taken back as openly as it was given, by emptying one of the two.
    """
    assert change.meeting_id is not None
    meeting, described = change.get(Meeting, change.meeting_id), _FIELDS[field]
    if isinstance(value, date) and value > change.now.astimezone().date():
        raise Refused("dialogue.not_yet", day=value)
    if isinstance(value, date) and meeting.day and value < meeting.day:
        raise Refused("approval.too_early", day=meeting.day)
    stored, before = described.clean(value), meeting.approved_at
    whole = all(({name: getattr(meeting, name) for name in _FIELDS} | {field: stored}).values())
    row = change.edit(
        Meeting, change.meeting_id, version, **{field: stored, "approved_at": change.now if whole else None}
    )
    said = told(row.number, row.approved_on if whole else None) if whole or before else None
    what = phrase("dialogue.what.field", field=described.label)
    return Done(what, row.id, phrase("approval.final"), said=said)


def told(number: int, approved_on: date | None) -> Phrase:
    """What the minutes of a meeting are now that their approval has changed."""
    if approved_on is None:
        return phrase("approval.draft", number=number)
    return phrase("approval.approved", number=number, day=approved_on)
