"""What changes is painted; nothing else is laid out anew for it. A layout costs more than the letter that is typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.story.beginning import prepare
from tests.story.console import Console, console
from workshop.widgets.plain import Plain


class Layouts:
    """How often the screen that is shown has been laid out."""

    def __init__(self, led: Console) -> None:
        self.count = 0
        screen = led.app.screen
        screen.screen_layout_refresh_signal.subscribe(screen, self._one_more, immediate=True)

    def _one_more(self, _screen: object) -> None:
        self.count += 1


async def test_neither_a_letter_nor_an_idea_lays_out_the_screen(tmp_path: Path) -> None:
    async with console(tmp_path, drawn=True) as led:
        await prepare(led)
        await led.go_to("ideas")
        await led.say("Fler lampor")
        layouts = Layouts(led)
        await led.type("Öppna tullhuset på kvällen")
        await led.press("enter")
        await led.sees("2  Öppna tullhuset på kvällen")
        await led.sees("2 idéer")
        assert layouts.count == 0


async def test_a_second_that_changes_nothing_paints_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []
    update = Plain.update

    def updated(plain: Plain, *content: Any, **how: Any) -> None:
        painted.append(plain.text)
        update(plain, *content, **how)

    async with console(tmp_path, drawn=True) as led:
        await prepare(led)
        await led.go_to("ideas")
        monkeypatch.setattr(Plain, "update", updated)
        led.phase.show_time()
        assert painted == []
        led.clock.forward(minutes=1)
        led.phase.show_time()
        assert len(painted) == 1


async def test_what_takes_other_room_than_before_is_laid_out(tmp_path: Path) -> None:
    async with console(tmp_path, drawn=True) as led:
        await prepare(led)
        await led.go_to("ideas")
        await led.say("Fler lampor")
        layouts = Layouts(led)
        led.app.say("ord " * 60, stays=True)
        await led.press("left")
        assert layouts.count > 0
        shown = [line for line in led.text.splitlines() if line.strip().startswith("ord")]
        assert len(shown) == 3
