"""The foot of a screen: its keys can be clicked, and the next phase stands there where it has room."""

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


async def test_the_next_phase_stands_at_the_right_for_which_the_keys_draw_together_or_not_at_all(
    tmp_path: Path,
) -> None:
    async with console(tmp_path, size=(100, 30)) as led:
        foot = led.app.screen.query_one(KeyLine)
        foot.show_keys([KeyHint("A", "Avge", "a")], "Nästa: Paus")
        await led.settle()
        assert led.text.splitlines()[foot.region.y] == " A Avge" + " " * 81 + "Nästa: Paus"
        keys = [KeyHint(sign, "Avge" * 5, sign) for sign in "ABC"]
        foot.show_keys([*keys, KeyHint("D", "Avg" * 3, "d")], "Nästa: Paus")
        await led.settle()
        line = led.text.splitlines()[foot.region.y]
        assert line.endswith(" Nästa: Paus") and len(line) == 99 and "Avge  B Avge" in line
        foot.show_keys([*keys, KeyHint("D", "Avge" * 4, "d")], "Nästa: Paus")
        await led.settle()
        assert led.text.splitlines()[foot.region.y].endswith("Avge  D AvgeAvgeAvgeAvge")
