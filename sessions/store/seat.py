"""Gives each console on a store its seat, so that undo after a restart still knows its own changes."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

SEATS = 64


class Seat:
    """The first free seat at a store, held by a lock that a dead process lets go of."""

    def __init__(self, path: Path) -> None:
        for number in range(1, SEATS + 1):
            lock = FileLock(f"{path}.seat-{number}", blocking=False)
            try:
                lock.acquire()
            except Timeout:
                continue
            self.number = number
            self._lock: FileLock | None = lock
            return
        self.number = 0
        self._lock = None

    @property
    def surface(self) -> str:
        """The surface's name in the journal: a place at the table, not a person."""
        return f"console {self.number}"

    def leave(self) -> None:
        """Let somebody else have it."""
        if self._lock is not None:
            self._lock.release()
