"""Words that look like personal data are saved as typed, and told of, wherever the facilitator writes them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.sessions.store.sampled import fill
from tests.story.console import console
from tests.workshop.cli.asking import ask

PHONE = "Ring 070\u2011123\u201145\u201167"


@pytest.mark.parametrize("key", [("f6",), ("f7",), ("f7", "tab")])
async def test_what_is_parked_or_noted_is_looked_at(tmp_path: Path, key: tuple[str, ...]) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.press(*key)
        await led.say(PHONE)
        await led.sees("Texten ser ut att innehålla ett telefonnummer")


async def test_another_wording_of_an_idea_is_looked_at(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.go_to("ideas")
        await led.say("Fler lampor")
        await led.press("up", "right")
        await led.say(" 900101-T220")
        await led.sees("Texten ser ut att innehålla ett personnummer")
        assert led.view.ideas[-1].text == "Fler lampor 900101-T220"


async def test_the_question_of_a_new_dialogue_is_looked_at(tmp_path: Path) -> None:
    async with console(tmp_path) as led:
        await led.press("n")
        await led.type(PHONE, *["enter"] * 6)
        await led.sees("Vilken dagordning?", "Texten ser ut att innehålla ett telefonnummer")


def test_the_question_is_looked_at_on_the_command_line(tmp_path: Path) -> None:
    made = ask("new", f"Hur blir torget tryggt? {PHONE}", store=tmp_path / "d.db")
    assert made.exit_code == 0
    assert "ett telefonnummer" in made.stderr
