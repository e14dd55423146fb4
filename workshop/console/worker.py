"""The store's worker: the one thread of a console that touches the store, so that a busy store never stops a key."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING
from weakref import WeakSet

from textual.message import Message

from sessions.errors import Refusal, Unavailable
from workshop.console.job import Job
from workshop.console.messages import (
    Faulted,
    JobDone,
    JobFailed,
    JobRefused,
    Opened,
    Remarked,
    Seen,
    StoreTrouble,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sessions.meeting import Meeting
    from sessions.meetings import Clock, Meetings
    from sessions.view import MeetingView

POLL_SECONDS = 0.05
"""How often the worker looks for what others have done; what one console saves another sees well within 200 ms."""
SHOW_SECONDS = 0.1
"""A burst of changes by others, as of ballots from phones, is read and shown no more often than this."""

Post = Callable[[Message], object]


class StoreWorker:
    """Opens the store at ``path`` in its own thread, then does jobs in the order in which they came."""

    def __init__(self, path: Path, clock: Clock, post: Post) -> None:
        self._path, self._clock, self._post = path, clock, post
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = Thread(target=self._run, name="store", daemon=True)
        self._meeting: Meeting | None = None
        self._meetings: Meetings | None = None
        self.stopping = self._gives_up = self._behind = False
        self._shown = 0.0
        self._done: WeakSet[Job] = WeakSet()

    @property
    def started(self) -> bool:
        """Whether work has begun."""
        return self._thread.ident is not None

    def start(self) -> None:
        """Begin work; ``Opened`` or ``StoreTrouble`` follows."""
        if not self.started:
            self._thread.start()

    def put(self, job: Job) -> None:
        """Hand over a job; ``JobDone`` or ``JobRefused`` follows."""
        self._jobs.put(job)

    def entering(self, meeting_id: int) -> Job:
        """The job of going into a meeting; its result is the meeting's first view."""
        return Job(partial(self._enter, meeting_id), quiet=True, leads_on=True)

    def leaving(self) -> Job:
        """The job of leaving the meeting we are in."""
        return Job(self._leave, quiet=True)

    def has_done(self, job: Job) -> bool:
        """Whether a job is on disk, also where nobody has heard of it yet."""
        return job in self._done

    def stop(self, seconds: float) -> None:
        """Do the jobs that are on their way, let the store go, and end, within so many seconds.

        A store that another program has to itself is not waited for any more: those jobs are not done.
        """
        self.stopping = True
        if self._meetings is not None:
            self._meetings.wait_no_more()
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _enter(self, meeting_id: int, meetings: Meetings, meeting: Meeting | None) -> MeetingView:
        from sessions.meeting import Meeting

        self._leave(meetings, meeting)
        self._meeting = entered = Meeting(meetings, meeting_id)
        _end_shown(entered, own=True)
        return entered.view

    def _leave(self, _meetings: Meetings, meeting: Meeting | None) -> None:
        self._meeting = None
        if meeting is not None:
            _end_shown(meeting, own=True)
            meeting.leave()

    def _run(self) -> None:
        """Open the store, do jobs until told to stop, look for what others do meanwhile."""
        self._open(None)
        try:
            while True:
                try:
                    job = self._jobs.get(timeout=POLL_SECONDS)
                except queue.Empty:
                    self._look()
                    continue
                if job is None:
                    return
                if self._gives_up:
                    continue
                if self._meetings is None:
                    self._open(job)
                if self._meetings is not None:
                    self._do(self._meetings, job)
        finally:
            if self._meeting is not None:
                _end_shown(self._meeting, own=True)
                self._meeting.leave()
            if self._meetings is not None:
                self._meetings.close()

    def _open(self, job: Job | None) -> None:
        """Open the store; if it cannot be opened the job is refused, and the next one tries again."""
        from sessions.meetings import Meetings

        try:
            meetings = Meetings(self._path, self._clock)
        except Exception as error:
            if job is None:
                self._trouble(error)
            else:
                self._end(job, error)
            return
        self._meetings = meetings
        if self.stopping:
            meetings.wait_no_more()
        self._post(Opened(meetings.surface))
        self._remark(meetings)

    def _do(self, meetings: Meetings, job: Job) -> None:
        try:
            here = self._meeting.view.meeting.id if self._meeting is not None else None
            if job.meeting_id not in (None, here):
                raise Unavailable("jobs.elsewhere")
            result = job.call(meetings, self._meeting)
        except Exception as error:
            self._look()
            self._end(job, error)
        else:
            self._done.add(job)
            self._post(JobDone(job, result, self._meeting.view if self._meeting else None))
        self._remark(meetings)

    def _remark(self, meetings: Meetings) -> None:
        for said in meetings.take_remarks():
            self._post(Remarked(said))

    def _look(self) -> None:
        if self._meeting is None:
            return
        try:
            before = self._meeting.view
            self._behind |= self._meeting.changed()
            if self._behind and time.monotonic() - self._shown >= SHOW_SECONDS:
                self._behind, self._shown = False, time.monotonic()
                self._meeting.refresh()
            _end_shown(self._meeting)
            if self._meeting.view is not before and self._meeting.view != before:
                self._post(Seen(self._meeting.view))
        except Exception as error:
            self._trouble(error)

    def _end(self, job: Job, error: Exception) -> None:
        """A job could not be done: it was refused, or the fault is ours."""
        self._gives_up = self.stopping and isinstance(error, Unavailable)
        self._post(JobRefused(job, error) if isinstance(error, Refusal) else JobFailed(job, error))

    def _trouble(self, error: Exception) -> None:
        self._post(StoreTrouble(error) if isinstance(error, Refusal) else Faulted(error))


def _end_shown(meeting: Meeting, *, own: bool = False) -> None:
    """Show no more what a console showed that is gone, or that this one showed; a store that is busy is asked again."""
    with suppress(Refusal):
        meeting.end_live(own=own)
