"""A phase that only the tests have: its folder, its guide and its words are all that it takes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sessions.agenda import kinds
from sessions.agenda.phases import PhaseKind
from sessions.words import LANGUAGES, translation
from sessions.words.compile import compiled
from tests.story.console import Console, console
from tests.workshop.phases.walk.spec import SPEC, WALK
from workshop.console.spec import PhaseSpec
from workshop.dialogs.help import HelpScreen
from workshop.dialogs.palette import PaletteScreen
from workshop.dialogs.search import SearchScreen
from workshop.phases.registry import registered
from workshop.widgets.board import Board

HERE = Path(__file__).parent
AGENDA = """
title = "Ut på vandring"
[[phases]]
kind = "ideas"
minutes = 20
[[phases]]
kind = "walk"
minutes = 40
[[phases]]
kind = "closing"
minutes = 10
"""


@pytest.fixture(autouse=True)
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The phase's guide and its words are there while the test runs."""
    folder = tmp_path_factory.mktemp("words")
    for language in LANGUAGES:
        catalog = folder / language / "LC_MESSAGES" / "walk.mo"
        catalog.parent.mkdir(parents=True)
        catalog.write_bytes(compiled(HERE / "words" / f"{language}.po", language))
    kinds.add_folder(HERE / "guides")
    translation.add_catalogs(folder)
    yield
    translation.drop_catalogs(folder)
    kinds.drop_folder(HERE / "guides")


def _with_a_walk() -> dict[PhaseKind, PhaseSpec]:
    return {**registered(), WALK: SPEC}


@asynccontextmanager
async def walking(folder: Path, language: str = "sv") -> AsyncIterator[Console]:
    """A console whose agenda has a walk, before it."""
    (folder / "agendor").mkdir()
    (folder / "agendor" / "ute.toml").write_text(AGENDA, encoding="utf-8")
    async with console(folder, language, specs=_with_a_walk) as led:
        await led.press("n")
        await led.type("Hur blir åstråket till för alla?", *["enter"] * 6)
        await led.press("end", *["enter"] * 5)
        await led.until(lambda: led.has_view, "the meeting")
        await led.settle()
        yield led


@pytest.mark.parametrize(
    ("language", "name", "empty", "guide"),
    [
        ("sv", "Vandring", "Inget antecknat på vandringen än.", "Ni ser platsen tillsammans."),
        ("en", "Walk", "Nothing noted on the walk yet.", "You see the place together."),
    ],
)
async def test_an_agenda_plans_it_and_it_is_shown_with_its_guide(
    tmp_path: Path, language: str, name: str, empty: str, guide: str
) -> None:
    async with walking(tmp_path, language) as led:
        assert [str(each.kind) for each in led.view.phases] == ["ideas", "walk", "closing"]
        await led.sees(name)
        await led.go_to("walk")
        await led.sees(empty, guide)
        assert led.view.phase.minutes == 40


async def test_it_can_be_added_to_a_meeting_with_the_minutes_of_its_guide(tmp_path: Path) -> None:
    async with walking(tmp_path) as led:
        await led.press("f8", "l")
        await led.sees("Vandring")
        choices = [row.text for row in led.screen.query_one(Board).rows]
        assert choices.index("Idéer") - 1 == choices.index("Vandring")
        await led.press("home", *["down"] * choices.index("Vandring"), "enter")
        await led.until(lambda: len(led.view.phases) == 4, "one more")
        assert [str(each.kind) for each in led.view.phases] == ["ideas", "walk", "walk", "closing"]
        assert led.view.phases[1].minutes == 35


async def test_its_command_has_a_key_and_stands_in_footer_palette_and_help(tmp_path: Path) -> None:
    async with walking(tmp_path) as led:
        await led.press("ctrl+p")
        await led.type("stanna")
        assert "Stanna här" not in led.text, "it belongs to no other phase"
        await led.press("escape")
        await led.go_to("walk")
        assert "Ctrl+O Stanna" in led.text
        await led.press("f1")
        assert isinstance(led.screen, HelpScreen)
        rows = {row.id: row for row in led.screen.query_one(Board).rows}
        assert (rows["stop_here"].text, rows["stop_here"].sign) == ("Stanna här", "Ctrl+O")
        await led.press("escape", "slash")
        assert isinstance(led.screen, PaletteScreen)
        await led.type("stanna", "enter")
        await led.sees("Vad visar platsen?")
        await led.say("Räcket är löst")
        await led.press("ctrl+o")
        await led.say("Här är det mörkt")
        assert [note.text for note in led.view.notes] == ["Räcket är löst", "Här är det mörkt"]
        await led.sees("2 anteckningar från vandringen", "Räcket är löst", "Här är det mörkt")
        await led.press("ctrl+z")
        await led.sees("1 anteckning från vandringen")


async def test_its_notes_are_found_and_one_is_led_to_them(tmp_path: Path) -> None:
    async with walking(tmp_path) as led:
        await led.press("f7")
        await led.say("Räcket är löst")
        await led.press("ctrl+f")
        assert isinstance(led.screen, SearchScreen)
        await led.type("räcket", "enter")
        await led.sees("Vandring")
        await led.press("g")
        await led.until(lambda: led.phase.kind == WALK, "the walk")
        await led.settle()
        assert led.phase.board.highlighted == f"note-{led.view.notes[0].id}"
        await led.press("ctrl+f")
        await led.type("räcket", "enter")
        assert led.phase.board.highlighted == f"note-{led.view.notes[0].id}"


async def test_the_minutes_have_it_too(tmp_path: Path) -> None:
    async with walking(tmp_path) as led:
        await led.go_to("walk")
        await led.say("Räcket är löst")
        written = await led.write_minutes()
        assert "Räcket är löst" in written.read_text(encoding="utf-8")


def test_nothing_of_it_is_known_without_its_folder() -> None:
    kinds.drop_folder(HERE / "guides")
    assert "walk" not in kinds.known()
    assert WALK not in registered()
