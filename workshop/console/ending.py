"""What ends the program from outside: the signals, and the exit status that says so."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SIGNALS = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGINT", "SIGTERM", "SIGQUIT") if hasattr(signal, name))
"""Those that a person, a window or a system says goodbye with."""


def status_of(number: int) -> int:
    """The exit status of a program that a signal ended, as every shell knows it."""
    return 128 + number


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """A signal ends the program as an error does: whatever is open here is closed on the way out."""
    before = {number: signal.signal(number, _end) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: object) -> None:
    raise SystemExit(status_of(number))
