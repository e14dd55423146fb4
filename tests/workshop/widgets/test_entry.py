"""The entry line has the accent while it has the focus, and no longer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual.color import Color

from tests.sessions.store.sampled import fill
from tests.story.console import Console, console


def accent(led: Console) -> Color:
    """The colour of where we are."""
    return Color.parse(led.app.theme_variables["accent"])


def label(led: Console) -> Color:
    """What colour the line's label has."""
    return led.app.screen.query_one("#entry-label").styles.color


async def test_its_label_has_the_accent_only_while_one_types_in_it(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        assert label(led) == accent(led)
        await led.press("tab")
        assert label(led) != accent(led), "the list has the focus"
        await led.press("escape")
        assert label(led) == accent(led)
        await led.go_to("commitments")
        await led.say("Hamnstads kommun")
        assert label(led) != accent(led), "a form has the focus"
        fields = [each.styles.color for each in led.app.screen.query(".field .label")]
        assert fields.count(accent(led)) == 1


async def test_in_a_low_window_a_form_leaves_the_list_the_room_of_the_kinds(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv"), size=(80, 24)) as led:
        await led.go_to("commitments")
        assert "Åtagande   Önskemål" in led.text
        await led.say("Hamnstads kommun")
        assert "Åtagande   Önskemål" not in led.text, "they are chosen on an empty line"
        assert led.phase.board.size.height >= 5
        await led.press("escape")
        assert "Åtagande   Önskemål" in led.text
