"""A small evening where the room is made of several actor groups, ready to prioritise."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.store.change import Done
from tests.story.console import Console, console
from tests.workshop.phases.perspectives import nine
from tests.workshop.phases.prioritising.rounds import lay, opened, reveal

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


Before = Callable[[Meeting], object]


def fill(
    meetings: Meetings, language: str = "sv", present: tuple[int, ...] = PRESENT, before: Before | None = None
) -> Done:
    """The meeting, in its prioritisation, after what comes ``before`` the story."""
    return nine.fill(meetings, language, partial(_of_groups, language=language, present=present, before=before))


def _of_groups(meeting: Meeting, language: str, present: tuple[int, ...], before: Before | None) -> None:
    view, names = meeting.view, GROUPS[language]
    meeting.do(dialogue.describe, version=view.dialogue.version, field="actor_groups", text=", ".join(names))
    meeting.do(dialogue.count_present, counts=dict(zip(names, present, strict=True)))
    if before is not None:
        before(meeting)


@asynccontextmanager
async def grouped(
    folder: Path,
    language: str = "sv",
    size: tuple[int, int] = (120, 40),
    present: tuple[int, ...] = PRESENT,
    *,
    before: Before | None = None,
) -> AsyncIterator[Console]:
    """A console where a round can be opened, or where ``before`` has led to."""
    filled = partial(fill, language=language, present=present, before=before)
    async with console(folder, language, size=size, fill=filled) as led:
        yield led


# What came before.


open_piles = partial(opened, per_group=True)


def count(meeting: Meeting, ballots: Sequence[Sequence[str]] = (*FIRST, LOOSE)) -> None:
    """Lay every ballot in its pile, from the first to that of no group."""
    voting_round = meeting.refresh().round
    assert voting_round is not None
    for pile, own in zip((*voting_round.piles, ""), ballots, strict=False):
        lay(meeting, *own, pile=pile)


def counted(meeting: Meeting) -> None:
    """Every ballot is in its pile."""
    open_piles(meeting)
    count(meeting)


def shown(meeting: Meeting, ballots: Sequence[Sequence[str]]) -> None:
    """What they gave is shown."""
    open_piles(meeting)
    count(meeting, ballots)
    reveal(meeting)


# What is done by keys.


async def ask_for_piles(led: Console) -> None:
    """Answer yes to the last question of the form, and open the round."""
    await led.press("enter", *["down"] * 4, "right", "escape", "ctrl+o")


async def show(led: Console) -> None:
    """Close and reveal."""
    await led.press("ctrl+o", "down", "enter", "ctrl+o")
