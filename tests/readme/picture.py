"""The README's picture, made by the program itself: ``python -m tests.readme.picture`` after a change of looks."""

from __future__ import annotations

import asyncio
import html
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.sample import fill
from sessions.store.change import Done
from tests.shots import svg_shot
from tests.story.console import console

PICTURE = Path(__file__).parent / "ideas.svg"
SIZE = (100, 30)
NOW = datetime(2026, 4, 22, 16, 47, tzinfo=UTC)


def _evening(meetings: Meetings) -> Done:
    """The sample, gone back to its ideas."""
    planned = fill(meetings, "sv")
    assert planned.id is not None
    meeting = Meeting(meetings, planned.id)
    try:
        ideas = next(phase for phase in meeting.view.phases if phase.kind == PhaseKind.IDEAS)
        meeting.do(dialogue.go_to, phase_id=ideas.id)
    finally:
        meeting.leave()
    return planned


async def draw(folder: Path) -> str:
    """The idea phase of the sample as SVG, at a fixed moment, with one more idea just saved."""
    async with console(folder, size=SIZE, fill=_evening, now=NOW) as led:
        led.phase.line.cursor_blink = False
        ideas = len(led.view.ideas)
        await led.say("En bänk med vindskydd där man ser båtarna")
        await led.until(lambda: len(led.view.ideas) == ideas + 1, "the idea")
        return svg_shot(led.app)


@contextmanager
def in_stockholm() -> Iterator[None]:
    """The picture's clock shows Swedish time wherever it is drawn."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/Stockholm"
    time.tzset()
    try:
        yield
    finally:
        del os.environ["TZ"]
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def texts(picture: str) -> list[str]:
    """What the picture says, without its colours and places."""
    return [html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", picture)]


def main() -> None:
    """Draw it anew."""
    with tempfile.TemporaryDirectory() as folder, in_stockholm():
        PICTURE.write_text(asyncio.run(draw(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
