"""What is remarked on a text that is saved."""

from __future__ import annotations

from sessions.text import typed
from sessions.words import Phrase, phrase


def personal_data(text: str) -> Phrase | None:
    """A warning, where a text looks as if it held a personal number, a phone number or an address."""
    found = typed.personal_data(text)
    return phrase("typed.personal", kinds=tuple(phrase(f"typed.kind.{kind}") for kind in found)) if found else None
