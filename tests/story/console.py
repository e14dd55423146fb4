"""One console led by keys: the real app on a real store, with a clock that stands still until somebody moves it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from sessions.store.change import Done
from sessions.view import MeetingView
from sessions.voting.view import RoundStatus
from tests.shots import text_shot
from workshop.app import WorkshopApp
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.frame import MessageLine

PATIENCE = 20.0
"""Seconds until something that should happen is held not to."""
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

    async def press(self, *keys: str) -> None:
        """Press keys by their names, each when the one before has had its effect."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            character = key if len(key) == 1 else {"space": " ", "enter": "\r", "tab": "\t"}.get(key)
            self.app.post_message(events.Key(name, character))
            await self.settle()

    async def type(self, text: str, *keys: str) -> None:
        """Type a text as fast as it comes, then press keys."""
        for character in text:
            self.app.post_message(events.Key(_character_to_key(character), character))
        await self.settle()
        await self.press(*keys)

    async def paste(self, text: str, *keys: str) -> None:
        """Paste a text as the terminal hands it over, then press keys."""
        self.app.post_message(events.Paste(text))
        await self.settle()
        await self.press(*keys)

    async def say(self, *texts: str) -> None:
        """Type each text and Enter."""
        for text in texts:
            await self.type(text, "enter")

    async def settle(self) -> None:
        """Wait until every key has been taken and everything is on disk and on the screen."""
        await self.until(lambda: self.app.keys.quiet and not self.app.outbox.pending, "everything to be saved")

    async def until(self, seen: Callable[[], object], what: str) -> None:
        """Wait until something holds, or say what the screen showed instead."""
        deadline = time.monotonic() + PATIENCE
        while True:
            for _ in range(2):
                taken = asyncio.Event()
                self.app.call_later(taken.set)
                await self._alive(taken.wait())
                await self._alive(self.pilot.pause(0))
            if seen():
                return
            assert time.monotonic() < deadline, f"Waited for {what}. The screen:\n{self.text}"
            await self.pilot.pause(0.01)

    async def _alive(self, waiting: Coroutine[Any, Any, object]) -> None:
        """Wait for the app, and raise what it died of if it does not answer."""
        try:
            await asyncio.wait_for(waiting, PATIENCE)
        except TimeoutError:
            raise self.app._exception or AssertionError("The app does not answer.") from None

    async def sees(self, *texts: str) -> None:
        """Wait until all these are on the screen."""
        for text in texts:
            await self.until(lambda text=text: text in self.text, f"{text!r}")  # type: ignore[misc]

    async def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        await self.pilot.resize_terminal(columns, rows)
        await self.until(lambda: self.app.screen.size == (columns, rows), f"{columns}×{rows}")
        await self.settle()

    async def go_to(self, phase: str) -> None:
        """The next phase of a kind by F8, Down past those before it, and Enter; its name is seen in the strip."""
        at = self.view.phase_index
        kinds = [str(each.kind) for each in self.view.phases[at + 1 :] if not each.skipped]
        await self.press("f8", *["down"] * kinds.index(phase), "enter")
        await self.until(lambda: self.app.view and self.app.view.phase.kind == phase, f"the phase {phase}")
        await self.settle()

    @property
    def text(self) -> str:
        """What the top screen shows."""
        return text_shot(self.app)

    @property
    def message(self) -> str:
        """The line of plain words."""
        return self.app.screen.query_one(MessageLine).text

    @property
    def line(self) -> str:
        """What stands in the field that has the focus."""
        focused = self.app.screen.focused
        assert isinstance(focused, Input), f"no field has the focus on {self.app.screen}, but {focused}:\n{self.text}"
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
) -> AsyncIterator[Console]:
    """A console on the store in a folder, where its minutes go too."""
    clock = Clock()
    app = WorkshopApp(folder / "store.db", language, clock=clock, fill=fill, minutes_folder=folder / "minutes")
    async with app.run_test(size=size) as pilot:
        led = Console(app, pilot, clock)
        await led.settle()
        if fill is not None:
            await led.until(lambda: app.phase_screen is not None, "the meeting")
            await led.settle()
        yield led
