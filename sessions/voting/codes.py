"""The one-time codes of voting slips: how one is made, typed, and known again. A store keeps their digests alone."""

from __future__ import annotations

import re
import secrets
from hashlib import sha256

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals that nobody takes for another; eight of them are one of 2^40."""
GROUP = 4
LENGTH = 2 * GROUP
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = re.compile(r"[-–.]")
_SLIP = "slip "


def new_code() -> str:
    """A code. Each half has a letter, so that it is never taken for the numbers of options."""
    return "".join(_half() for _ in range(2))


def written(code: str) -> str:
    """As it is printed, and read aloud."""
    return f"{code[:GROUP]} {code[GROUP:]}"


def typed(text: str) -> str | None:
    """The code that somebody has typed, whatever stands between its halves; None where it can be none."""
    signs = "".join(_BETWEEN.sub("", text).split()).upper().translate(_MEANT)
    return signs if len(signs) == LENGTH and all(sign in ALPHABET for sign in signs) else None


def split(line: str) -> tuple[str, str]:
    """The code that a typed ballot begins with, or what was meant as one, and the ballot; ``""`` for none."""
    first, *rest = line.split() or [""]
    if sum(map(str.isalpha, first)) == 0 or len(first) == 1:
        return "", line
    if rest and len(first) == GROUP and len(rest[0]) == GROUP and any(map(str.isalpha, rest[0])):
        return first + rest[0], " ".join(rest[1:])
    return first, " ".join(rest)


def digest(code: str) -> str:
    """What is kept of a code."""
    return sha256(f"voting slip {code}".encode()).hexdigest()


def token(code: str) -> str:
    """What the ballot of a slip is known by in a box, whichever way it comes."""
    return _SLIP + code


def of_token(known_by: str) -> str:
    """The code in such a token; ``""`` where it is another's."""
    return known_by.removeprefix(_SLIP) if known_by.startswith(_SLIP) else ""


def _half() -> str:
    while True:
        half = "".join(secrets.choice(ALPHABET) for _ in range(GROUP))
        if any(map(str.isalpha, half)):
            return half
