"""Laget runt: the room sees whose turn it is, the facilitator has three keys, and the note-taker writes meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Digits

from sessions.agenda.phases import PhaseKind
from tests.sessions.store.making import asked
from tests.story.console import Console, console
from tests.workshop.phases.ideas.test_filter import ideas, to_ideas
from tests.workshop.test_shots import shoot


def seat(led: Console) -> str:
    """The number that is drawn large."""
    return led.phase.query_one(Digits).value


async def begun(led: Console, seats: str) -> None:
    """A round of so many seats."""
    await led.press("tab", "l", "end", "ctrl+u")
    await led.type(seats, "enter")


async def test_the_word_goes_round(tmp_path: Path) -> None:
    """Enter on an empty line is done, → is pass, ← one step back; who passed is asked again, and then it is over."""
    async with console(tmp_path, fill=ideas()) as led:
        await begun(led, "3")
        assert seat(led) == "1"
        await led.press("right")
        assert seat(led) == "2"
        await led.sees("1 har sagt pass")
        await led.press("enter", "enter")
        assert seat(led) == "1"
        await led.sees("får frågan igen")
        await led.press("left")
        assert seat(led) == "3"
        await led.press("enter", "right")
        await led.sees("Alla har fått frågan")
        await led.press("enter")
        assert "Plats" not in led.text
        assert led.turns is None


async def test_the_seats_are_those_present_unless_somebody_says_otherwise(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        await led.type("Halv", "tab", "l")
        assert led.line == str(led.view.present)
        await led.press("end", "ctrl+u")
        await led.type("många", "enter")
        await led.sees("Skriv hur många platser det är, 1 till 300")
        assert led.line == "många"
        for wrong in ("0", "301", "²", "-3", "99999999999"):
            await led.press("end", "ctrl+u")
            await led.type(wrong, "enter")
            assert led.turns is None
        await led.press("escape")
        assert led.line == "Halv"


async def test_an_idea_that_is_saved_never_ends_a_turn(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        await begun(led, "5")
        await led.press("enter")
        await led.say("Hyr ut kanoter", "Hyr ut cyklar")
        assert seat(led) == "2"
        await led.type("ab", "left", "right", "end", "ctrl+u", "enter")
        assert seat(led) == "3"


async def test_it_waits_while_the_meeting_is_in_another_phase_and_nothing_of_it_is_stored(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        await begun(led, "26")
        await led.press("enter", "right")
        before = asked(tmp_path / "store.db", "SELECT count(*) FROM journal")
        await led.press("enter")
        assert asked(tmp_path / "store.db", "SELECT count(*) FROM journal") == before
        await led.go_to(PhaseKind.GROUPING)
        assert not led.phase.query(Digits)
        await to_ideas(led)
        assert seat(led) == "4"
        await led.press("tab", "l")
        await led.sees("Laget runt är avslutat")


async def test_the_palette_knows_the_keys_only_while_it_goes_on(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        await begun(led, "4")
        await led.type("/")
        await led.type("säger pass", "enter")
        assert seat(led) == "2"
        await led.press("tab", "l", "escape")
        await led.type("/")
        await led.type("säger pass")
        await led.sees("Inget sådant kommando")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_round_as_it_looks(tmp_path: Path, text_file: Any, language: str) -> None:
    """The seat's number large above the ideas, and for the room."""
    async with console(tmp_path, language, size=(100, 30), fill=ideas(language)) as led:
        await begun(led, "26")
        await led.press(
            "right", "enter", "enter", "enter", "enter", "right", "enter", "enter", "enter", "enter", "enter"
        )
        await shoot(led, text_file, "round")
        await led.press("f4")
        await shoot(led, text_file, "round-wall")
        await led.press("f4", *["enter"] * 17)
        await shoot(led, text_file, "round-over")
