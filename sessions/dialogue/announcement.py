"""When and where the dialogue meets next, said before people leave."""

from __future__ import annotations

from datetime import date, datetime, time

from sessions.dialogue.tables import Meeting
from sessions.store.change import Change, Done, table_of
from sessions.text.typed import optional
from sessions.words import phrase

FIELDS = {"next_day": "day", "next_time": "starts", "next_place": "place"}
"""What a meeting says of the next one, and what that one calls it itself."""


def announce(change: Change, *, version: int, field: str, value: date | time | str | None) -> Done:
    """Say one thing of the next meeting.

    If that meeting is planned and has not begun, it takes what is said, unless somebody has given it something else
    already: it keeps what differs from this meeting's own and from what was said here before.
    """
    assert change.meeting_id is not None and field in FIELDS
    here = change.get(Meeting, change.meeting_id)
    said = optional(value) if isinstance(value, str) else value
    own, before = FIELDS[field], getattr(here, field)
    change.edit(Meeting, change.meeting_id, version, **{field: said})
    planned = _planned(change, here)
    named = phrase(f"dialogue.field.{field}")
    if planned is None or getattr(planned, own) == said:
        return Done(phrase("dialogue.what.field", field=named), change.meeting_id)
    if getattr(planned, own) not in (None, "", before, getattr(here, own)):
        what = phrase("dialogue.what.announced_apart", field=named, number=planned.number)
        return Done(what, change.meeting_id)
    ends = planned.planned_end
    if isinstance(said, time) and planned.starts and ends:
        ends = _moved(ends, planned.starts, said)
    change.save(planned, **{own: said, "planned_end": ends})
    return Done(phrase("dialogue.what.announced", field=named, number=planned.number), change.meeting_id)


def _planned(change: Change, here: Meeting) -> Meeting | None:
    """The dialogue's next meeting by number, if it is made and nothing has happened in it yet."""
    meeting = table_of(Meeting)
    ahead = (meeting.c.number > here.number, meeting.c.put_away.is_(False))
    later = change.find(Meeting, meeting.c.dialogue_id == here.dialogue_id, *ahead)
    following = min(later, key=lambda each: each.number, default=None)
    return following if following is not None and following.phase_id is None else None


def _moved(ends: time, starts: time, later: time) -> time:
    day = date(2000, 1, 2)
    return (datetime.combine(day, ends) + (datetime.combine(day, later) - datetime.combine(day, starts))).time()
