"""A pile of ideas is looked over and mended before it is saved, and one undo takes it back whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import ModalScreen

from sessions.text.typed import LONGEST
from tests.story.console import Console, console
from tests.story.test_hostile import HOSTILE
from tests.workshop.phases.ideas.test_filter import ideas
from tests.workshop.test_shots import shoot
from workshop.widgets.board import Board


def lines(led: Console) -> list[str]:
    """What the pile holds."""
    return [row.text for row in led.screen.query_one(Board).rows]


def last(led: Console, count: int) -> list[str]:
    """The newest ideas' words."""
    return [idea.text for idea in led.view.live_ideas[-count:]]


def is_open(led: Console) -> bool:
    """Whether a dialog is in front."""
    return isinstance(led.screen, ModalScreen)


async def test_a_pasted_pile_is_mended_and_saved_as_one_change(tmp_path: Path) -> None:
    """A line is joined, one reworded, one left out; Enter saves; Ctrl+Z takes all of it back, Ctrl+Y does it again."""
    async with console(tmp_path, fill=ideas()) as led:
        before = led.view.live_ideas
        await led.paste("Hyr ut kanoter\nom sommaren\nEtt bakluckeloppisbord\n\nKlotter")
        await led.press("down", "j")
        assert lines(led) == ["Hyr ut kanoter om sommaren", "Ett bakluckeloppisbord", "Klotter"]
        await led.press("down", "r")
        assert led.line == "Ett bakluckeloppisbord"
        await led.press("end", "ctrl+u")
        await led.type("Loppis varje vår", "enter")
        await led.press("down", "x")
        await led.sees("utelämnad", "Spara 2 av 3 rader")
        await led.press("enter")
        assert last(led, 2) == ["Hyr ut kanoter om sommaren", "Loppis varje vår"]
        await led.press("ctrl+z")
        assert led.view.live_ideas == before
        await led.press("ctrl+y")
        assert last(led, 2) == ["Hyr ut kanoter om sommaren", "Loppis varje vår"]


async def test_enter_saves_a_pasted_pile_at_once_and_escape_saves_none(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        before = len(led.view.ideas)
        await led.type("En halv id")
        await led.paste("Ett\nTvå", "escape")
        assert not is_open(led)
        assert len(led.view.ideas) == before
        await led.paste("Ett\nTvå", "enter")
        assert last(led, 2) == ["Ett", "Två"]
        assert led.line == "En halv id"


async def test_a_pile_is_typed_as_well_as_pasted(tmp_path: Path) -> None:
    """B opens an empty pile; each Enter is a line; what is pasted comes with it; an empty Enter is ready to save."""
    async with console(tmp_path, fill=ideas()) as led:
        await led.press("tab", "b")
        await led.say("Ett", "Två")
        await led.paste("Tre\nFyra")
        await led.type("Fem")
        await led.press("escape", "enter")
        await led.sees("Den här raden är inte med än")
        await led.press("enter", "enter", "enter")
        assert not is_open(led)
        assert last(led, 5) == ["Ett", "Två", "Tre", "Fyra", "Fem"]


async def test_what_was_typed_is_not_thrown_away_without_asking(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        before = len(led.view.ideas)
        await led.type("/")
        await led.type("Flera idéer", "enter")
        await led.say("Ett", "Två")
        await led.press("escape", "escape")
        await led.sees("Inget är sparat än")
        await led.press("enter")
        assert lines(led) == ["Ett", "Två"]
        await led.press("escape", "down", "enter")
        assert not is_open(led)
        assert len(led.view.ideas) == before


async def test_lines_are_marked_before_they_are_saved(tmp_path: Path) -> None:
    """The same words as an idea or a line, personal data, too long: said beside each; only the last must be mended."""
    async with console(tmp_path, fill=ideas()) as led:
        idea = led.view.live_ideas[0]
        long = "x" * (LONGEST + 1)
        await led.paste(f"{idea.text.upper()}\nRing Ove på 070-123 45 67\nSoffor\nsoffor!\n{long}")
        await led.sees(f"samma ord som idé {idea.number}", "ser ut som ett telefonnummer", "samma ord som rad 3")
        before = len(led.view.ideas)
        await led.press("enter")
        await led.sees("Rad 5 är för lång")
        assert is_open(led)
        await led.press("x", "enter")
        assert not is_open(led)
        assert len(led.view.ideas) == before + 4


async def test_a_step_back_takes_back_what_was_done_to_the_pile(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        await led.paste("Ett\nTvå\nTre")
        await led.press("down", "j", "x", "z", "z")
        assert lines(led) == ["Ett", "Två", "Tre"]
        await led.press("z")
        await led.sees("Det finns inget steg att ta tillbaka")
        await led.press("home", "j")
        await led.sees("Det finns ingen rad ovanför")
        await led.press("r", "escape", "enter")
        assert last(led, 3) == ["Ett", "Två", "Tre"]


async def test_a_line_that_goes_while_it_is_mended_is_mended_no_more(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        await led.paste("Hyr ut kanoter\nom sommaren")
        await led.press("down", "r", "tab", "j")
        assert lines(led) == ["Hyr ut kanoter om sommaren"]
        await led.press("n")
        assert led.line == ""
        await led.type("Klotter", "enter", "tab", "r")
        await led.type(" bort", "tab", "z", "n")
        assert lines(led) == ["Hyr ut kanoter om sommaren"]
        assert led.line == "Klotter bort"


async def test_takes_whatever_people_paste(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        await led.paste(f"{HOSTILE}1\n{HOSTILE}2")
        await led.press("r", "enter", "n")
        await led.paste(HOSTILE, "enter", "enter", "enter")
        assert not is_open(led)
        assert [text[-1] for text in last(led, 3)] == ["1", "2", "/"]


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_pile_as_it_looks(tmp_path: Path, text_file: Any, language: str) -> None:
    """Lines with their marks, one left out, one being mended."""
    async with console(tmp_path, language, size=(100, 30), fill=ideas(language)) as led:
        idea = led.view.live_ideas[0]
        await led.paste(f"Cykelställ\n{idea.text}\nOve Ek, ove@hamnstad.se\nBänkar\ncykelställ\n{'lång ' * 4001}")
        await led.press("down", "down", "down", "x", "r")
        await shoot(led, text_file, "batch-marked")
        await led.press("escape", "escape")
        await shoot(led, text_file, "batch-throw")
        await led.press("down", "enter", "tab", "b")
        await shoot(led, text_file, "batch-empty")
