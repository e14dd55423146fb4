"""A command is found by some of its name, whichever way its letters are spelt."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.story.beginning import prepare
from tests.story.console import console


@pytest.mark.parametrize("form", ["NFC", "NFD"])
async def test_a_command_is_found_by_letters_in_either_spelling(tmp_path: Path, form: str) -> None:
    async with console(tmp_path) as led:
        await prepare(led)
        await led.press("ctrl+p")
        await led.paste(unicodedata.normalize(form, "språk"))  # type: ignore[arg-type]
        await led.sees("Språk")
        await led.press("escape", "ctrl+p")
        await led.type(unicodedata.normalize(form, "ÅNGRA"))  # type: ignore[arg-type]
        await led.sees("Ångra")
        assert "Språk" not in led.text
