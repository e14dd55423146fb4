"""placeholder"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class Day:
    day: date
    sure: bool


def read_day(text: str, today: date) -> Day:
    return Day(date.fromisoformat(text), True)


def day_or_none(text: str, today: date) -> date | None:
    return date.fromisoformat(text) if text.strip() else None


def time_or_none(text: str) -> time | None:
    return time.fromisoformat(text.replace(".", ":")) if text.strip() else None
