"""The guide as it looks in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.story.console import console
from tests.workshop.dialogs.test_history import to_ideas
from tests.workshop.test_shots import hush, sample, shoot


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_guide_as_it_looks(tmp_path: Path, text_file: Any, language: str) -> None:
    """Whole in the small window that it takes over and in the large one, two pages in the middle one."""
    async with console(tmp_path, language, size=(100, 30), fill=sample(language)) as led:
        for phase in ("opening", "ideas", "grouping", "prioritising"):
            await led.go_to(phase)
            await led.resize(80, 24)
            await led.press("ctrl+g")
            await shoot(led, text_file, f"guide-{phase}")
            await led.press("ctrl+g")
            await hush(led)
            assert led.text == text_file(name=f"guide-{phase}-second-page")
            await led.press("ctrl+g", "ctrl+g")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_history_as_it_looks(tmp_path: Path, text_file: Any, language: str) -> None:
    """An idea that was reworded, undone and reworded again; the question of taking a wording back; a cluster."""
    async with console(tmp_path, language, size=(100, 30), fill=sample(language)) as led:
        await to_ideas(led)
        first = "Lampor längs kajen" if language == "sv" else "Lamps along the quay"
        await led.say(first)
        for more in (", hela vägen till bron" if language == "sv" else ", all the way to the bridge", "."):
            await led.press("up")
            await led.type(more, "enter")
            led.clock.forward(4)
        await led.press("ctrl+z", "tab", "end", "h")
        await shoot(led, text_file, "history-idea")
        await led.press("end", "enter")
        await shoot(led, text_file, "history-take-back")
        await led.press("escape", "f8", "home", "down", "down", "enter")
        await led.until(lambda: led.phase.kind == "grouping", "the grouping")
        await led.press("tab", "home", "h")
        await shoot(led, text_file, "history-cluster")
