"""What people type, on its way in: cleaned, refused with a reason, warned of; never cut."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from sessions.errors import Refused
from sessions.text.cleaner import clean
from sessions.text.folding import fold

T = TypeVar("T")

LONGEST = 20_000
"""The most characters of one text. Longer ones are refused whole, not cut."""

_PERSONAL = {
    "personnummer": re.compile(
        r"(?<![\d-])(?:(?:19|20)\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-–+ ]?\d{4}"
        r"|\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-–+]\d{4})(?![\d-])"
    ),
    "phone": re.compile(
        r"(?<![\w/.-])(?:(?:\+|00)46[\s–-]?(?:\(0\)[\s–-]?|0)?[1-9]|0[1-9]|\(0[1-9])"
        r"(?:(?:[\s–-]|\)\s?)?\d){6,9}(?![\w/])"
    ),
    "email": re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-ZåäöÅÄÖ]{2,}"),
}


def wording(text: str) -> str:
    """The text cleaned; refused when nothing is left of it, or when it is too long."""
    cleaned = clean(text)
    if not cleaned:
        raise Refused("typed.empty")
    if len(cleaned) > LONGEST:
        raise Refused("typed.too_long", length=len(cleaned), most=LONGEST)
    return cleaned


def optional(text: str) -> str:
    """As ``wording``, for a text that may be empty."""
    return wording(text) if clean(text) else ""


def personal_data(text: str) -> tuple[str, ...]:
    """What personal data the text seems to hold: ``personnummer``, ``phone``, ``email``. Only a warning."""
    if "@" not in text and sum(character.isdigit() for character in text) < 8:
        return ()
    found = [kind for kind, pattern in _PERSONAL.items() if pattern.search(text)]
    if "personnummer" in found and "phone" in found:
        rest = _PERSONAL["personnummer"].sub(" ", text)
        found = [kind for kind in found if kind != "phone" or _PERSONAL["phone"].search(rest)]
    return tuple(found)


def chosen(text: str, names: Mapping[T, str]) -> T:
    """The choice that a text means: its name or the beginning of it. An empty text means the one without a name."""
    wanted = fold(text.strip())
    if text.strip():
        named = [(choice, fold(name)) for choice, name in names.items() if name]
        exact = [choice for choice, name in named if name == wanted]
        fitting = exact or [choice for choice, name in named if wanted and name.startswith(wanted)]
    else:
        fitting = [choice for choice, name in names.items() if not name]
    if len(fitting) != 1:
        raise Refused("proposals.no_such_choice", text=text.strip(), choices=tuple(filter(None, names.values())))
    return fitting[0]
