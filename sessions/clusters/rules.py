"""Rules of grouping: what the line `3 7 12 Belysning` means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sessions.clusters.view import ClusterView
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


def same_heading(heading: str, clusters: Sequence[ClusterView]) -> ClusterView | None:
    """The cluster that already has this heading, whatever its capitals."""
    wanted = heading.casefold()
    return next((cluster for cluster in clusters if cluster.heading.casefold() == wanted), None)
