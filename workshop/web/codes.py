"""The code of digits that people type: valid while the join card is open, and guessed at only so often."""

from __future__ import annotations

import hmac
import secrets
from collections import Counter
from enum import Enum

DIGITS = 6
PER_DEVICE = 10
IN_ALL = 200
"""Wrong codes before a code is valid no more: whoever guesses them all has one chance in five thousand."""


class Answer(Enum):
    """What came of a code."""

    RIGHT = "right"
    WRONG = "phones.join.wrong"
    CLOSED = "phones.join.closed"
    TOO_MANY = "phones.join.too_many"


def new_short_code() -> str:
    """A code for one opening of the join card."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


class Guesses:
    """How often something has been guessed at, and whether that is enough."""

    def __init__(self) -> None:
        self._wrong: Counter[str] = Counter()

    def count(self, device_id: str) -> None:
        """One more wrong one."""
        self._wrong[device_id] += 1

    def are_too_many(self, device_id: str) -> bool:
        """Whether this device, or all together, have guessed too often."""
        return self._wrong[device_id] >= PER_DEVICE or self._wrong.total() >= IN_ALL

    def forget(self) -> None:
        """Begin anew."""
        self._wrong.clear()


class ShortCode:
    """The code that is valid now, if one is. A new one forgets what was guessed before."""

    def __init__(self) -> None:
        self._code: str | None = None
        self._wrong: Counter[str] = Counter()

    def open(self, code: str | None) -> None:
        """Take this code from now on, or none."""
        self._code = code
        self._wrong.clear()

    @property
    def is_open(self) -> bool:
        """Whether there is a code to type."""
        return self._code is not None

    def answer(self, device_id: str, typed: str) -> Answer:
        """What comes of a code that a device has typed. Spaces and the like in it do not matter."""
        if self._code is None:
            return Answer.CLOSED
        if self._wrong[device_id] >= PER_DEVICE:
            return Answer.TOO_MANY
        digits = "".join(filter(str.isdecimal, typed))
        if hmac.compare_digest(digits.encode(), self._code.encode()):
            return Answer.RIGHT
        self._wrong[device_id] += 1
        if self._wrong.total() >= IN_ALL:
            self._code = None
        return Answer.WRONG
