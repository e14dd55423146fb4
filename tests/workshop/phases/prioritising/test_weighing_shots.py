"""A prioritisation per actor group and by two criteria, as text in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sessions.meeting import Meeting
from sessions.voting.view import RoundStatus
from tests.sessions.store import making
from tests.story.console import Console
from tests.workshop.phases.prioritising.grouped import GROUPS, count, grouped
from tests.workshop.phases.prioritising.rounds import lay, reveal
from tests.workshop.test_shots import hush, shoot

SECOND = ("1 5 6", "5 6 7", "2 5 6", "9 6 4", "4 5 2", "3 1 9", "8 5 9", "2 4 6")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_a_list_weighed_in_more_ways_than_one(tmp_path: Path, text_file: Any, language: str) -> None:
    """Why a round per group, whose pile is counted, what the groups agree on; then two criteria in one picture."""
    async with grouped(tmp_path, language, (100, 30)) as led:
        await led.press("enter", *["down"] * 4)
        await shoot(led, text_file, "per-group")
        await led.press("right", "escape", "ctrl+o", "right", "right")
        await led.say("1 3 8")
        await shoot(led, text_file, "pile")
        await led.press("ctrl+z")
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            count(other)
            await revealed(led, other)
            await led.press("ctrl+o")
            await shoot(led, text_file, "following-groups")
            await led.press("down", "enter")
            await shoot(led, text_file, "groups")
            await led.press("escape", "ctrl+o", "down", "down", "down", "enter")
            await shoot(led, text_file, "another-criterion")
            await led.press("ctrl+o")
            lay(other, *SECOND, pile=GROUPS[language][0])
            await revealed(led, other)
        await led.press("tab", "j", "down")
        await shoot(led, text_file, "comparison")


async def revealed(led: Console, other: Meeting) -> None:
    """Another console shows the result."""
    reveal(other)
    await led.until(lambda: led.round is RoundStatus.REVEALED, "the result")
    await hush(led)
