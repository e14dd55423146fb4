"""A prioritisation per actor group and by two criteria, as text in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.workshop.phases.prioritising.grouped import count, grouped, open_piles, show
from tests.workshop.test_shots import hush, shoot

SECOND = ("1 5 6", "5 6 7", "2 5 6", "9 6 4", "4 5 2", "3 1 9", "8 5 9", "2 4 6")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_a_list_weighed_in_more_ways_than_one(tmp_path: Path, text_file: Any, language: str) -> None:
    """Why a round per group, whose pile is counted, what the groups agree on; then two criteria in one picture."""
    async with grouped(tmp_path, language, (100, 30)) as led:
        await led.press("enter", *["down"] * 4)
        await shoot(led, text_file, "per-group")
        await led.press("escape")
        await open_piles(led)
        await led.press("right", "right")
        await led.say("1 3 8")
        await shoot(led, text_file, "pile")
        await led.press("ctrl+z", "left", "left")
        await count(led)
        await show(led)
        await hush(led)
        await led.press("ctrl+o")
        await shoot(led, text_file, "following-groups")
        await led.press("enter")
        await shoot(led, text_file, "groups")
        await led.press("escape", "ctrl+o", "down", "down", "enter")
        await shoot(led, text_file, "another-criterion")
        await led.press("ctrl+o")
        await led.say(*SECOND)
        await show(led)
        await led.press("tab", "j", "down")
        await shoot(led, text_file, "comparison")
