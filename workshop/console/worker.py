"""The store's worker: the one thread of a console that touches the store, so that a busy store never stops a key."""

from __future__ import annotations

import queue
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

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

Post = Callable[[Message], object]


class StoreWorker:
    """Opens the store at ``path`` in its own thread, then does jobs in the order in which they came."""

    def __init__(self, path: Path, clock: Clock, post: Post) -> None:
        self._path, self._clock, self._post = path, clock, post
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = Thread(target=self._run, name="store", daemon=True)
        self._meeting: Meeting | None = None
        self._stopping = False
        self._undone: list[Job] = []

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

    def stop(self) -> list[Job]:
        """Do the jobs that are on their way, let the store go, and end; gives those that could not be done."""
        self._jobs.put(None)
        self._stopping = True
        if self._thread.is_alive():
            self._thread.join()
        return self._undone

    def _enter(self, meeting_id: int, meetings: Meetings, meeting: Meeting | None) -> MeetingView:
        from sessions.meeting import Meeting

        self._leave(meetings, meeting)
        self._meeting = entered = Meeting(meetings, meeting_id)
        return entered.view

    def _leave(self, _meetings: Meetings, meeting: Meeting | None) -> None:
        self._meeting = None
        if meeting is not None:
            meeting.leave()

    def _run(self) -> None:
        """Open the store, do jobs until told to stop, look for what others do meanwhile."""
        meetings = self._open(None)
        try:
            while True:
                try:
                    job = self._jobs.get(timeout=POLL_SECONDS)
                except queue.Empty:
                    self._look()
                    continue
                if job is None:
                    return
                meetings = meetings or self._open(job)
                if meetings is not None:
                    self._do(meetings, job)
        finally:
            if self._meeting is not None:
                self._meeting.leave()
            if meetings is not None:
                meetings.close()

    def _open(self, job: Job | None) -> Meetings | None:
        """The opened store; if it cannot be opened the job is refused, and the next one tries again."""
        from sessions.meetings import Meetings

        try:
            meetings = Meetings(self._path, self._clock)
        except Exception as error:
            if job is None:
                self._trouble(error)
            else:
                self._end(job, error)
            return None
        self._post(Opened(meetings.surface))
        self._remark(meetings)
        return meetings

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
            self._post(JobDone(job, result, self._meeting.view if self._meeting else None))
        self._remark(meetings)

    def _remark(self, meetings: Meetings) -> None:
        for said in meetings.take_remarks():
            self._post(Remarked(said))

    def _look(self) -> None:
        if self._meeting is None:
            return
        try:
            if self._meeting.changed():
                before = self._meeting.view
                if self._meeting.refresh() != before:
                    self._post(Seen(self._meeting.view))
        except Exception as error:
            self._trouble(error)

    def _end(self, job: Job, error: Exception) -> None:
        """A job could not be done: it was refused, or the fault is ours."""
        if self._stopping:
            self._undone.append(job)
        self._post(JobRefused(job, error) if isinstance(error, Refusal) else JobFailed(job, error))

    def _trouble(self, error: Exception) -> None:
        self._post(StoreTrouble(error) if isinstance(error, Refusal) else Faulted(error))
