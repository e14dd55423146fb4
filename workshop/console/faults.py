"""Faults of our own are written down: what went wrong and where in the code, never with people's words.

An error's own message may quote what somebody typed, so only its kind is kept.
"""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump

from sessions.errors import Refusal
from workshop.console.protocol import console_of

LARGEST = 200_000
"""Bytes of the log before it is put aside; one older log is kept."""
AT_ONCE = 10.0
"""Seconds within which the same error, with no key between, is held to come again whatever one does."""


def log_path(store: Path) -> Path:
    """The log beside a store."""
    return store.with_suffix(".log")


def write_down(error: BaseException, store: Path, now: datetime) -> Path | None:
    """Write an error to the log beside the store; gives the log, or None where it could not be written."""
    return note(_told(error), store, now)


def note(text: str, store: Path, now: datetime) -> Path | None:
    """As ``write_down``, of an error that was told of by another process."""
    path = log_path(store)
    try:
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_name(f"{path.name}.1"))
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as file:
            file.write(f"{now.isoformat(timespec='seconds')}\n{text}\n")
    except OSError:
        return None
    return path


@contextmanager
def told(node: MessagePump) -> Iterator[None]:
    """Let an error in a screen's own messages end neither the screen nor the meeting."""
    try:
        yield
    except Refusal as refusal:
        console_of(node).refused(refusal)
    except Exception as error:
        console_of(node).fault(error)


class Telling(MessagePump):
    """A screen whose own messages may go wrong without ending it. One that cannot even stand is shown anew.

    No DOM node itself: its styles would stand before the screen's.
    """

    async def _dispatch_message(self, message: Message) -> None:
        if isinstance(message, events.Compose | events.Mount):
            await super()._dispatch_message(message)
            return
        with told(self):
            await super()._dispatch_message(message)


class Repeats:
    """Knows whether an error comes again at once."""

    def __init__(self) -> None:
        self._last: tuple[object, ...] = ()
        self._when = 0.0

    def again(self, error: BaseException) -> bool:
        """Whether the last error was the same, in the same place, just now."""
        places = traceback.extract_tb(error.__traceback__)
        this = (type(error), *((place.filename, place.lineno) for place in places[-1:]))
        last, when = self._last, self._when
        self._last, self._when = this, time.monotonic()
        return this == last and self._when - when < AT_ONCE

    def forget(self) -> None:
        """A key came between."""
        self._last = ()


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
