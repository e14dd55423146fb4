"""A console without its screens: the store's worker, the jobs on their way, the keys, and what becomes of faults."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from textual import events
from textual.reactive import var

from sessions.errors import Refusal, Refused, Unavailable
from sessions.words import Words, phrase
from workshop.console.faults import told
from workshop.console.job import Job, Waiting
from workshop.console.jobs import JobQueue
from workshop.console.key_gate import KeyGate
from workshop.console.live import LiveShare
from workshop.console.messages import Faulted, JobDone, JobFailed, JobRefused, Remarked, Seen, StoreTrouble, Told
from workshop.console.sturdy import SturdyApp
from workshop.console.tasks import task
from workshop.console.worker import StoreWorker

if TYPE_CHECKING:
    from sessions.view import MeetingView
    from workshop.console.open_meeting import OpenMeeting


class ConsoleApp(SturdyApp):
    """One console on one store. A subclass has its screens and goes into meetings."""

    view: var[MeetingView | None] = var(None, always_update=True)

    def __init__(self, path: Path, language: str, theme: str, clock: Callable[[], datetime]) -> None:
        super().__init__(path, Words(language), theme, clock)
        self.worker = StoreWorker(path, clock, self.post_message)
        self.keys = KeyGate(self, self.hand_on, held_by=self)
        self.meeting: OpenMeeting | None = None
        self.wall_look = False
        self._outside = JobQueue(self)
        self.live = LiveShare(self)
        self._owners: dict[Job, JobQueue] = {}
        self._refusals: WeakKeyDictionary[Refusal, JobQueue] = WeakKeyDictionary()

    def today(self) -> date:
        """The day it is where the laptop stands."""
        return self.clock().astimezone().date()

    def meeting_day(self) -> date:
        """From which day what is said in the open meeting counts: today, or its own while that is to come."""
        today, view = self.today(), self.view
        return max(today, view.meeting.day or today) if view is not None else today

    # What a subclass does with its screens and with keys.

    async def hand_on(self, event: events.Event) -> None:
        """Give a key or a paste to the focus, and what the mouse does to what it points at."""
        raise NotImplementedError

    def give_back(self, job: Job, *, anywhere: bool = False) -> bool:
        """Put a job's words in the line that they came from, or in any; False if something else stands there."""
        raise NotImplementedError

    def aside(self) -> Waiting | None:
        """What is half-typed in the line and no draft of the phase."""
        raise NotImplementedError

    def show_jobs(self) -> None:
        """Show what is on its way and what waits as it is now."""
        raise NotImplementedError

    def mark(self, row_id: str) -> None:
        """Mark a row that is about to be shown as just saved."""
        raise NotImplementedError

    def read_shelf(self) -> None:
        """Read the dialogues and meetings for the start screen."""
        raise NotImplementedError

    def show_phase(self) -> None:
        """Show the screen of the phase that the meeting is in."""
        raise NotImplementedError

    def mind_phase(self) -> None:
        """Follow the meeting to another phase, unless the person is in the middle of something."""
        raise NotImplementedError

    def close_meeting(self) -> None:
        """Show the start screen again; the meeting is left."""
        raise NotImplementedError

    # Jobs.

    @property
    def jobs(self) -> JobQueue:
        """The jobs of the meeting that is open, or those that belong to none."""
        return self._outside if self.meeting is None else self.meeting.jobs

    async def submit(self, job: Job) -> Any:
        """Have a job done, and wait until it is on disk; gives its result. A refusal is raised."""
        mine = self.meeting is not None and job.meeting_id == self.meeting.id
        if self.meeting is not None:
            self.meeting.shown = False
        self._owners[job] = jobs = self.jobs if mine else self._outside
        return await jobs.submit(job)

    def outlive(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that goes on when the screen that began it is gone."""
        self.run_worker(self._told(work), exit_on_error=False)

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        with told(self):
            await work

    def on_job_done(self, event: JobDone) -> None:
        """Something is on disk: show it with its mark, say it, and let whoever awaits it go on."""
        job, done = event.job, event.result
        jobs = self._owners.pop(job)
        if event.view is not None and self.meeting is not None and event.view.meeting.id == self.meeting.id:
            if job.marks:
                self.mark(job.marks if "-" in job.marks else f"{job.marks}-{done.id}")
            self.take_in(event.view)
        self._say_done(job, done)
        jobs.done(job, done)
        self._after_job()

    def _say_done(self, job: Job, done: Any) -> None:
        """Say what is on disk, and what is remarked on it; a remark also of what is done quietly."""
        said = []
        if not job.quiet and done is not None:
            said.append(self.words.say(done.said or phrase("said.saved", what=done.what)))
        said += [self.words.say(each) for each in (job.remark, getattr(done, "remark", None)) if each is not None]
        if said:
            self.say(" ".join(said))

    def on_job_refused(self, event: JobRefused) -> None:
        """Something was refused: raised where it is awaited."""
        self._refuse(event.job, event.refusal)

    def _refuse(self, job: Job, refusal: Refusal) -> None:
        self._refusals[refusal] = jobs = self._owners.pop(job)
        jobs.refused(job, refusal)
        self._after_job()

    def _after_job(self) -> None:
        """Whoever awaited the job takes its step first; then the meeting's phase is minded."""
        asyncio.get_running_loop().call_soon(self.call_later, self.mind_phase)

    def on_store_trouble(self, event: StoreTrouble) -> None:
        """The store itself could not be opened or followed."""
        self.keys.release(self)
        self.say(self.words.say(event.refusal.phrase), "wrong", stays=True)

    def on_told(self, event: Told) -> None:
        """Something slow has come so far."""
        self.say(self.words.say(event.said), stays=True)

    def on_remarked(self, event: Remarked) -> None:
        """The store is open, but there is something to know of it."""
        self.say(self.words.say(event.said), "look", stays=True)

    def on_seen(self, event: Seen) -> None:
        """Somebody else changed the meeting."""
        if self.meeting is not None and event.view.meeting.id == self.meeting.id:
            self.take_in(event.view)
            self.mind_phase()

    def take_in(self, view: MeetingView) -> None:
        """Show the meeting as it is now."""
        assert self.meeting is not None
        self.meeting.view = view
        self.view = view

    # Undo.

    def action_undo(self) -> None:
        """Take back this console's last change."""
        self._take_back("undo")

    def action_redo(self) -> None:
        """Do what was undone again."""
        self._take_back("redo")

    @task
    async def _take_back(self, way: str) -> None:
        meeting_id = None if self.meeting is None else self.meeting.id
        if self.meeting is not None and self.meeting.shown:
            self.meeting.shown = False
            self.say(self.words("wall.not_undone"), "look")
            return
        done = await self.submit(Job(partial(_taken_back, way), meeting_id=meeting_id, quiet=True))
        if done.final is not None:
            self.say(self.words("counting.undone", what=done.what, why=done.final))
        else:
            self.say(self.words(f"said.{way}", what=done.what))
        if self.meeting is None:
            self.read_shelf()

    # What is refused, and what goes wrong.

    def say_refused(self, refusal: Refusal, *, secret: bool = False) -> None:
        """Say why something was refused; on the wall of something secret only that it was."""
        hidden = secret and self.wall_look and isinstance(refusal, Refused)
        said = self.words("retry.hidden") if hidden else self.words.say(refusal.phrase)
        self.say(said, "wrong" if isinstance(refusal, Unavailable) else "look", stays=True)

    def refused(self, refusal: Refusal) -> None:
        """Deal with a refusal that nobody took: say it, and keep the words."""
        self._refusals.pop(refusal, self.jobs).settle(refusal)

    def on_job_failed(self, event: JobFailed) -> None:
        """An error of our own in a job: for whoever awaits it, it could not be saved."""
        self._refuse(event.job, Unavailable("fault.job", noted=self.noted(event.error)))

    def on_faulted(self, event: Faulted) -> None:
        """An error in the worker's thread, in no job."""
        self.keys.release(self)
        self.fault(event.error)


def _taken_back(way: str, meetings: object, meeting: object) -> Any:
    return getattr(meeting or meetings, way)()
