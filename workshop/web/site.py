"""What the page's process holds together: the meeting's room, the store, and by what phones are let in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workshop.web.codes import ShortCode
from workshop.web.devices import Signer
from workshop.web.room import Room
from workshop.web.settings import Settings
from workshop.web.store import PhoneStore


class Site:
    """One served meeting, in a running event loop."""

    def __init__(self, settings: Settings, fault: Callable[[Exception], None], spent: Callable[[], None]) -> None:
        """``spent`` is called when the code of digits has been guessed at so often that it is valid no more."""
        self.settings, self.fault, self.spent = settings, fault, spent
        self.signer = Signer(settings.secret)
        self.short_code = ShortCode()
        self.room = Room()
        self.store = PhoneStore(Path(settings.path), settings.meeting_id, self.room.take)
