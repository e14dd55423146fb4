"""Gives each console on a store its seat, so that undo after a restart still knows its own changes."""

from __future__ import annotations

from pathlib import Path

from sessions.store.lock import Lock, Taken

SEATS = 64


def is_taken(path: Path, number: int | None) -> bool:
    """Whether a console that lives has this seat at a store; one of no number nobody has."""
    if not number:
        return False
    try:
        with Lock(path.with_name(f"{path.name}.seat-{number}")):
            return False
    except Taken:
        return True


class Seat:
    """The first free seat at a store, held by a lock that a dead process lets go of."""

    def __init__(self, path: Path) -> None:
        """``OSError`` if there is no room or right to hold one."""
        self.number = 0
        self._lock: Lock | None = None
        for number in range(1, SEATS + 1):
            lock = Lock(path.with_name(f"{path.name}.seat-{number}"))
            try:
                lock.acquire()
            except Taken:
                continue
            self.number, self._lock = number, lock
            return

    @property
    def surface(self) -> str:
        """The surface's name in the journal: a place at the table, not a person."""
        return f"console {self.number}"

    def leave(self) -> None:
        """Let somebody else have it."""
        if self._lock is not None:
            self._lock.release()
