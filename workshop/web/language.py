"""Which language a phone is spoken to in: the one that was chosen, or else the first of its own that we speak."""

from __future__ import annotations

from collections.abc import Mapping

from sessions.words import LANGUAGES

COOKIE = "language"


def language_of(cookies: Mapping[str, str], accepted: str, usual: str) -> str:
    """``accepted`` is what the browser says that its person reads, the dearest first."""
    chosen = cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    return next((language for language in _ranked(accepted) if language in LANGUAGES), usual)


def _ranked(accepted: str) -> list[str]:
    found = []
    for at, part in enumerate(accepted.lower().split(",")[:20]):
        name, _, weight = part.partition(";q=")
        try:
            rank = float(weight or 1)
        except ValueError:
            rank = 0.0
        found.append((-rank, at, name.strip().partition("-")[0]))
    return [name for rank, _, name in sorted(found) if rank]
