"""Commitments as text, in both languages."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.shots import svg_shot
from tests.story.console import console
from tests.workshop.phases.prioritising.voted import after_the_vote
from tests.workshop.test_shots import shoot

PROMISE = {
    "sv": (
        *("Hamnstads kommun", "laga lamporna vid magasinen", "driftchefen", "ringa elbolaget", "2026-04-28"),
        *("alla lampor lyser en vardagskväll", "2026-06-15", "2026-09-02", "", "4", "Båtklubben"),
        *("besked om vem som äger elledningen", "Hamnbolaget"),
    ),
    "en": (
        *("Hamnstad municipality", "mend the lamps by the warehouses", "head of maintenance", "ring the power company"),
        *("2026-04-28", "all lamps are lit on a weekday evening", "2026-06-15", "2026-09-02", "", "4", "the boat club"),
        *("word on who owns the power line", "the harbour company"),
    ),
}
VAGUE = {"sv": ("Vi", "hålla ögonen öppna"), "en": ("We", "keep an eye out")}


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_commitments(tmp_path: Path, text_file: Any, picture_file: Any, language: str) -> None:
    """The form begins with what makes a promise ready and goes on to the rest; the board tells what is missing."""
    fill = partial(after_the_vote, language=language)
    async with console(tmp_path, language, size=(80, 24), fill=fill) as led:
        await led.press("f8", "enter")
        await led.say(*PROMISE[language][:2])
        await led.resize(100, 30)
        await shoot(led, text_file, "commitments-begun")
        await led.resize(80, 24)
        await led.say(*PROMISE[language][2:])
        await shoot(led, text_file, "commitments-rest")
        await led.press("escape")
        await led.say(*VAGUE[language])
        await led.press("escape")
        await shoot(led, text_file, "commitments")
        assert svg_shot(led.app) == picture_file(name="commitments")
        await led.press("f4")
        await shoot(led, text_file, "commitments-wall")
