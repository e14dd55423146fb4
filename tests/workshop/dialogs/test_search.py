"""The facilitator finds what was said: by Ctrl+F in the whole dialogue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import ModalScreen

from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from tests.sessions.store.making import console as store_console
from tests.story.console import Console, console
from tests.story.test_hostile import HOSTILE
from tests.workshop.test_shots import sample, shoot
from workshop.dialogs.search import SearchScreen
from workshop.dialogs.search_result import FoundScreen
from workshop.widgets.board import Board


def highlighted(led: Console) -> str:
    """The text of the row that the board stands on."""
    board = led.screen.query_one(Board)
    return next((row.text for row in board.rows if row.id == board.highlighted), "")


def shown(led: Console) -> type:
    """The kind of screen that is on top."""
    return type(led.screen)


async def test_what_stands_on_the_board_is_highlighted_there(tmp_path: Path) -> None:
    """Ctrl+F, some words, Enter: the row is highlighted, the half-typed line and the meeting are as they were."""
    async with console(tmp_path, fill=sample("sv")) as led:
        phase = led.view.phase
        await led.type("3 7 Halvskr")
        await led.press("ctrl+f")
        idea = led.view.ideas[-1]
        await led.type(idea.text.upper())
        assert highlighted(led) == idea.text
        await led.press("enter")
        assert not isinstance(led.screen, ModalScreen)
        assert led.phase.board.highlighted == f"idea-{idea.id}"
        assert led.phase.board.has_focus
        assert led.view.phase == phase
        await led.press("escape")
        assert led.line == "3 7 Halvskr"


async def test_what_stands_elsewhere_is_shown_whole_and_the_meeting_stays(tmp_path: Path) -> None:
    """Enter on a parked question reads it; Enter and Escape go back to the search; nobody's phase has changed."""
    async with console(tmp_path, fill=sample("sv")) as led:
        parked = led.view.parked[0]
        await led.press("ctrl+f")
        await led.type(parked.text[:12])
        await led.press("enter")
        assert shown(led) is FoundScreen
        await led.sees(parked.text[:40], "hela träffen flyttas")
        await led.press("enter")
        assert shown(led) is SearchScreen
        assert led.line == parked.text[:12]
        await led.press("escape", "ctrl+f")
        await led.type("detaljplanen", "enter")
        assert shown(led) is FoundScreen
        await led.sees("Frågan", led.view.dialogue.question, "Färjans tidtabell och detaljplanen.")
        await led.press("g", "escape", "escape")
        assert led.view.phase.kind == PhaseKind.GROUPING


async def test_g_moves_the_meeting_because_it_was_asked_to(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv")) as led:
        parked = led.view.parked[0]
        await led.press("ctrl+f")
        await led.type(parked.text[:12])
        await led.press("enter", "g")
        await led.until(lambda: led.view.phase.kind == PhaseKind.CLOSING, "the closing")
        await led.settle()
        assert led.phase.board.highlighted == f"parked-{parked.id}"


async def test_leaving_an_open_round_for_what_was_found_asks_as_always(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv")) as led:
        await led.go_to(PhaseKind.PRIORITISING)
        await led.press("ctrl+o", "ctrl+o", "ctrl+f")
        await led.type(led.view.parked[0].text[:12])
        await led.press("enter", "g")
        await led.sees("öppen")
        await led.press("enter")
        assert led.view.phase.kind == PhaseKind.PRIORITISING


async def test_private_notes_are_not_found_while_the_room_can_see(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv")) as led:
        await led.press("f7", "tab")
        await led.say("Hemligheten bakom kulisserna")
        await led.press("ctrl+f")
        await led.type("bakom kulisserna")
        await led.sees("Privat anteckning", "Hemligheten")
        await led.press("escape", "f4", "ctrl+f")
        await led.type("bakom kulisserna")
        await led.sees("Inget har alla de orden")
        assert "Hemligheten" not in led.text


async def test_nor_are_names_and_withdrawn_ideas(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv")) as led:
        made = led.view.commitments[0]
        with store_console(led.store, led.view.meeting.id) as other:
            named = {"field": "reports_back", "value": "Eva Ekström"}
            other.do(commitments.describe, commitment_id=made.id, version=made.version, **named)
        withdrawn = next(each for each in led.view.ideas if each.withdrawn)
        for secret in ("Ekström", withdrawn.text):
            await led.press("ctrl+f")
            await led.type(secret)
            await led.until(lambda: "Inget har alla de orden" not in led.text, "what is found")
            await led.press("escape", "f4", "ctrl+f")
            await led.type(secret)
            await led.sees("Inget har alla de orden")
            await led.press("escape", "f4")


async def test_what_another_console_saves_or_takes_away_meanwhile(tmp_path: Path) -> None:
    """Results follow the meeting, and what is gone when Enter comes is not gone to."""
    async with console(tmp_path, fill=sample("sv")) as led, console(tmp_path) as other:
        await other.press("enter")
        await led.press("ctrl+f")
        await led.type("nattbuss")
        await led.sees("Inget har alla de orden")
        await other.press("f6")
        await other.say("Var är nattbussen?")
        await led.sees("Var är nattbussen?")
        await other.press("ctrl+z")
        await led.sees("Inget har alla de orden")
        await led.press("enter", "escape")
        assert not isinstance(led.screen, ModalScreen)


async def test_takes_whatever_people_type(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv")) as led:
        await led.press("f6")
        await led.paste(HOSTILE, "enter", "ctrl+f")
        await led.paste(HOSTILE)
        await led.press("enter")
        assert shown(led) is FoundScreen


@pytest.mark.parametrize(("language", "word"), [("sv", "lampor"), ("en", "school")])
async def test_the_search_as_it_looks(tmp_path: Path, text_file: Any, language: str, word: str) -> None:
    """An empty search invites; what was found stands by kind; one thing whole says what G would do."""
    async with console(tmp_path, language, size=(100, 30), fill=sample(language)) as led:
        await led.press("ctrl+f")
        await shoot(led, text_file, "search-empty")
        await led.type(word)
        await shoot(led, text_file, "search")
        await led.press("end", "ctrl+u")
        await led.type(led.view.parked[0].text[:8], "enter")
        await shoot(led, text_file, "search-whole")
