"""Tells the other consoles on the meeting what this one shows: the latest of it, and one message at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from sessions.errors import Refusal
from workshop.console.job import Job

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from workshop.console.open_meeting import OpenMeeting


PAUSE_SECONDS = 0.1
"""Between two of what changes with each key: nobody reads faster."""


class Host(Protocol):
    """What is needed of the console that it belongs to."""

    meeting: OpenMeeting | None

    async def submit(self, job: Job) -> Any:
        """Have a job done, and wait until it is on disk."""

    def outlive(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that goes on when the screen that began it is gone."""


class LiveShare:
    """What this console shows, on its way to the others. What could not be told is not tried again."""

    def __init__(self, console: Host) -> None:
        self._console = console
        self._wanted: dict[str, Any] = {}
        self._sending = False

    @property
    def busy(self) -> bool:
        """Whether something is on its way, so that what the store says is older than what is shown here."""
        return self._sending

    def tell(self, **shown: Any) -> None:
        """Tell some of what is shown, by the names that ``LiveView`` has for it."""
        self._wanted |= shown
        if not self._sending:
            self._sending = True
            self._console.outlive(self._send())

    async def show(self, **shown: Any) -> None:
        """Have the wall show something, and wait until it is told; what cannot be told is refused."""
        meeting = self._console.meeting
        if meeting is not None:
            await self._console.submit(Job(partial(_told, shown), meeting_id=meeting.id, quiet=True))
            meeting.shown = True

    async def _send(self) -> None:
        try:
            while self._wanted and self._console.meeting is not None:
                call, self._wanted = partial(_told, self._wanted), {}
                try:
                    await self._console.submit(Job(call, meeting_id=self._console.meeting.id, quiet=True))
                except Refusal:
                    return
                if self._wanted:
                    await asyncio.sleep(PAUSE_SECONDS)
        finally:
            self._wanted, self._sending = {}, False


def _told(shown: dict[str, Any], _meetings: object, meeting: Meeting | None) -> None:
    assert meeting is not None
    meeting.tell_live(**shown)
