"""The codes of the tables: a link and digits for each, made of the server's secret, so that they are kept nowhere."""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Callable
from hashlib import sha256

from workshop.web.codes import IN_ALL, PER_DEVICE, Answer
from workshop.web.settings import ALPHABET, CODE_LENGTH

DIGITS = 8
"""More than those of phones, which hold for a shorter time."""
MOST = 40
"""Tables at most."""


class TableCodes:
    """Knows the tables that are open, and whose code somebody gives."""

    def __init__(self, secret: str) -> None:
        self._secret = bytes.fromhex(secret)
        self._wrong: Counter[str] = Counter()
        self._spent = False
        self.open = 0
        """The tables from 1 to this one may come in."""

    def set_open(self, tables: int) -> None:
        """Let so many tables in; what was guessed before is forgotten."""
        self.open = min(tables, MOST)
        self._wrong.clear()
        self._spent = False

    @property
    def takes_digits(self) -> bool:
        """Whether there is a code to type."""
        return self.open > 0 and not self._spent

    def digits(self, table: int) -> str:
        """What is typed."""
        return f"{self._number('digits', table) % 10**DIGITS:0{DIGITS}}"

    def link_code(self, table: int) -> str:
        """What the link ends with."""
        number, signs = self._number("link", table), []
        for _ in range(CODE_LENGTH):
            number, at = divmod(number, len(ALPHABET))
            signs.append(ALPHABET[at])
        return "".join(signs)

    def by_link(self, code: str) -> int | None:
        """The table whose link it is; None if it is none's that is open."""
        return self._find(code.upper(), self.link_code)

    def answer(self, device_id: str, typed: str) -> int | Answer:
        """The table whose digits somebody has typed, or what came of it."""
        if not self.takes_digits:
            return Answer.CLOSED
        if self._wrong[device_id] >= PER_DEVICE:
            return Answer.TOO_MANY
        found = self._find(typed, self.digits)
        if found is None:
            self._wrong[device_id] += 1
            self._spent = self._wrong.total() >= IN_ALL
            return Answer.WRONG
        return found

    def _find(self, given: str, code: Callable[[int], str]) -> int | None:
        matches = [n for n in range(1, self.open + 1) if hmac.compare_digest(given.encode(), code(n).encode())]
        return matches[0] if matches else None

    def _number(self, what: str, table: int) -> int:
        return int.from_bytes(hmac.new(self._secret, f"table {what} {table}".encode(), sha256).digest())
