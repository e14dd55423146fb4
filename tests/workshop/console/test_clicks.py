"""Clicks in a lump or close upon each other: a screen that leaves takes nothing more, nor does what comes after it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from textual import events

from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from tests.workshop.console.test_key_gate import lump
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.widgets.board import Board
from workshop.widgets.form import FieldInput, Form

BEAT = 0.02
"""Seconds between the clicks of an impatient hand."""


class Hand:
    """A hand on the mouse, with a clock of its own: each of its clicks comes a beat after the one before."""

    def __init__(self, led: Console) -> None:
        self._led, self._time = led, 1_000.0

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Click on one spot, and wait for nothing."""
        for _ in range(times):
            self._time += BEAT
            for kind in (events.MouseDown, events.MouseUp):
                self._post(kind(None, x, y, 0, 0, 1, False, False, False, x, y))

    def turn(self, x: int, y: int) -> None:
        """The wheel one notch down."""
        self._post(events.MouseScrollDown(None, x, y, 0, 0, 0, False, False, False, x, y))

    def move(self, x: int, y: int) -> None:
        """The mouse over a spot."""
        self._post(events.MouseMove(None, x, y, 0, 0, 0, False, False, False, x, y))

    def rest(self) -> None:
        """Long enough for the next click to be no part of a double click."""
        self._time += 1.0

    def _post(self, event: events.MouseEvent) -> None:
        event.time = self._time
        self._led.post(event)


@pytest.fixture
async def led(tmp_path: Path) -> AsyncIterator[Console]:
    """A console in the meeting of the sample, in the grouping."""
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        yield led


def top(led: Console) -> str:
    """The kind of the top screen."""
    return type(led.screen).__name__


def is_home(led: Console) -> bool:
    """Whether nothing stands on the phase's screen."""
    return led.screen is led.phase


def spot(led: Console) -> tuple[int, int]:
    """Where the highlighted row of the top screen's list stands."""
    board = led.screen.query_one(Board)
    at = board._page.find(board.highlighted)
    assert at is not None
    return board.region.x + 6, board.region.y + board._page.starts[at] - round(board.scroll_y)


@pytest.mark.parametrize("apart", [False, True], ids=["in a lump", "20 ms apart"])
async def test_what_a_click_brings_takes_none_of_its_kin(led: Console, *, apart: bool) -> None:
    hand = Hand(led)

    async def clicked(x: int, y: int) -> None:
        hand.rest()
        for _ in range(5):
            hand.click(x, y)
            if apart:
                await led.settle()
        await led.settle()

    await led.type("Halv")
    await led.press("f5")
    await clicked(40, 20)
    assert is_home(led)
    assert led.line == "Halv"  # the list below would have taken the focus

    await led.press("ctrl+p", *"utseende")
    await clicked(*spot(led))
    assert top(led) == "ChoiceScreen"
    assert led.screen_count == 3
    await clicked(*spot(led))
    assert is_home(led)
    assert led.line == "Halv"

    await led.press("f1", "end")
    await clicked(*spot(led))
    assert top(led) == "PageScreen"
    assert led.screen_count == 4
    await led.press("escape", "escape", "ctrl+q")
    await clicked(*spot(led))
    assert is_home(led)
    assert led.line == "Halv"

    await led.press("ctrl+f", *"buss")
    await clicked(*spot(led))
    assert is_home(led)
    assert led.phase.bar.draft == "Halv"

    await led.press("f8")
    await clicked(*spot(led))
    assert led.view.phase.kind == "prioritising"
    assert is_home(led)


async def test_clicks_on_the_start_screen_open_one_form_and_one_meeting(led: Console) -> None:
    hand, at = Hand(led), led.view.phase.id
    led.app.leave_meeting()
    await led.until(lambda: not led.entered, "the start screen")
    await led.settle()
    hand.click(led.text.splitlines()[-1].index("Ny dialog"), led.screen.size.height - 1, times=5)
    await led.settle()
    assert top(led) == "FactsForm"
    assert led.screen_count == 2
    await led.press("escape")
    hand.rest()
    hand.click(*spot(led), times=5)
    await led.until(lambda: led.entered, "the meeting")
    await led.settle()
    assert is_home(led)
    assert led.screen_count == 2
    assert led.view.phase.id == at
    assert led.line == ""


async def test_clicks_on_a_proposal_open_its_form_once_and_what_is_typed_stays(led: Console) -> None:
    await led.go_to("proposals")
    await led.press("tab", "home")
    Hand(led).click(*spot(led), times=5)
    lump(led, " nu")
    await led.settle()
    (form,) = led.screen.query(Form)
    assert next(iter(form.query(FieldInput))).value.endswith(" nu")


async def test_a_click_that_waited_behind_a_key_is_not_for_what_the_key_brought(led: Console) -> None:
    board = led.phase.board
    before = board.highlighted
    lump(led, "f8")
    Hand(led).click(board.region.x + 6, board.region.y + 3)
    await led.settle()
    assert board.highlighted == before
    assert not is_home(led)
    await led.press("escape")
    assert is_home(led)


async def test_a_click_after_the_picture_is_there_is_taken(led: Console) -> None:
    hand = Hand(led)
    await led.press("f8")
    await led.press("down")
    x, y = spot(led)
    hand.click(x, y - 1)
    await led.settle()
    hand.rest()
    hand.click(x, y, times=2)
    await led.settle()
    assert led.view.phase.kind == "proposals"


async def test_the_wheel_turns_what_is_seen(led: Console) -> None:
    hand, board = Hand(led), led.phase.board
    middle = (board.region.x + 10, board.region.y + 10)
    hand.turn(*middle)
    await led.settle()
    assert board.scroll_y > 0
    at = board.scroll_y
    lump(led, "f5")
    hand.turn(*middle)
    await led.settle()
    await led.press("f5")
    assert board.scroll_y == at


async def test_what_is_gone_and_still_in_the_picture_takes_no_click(led: Console) -> None:
    hand, summary = Hand(led), led.phase.query_one("#summary")
    x, y = summary.region.offset
    parent, summary._parent = summary._parent, None  # as while it is removed and the picture older
    hand.move(x, y)
    hand.click(x, y)
    await led.settle()
    hand.move(-1, 500)
    hand.click(500, -1)
    await led.settle()
    summary._parent = parent
    assert not led.app.faults


async def test_a_dialog_answers_only_when_it_is_on_top(led: Console) -> None:
    below, above = (ChoiceScreen(title, [Choice("ja", "Ja")]) for title in ("Under", "Över"))
    led.app.push_screen(below)
    led.app.push_screen(above)
    await led.settle()
    below.dismiss("ja")
    await led.settle()
    assert led.screen is above
    above.dismiss("ja")
    above.dismiss("ja")
    below.dismiss("ja")
    below.dismiss("ja")
    await led.settle()
    assert is_home(led)
