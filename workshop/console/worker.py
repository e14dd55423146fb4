"""The clerk: the one thread of a console that touches the store, so that a busy store never stops a key."""

from __future__ import annotations

import queue
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

from sessions.errors import Refusal, Unavailable
from workshop.console.messages import Carried, Failed, Opened, Seen

if TYPE_CHECKING:
    from pathlib import Path

    from sessions.meeting import Meeting
    from sessions.meetings import Clock, Meetings
    from sessions.store.change import Done
    from sessions.view import MeetingView

POLL_SECONDS = 0.05
"""How often the clerk looks for what others have done; what one console saves another sees well within 200 ms."""

Post = Callable[[Message], object]


@dataclass(frozen=True)
class Errand:
    """Something for the clerk to carry out.

    ``text`` is what the person typed, given back if it is refused; ``secret`` text is shown on no wall.
    """

    call: Callable[[Meetings, Meeting | None], Done | None]
    text: str = ""
    secret: bool = False
    quiet: bool = False
    shown_on: str = ""
    """The phase whose board shows it while it is being saved."""
    leads_on: bool = False
    """Whether what is typed next belongs to what the answer opens; keys wait for it."""
    answer: Callable[[Done | None], None] | None = field(default=None, compare=False)
    refused: Callable[[Refusal], bool] | None = field(default=None, compare=False)
    """Called on the screen's side with the refusal; True if it has dealt with it."""


class Clerk:
    """Opens the store at ``path`` in its own thread, then carries out errands in the order they came."""

    def __init__(self, path: Path, clock: Clock, post: Post) -> None:
        self._path, self._clock, self._post = path, clock, post
        self._errands: queue.SimpleQueue[Errand | None] = queue.SimpleQueue()
        self._thread = Thread(target=self._work, name="clerk", daemon=True)
        self._meeting: Meeting | None = None

    @property
    def started(self) -> bool:
        """Whether work has begun."""
        return self._thread.ident is not None

    def start(self) -> None:
        """Begin work; ``Opened`` or ``Failed`` follows."""
        if not self.started:
            self._thread.start()

    def ask(self, errand: Errand) -> None:
        """Hand over an errand; ``Carried`` or ``Failed`` follows."""
        self._errands.put(errand)

    def entering(
        self,
        meeting_id: int,
        answer: Callable[[Done | None], None],
        view: Callable[[MeetingView], None],
        refused: Callable[[Refusal], bool],
    ) -> Errand:
        """The errand of going into a meeting. ``view`` is called with its first picture, before ``answer``."""

        def move(meetings: Meetings, meeting: Meeting | None) -> None:
            from sessions.meeting import Meeting

            if meeting is not None:
                meeting.leave()
            self._meeting = None
            self._meeting = Meeting(meetings, meeting_id)

        def entered(done: Done | None) -> None:
            meeting = self._meeting
            assert meeting is not None
            view(meeting.view)
            answer(done)

        return Errand(move, quiet=True, answer=entered, refused=refused, leads_on=True)

    def leaving(self) -> Errand:
        """The errand of leaving the meeting we are in."""

        def leave(_meetings: Meetings, meeting: Meeting | None) -> None:
            if meeting is not None:
                meeting.leave()
            self._meeting = None

        return Errand(leave, quiet=True)

    def stop(self) -> None:
        """Finish the errands that wait, let the store go, and end."""
        self._errands.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        """Open the store, carry out errands until told to stop, look for what others do meanwhile."""
        meetings = self._open(None)
        try:
            while True:
                try:
                    errand = self._errands.get(timeout=POLL_SECONDS)
                except queue.Empty:
                    self._look()
                    continue
                if errand is None:
                    return
                meetings = meetings or self._open(errand)
                if meetings is not None:
                    self._carry_out(meetings, errand)
        finally:
            if self._meeting is not None:
                self._meeting.leave()
            if meetings is not None:
                meetings.close()

    def _open(self, errand: Errand | None) -> Meetings | None:
        """The opened store; if it cannot be opened the errand is refused, and the next one tries again."""
        from sessions.meetings import Meetings

        try:
            meetings = Meetings(self._path, self._clock)
        except Exception as error:
            self._post(Failed(errand, _told(error)))
            return None
        self._post(Opened(meetings.surface))
        return meetings

    def _carry_out(self, meetings: Meetings, errand: Errand) -> None:
        try:
            done = errand.call(meetings, self._meeting)
        except Exception as error:
            self._look()
            self._post(Failed(errand, _told(error)))
        else:
            self._post(Carried(errand, done, self._meeting.view if self._meeting else None))

    def _look(self) -> None:
        if self._meeting is None:
            return
        try:
            if self._meeting.changed():
                before = self._meeting.view
                if self._meeting.refresh() != before:
                    self._post(Seen(self._meeting.view))
        except Exception as error:
            self._post(Failed(None, _told(error)))


def _told(error: Exception) -> Refusal:
    """What to tell a person of an error. Whatever happened, the clerk stays and the person keeps the words."""
    if isinstance(error, Refusal):
        return error
    return Unavailable("store.trouble", reason=f"{type(error).__name__}: {error}")
