"""The guide as it looks at three sizes in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.screens.test_shots import hush, sample, shoot
from tests.story.console import console


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_guide_as_it_looks(tmp_path: Path, text_file: Any, language: str) -> None:
    """Whole in the small window that it takes over and in the large one, two pages in the middle one."""
    async with console(tmp_path, language, size=(100, 30), fill=sample(language)) as led:
        for phase, keys in (("opening", ("up", "up", "up")), ("ideas", ()), ("grouping", ()), ("prioritising", ())):
            await led.press("f8", *keys, "enter")
            await led.resize(80, 24)
            await led.press("ctrl+g")
            await shoot(led, text_file, f"guide-{phase}")
            await led.press("ctrl+g")
            await hush(led)
            assert led.text == text_file(name=f"guide-{phase}-second-page")
            await led.press("ctrl+g", "ctrl+g")
