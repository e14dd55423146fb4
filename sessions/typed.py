"""placeholder"""

from __future__ import annotations

from sessions.errors import Refused
from sessions.words.typed import clean


def wording(text: str) -> str:
    cleaned = clean(text)
    if not cleaned:
        raise Refused("typed.empty")
    return cleaned


def personal_data(text: str) -> tuple[str, ...]:
    return ()
