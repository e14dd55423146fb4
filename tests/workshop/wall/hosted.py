"""The wall in a test: the real app on a real store, with clocks that somebody moves, and all that it has painted."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from sessions.agenda.phases import PhaseKind
from tests.shots import text_shot
from tests.story.console import LOOK_AGAIN, Clock
from tests.story.idle import PATIENCE, idle
from workshop.cli.wall import find_walls
from workshop.wall.app import WallApp
from workshop.wall.setting import Line


def plain(lines: list[Line]) -> str:
    """Lines as text."""
    return "\n".join("".join(text for _, text in line).rstrip() for line in lines)


class Watched(WallApp):
    """A wall that remembers every picture."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.frames: list[str] = []
        self.codes: set[tuple[Line, ...]] = set()
        """Of the pictures those with a code for cameras, in which words stand unseen."""

    def paint(self) -> None:
        """Paint, and remember."""
        super().paint()
        lines = self.canvas.shown
        self.frames.append(plain(lines))
        if any(part == "code" for line in lines for part, _ in line):
            self.codes.add(tuple(lines))


class Seconds:
    """The clock that turns pages; it stands still."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Seen:
    """What somebody in the last row sees."""

    def __init__(self, app: Watched, pilot: Pilot[None], clock: Clock, seconds: Seconds) -> None:
        self.app, self.pilot, self.clock, self.seconds = app, pilot, clock, seconds

    @property
    def text(self) -> str:
        """The picture."""
        return text_shot(self.app)

    async def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something holds, or say what stood there instead."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            await idle(self.app)
            assert time.monotonic() < deadline, f"Waited for {what}. The wall:\n{self.text}"
            await asyncio.sleep(LOOK_AGAIN)

    async def sees(self, *texts: str) -> None:
        """Wait until all these stand there at once."""
        await self.until(lambda: all(text in self.text for text in texts), " and ".join(map(repr, texts)))

    async def pass_by(self, seconds: float) -> None:
        """So many seconds pass on the clock that turns pages."""
        self.seconds.now += seconds
        self.app.paint()
        await idle(self.app)

    async def every_page(self) -> None:
        """Turn through all pages, once around; a result that is being revealed is seen whole."""
        await self.pilot.press("pagedown")
        await idle(self.app)
        first = self.app.canvas.shown
        for _ in range(100):
            await self.pilot.press("pagedown")
            await idle(self.app)
            if self.app.canvas.shown == first:
                return
        raise AssertionError("the pages never come around")


@asynccontextmanager
async def wall(
    path: Path, *, size: tuple[int, int] = (60, 18), language: str = "sv", **options: Any
) -> AsyncIterator[Seen]:
    """The wall of a store; its clocks stand still. No error of ours may have come to pass."""
    clock, seconds = Clock(), Seconds()
    app = Watched(path, find_walls, language, clock=clock, seconds=seconds, **options)
    async with app.run_test(size=size) as pilot:
        yield Seen(app, pilot, clock, seconds)
    assert app.faults == []


def kinds() -> list[PhaseKind]:
    """Every phase that has a wall."""
    return [kind for kind in PhaseKind.known() if kind in find_walls()]
