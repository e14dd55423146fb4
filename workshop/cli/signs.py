"""Signs that the output's encoding has not: near ones stand in their place, so that no line stops at one."""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata

NEAR = "workshop.near"
"""What becomes of a sign that the output's encoding has not: a near one stands in its place."""

_SIGNS = {
    "→": "->", "←": "<-", "↔": "<->", "↑": "^", "↓": "v", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-",
    "”": '"', "“": '"', "„": '"', "’": "'", "‘": "'", "»": ">>", "«": "<<", "…": "...", "•": "*", "·": "-", "×": "x",
    "✓": "v", "✗": "x", "▲": "!", "●": "*", "○": "o", "◕": "*", "◑": "o", "≠": "/=", "⏎": "|", "€": "EUR",
    "ø": "ö", "Ø": "Ö", "æ": "ä", "Æ": "Ä", "ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip


def prepare() -> None:
    """Let standard output and standard error put near signs where their encoding has not the sign itself."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=NEAR)


def _near(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    said = "".join(_near_one(sign, error.encoding) for sign in error.object[error.start : error.end])
    return said, error.end


def _near_one(sign: str, encoding: str) -> str:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return ""
    near = _SIGNS.get(sign, ""), unicodedata.normalize("NFKC", sign), unicodedata.normalize("NFKD", sign)[:1]
    return next((each for each in near if each and _has(encoding, each)), "?")


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


codecs.register_error(NEAR, _near)
