"""Days and times of day as data."""

from __future__ import annotations

from datetime import date, time


def iso(value: date | time | None) -> str | None:
    """``2026-04-22`` or ``18:00``; None where there is none."""
    match value:
        case time():
            return value.isoformat("minutes")
        case date():
            return value.isoformat()
    return None
