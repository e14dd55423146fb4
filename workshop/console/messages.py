"""Messages between the app's parts, in the domain's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from sessions.errors import Refusal

if TYPE_CHECKING:
    from sessions.queries.shelf import ShelfDialogue
    from sessions.store.change import Done
    from sessions.view import MeetingView
    from workshop.console.worker import Errand


@dataclass
class Opened(Message):
    """The store is open."""

    surface: str


@dataclass
class Carried(Message):
    """An errand is done and on disk; ``view`` is the meeting after it."""

    errand: Errand
    done: Done | None
    view: MeetingView | None


@dataclass
class Failed(Message):
    """An errand was refused, or without an errand, the store itself could not be opened or followed."""

    errand: Errand | None
    refusal: Refusal


@dataclass
class Seen(Message):
    """Somebody else has changed the meeting. A burst of these costs one redraw."""

    view: MeetingView

    def can_replace(self, message: Message) -> bool:
        """A newer picture makes an older one unnecessary."""
        return isinstance(message, Seen)


@dataclass
class Shelved(Message):
    """The shelf has been read."""

    dialogues: tuple[ShelfDialogue, ...]
