"""Faults of our own are written down: what went wrong and where in the code, never with people's words.

An error's own message may quote what somebody typed, so only its kind is kept.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from textual.dom import DOMNode

from sessions.errors import Refusal
from workshop.console.protocol import console_of

LARGEST = 200_000
"""Bytes of the log before it is put aside; one older log is kept."""


def log_path(store: Path) -> Path:
    """The log beside a store."""
    return store.with_suffix(".log")


def write_down(error: BaseException, store: Path, now: datetime) -> Path | None:
    """Write an error to the log beside the store; gives the log, or None where it could not be written."""
    path = log_path(store)
    try:
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_name(f"{path.name}.1"))
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as file:
            file.write(f"{now.isoformat(timespec='seconds')}\n{_told(error)}\n")
    except OSError:
        return None
    return path


@contextmanager
def told(node: DOMNode) -> Iterator[None]:
    """Let an error in a screen's own messages end neither the screen nor the meeting."""
    try:
        yield
    except Refusal as refusal:
        console_of(node).refused(refusal)
    except Exception as error:
        console_of(node).fault(error)


def _told(error: BaseException) -> str:
    """The error's kind and the places in the code that it came through, then those of what caused it."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        frames = traceback.extract_tb(seen.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)
