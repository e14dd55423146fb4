"""What people type, on its way in: cleaned, or refused with a reason; never cut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sessions.errors import Refused
from sessions.text.cleaner import clean
from sessions.text.folding import fold

T = TypeVar("T")

LONGEST = 20_000
"""The most characters of one text. Longer ones are refused whole, not cut."""


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
