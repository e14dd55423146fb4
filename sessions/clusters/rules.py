"""Rules of grouping: what the line `3 7 12 Belysning` means."""

from __future__ import annotations

import re

from sessions.errors import Refused

_LINE = re.compile(r"^((?:\d{1,9}[\s,]+)*\d{1,9})(?:[\s,:]+(.*))?$", re.DOTALL)


def read_line(text: str) -> tuple[tuple[int, ...], str]:
    """The idea numbers at the start of the line, each once, and the heading after them."""
    match = _LINE.match(text.strip())
    if match is None:
        raise Refused("clusters.line_unread", text=text.strip())
    numbers = tuple(dict.fromkeys(int(number) for number in re.split(r"[\s,]+", match[1])))
    heading = (match[2] or "").strip()
    if not heading:
        raise Refused("clusters.no_heading")
    return numbers, heading
