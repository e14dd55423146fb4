"""One console led by keys: the real app on a real store, with a clock that stands still until somebody moves it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from sessions.agenda.phases import PhaseKind
from sessions.ideas.turns import Turns
from sessions.queries.shelf import ShelfDialogue
from sessions.store.change import Done
from sessions.view import MeetingView
from sessions.voting.view import RoundStatus
from sessions.words import Words
from tests.shots import text_shot
from tests.story.frames import undrawn
from tests.story.idle import PATIENCE, idle
from tests.story.laid_out import laid_out
from workshop.app import WorkshopApp, find_specs
from workshop.console import burst, live
from workshop.console.spec import PhaseSpec
from workshop.dialogs.agenda import go as choose
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.foot import MessageLine

LOOK_AGAIN = 0.002
"""Seconds between two looks at what the store's thread has come to."""
burst.LOOK = 0.0  # a letter waits only for the keys that have come with it: their times are the story's own
live.PAUSE_SECONDS = 0.0  # what is told the wall of each letter is told at once: nobody reads it here
STARTS = datetime(2026, 4, 22, 15, 50, tzinfo=UTC)


class Clock:
    """Stands still; ``forward`` moves it."""

    def __init__(self, now: datetime = STARTS) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, minutes: float) -> None:
        """So many minutes pass."""
        self.now += timedelta(minutes=minutes)


class Console:
    """What a person at the keyboard can do, and what that person sees."""

    def __init__(self, app: WorkshopApp, pilot: Pilot[None], clock: Clock) -> None:
        self.app, self.pilot, self.clock = app, pilot, clock
        self._typed_at = time.monotonic()
        self.faults_are_meant = False
        """Whether the story is about an error of our own; any other such error fails its test."""

    async def press(self, *keys: str) -> None:
        """Press keys by their names, each when the one before has had its effect."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            character = key if len(key) == 1 else {"space": " ", "enter": "\r", "tab": "\t"}.get(key)
            self.post(events.Key(name, character))
            await self.settle()

    async def type(self, text: str, *keys: str) -> None:
        """Type a text as fast as it comes, then press keys."""
        for character in text:
            self.post(events.Key(_character_to_key(character), character))
        await self.settle()
        await self.press(*keys)

    async def paste(self, text: str, *keys: str) -> None:
        """Paste a text as the terminal hands it over, then press keys."""
        self.post(events.Paste(text))
        await self.settle()
        await self.press(*keys)

    async def say(self, *texts: str) -> None:
        """Type each text and Enter."""
        for text in texts:
            await self.type(text, "enter")

    async def settle(self) -> None:
        """Wait until every key has been taken and everything is on disk and on the screen."""
        await self.until(lambda: self.quiet and self.saved and self.read, "everything to be saved")
        self._typed_at += 1.0

    async def until(self, seen: Callable[[], object], what: str) -> None:
        """Wait until something holds, or say what the screen showed instead."""
        deadline = time.monotonic() + PATIENCE
        while True:
            await idle(self.app)
            if seen():
                return
            assert time.monotonic() < deadline, f"Waited for {what}. The screen:\n{self.text}"
            await asyncio.sleep(LOOK_AGAIN)

    async def sees(self, *texts: str) -> None:
        """Wait until all these are on the screen."""
        await self.until(lambda: all(map(self.text.__contains__, texts)), " and ".join(map(repr, texts)))

    async def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        if self.screen.size != (columns, rows):
            await self.pilot.resize_terminal(columns, rows)
        await self.until(lambda: self.screen.size == (columns, rows), f"{columns}×{rows}")
        await self.settle()

    async def go_to(self, phase: str, *, by_keys: bool = False) -> None:
        """The next phase of a kind, or else an earlier one; ``by_keys`` by F8, Down past those before it, and Enter."""
        here = self.view.phase_index
        ahead = [each for each in self.view.phases[here + 1 :] + self.view.phases[:here] if not each.skipped]
        down = [str(each.kind) for each in ahead].index(phase)
        if by_keys:
            await self.press("f8", *["down"] * down, "enter")
        else:
            self.app.outlive(self._lead_to(ahead[down].id))
        await self.until(lambda: self.has_view and self.view.phase.kind == phase, f"the phase {phase}")
        await self.settle()

    async def _lead_to(self, phase_id: int) -> None:
        await choose(self.phase, phase_id)

    async def write_minutes(self, *, whole: bool = False) -> Path:
        """F9, of the meeting or of the whole dialogue, and where it is now."""
        meeting = self.app.meeting
        assert meeting is not None, "no meeting is open"
        meeting.last_export = None
        await self.press("f9", *(["down"] if whole else []), "enter")
        await self.until(lambda: meeting.last_export, "the minutes")
        return cast("Path", meeting.last_export)

    def post(self, event: events.Event, *, after: float = 0.0) -> None:
        """Let an event come from the terminal so many seconds after the last, and wait for nothing.

        When all has settled a second has passed.
        """
        self._typed_at += after
        if isinstance(event, events.Key):
            event.time = self._typed_at
        self.app.post_message(event)

    def run(self, command: str) -> None:
        """Give a command by its id, as the palette does, and wait for nothing."""
        self.app.outlive(self.app.run_command(command))

    def speak(self, language: str) -> None:
        """Change the language."""
        self.app.speak(language)

    @property
    def quiet(self) -> bool:
        """Whether every key has had its effect."""
        return self.app.keys.quiet

    @property
    def saved(self) -> bool:
        """Whether nothing is on its way to the store."""
        return not self.app.jobs.pending and not self.app.live.busy

    @property
    def read(self) -> bool:
        """Whether nothing is being read behind the screen."""
        return all(worker.is_finished for worker in self.app.workers if worker._thread_worker)

    @property
    def waiting(self) -> tuple[str, ...]:
        """What was typed and could not be saved yet."""
        return tuple(each.typed for each in self.app.jobs.waiting)

    @property
    def entered(self) -> bool:
        """Whether a meeting's screen is shown."""
        return self.app.phase_screen is not None

    @property
    def has_view(self) -> bool:
        """Whether there is a picture of a meeting, whose screen may be on its way yet."""
        return self.app.view is not None

    @property
    def screen(self) -> Screen[Any]:
        """The top screen."""
        return self.app.screen

    @property
    def screen_count(self) -> int:
        """How many screens stand upon each other."""
        return len(self.app.screen_stack)

    @property
    def shelf(self) -> tuple[ShelfDialogue, ...]:
        """The dialogues on the start screen."""
        return self.app.shelf

    @property
    def words(self) -> Words:
        """What the app says things by."""
        return self.app.words

    @property
    def turns(self) -> Turns | None:
        """Whose turn it is, if the word goes round."""
        return self.app.meeting.turns if self.app.meeting is not None else None

    @property
    def store(self) -> Path:
        """Where the store is."""
        return self.app.path

    @property
    def text(self) -> str:
        """What the top screen shows."""
        return text_shot(self.app)

    @property
    def message(self) -> str:
        """The line of plain words."""
        return self.screen.query_one(MessageLine).text

    @property
    def line(self) -> str:
        """What stands in the field that has the focus."""
        focused = self.screen.focused
        assert isinstance(focused, Input), f"no field has the focus on {self.screen}, but {focused}:\n{self.text}"
        return focused.value

    @property
    def phase(self) -> PhaseScreen:
        """The phase's screen."""
        screen = self.app.phase_screen
        assert screen is not None, "no meeting is open"
        return screen

    @property
    def round(self) -> RoundStatus | None:
        """How far the latest round has come."""
        return self.view.round.status if self.view.round else None

    @property
    def view(self) -> MeetingView:
        """The meeting as the console knows it."""
        assert self.app.view is not None, f"no meeting is open:\n{self.text}"
        return self.app.view


@asynccontextmanager
async def console(
    folder: Path,
    language: str = "sv",
    *,
    size: tuple[int, int] = (120, 40),
    fill: Callable[[Any], Done] | None = None,
    now: datetime = STARTS,
    specs: Callable[[], Mapping[PhaseKind, PhaseSpec]] | None = None,
    drawn: bool = False,
) -> AsyncIterator[Console]:
    """A console on the store in a folder, where its minutes go too; ``drawn`` frame by frame, or when looked at."""
    clock = Clock(now)
    path, minutes = folder / "store.db", folder / "minutes"
    if fill is not None and not path.exists():
        fill = laid_out(path, now, fill)
    app = WorkshopApp(path, language, clock=clock, fill=fill, minutes_folder=minutes, specs=specs or find_specs)
    with nullcontext() if drawn else undrawn():
        async with app.run_test(size=size) as pilot:
            led = Console(app, pilot, clock)
            await led.settle()
            if fill is not None:
                await led.until(lambda: led.entered, "the meeting")
                await led.settle()
            yield led
            if app.faults and not led.faults_are_meant:
                raise app.faults[0]
