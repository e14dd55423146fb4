"""Rules of proposals: how support is read and what it amounts to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sessions.errors import Refused
from sessions.proposals.view import MOST_SUPPORT, Outcome

VALUES = range(MOST_SUPPORT + 1)
STOP = 0
CAN_LIVE_WITH = 3
"""From this value on a person goes along."""
BROAD = 4, 5
"""Four in five: the part that must go along for broad support."""
DIVIDED = 1, 2
MOST_HANDS = 5_000

_NUMBERS = re.compile(r"[0-9]{1,9}(?:[\s,;]+[0-9]{1,9})*")
_PAIR = re.compile("([0-9]+):([0-9]+)")
_WHOLE = re.compile("[0-9]+")


def outcome(support: Sequence[int]) -> Outcome | None:
    """The word for how many showed each value from 0 to 5; None where nobody did.

    Unity: everybody can at least live with it. Broad support: four in five can, and nobody says stop. Divided views: at
    least half can. Otherwise there is no unity.
    """
    assert len(support) in (0, len(VALUES)) and all(count >= 0 for count in support)
    shown = sum(support)
    if not shown:
        return None
    with_it = sum(support[CAN_LIVE_WITH:])

    def reaches(part: tuple[int, int]) -> bool:
        return with_it * part[1] >= shown * part[0]

    if with_it == shown:
        return Outcome.UNITY
    if reaches(BROAD) and not support[STOP]:
        return Outcome.BROAD
    return Outcome.DIVIDED if reaches(DIVIDED) else Outcome.NO_UNITY


def read_support(text: str) -> tuple[int, ...]:
    """How many showed each value: six counts as in ``0 0 1 3 8 4``, or only those shown as in ``3:4 4:8 5:2``.

    Empty for an empty text, and where nobody showed anything.
    """
    words = [word for word in re.split(r"[\s,;]+", re.sub(r"\s*[:=]\s*", ":", text.strip())) if word]
    pairs = [match for word in words if (match := _PAIR.fullmatch(word))]
    if words and len(pairs) == len(words):
        counts = dict.fromkeys(VALUES, 0)
        for value, count in (match.groups() for match in pairs):
            at = _number(value)
            if at not in counts:
                raise Refused("proposals.no_such_support", value=value[:6])
            if counts[at]:
                raise Refused("proposals.support_twice", value=at)
            counts[at] = _number(count)
        support = tuple(counts.values())
    elif pairs or not all(_WHOLE.fullmatch(word) for word in words):
        raise Refused("proposals.support_unread", text=text.strip())
    elif words and len(words) != len(VALUES):
        raise Refused("proposals.support_six", n=len(words))
    else:
        support = tuple(map(_number, words))
    return support if any(support) else ()


def values_in(text: str) -> tuple[int, ...]:
    """The values that stand in pairs such as ``3:4 4:8``, as ``read_support`` reads them."""
    return tuple(_number(value) for value in re.findall(r"([0-9]+)\s*[:=]", text))


def anyone_below(support: Sequence[int]) -> bool:
    """Whether somebody showed that they cannot live with it."""
    return any(support[:CAN_LIVE_WITH])


def read_ideas(text: str) -> tuple[int, ...]:
    """The ideas' numbers as people type them, ``4 7 12``, each once; none for an empty text."""
    typed = text.strip()
    if not typed:
        return ()
    if not _NUMBERS.fullmatch(typed):
        raise Refused("proposals.ideas_unread", text=typed)
    return tuple(dict.fromkeys(map(_number, re.split(r"[\s,;]+", typed))))


def written(support: Sequence[int]) -> str:
    """The counts as they are kept and shown in a field; ``read_support`` reads them again."""
    return " ".join(map(str, support))


def check_support(support: Sequence[int], present: int) -> None:
    """Refuse more hands than there are people in the room; where nobody has been counted, only what cannot be."""
    assert len(support) in (0, len(VALUES)) and all(count >= 0 for count in support)
    most = present or MOST_HANDS
    if sum(support) > most:
        raise Refused("proposals.too_many_hands", n=sum(support), most=most)


def _number(digits: str) -> int:
    return int(digits.lstrip("0")[:9] or "0")
