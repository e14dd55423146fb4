"""The agenda on the screen: arranged, paused and late, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sessions.agenda.phases import PhaseKind
from tests.story.console import console
from tests.workshop.phases.base.test_leading import evening
from tests.workshop.test_shots import shoot


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_an_evening_that_is_arranged_and_paused(tmp_path: Path, text_file: Any, language: str) -> None:
    """Late in the opening; a phase skipped, one repeated, a break put in; then the break, and the wall in it."""
    async with console(tmp_path, language, size=(100, 30), fill=evening) as led:
        led.clock.forward(10)
        await led.press("f3")
        led.clock.forward(31)
        led.phase.show_time()
        await shoot(led, text_file, "late")
        await led.press("f8", "r", "up", "p", "down", "down", "down", "h")
        await led.press("up", "up", "up")
        await shoot(led, text_file, "arranged")
        await led.press("enter")
        await led.until(lambda: led.view.phase.kind == PhaseKind.BREAK, "the break")
        await led.settle()
        await shoot(led, text_file, "break")
        await led.press("f4")
        await shoot(led, text_file, "break-wall")
