"""The shelf: every dialogue and meeting of a store, as the start screen and ``workshop list`` name them.

Read by plain SQL and on its own, for it waits neither for the tables' import (430 ms) nor for that of the topics' views
(24 ms).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from pysqlite3 import dbapi2

from sessions.store.sqlite import BUSY_SECONDS


@dataclass(frozen=True)
class ShelfMeeting:
    """A meeting as the start screen and ``workshop list`` name it."""

    id: int
    number: int
    day: date | None
    starts: time | None
    place: str
    phase: str
    title: str = ""
    put_away: bool = False
    next_day: date | None = None
    """When it was said that the dialogue meets next."""
    next_time: time | None = None
    next_place: str = ""


@dataclass(frozen=True)
class ShelfDialogue:
    """A dialogue with its meetings, newest first."""

    id: int
    question: str
    registry_number: str
    meetings: tuple[ShelfMeeting, ...]
    put_away: bool = False


_DIALOGUES = """
    SELECT d.id, d.question, d.registry_number, d.put_away FROM dialogue d
    ORDER BY max(coalesce((SELECT max(m.day) FROM meeting m WHERE m.dialogue_id = d.id), ''), '') DESC, d.id DESC
"""
_MEETINGS = """
    SELECT m.dialogue_id, m.id, m.number, m.day, m.starts, m.place, p.kind, m.title, m.put_away,
        m.next_day, m.next_time, m.next_place
    FROM meeting m LEFT JOIN phase p ON p.id = coalesce(
        m.phase_id, (SELECT f.id FROM phase f WHERE f.meeting_id = m.id ORDER BY f.position LIMIT 1))
    ORDER BY coalesce(m.day, '') DESC, m.number DESC
"""


def read(path: Path) -> tuple[ShelfDialogue, ...]:
    """The dialogues of the store at ``path``, newest first; none where there is no store, or no readable one.

    Only looks: makes and changes nothing. What is wrong with a store is told when it is opened.
    """
    if not path.is_file():
        return ()
    try:
        connection = dbapi2.connect(str(path), timeout=BUSY_SECONDS)
        try:
            dialogues = connection.execute(_DIALOGUES).fetchall()
            meetings = connection.execute(_MEETINGS).fetchall()
        finally:
            connection.close()
    except dbapi2.DatabaseError:
        return ()
    of: dict[int, list[ShelfMeeting]] = {}
    for dialogue_id, meeting_id, number, day, starts, place, kind, title, away, *following in meetings:
        of.setdefault(dialogue_id, []).append(
            ShelfMeeting(
                id=meeting_id,
                number=number,
                day=_day(day),
                starts=_time(starts),
                place=place,
                phase=kind or "",
                title=title,
                put_away=bool(away),
                next_day=_day(following[0]),
                next_time=_time(following[1]),
                next_place=following[2],
            )
        )
    return tuple(
        ShelfDialogue(id_, question, dnr, tuple(of.get(id_, ())), bool(away)) for id_, question, dnr, away in dialogues
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _time(stored: str | None) -> time | None:
    return time.fromisoformat(stored) if stored else None


def in_use(dialogues: tuple[ShelfDialogue, ...]) -> tuple[ShelfDialogue, ...]:
    """The dialogues without what is put away."""
    return tuple(
        replace(dialogue, meetings=tuple(meeting for meeting in dialogue.meetings if not meeting.put_away))
        for dialogue in dialogues
        if not dialogue.put_away
    )
