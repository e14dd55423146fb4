"""The language changes while one is in the middle of something, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.story.console import Console, console
from tests.workshop.test_shots import sample


async def speak(led: Console, command: str, letters: str) -> None:
    """Choose the other language from the palette, where it is found by its name; the line may hold what it likes."""
    await led.press("ctrl+p")
    await led.type(command, "enter")
    await led.press("down" if letters == "English" else "up", "enter")


async def test_a_half_typed_idea_stays_while_the_language_changes_and_back(tmp_path: Path) -> None:
    async with console(tmp_path, size=(100, 30), fill=sample("sv")) as led:
        await led.go_to("ideas")
        await led.type("Halvskriven idé")
        await speak(led, "Språk", "English")
        await led.sees("New idea", "ideas", "Theme", "What to do", "Help")
        assert led.line == "Halvskriven idé"
        assert led.words.language == "en"
        await led.type(" till slut", "enter")
        await led.sees("Saved: idea", "Halvskriven idé till slut")
        await speak(led, "Language", "Svenska")
        await led.sees("Ny idé", "idéer", "Tema", "Så här gör ni", "Hjälp")


async def test_an_idea_being_mended_is_still_being_mended(tmp_path: Path) -> None:
    async with console(tmp_path, size=(100, 30), fill=sample("sv")) as led:
        await led.go_to("ideas")
        await led.say("Lampor vid kajen")
        await led.type("En annan tanke")
        await led.press("tab", "end", "enter", "right")
        await led.type(", och vid bron")
        await speak(led, "Språk", "English")
        await led.sees("Change idea")
        await led.press("enter")
        await led.until(lambda: led.view.ideas[-1].text == "Lampor vid kajen, och vid bron", "the mended idea")
        assert led.line == "En annan tanke"


async def test_a_forms_field_keeps_what_stands_in_it(tmp_path: Path) -> None:
    async with console(tmp_path, size=(100, 30), fill=sample("sv")) as led:
        await led.press("f8", "end", "up", "enter")
        await led.say("Båtklubben")
        await led.type("hålla öp")
        await led.sees("åtar sig att")
        await speak(led, "Språk", "English")
        await led.sees("will", "First step")
        await led.type("pet hus")
        assert led.line == "hålla öppet hus"


async def test_on_the_start_screen_too(tmp_path: Path) -> None:
    async with console(tmp_path, size=(100, 30)) as led:
        await led.sees("N börjar en ny dialog.")
        await speak(led, "Språk", "English")
        await led.sees("N starts a new dialogue.")


@pytest.mark.parametrize("theme", ["dag", "projektor", "kväll"])
async def test_the_look_changes_while_one_types(tmp_path: Path, theme: str) -> None:
    async with console(tmp_path, size=(100, 30), fill=sample("sv")) as led:
        await led.type("3 7 Halv")
        before = led.screen.styles.background
        led.app.theme = "dag" if theme != "dag" else "kväll"
        await led.press("ctrl+p")
        await led.type("Utseende", "enter")
        names = ["kväll", "dag", "projektor"]
        steps = names.index(theme) - names.index(led.app.theme)
        await led.press(*["down" if steps > 0 else "up"] * abs(steps), "enter")
        assert led.app.theme == theme
        assert led.line == "3 7 Halv"
        assert theme == "kväll" or led.screen.styles.background != before
