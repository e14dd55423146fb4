"""Every screen as text, in Swedish at three sizes, in English at one; three of them as pictures."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tests.sessions.store.sampled import fill
from tests.shots import svg_shot
from tests.story.console import Console, console
from workshop.widgets.foot import MessageLine

SIZE = (100, 30)
SIZES = {"sv": ((80, 24), (160, 45), SIZE), "en": (SIZE,)}
"""How a screen folds is seen in one language; the other's words are seen once."""


def sample(language: str) -> Any:
    """Lays out the sample in a language."""
    return partial(fill, language=language)


async def shoot(led: Console, text_file: Any, name: str) -> None:
    """The screen at each size of its language, as it stands now."""
    for columns, rows in SIZES[led.words.language]:
        await led.resize(columns, rows)
        await hush(led)
        assert led.text == text_file(name=f"{name}-{columns}x{rows}")
    await led.resize(*SIZE)


async def hush(led: Console) -> None:
    """Clear the message line, let what is fresh fade, hold the cursor still: a shot is the same whenever it is made."""
    if led.entered:
        led.phase.say("")
        led.phase.fresh = None
        led.phase.show_rows()
    for field in led.screen.query(Input):
        field.cursor_blink = False
        field._cursor_visible = field.has_focus
    await led.settle()
    if led.entered and led.screen is not led.phase:
        led.phase._refresh_layout()  # a screen below a dialog is laid out when it is seen again
    led.screen.refresh()  # behind a dialog stands a picture of the screen below, drawn when that last changed
    if led.entered and led.screen is led.phase:
        await led.until(lambda: not _said(led), "the message to go")
    before = ""
    while before != led.text:
        before = led.text
        await led.settle()


def _said(led: Console) -> str:
    """What stands where messages stand, as it is painted."""
    place = led.phase.query_one(MessageLine).region
    return "".join(led.text.splitlines()[place.y : place.bottom]).strip()


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_before_a_meeting(tmp_path: Path, text_file: Any, language: str) -> None:
    """An empty store invites; a dialogue and its meeting are made in two short forms; the list shows them."""
    async with console(tmp_path, language, size=(100, 30)) as led:
        await shoot(led, text_file, "start-empty")
        await led.press("n")
        await shoot(led, text_file, "new-dialogue")
        await led.type("Hur blir torget till för alla?", "enter")
        await led.type("KS 2026/7", *["enter"] * 5)
        await led.press("enter")  # the usual agenda
        await shoot(led, text_file, "new-meeting")
        await led.press("escape")
        await led.until(lambda: led.shelf, "the dialogue on the shelf")
        await shoot(led, text_file, "start")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_each_phase(tmp_path: Path, text_file: Any, picture_file: Any, language: str) -> None:
    """The sample led from its ideas to its end: what the facilitator sees in each phase."""
    async with console(tmp_path, language, size=(100, 30), fill=sample(language)) as led:
        await shoot(led, text_file, "grouping")
        await led.press("tab", "down", "down", "space", "down", "space")
        await shoot(led, text_file, "grouping-board")
        await led.press("escape")
        await led.go_to("opening")
        await shoot(led, text_file, "opening")
        await led.go_to("ideas")
        await led.press("f3")
        led.clock.forward(48)
        led.phase.show_time()
        await shoot(led, text_file, "ideas")
        assert svg_shot(led.app) == picture_file(name="ideas")
        await led.press("f4")
        await shoot(led, text_file, "ideas-wall")
        await led.press("f4")
        await led.go_to("prioritising")
        await shoot(led, text_file, "prioritising-setup")
        await led.press("ctrl+o", "ctrl+o")
        await led.say("1 2 3", "2 4 1", "2 5 9", "x")
        await shoot(led, text_file, "prioritising-open")
        await led.press("ctrl+o")
        await shoot(led, text_file, "prioritising-close")
        await led.press("down", "enter")
        await shoot(led, text_file, "prioritising-closed")
        await led.press("ctrl+o")
        await shoot(led, text_file, "prioritising-result")
        assert svg_shot(led.app) == picture_file(name="result")
        await led.go_to("commitments")
        await shoot(led, text_file, "commitments-empty")
        await led.say("Fritidsförvaltningen", "öppna hallen på fredagar", "fritidschefen", "ringa vaktmästaren")
        await led.say("2026-04-27", "dörren är öppen", "2026-06-01", "2026-06-15")
        await led.press("escape")
        await led.say("Hamnstads kommun", "byta lampor längs kajen")
        await shoot(led, text_file, "commitments-form")
        await led.press("escape")
        await shoot(led, text_file, "commitments")
        assert svg_shot(led.app) == picture_file(name="commitments")
        await led.go_to("closing")
        await led.say("Hopp")
        await shoot(led, text_file, "closing")
        await led.press("tab", "enter")
        await shoot(led, text_file, "closing-form")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_each_dialog(tmp_path: Path, text_file: Any, language: str) -> None:
    """What asks and what is read."""
    async with console(tmp_path, language, size=(100, 30), fill=sample(language)) as led:
        for key, name in (("f1", "help"), ("f8", "phases"), ("ctrl+p", "palette")):
            await led.press(key)
            await shoot(led, text_file, name)
            await led.press("escape")
        await led.press("f5")
        await shoot(led, text_file, "blank")
        await led.press("f5")
        await led.go_to("ideas")
        await led.paste("Cykelställ\nBänkar med ryggstöd\n[/x] <b>")
        await shoot(led, text_file, "batch")
        await led.press("escape", "f7")
        await led.type("Bara till mig", "tab")
        await shoot(led, text_file, "private-note")
        await led.press("escape")
        led.run("prepare")
        await led.settle()
        await shoot(led, text_file, "prepare")
        await led.press("escape")
        led.run("theme")
        await led.settle()
        await shoot(led, text_file, "theme")
