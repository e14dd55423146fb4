"""Going into a meeting, out of it, and out of the program: nothing that was typed is left behind unseen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from workshop.console.app import ConsoleApp
from workshop.console.drafts import DraftFile, Drafts
from workshop.console.job import Job, Waiting
from workshop.console.jobs import JobQueue
from workshop.console.open_meeting import OpenMeeting
from workshop.console.protocol import console_of
from workshop.dialogs.choice import Choice, ChoiceScreen

SHOWN = 5
"""Texts that the question names, each by its first words."""
WIDEST = 60
PATIENCE = 1.0
"""Seconds that what is on its way to the disk is waited for before anybody is asked."""


class Entrance:
    """Goes into meetings and out of them, each with what was left in it."""

    def __init__(self, app: ConsoleApp, *, throw_away: bool) -> None:
        """Of a ``throw_away`` store nothing is kept, and so nothing is asked about when the program ends."""
        self._app, self._throw_away = app, throw_away
        self._left: dict[int, JobQueue] = {}
        """What was left waiting in meetings that are not open."""
        self._greeted: set[int] = set()
        self._going = False
        self.drafts: DraftFile | None = None

    async def enter(self, meeting_id: int) -> None:
        """Go into a meeting, with the lines that were half-typed in it and the words that could not be saved."""
        try:
            await self._enter(meeting_id)
        finally:
            self._app.keys.release(self)
        from workshop.dialogs.carry_over import greet

        await greet(console_of(self._app), self._greeted)

    async def _enter(self, meeting_id: int) -> None:
        app = self._app
        view = await app.submit(app.worker.entering(meeting_id))
        drafts = self.drafts.read(meeting_id) if self.drafts is not None else Drafts()
        jobs = self._left.pop(meeting_id, None)
        if jobs is None:
            jobs = JobQueue(app, (Waiting(text, secret=False, retried=False) for text in drafts.waiting))
        app.meeting = OpenMeeting(view, jobs, drafts)
        app.view = view
        try:
            app.show_phase()
        except BaseException:
            app.close_meeting()
            raise

    async def leave(self) -> None:
        """Back to the start screen; asks once where something is half-typed or waits to be saved."""
        app = self._app
        if self._going or app.meeting is None:
            return
        if await self._may_go("leave.leave"):
            self.keep()
            self._left[app.meeting.id] = app.meeting.jobs
            app.close_meeting()
            await app.submit(app.worker.leaving())

    async def quit(self) -> None:
        """End the program; asks once, and asked again while it waits or asks it ends."""
        nothing_kept = self._throw_away or self._app.meeting is None
        if self._going or nothing_kept or await self._may_go("leave.quit"):
            self._app.exit()

    def keep(self, *, undone: Iterable[Job] = ()) -> None:
        """Write down what is left in the open meeting, for when it is opened again."""
        meeting = self._app.meeting
        if meeting is None or self.drafts is None:
            return
        left = meeting.left
        lost = tuple(job.typed for job in undone if job.typed and not job.secret and job.meeting_id == meeting.id)
        try:
            self.drafts.write(meeting.id, Drafts(left.lines, (*left.waiting, *lost)))
        except OSError as error:
            self._app.say(self._app.words("leave.not_kept", reason=error.strerror or str(error)), "wrong", stays=True)

    async def _may_go(self, way: str) -> bool:
        """Whether nothing is left, or the person goes all the same. Keys wait until that is known or asked."""
        self._going = True
        self._app.keys.hold(self)
        try:
            return await self._settled(way)
        finally:
            self._going = False
            self._app.keys.release(self)

    async def _settled(self, way: str) -> bool:
        app, meeting = self._app, self._app.meeting
        assert meeting is not None
        app.keep_draft()
        await asyncio.sleep(0)  # what a form hands on is on its way after this
        try:
            await asyncio.wait_for(meeting.jobs.all_done(), PATIENCE)
        except TimeoutError:
            app.say(app.words("leave.saving"), "look", stays=True)
            await meeting.jobs.all_done()
        aside = app.aside()
        half = [text for kind, text in meeting.drafts.items() if text.strip() and "." not in kind]
        half += [self._shown(aside)] if aside is not None else []
        waiting = [self._shown(each) for each in meeting.jobs.waiting]
        if not (half or waiting):
            return True
        lost = [aside] if way == "leave.leave" else [aside, *meeting.jobs.waiting]
        kept = "leave.kept_but" if any(each is not None and each.secret for each in lost) else "leave.kept"
        if not await self._asked(way, half, waiting, kept):
            return False
        if aside is not None and not aside.secret:
            meeting.jobs.keep(aside)
        return True

    def _shown(self, words: Waiting) -> str:
        return self._app.words("retry.secret") if words.secret else words.typed

    async def _asked(self, way: str, half: list[str], waiting: list[str], kept: str) -> bool:
        words = self._app.words
        said = [words("leave.waiting", n=len(waiting)), *map(_short, waiting[:SHOWN])] if waiting else []
        said += [words("leave.half_typed", n=len(half)), *map(_short, half[:SHOWN])] if half else []
        choices = [Choice("stay", words("leave.stay")), Choice("go", words(way), words(kept))]
        screen = ChoiceScreen(words("leave.title"), choices, text="\n".join(said))
        self._app.keys.release(self)
        return await self._app.push_screen_wait(screen) == "go"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"  {line}" if len(line) <= WIDEST else f"  {line[: WIDEST - 1].rstrip()}…"
