"""The thread that follows the store: it opens it, and opens it again whatever has become of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from textual.message import Message

from sessions.errors import Refusal
from sessions.words import Phrase, phrase

if TYPE_CHECKING:
    from sessions.view import MeetingView
    from sessions.watch import GoingOn, Watch

LOOK_SECONDS = 0.05
"""How often the store is asked whether anything has changed: 3 µs each time."""
SHOW_SECONDS = 0.12
"""A burst of changes is shown no more often than this."""
AGAIN_SECONDS = 1.0
PATIENCE_SECONDS = 3.0
"""For so long a store that cannot be read leaves what is shown as it is."""
OWN = frozenset({"wall.no_store", "wall.older", "wall.newer"})
"""What the wall says itself. Why else a store cannot be read is for whoever leads, and said on the console."""


@dataclass
class Followed(Message):
    """What the room may see now; without a view there is no meeting, or there are several to choose between."""

    view: MeetingView | None
    going_on: Sequence[GoingOn] = ()

    def can_replace(self, message: Message) -> bool:
        """What comes later is the whole picture."""
        return isinstance(message, Followed | Lost)


@dataclass
class Lost(Message):
    """The store cannot be read just now."""

    said: Phrase

    def can_replace(self, message: Message) -> bool:
        """What comes later is the whole picture."""
        return isinstance(message, Followed | Lost)


class Follower:
    """Follows a store until it is told to stop, and tells of each change."""

    def __init__(self, path: Path, meeting_id: int | None, tell: Callable[[Message], object]) -> None:
        self._path, self._tell = path, tell
        self._meeting_id = meeting_id
        self._stopped, self._chosen = Event(), Event()
        self._thread = Thread(target=self._run, name="wall", daemon=True)
        self._told = self._lost_since = 0.0
        self._said: Phrase | None = None

    def start(self) -> None:
        """Begin; the tables are imported behind the picture."""
        self._thread.start()

    def choose(self, meeting_id: int) -> None:
        """Follow this meeting from now on."""
        self._meeting_id = meeting_id
        self._chosen.set()

    def stop(self) -> None:
        """Let the store go, and wait until it is."""
        self._stopped.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self._follow()
            except Refusal as refusal:
                own = refusal.phrase.key in OWN
                self._lose(refusal.phrase if own else phrase("wall.gone"), at_once=own)
            except Exception:
                self._lose(phrase("wall.gone"))
            self._stopped.wait(AGAIN_SECONDS)

    def _follow(self) -> None:
        """Follow until it cannot be read any more."""
        from sessions.watch import Watch

        watch = Watch(self._path, self._meeting_id)
        try:
            self._show(watch)
            while not self._stopped.wait(LOOK_SECONDS):
                if self._chosen.is_set():
                    self._chosen.clear()
                    assert self._meeting_id is not None
                    watch.choose(self._meeting_id)
                    self._show(watch)
                elif watch.changed():
                    self._stopped.wait(max(0.0, self._told + SHOW_SECONDS - time.monotonic()))
                    self._show(watch)
        finally:
            with suppress(Exception):
                watch.close()

    def _show(self, watch: Watch) -> None:
        view = watch.refresh()
        self._lost_since, self._said, self._told = 0.0, None, time.monotonic()
        self._tell(Followed(view, watch.going_on))

    def _lose(self, said: Phrase, *, at_once: bool = False) -> None:
        """Say that nothing can be read; what is shown stays for a moment, for it may come back at once."""
        now = time.monotonic()
        self._lost_since = self._lost_since or now
        if said != self._said and (at_once or not self._told or now - self._lost_since >= PATIENCE_SECONDS):
            self._said = said
            self._tell(Lost(said))
