"""Going into a meeting, out of it, and out of the program: nothing that was typed is left behind unseen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from sessions.errors import reason_of
from workshop.console.app import ConsoleApp
from workshop.console.job import Job, Waiting
from workshop.console.jobs import JobQueue
from workshop.console.key_gate import STEPS
from workshop.console.protocol import console_of

if TYPE_CHECKING:
    from workshop.console.drafts import DraftFile, Drafts

SHOWN = (5, 3, 2)
"""Texts that the question names of each kind, by their first words: where there is one kind, two, or three."""
WIDEST = 60
PATIENCE = 1.0
"""Seconds that what is on its way to the disk is waited for before anybody is asked."""
LAST_PATIENCE = 0.5
"""The same, where nobody can be asked; and how long the store may take to be let go."""
LETTING_GO = 5.0
"""Seconds that the store may take to be let go after somebody has answered."""


class Entrance:
    """Goes into meetings and out of them, each with what was left in it."""

    def __init__(self, app: ConsoleApp, *, throw_away: bool) -> None:
        """Of a ``throw_away`` store nothing is kept, and so nothing is asked about when the program ends."""
        self._app, self._throw_away = app, throw_away
        self._left: dict[int, JobQueue] = {}
        """What was left waiting in meetings that are not open."""
        self._greeted: set[int] = set()
        self._going = self._ends = self._closed = False
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
        from workshop.console.drafts import Drafts
        from workshop.console.open_meeting import OpenMeeting

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
        if self._going or self._throw_away or await self._may_go("leave.quit"):
            if not self._ends:
                self._going = self._ends = True
                self._app.say(self._app.words("leave.saving"), "look", stays=True)
                await self._let_go(LETTING_GO)
            self._app.exit()

    async def end(self, status: int) -> None:
        """End the program without a question: who could answer it may be gone."""
        if self._app.meeting is not None and not self._throw_away:
            await self._saved(LAST_PATIENCE)
            self._set_aside()
        self._ends = True
        await self._let_go(LAST_PATIENCE)
        self._app.exit(return_code=status)

    async def _let_go(self, seconds: float) -> None:
        """Let the store go, and write down what could not be saved; the screen stands meanwhile."""
        await asyncio.to_thread(self._app.worker.stop, seconds)
        for _ in range(STEPS):  # what was refused reaches whoever awaits it, and waits
            await asyncio.sleep(0)
        self._keep_last()

    def close(self) -> None:
        """Let the store go, if that is not done; what is left then is kept for the next start."""
        if not self._closed:
            self._app.worker.stop(LAST_PATIENCE if self._ends else LETTING_GO)
            self._keep_last()

    def _keep_last(self) -> None:
        if not self._closed:
            self._closed = True
            self.keep()

    def keep(self) -> None:
        """Write down what is left in each meeting, for when it is opened again."""
        if self.drafts is None:
            return
        try:
            for meeting_id, drafts in self._drafts(self.drafts):
                self.drafts.write(meeting_id, drafts)
        except OSError as error:
            self._app.say(self._app.words("leave.not_kept", reason=reason_of(error)), "wrong", stays=True)

    def _drafts(self, before: DraftFile) -> Iterator[tuple[int, Drafts]]:
        """What is left in the meeting that is open, and in those that were left while something was on its way."""
        from workshop.console.drafts import Drafts

        for meeting_id, jobs in self._left.items():
            yield meeting_id, Drafts(before.read(meeting_id).lines, self._unsaved(jobs))
        meeting = self._app.meeting
        if meeting is not None:
            yield meeting.id, Drafts(dict(meeting.drafts), self._unsaved(meeting.jobs))

    def _unsaved(self, jobs: JobQueue) -> tuple[str, ...]:
        """Words that wait and words that are not on disk yet. Secret ones are never written down."""
        on_its_way = (job for job in jobs.pending if not self._app.worker.has_done(job))
        words: list[Waiting | Job] = [*jobs.waiting, *on_its_way]
        return tuple(each.typed for each in words if each.typed and not each.secret)

    async def _may_go(self, way: str) -> bool:
        """Whether nothing is left, or the person goes all the same. Keys wait until that is known or asked."""
        self._going = True
        self._app.keys.hold(self)
        try:
            return await self._settled(way)
        finally:
            self._going = False
            self._app.keys.release(self)

    async def _saved(self, seconds: float) -> None:
        """What a form hands on is on its way, and what is on its way has had so long to be saved."""
        self._app.keep_draft()
        await asyncio.sleep(0)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._app.jobs.all_done(), seconds)

    async def _settled(self, way: str) -> bool:
        await self._saved(PATIENCE)
        app, jobs = self._app, self._app.jobs
        aside, drafts = app.aside(), app.meeting.drafts if app.meeting is not None else {}
        half = [text for kind, text in drafts.items() if text.strip() and "." not in kind]
        said = {
            "leave.waiting": [self._shown(each) for each in jobs.waiting],
            "leave.on_its_way": [self._shown(job) for job in jobs.pending if job.typed],
            "leave.half_typed": [*half, self._shown(aside)] if aside is not None else half,
        }
        view = app.view if app.meeting is not None else None
        here = () if view is None else (each for each in view.still_waiting if each.meeting_id == view.meeting.id)
        from_phones = len(tuple(here))
        if not any(said.values()):
            return not from_phones or await self._asked(way, said, "leave.phones_stay", from_phones)
        lost: list[Waiting | Job | None] = [aside]
        lost += [*jobs.waiting, *jobs.pending] if way == "leave.quit" else []
        kept = "leave.kept_but" if any(each is not None and each.secret for each in lost) else "leave.kept"
        if not await self._asked(way, said, "leave.lost" if app.meeting is None else kept, from_phones):
            return False
        self._set_aside()
        return True

    def _set_aside(self) -> None:
        """What is half-typed in a line that was lent waits, and is kept unless it is secret."""
        aside, meeting = self._app.aside(), self._app.meeting
        if aside is not None and not aside.secret and meeting is not None:
            meeting.jobs.keep(aside)

    def _shown(self, words: Waiting | Job) -> str:
        return self._app.words("retry.secret") if words.secret else words.typed

    async def _asked(self, way: str, left: dict[str, list[str]], kept: str, from_phones: int) -> bool:
        from workshop.dialogs.choice import Choice, ChoiceScreen

        words = self._app.words
        kinds = {key: texts for key, texts in left.items() if texts}
        shown = SHOWN[len(kinds) - 1]
        said = [
            line for key, texts in kinds.items() for line in (words(key, n=len(texts)), *map(_short, texts[:shown]))
        ]
        said += [words("leave.phones", n=from_phones)] if from_phones else []
        choices = [Choice("stay", words("leave.stay")), Choice("go", words(way), words(kept))]
        screen = ChoiceScreen(words("leave.title"), choices, text="\n".join(said))
        self._app.keys.release(self)
        return await self._app.push_screen_wait(screen) == "go"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"  {line}" if len(line) <= WIDEST else f"  {line[: WIDEST - 1].rstrip()}…"
