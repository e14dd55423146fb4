"""The numbers of a dialogue's meetings: no two have the same, or nobody could say which comes before which."""

from __future__ import annotations

from itertools import chain

from sqlalchemy import select

from sessions.dialogue.tables import Meeting
from sessions.errors import Refused
from sessions.store.change import Change, table_of

MOST = 999


def next_number(change: Change) -> int:
    """The number of the dialogue's next meeting: the next that is given, past those that somebody has chosen."""
    taken = _others(change, None)
    while (number := change.next_number("meeting")) in taken:
        pass
    return number


def check_numbers(change: Change) -> None:
    """Refuse a change, such as an undo, that gives a meeting the number of another."""
    for image in change.images:
        after = image.after if image.table == "meeting" else None
        if after is None or (image.before and image.before["number"] == after["number"]):
            continue
        taken = _others(change, image.id)
        wanted: int = after["number"]
        if wanted in taken:
            free = next(number for number in chain(range(wanted, MOST + 1), range(1, wanted)) if number not in taken)
            raise Refused("dialogue.number_taken", number=wanted, free=free)


def _others(change: Change, meeting_id: int | None) -> set[int]:
    """The numbers of the dialogue's other meetings, also of those that are put away: they may come back."""
    t = table_of(Meeting)
    rows = change.connection.execute(select(t.c.id, t.c.number).where(t.c.dialogue_id == change.dialogue_id))
    return {row.number for row in rows if row.id != meeting_id}
