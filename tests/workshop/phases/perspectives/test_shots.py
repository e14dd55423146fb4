"""The perspectives as text in both languages: empty, read, found together, on the wall, brought in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.sessions.perspectives.reported import CORPUS, reported
from tests.story.console import console
from tests.workshop.test_shots import shoot

SAID = {
    "sv": (
        "De som städar tidigt på morgonen är rädda när de kommer",
        "Alla vill kunna gå hem utan att vara rädda",
        "Båtägarna vill kunna sova när de har betalat för sina platser ↔ "
        "Ungdomarna har ingen annanstans att vara när fritidsgården är stängd",
        "Vem äger lamporna?",
    ),
    "en": (
        "Those who clean early in the morning are afraid when they come",
        "Everybody wants to walk home without being afraid",
        "The boat owners want to sleep where they have paid for their places ↔ "
        "The young have nowhere else to be when the youth centre is closed",
        "Who owns the lamps?",
    ),
}


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_reading(tmp_path: Path, text_file: Any, language: str) -> None:
    """A theme of the report, what the room adds to it, and the page where all that it found stands together."""
    async with console(tmp_path, language, size=(100, 30), fill=reported(language)) as led:
        await shoot(led, text_file, "theme")
        for text in SAID[language]:
            await led.paste(text, "enter")
            await led.press("right")
        await led.press("pagedown", "pagedown", "pageup")
        await led.press("pagedown", "pagedown", "pagedown", "escape")
        await shoot(led, text_file, "together")
        await led.press("f4")
        await shoot(led, text_file, "together-wall")
        await led.press("pageup")
        await shoot(led, text_file, "theme-wall")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_bringing_in(tmp_path: Path, text_file: Any, language: str) -> None:
    """An empty phase invites; the look before a file is taken in says what is not taken and why."""
    async with console(tmp_path, language, size=(100, 30), fill=reported(language, report=None)) as led:
        await shoot(led, text_file, "empty")
        led.run("bring_in")
        await led.settle()
        await shoot(led, text_file, "path")
        await led.paste(str(CORPUS / "felrader.csv"), "enter")
        await shoot(led, text_file, "preview")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_answering(tmp_path: Path, text_file: Any, language: str) -> None:
    """The list to pick from, the idea that answers, what is still without an answer, and the phases to add."""
    async with console(tmp_path, language, size=(100, 30), fill=reported(language)) as led:
        await led.go_to("ideas")
        await led.press("tab", "home", "p", "space", "down", "space")
        await shoot(led, text_file, "pick")
        await led.press("enter")
        await shoot(led, text_file, "answers")
        led.run("unanswered")
        await led.settle()
        await shoot(led, text_file, "unanswered")
        await led.press("escape", "f8", "l")
        await shoot(led, text_file, "add-phase")
