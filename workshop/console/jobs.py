"""The jobs of one meeting: those on their way to the disk, and those that wait to be tried again.

Nothing that a person typed is dropped: it is saved, back in the line, or shown in a list until it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from sessions.errors import Refusal, Refused, Unavailable
from workshop.console.job import Job, Waiting
from workshop.console.key_gate import KeyGate
from workshop.console.worker import StoreWorker

SLOW_SECONDS = 0.2
"""After so long a job that is not done is shown as being saved; most are done before anybody could read that."""


class JobSurface(Protocol):
    """What the jobs need of whoever shows them."""

    @property
    def keys(self) -> KeyGate: ...

    @property
    def worker(self) -> StoreWorker: ...

    def say_refused(self, refusal: Refusal, *, secret: bool = False) -> None:
        """Say why something was refused; on the wall of something secret only that it was."""

    def give_back(self, job: Job, *, anywhere: bool = False) -> bool:
        """Put a job's words in the line that they came from, or in any; False if something else stands there."""

    def show_jobs(self) -> None:
        """Show what is on its way and what waits as it is now."""


class JobQueue:
    """Hands jobs to the worker and says to whoever awaits them how they ended."""

    def __init__(self, surface: JobSurface, waiting: Iterable[Waiting] = ()) -> None:
        self._surface = surface
        self._ends: dict[Job, asyncio.Future[Any]] = {}
        self._refused: WeakKeyDictionary[Refusal, Job] = WeakKeyDictionary()
        self._empty = asyncio.Event()
        self._empty.set()
        self.slow: tuple[Job, ...] = ()
        """Those that have been on their way so long that they are shown."""
        self.waiting: tuple[Waiting, ...] = tuple(waiting)

    @property
    def pending(self) -> tuple[Job, ...]:
        """Those on their way to the disk."""
        return tuple(self._ends)

    async def submit(self, job: Job) -> Any:
        """Have a job done and wait until it is on disk; gives its result. What is refused is raised here."""
        end = asyncio.get_running_loop().create_future()
        self._ends[job] = end
        self._empty.clear()
        if job.leads_on:
            self._surface.keys.hold(job)
        asyncio.get_running_loop().call_later(SLOW_SECONDS, self._show_slow, job)
        self._surface.worker.put(job)
        try:
            return await end
        except asyncio.CancelledError:
            # Whoever awaited it is gone; what was refused in the same moment still has to be told.
            if end.done() and not end.cancelled() and isinstance(refusal := end.exception(), Refusal):
                self.settle(refusal)
            raise

    def done(self, job: Job, result: Any) -> None:
        """A job is on disk: whoever awaits it goes on, then the keys."""
        end = self._take(job)
        if not end.done():
            end.set_result(result)
        self._let_go(job)

    def refused(self, job: Job, refusal: Refusal) -> None:
        """A job was refused: raised where it is awaited, told here if nobody awaits it any more."""
        end = self._take(job)
        self._refused[refusal] = job
        if end.done():
            self.settle(refusal)
        else:
            end.set_exception(refusal)
        self._let_go(job)

    def settle(self, refusal: Refusal) -> None:
        """Say a refusal that nobody has dealt with, and give its words back, or keep them to be tried again."""
        job = self._refused.pop(refusal, None)
        self._surface.say_refused(refusal, secret=job is not None and job.secret)
        if job is not None and job.typed and not (isinstance(refusal, Refused) and self._surface.give_back(job)):
            self.keep(Waiting(job.typed, job.secret, isinstance(refusal, Unavailable), job))

    async def all_done(self) -> None:
        """Wait until nothing is on its way, and whoever awaited the last has taken its step."""
        while not self._empty.is_set():
            await self._empty.wait()

    def retry(self) -> list[Job]:
        """What waits and may be tried again, for whoever submits it; a text that a rule refused goes to the line."""
        waiting, self.waiting = self.waiting, ()
        again: list[Job] = []
        for each in waiting:
            job = each.job or Job(_nothing, typed=each.typed, secret=each.secret)
            if each.retried and each.job is not None:
                again.append(each.job)
            elif not self._surface.give_back(job, anywhere=True):
                self.waiting = (*self.waiting, each)
        self._surface.show_jobs()
        return again

    def keep(self, words: Waiting) -> None:
        """Words that are not saved wait in the list."""
        self.waiting = (*self.waiting, words)
        self._surface.show_jobs()

    def _take(self, job: Job) -> asyncio.Future[Any]:
        end = self._ends.pop(job)
        was_slow, self.slow = self.slow, tuple(other for other in self.slow if other is not job)
        if was_slow != self.slow:
            self._surface.show_jobs()
        return end

    def _let_go(self, job: Job) -> None:
        """All else goes on when whoever awaited the job has: its step stands before this in the loop."""
        loop = asyncio.get_running_loop()
        loop.call_soon(self._mind_empty)
        if job.leads_on:
            self._surface.keys.release_after_step(job)

    def _mind_empty(self) -> None:
        if not self._ends:
            self._empty.set()

    def _show_slow(self, job: Job) -> None:
        if job in self._ends:
            self.slow = (*self.slow, job)
            self._surface.show_jobs()


def _nothing(_meetings: object, _meeting: object) -> None:
    """Words from an earlier start have no job any more."""
