"""The grouping by keys: what is refused stands in the line again."""

from __future__ import annotations

from pathlib import Path

from sessions.text.typed import LONGEST
from tests.sessions.store.making import make_meeting
from tests.story.console import console
from tests.workshop.phases.grouping.test_likeness import clustered, grouping


async def test_a_heading_that_is_refused_in_a_split_is_not_lost(tmp_path: Path) -> None:
    make_meeting(tmp_path / "store.db")
    async with console(tmp_path) as led:
        await grouping(led, "Fler lampor", "Öppna badet")
        await led.say("1 2 Allt")
        await led.press("tab", "home", "down", "space", "d")
        long = "Ljus " * (LONGEST // 5 + 1)
        await led.paste(long, "enter")
        assert clustered(led) == {"Allt": [1, 2]}
        assert led.line.strip() == long.strip(), "to be mended"
