"""What acts have in common: how a number becomes something of what there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from sessions.meeting import Meeting

Act = Callable[[Meeting, int, int, int], object]
T = TypeVar("T")
WORDS = ("Fler lampor", "Klipp buskarna", "[/x] åäö", "En buss till", "Öppna tullhuset", "👩‍👩‍👧 ute", "Bänkar")
GROUPS = ("invånare", "tjänsteperson", "näringsliv")
DAY = date(2026, 11, 24)


def of(items: Sequence[T], number: int) -> T:
    return items[number % len(items)]


def some(items: Sequence[T], first: int, count: int) -> list[T]:
    """One or more of them."""
    return [of(items, first + step) for step in range(min(count % 3 + 1, len(items)))]
