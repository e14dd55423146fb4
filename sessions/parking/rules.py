"""Rules of parked questions: the day that one is to be answered, and which are to be asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from sessions.errors import Refused
from sessions.parking.view import ParkedView
from sessions.text.dates import read_day

_AT_THE_LATEST = re.compile(r"(?:senast|före|innan|till|by|before|no later than)\s+", re.IGNORECASE)


def day_named(when: str, today: date) -> date | None:
    """The day that ``when`` names, as in ``senast 3 juni``; None where it names none, as in ``på nästa träff``."""
    try:
        return read_day(_AT_THE_LATEST.sub("", when.strip(), count=1), today).day
    except Refused:
        return None


def due(parked: Sequence[ParkedView], earlier: Collection[int], day: date) -> tuple[ParkedView, ...]:
    """Those of ``earlier`` meetings that have no answer, from the day on when it was to come.

    One of which it is not said to whom it goes, when and how, or that names no day, is asked for at any later meeting.
    """
    waiting = [each for each in parked if each.meeting_id in earlier and each.open]
    return tuple(each for each in waiting if not each.settled or each.answer_by is None or each.answer_by <= day)
