"""Messages from the worker's thread to the app, in the domain's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

from sessions.errors import Refusal
from sessions.words import Phrase
from workshop.console.job import Job

if TYPE_CHECKING:
    from sessions.queries.shelf import Shelf
    from sessions.view import MeetingView


@dataclass
class Opened(Message):
    """The store is open; ``surface`` is this console's name in its journal."""

    surface: str


@dataclass
class JobDone(Message):
    """A job is done and on disk; ``view`` is the meeting after it, in one message so that both are seen at once."""

    job: Job
    result: Any
    view: MeetingView | None


@dataclass
class JobRefused(Message):
    """A job was refused."""

    job: Job
    refusal: Refusal


@dataclass
class JobFailed(Message):
    """A job ended by an error of our own."""

    job: Job
    error: Exception


@dataclass
class StoreTrouble(Message):
    """The store could not be opened, or not be followed."""

    refusal: Refusal


@dataclass
class Told(Message):
    """How far something has come that takes its time. A later word makes an earlier one unnecessary."""

    said: Phrase

    def can_replace(self, message: Message) -> bool:
        """Only the latest is shown."""
        return isinstance(message, Told)


@dataclass
class Remarked(Message):
    """Something is to be told of the store, which is open all the same."""

    said: Phrase


@dataclass
class Faulted(Message):
    """Something of our own went wrong outside of the app's own thread."""

    error: Exception


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

    shelf: Shelf


@dataclass
class Ending(Message):
    """The program is told from outside to end, with this exit status, and without a question."""

    status: int
