"""The shelf: every dialogue and meeting of a store, as the start screen and ``workshop list`` name them.

Read by plain SQL and on its own, for it waits neither for the tables' import (430 ms) nor for that of the topics' views
(24 ms).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from sessions.errors import Damaged, Unavailable, Unusable
from sessions.store import owner
from sessions.store.sqlite import as_full, damaged, is_damage, look, readable


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
    begun: bool = False
    """Whether it has been in a phase."""


def _number(meeting: ShelfMeeting) -> int:
    return meeting.number


@dataclass(frozen=True)
class ShelfDialogue:
    """A dialogue with its meetings, newest first."""

    id: int
    question: str
    registry_number: str
    meetings: tuple[ShelfMeeting, ...]
    put_away: bool = False

    def next_up(self, today: date) -> ShelfMeeting | None:
        """What somebody who comes now wants: today's meeting, else the next one, else the last one that has begun."""
        ahead = [meeting for meeting in self.meetings if meeting.day and meeting.day >= today]
        if ahead:
            return min(ahead, key=lambda meeting: (meeting.day or today, meeting.number))
        begun = [meeting for meeting in self.meetings if meeting.begun]
        return max(begun, key=_number) if begun else min(self.meetings, key=_number, default=None)


@dataclass(frozen=True)
class Shelf:
    """The dialogues of a store; with ``damage`` (of its own, or a full disk), those that can still be read."""

    dialogues: tuple[ShelfDialogue, ...]
    damage: Unavailable | None = None


_DIALOGUES = """
    SELECT d.id, d.question, d.registry_number, d.put_away FROM dialogue d
    ORDER BY max(coalesce((SELECT max(m.day) FROM meeting m WHERE m.dialogue_id = d.id), ''), '') DESC, d.id DESC
"""
_MEETINGS = """
    SELECT m.dialogue_id, m.id, m.number, m.day, m.starts, m.place, p.kind, m.title, m.put_away,
        m.next_day, m.next_time, m.next_place, m.phase_id IS NOT NULL
    FROM meeting m LEFT JOIN phase p ON p.id = coalesce(
        m.phase_id, (SELECT f.id FROM phase f WHERE f.meeting_id = m.id ORDER BY f.position LIMIT 1))
    ORDER BY coalesce(m.day, '') DESC, m.number DESC
"""


_PLAIN_DIALOGUES = "SELECT id, question, registry_number, put_away FROM dialogue ORDER BY id"
_PLAIN_MEETINGS = """
    SELECT dialogue_id, id, number, day, starts, place, NULL, title, put_away, next_day, next_time, next_place, 0
    FROM meeting ORDER BY id
"""


def read(path: Path) -> Shelf:
    """The dialogues of the store at ``path``, newest first; none where there is no store, or no readable one.

    Only looks: makes and changes nothing. Of a damaged store it gives what can be read. What else is wrong with one is
    told when it is opened.
    """
    if not path.is_file():
        return Shelf(())
    broken: list[bytes] = []

    def text(stored: bytes) -> str:
        try:
            return stored.decode()
        except UnicodeDecodeError:
            broken.append(stored)
            return readable(stored)

    try:
        connection = look(path)
        connection.text_factory = text
        try:
            dialogues, whole = _rows(connection, _DIALOGUES, _PLAIN_DIALOGUES)
            meetings, also_whole = _rows(connection, _MEETINGS, _PLAIN_MEETINGS)
        finally:
            connection.close()
    except dbapi2.DatabaseError as error:
        if (full := as_full(error, path)) is not None:
            return Shelf((), full)
        return Shelf((), _damage(path, whole=True))
    return Shelf(_put_together(dialogues, meetings), _damage(path, whole=whole and also_whole and not broken))


def _damage(path: Path, *, whole: bool) -> Damaged | None:
    """What to say of a store that is ours and not whole, or has nothing left that could be called ours."""
    try:
        owner.check(path)
    except Damaged as damage:
        return damage
    except (Unusable, dbapi2.DatabaseError):
        return None
    return None if whole else damaged(path)


def _rows(connection: Any, sql: str, plain: str) -> tuple[list[Any], bool]:
    """The rows, and whether they are all. In a damaged table, those that can be reached from either end."""
    try:
        return connection.execute(sql).fetchall(), True
    except dbapi2.DatabaseError as error:
        if not is_damage(error):
            raise
    newest, oldest = _until_damage(connection, f"{plain} DESC"), _until_damage(connection, plain)
    return [*newest, *(row for row in reversed(oldest) if row not in newest)], False


def _until_damage(connection: Any, sql: str) -> list[Any]:
    found = []
    with suppress(dbapi2.DatabaseError):
        for row in connection.execute(sql):
            found.append(row)
    return found


def _put_together(dialogues: list[Any], meetings: list[Any]) -> tuple[ShelfDialogue, ...]:
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
                begun=bool(following[3]),
            )
        )
    return tuple(
        ShelfDialogue(id_, question, dnr, tuple(of.get(id_, ())), bool(away)) for id_, question, dnr, away in dialogues
    )


def _day(stored: str | None) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(stored) if stored else None
    return None


def _time(stored: str | None) -> time | None:
    with suppress(ValueError):
        return time.fromisoformat(stored) if stored else None
    return None


def in_use(dialogues: tuple[ShelfDialogue, ...]) -> tuple[ShelfDialogue, ...]:
    """The dialogues without what is put away."""
    return tuple(
        replace(dialogue, meetings=tuple(meeting for meeting in dialogue.meetings if not meeting.put_away))
        for dialogue in dialogues
        if not dialogue.put_away
    )
