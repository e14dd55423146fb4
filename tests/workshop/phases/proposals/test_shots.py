"""Proposals as text, in both languages."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.shots import svg_shot
from tests.story.console import console
from tests.workshop.phases.prioritising.voted import after_the_vote
from tests.workshop.test_shots import shoot

TEXTS = {
    "sv": (
        "Det är där flest säger att de går omvägar",
        "kommunfullmäktige",
        "Att lamporna inte lyser in i sovrummen",
        "Öppna tullhuset som mötesplats för unga på kvällar och helger, med vuxna som finns där",
        "Fråga föreningarna vilka kvällar de kan ha öppet",
        "Bara om det inte tar pengarna från fritidsgården",
        "Om huset ska stå öppet även när ingen vuxen är där",
        "Den som visade 0 har läst fel förslag och går med.",
    ),
    "en": (
        "That is where most people say that they go another way",
        "the municipal council",
        "That the lamps do not shine into the bedrooms",
        "Open the customs house for young people in the evenings and at weekends, with adults who are there",
        "Ask the clubs which evenings they can keep it open",
        "Only if it does not take the money from the youth centre",
        "Whether the house is to be open also when no adult is there",
        "The one who showed 0 had read another proposal and goes along.",
    ),
}


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_proposals(tmp_path: Path, text_file: Any, picture_file: Any, language: str) -> None:
    """What the vote gave is offered; a proposal has its form, its hands and what is reserved; the room sees it all."""
    motive, whom, needed, wording, action, reserved, disagreed, why = TEXTS[language]
    fill = partial(after_the_vote, language=language, whole=True)
    async with console(tmp_path, language, size=(100, 30), fill=fill) as led:
        await shoot(led, text_file, "proposals-offered")
        await led.press("tab", "home", "down", "enter", "enter")
        await led.say(motive)
        await led.press("enter", "right", "enter", "right", "enter")
        await led.say(whom)
        await led.type("2:1 3:3 4:8 5:4")
        await shoot(led, text_file, "proposals-form")
        await led.press("enter")
        await led.say(needed)
        await led.say(wording)
        await led.press("enter", "enter", "right", "right", "enter", "right", "right", "enter")
        await led.type("1 2 3 4 5 4", "escape")
        for letter, said in (("a", action), ("r", reserved), ("k", disagreed)):
            await led.press("tab", "home", *["down"] * (1 if letter == "a" else 2), letter)
            await led.say(said)
        await led.press("tab", "o", "up", "enter")
        await led.say(why)
        await shoot(led, text_file, "proposals")
        assert svg_shot(led.app) == picture_file(name="proposals")
        await led.press("tab", "home", "s", "enter", "tab", "down", "o")
        await shoot(led, text_file, "proposals-word")
        await led.press("escape", "home", "u")
        await shoot(led, text_file, "proposals-origin")
        await led.press("escape", "down", "s", "enter")
        await shoot(led, text_file, "proposals-asked")
        await led.press("escape", "f4")
        await shoot(led, text_file, "proposals-wall")
