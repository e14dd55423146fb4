"""Rules of dialogues and meetings: who is counted how, and when the clock runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sessions.agenda.phases import PhaseKind
from sessions.agenda.timing import PhaseView
from sessions.errors import Refused
from sessions.text.cleaner import clean
from sessions.text.folding import fold
from sessions.text.numbers import GROUPED, whole

MOST_PRESENT = 5_000

# A name may hold digits of its own, as in ``klass 7b 12``; where two readings are possible, the groups decide.
_COUNTS = tuple(
    re.compile(pattern)
    for count in (GROUPED, r"\d+")
    for pattern in (
        rf"(?P<name>.*\S)\s+(?P<sign>[+\-−]?)\s*(?P<count>{count})",
        rf"(?P<name>.*[^\d\s+\-−])\s*(?P<sign>[+\-−]?)\s*(?P<count>{count})",
        rf"(?P<sign>[+\-−]?)\s*(?P<count>{count})\s*(?P<name>\D.*)",
    )
)
"""The last that names a group holds: digits with a space between are one number only where they are nothing else."""
_COMMA = re.compile(r",(?!(?<=\d,)\d{3}(?!\d))")
"""A comma that ends a part, not one that stands within ``1,000``."""


def read_presence(text: str, groups: Sequence[str], present: dict[str, int]) -> dict[str, int]:
    """Counts per actor group from ``invånare 12, tjänst 3`` or ``12 inv``; ``inv +1`` adds to what is there.

    A group may be shortened as long as only one fits. Gives the groups that were named, with their new counts.
    """
    counts: dict[str, int] = {}
    for part in filter(None, (piece.strip() for piece in _COMMA.split(text))):
        group, sign, amount = _read_count(part, groups)
        before = counts.get(group, present.get(group, 0))
        count = before + amount if sign == "+" else before - amount if sign else amount
        if not 0 <= count <= MOST_PRESENT:
            raise Refused("dialogue.count_impossible", group=group, count=count, most=MOST_PRESENT)
        counts[group] = count
    if not counts:
        raise Refused("dialogue.count_unread", text=text)
    return counts


def _read_count(part: str, groups: Sequence[str]) -> tuple[str, str, int]:
    """The group, the sign and the number that a part says; refused as its first reading is if none names a group."""
    refused = Refused("dialogue.count_unread", text=part)
    matches = [match for pattern in _COUNTS if (match := pattern.fullmatch(part))]
    for match in reversed(matches):
        counted = whole(match["count"])
        try:
            if counted is None:
                raise refused
            return find_group(match["name"], groups), match["sign"], counted
        except Refused as unknown:
            refused = unknown
    raise refused


def find_group(name: str, groups: Sequence[str]) -> str:
    """The one actor group that the name or its beginning means."""
    wanted = fold(name.strip())
    same = [group for group in groups if group == clean(name)] or [group for group in groups if fold(group) == wanted]
    fitting = same or [group for group in groups if fold(group).startswith(wanted)]
    if len(fitting) != 1:
        key = "dialogue.group_unclear" if fitting else "dialogue.group_unknown"
        raise Refused(key, name=name.strip(), groups=tuple(fitting or groups))
    return fitting[0]


def check_kind(kind: str) -> None:
    """Refuse a phase of a kind that nobody has made."""
    known = PhaseKind.known()
    if kind not in known:
        raise Refused("dialogue.no_phase_kind", kind=kind, kinds=known)


def settled_seconds(phase: PhaseView, now: datetime) -> int:
    """The seconds to keep when the phase's clock stops now."""
    return int(phase.used(now).total_seconds())


def meeting_number(text: str) -> int:
    """A meeting's number from a field."""
    number = whole(text)
    if number is None:
        raise Refused("dialogue.number_unread", text=text.strip())
    return number


def after_minutes(starts: time | None, minutes: int) -> time | None:
    """The time of day so many minutes later; past midnight it is the next day's."""
    return (datetime.combine(date(2000, 1, 1), starts) + timedelta(minutes=minutes)).time() if starts else None
