"""How people write a whole number: ``12``, ``1 200``, ``1.200``, ``12,0``, ``12 st``."""

from __future__ import annotations

import re
from typing import NamedTuple

_SPACE = " \u00a0\u2007\u2009\u202f"
GROUPED = rf"[0-9]{{1,3}}(?:[{_SPACE}'’.,][0-9]{{3}})+|[0-9]{{1,12}}"
"""Digits as they stand within other words: together, or in threes."""

_NUMBER = re.compile(
    r"(?:(?P<together>[0-9]{1,12})"
    rf"|(?P<grouped>[0-9]{{1,3}}(?P<sign>[{_SPACE}'’.,])[0-9]{{3}}(?:(?P=sign)[0-9]{{3}})?))"
    rf"(?P<nothing>[.,]0{{1,2}})?(?:[{_SPACE}]?st\.?)?",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number, and whether it could only be that: ``1.000`` is a thousand here, and elsewhere one."""

    value: int
    sure: bool


def read_number(text: str) -> Number | None:
    """The whole number that the text is; None where it is none, or has parts of one."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    if match["together"]:
        return Number(int(match["together"]), True)
    sign, decimals = match["sign"], match["nothing"] or ""
    if decimals[:1] == sign:
        return None
    once = match["grouped"].count(sign) == 1
    return Number(int(re.sub(r"\D", "", match["grouped"])), not (sign in ".," and once and not decimals))


def whole(text: str) -> int | None:
    """As ``read_number``, for a field where what was read is seen at once."""
    read = read_number(text)
    return read.value if read is not None else None
