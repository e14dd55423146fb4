"""A small evening where the room is made of several actor groups, ready to prioritise."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.store.change import Done
from tests.story.console import Console, console
from tests.workshop.phases.perspectives import nine

GROUPS = {
    "sv": ("invånare", "förtroendevald", "tjänsteperson", "civilsamhälle", "näringsliv"),
    "en": ("residents", "elected", "officials", "civil society", "business"),
}
PRESENT = (12, 2, 7, 4, 1)
FIRST = (
    ("1 2 3", "1 2 4", "1 4 9", "1 2 9", "2 3 9", "1 9 4", "1 2 5"),
    ("3", "5"),
    ("1 3 8", "3 8 5", "1 3 5", "3 8 2", "1 8 3"),
    ("1 4 6", "x"),
    (),
)
"""The ballots of each group, by the first criterion."""
LOOSE = ("7 2 1", "6")
"""And of no group."""


def fill(meetings: Meetings, language: str = "sv", present: tuple[int, ...] = PRESENT) -> Done:
    """The meeting, in the phase before the prioritisation."""
    planned = nine.fill(meetings, language)
    assert planned.id is not None
    meeting = Meeting(meetings, planned.id)
    view, names = meeting.view, GROUPS[language]
    meeting.do(dialogue.describe, version=view.dialogue.version, field="actor_groups", text=", ".join(names))
    meeting.do(dialogue.count_present, counts=dict(zip(names, present, strict=True)))
    meeting.leave()
    return planned


@asynccontextmanager
async def grouped(
    folder: Path, language: str = "sv", size: tuple[int, int] = (120, 40), present: tuple[int, ...] = PRESENT
) -> AsyncIterator[Console]:
    """A console where a round can be opened."""
    async with console(folder, language, size=size, fill=partial(fill, language=language, present=present)) as led:
        await led.go_to("prioritising")
        yield led


async def open_piles(led: Console) -> None:
    """Answer yes to the last question of the form, and open the round."""
    await led.press("enter", *["down"] * 4, "right", "escape", "ctrl+o")


async def count(led: Console) -> None:
    """Lay every ballot in its pile, from the first to that of no group."""
    for ballots in (*FIRST, LOOSE):
        await led.say(*ballots)
        await led.press("right")


async def show(led: Console) -> None:
    """Close and reveal."""
    await led.press("ctrl+o", "down", "enter", "ctrl+o")
