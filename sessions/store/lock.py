"""A lock on a file, held by one process at a time and let go of by a dead one.

Made here because the package for it (filelock) imports the interpreter's own ``sqlite3``, which is forbidden.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Self

from sessions.store.private import FILE

PAUSE = 0.02
"""Seconds between two attempts."""


class Taken(Exception):
    """Somebody else holds the lock."""


class Lock:
    """The lock at ``path``, an empty file that stays when the lock is let go of. ``OSError`` if it cannot be made."""

    def __init__(self, path: Path, *, seconds: float = 0) -> None:
        """``seconds`` is how long to wait for it; ``Taken`` after that."""
        self._path, self._seconds = path, seconds
        self._file: int | None = None

    def acquire(self) -> None:
        """Take it."""
        until = time.monotonic() + self._seconds
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, FILE)
        try:
            while not _take(file):
                if time.monotonic() >= until:
                    raise Taken
                time.sleep(PAUSE)
        except BaseException:
            os.close(file)
            raise
        self._file = file

    def release(self) -> None:
        """Let it go. Nothing happens if it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _take(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
