"""An idea that was taken back: whoever leads still reads it, the room does not."""

from __future__ import annotations

from pathlib import Path

from tests.story.console import console
from tests.workshop.phases.ideas.test_filter import ideas

WORDS = "Min granne är rädd"


async def test_a_withdrawn_idea_is_not_on_the_wall(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        await led.say(WORDS)
        await led.press("tab", "end")
        led.run("withdraw")
        await led.sees(WORDS, "tillbakadragen")
        await led.press("f4")
        await led.sees("39 idéer")
        assert WORDS not in led.text and "tillbakadragen" not in led.text
        await led.press("f4")
        await led.sees(WORDS)


async def test_it_is_taken_up_again_from_its_history(tmp_path: Path) -> None:
    """From whatever moment one stands on: the one in which it was said, or the one in which it was taken back."""
    async with console(tmp_path, fill=ideas()) as led:
        await led.say(WORDS)
        for moment in ("home", "end"):
            await led.press("escape", "tab", "end", "x")
            await led.until(lambda: led.view.ideas[-1].withdrawn, "the idea to be taken back")
            await led.press("x")
            await led.sees("H visar dess historik, och där kan den tas upp igen.")
            await led.press("h", moment, "enter")
            await led.sees("Ta upp idén igen")
            await led.press("enter")
            await led.until(lambda: not led.view.ideas[-1].withdrawn, "the idea to stand again")
            await led.sees("tagen upp igen")
        assert led.view.ideas[-1].text == WORDS
        await led.press("ctrl+z")
        await led.until(lambda: led.view.ideas[-1].withdrawn, "the idea to be taken back again")


async def test_nor_is_it_found_there(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        await led.say(WORDS)
        await led.press("tab", "end")
        led.run("withdraw")
        await led.sees("tillbakadragen")
        for look, found in (("f4", False), ("f4", True)):
            await led.press(look, "ctrl+f")
            await led.type("granne är rädd")
            await led.settle()
            assert ((WORDS in led.text), look) == (found, look)
            await led.press("escape", "escape")
