"""The foot of a screen: its keys can be clicked, and what has no room is cut with a sign."""

from __future__ import annotations

from pathlib import Path

from tests.story.console import console
from workshop.dialogs.help import HelpScreen
from workshop.widgets.foot import KeyHint, KeyLine


async def test_a_click_on_a_key_does_what_the_key_does(tmp_path: Path) -> None:
    async with console(tmp_path, size=(100, 30)) as led:
        foot = led.app.screen.query_one(KeyLine)
        at = led.text.splitlines()[foot.region.y].index("F1 Hjälp")
        await led.pilot.click(offset=(at - 2, foot.region.y))
        await led.settle()
        assert led.app.screen is not None
        assert not isinstance(led.app.screen, HelpScreen), "between two keys there is none"
        await led.pilot.click(offset=(at + 4, foot.region.y))
        await led.settle()
        assert isinstance(led.app.screen, HelpScreen)


async def test_the_next_phase_stands_at_the_right_and_is_cut_with_a_sign(tmp_path: Path) -> None:
    async with console(tmp_path, size=(100, 30)) as led:
        foot = led.app.screen.query_one(KeyLine)
        foot.show_keys([KeyHint("A", "Avge", "a")], "Nästa: Paus")
        await led.settle()
        assert led.text.splitlines()[foot.region.y] == " A Avge" + " " * 81 + "Nästa: Paus"
        foot.show_keys([KeyHint("A", "Avge" * 22, "a")], "Nästa: Paus")
        await led.settle()
        assert led.text.splitlines()[foot.region.y].endswith(" Näst…")
