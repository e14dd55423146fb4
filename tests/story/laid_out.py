"""The sample in a store of a test's own: it is laid out once a process, and copied."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sessions.meetings import Meetings
from sessions.sample import fill
from sessions.store.change import Done


def laid_out(path: Path, now: datetime, language: str) -> Callable[[Any], Done]:
    """Copy it to where it is to lie; gives what lays it out no more, and says so as ``fill`` does."""
    content, done = _made(now, language)
    path.write_bytes(content)
    path.chmod(0o600)
    return lambda _meetings: done


@cache
def _made(now: datetime, language: str) -> tuple[bytes, Done]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        meetings = Meetings(path, lambda: now)
        done = fill(meetings, language)
        meetings.close()
        return path.read_bytes(), done
