"""A new meeting asks which agenda it gets: Enter is the usual one, one's own are there too, wrong ones say why."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from sessions.dialogue import commands as dialogue
from tests.sessions.store.making import opened
from tests.story.console import STARTS, Console, console
from tests.workshop.test_shots import shoot
from workshop.dialogs.choice import ChoiceScreen

QUESTION = "Hur blir torget till för alla?"
OWN = """
title.sv = "Två korta kvällar"
title.en = "Two short evenings"
[[meetings]]
title = "Först"
phases = [
    { kind = "ideas", minutes = 50, title = "[/x] Skriv tyst" },
    { kind = "break", minutes = 10 },
]
[[meetings]]
phases = [{ kind = "closing", minutes = 25 }]
"""
WRONG = 'titel = "x"\n[[phases]]\nkind = "fika"\nminutes = "tio"\n'


@asynccontextmanager
async def asked(folder: Path) -> AsyncIterator[Console]:
    """There is a dialogue, and the agenda of its first meeting is asked for."""
    with opened(folder / "store.db", STARTS) as meetings:
        meetings.do(dialogue.create, question=QUESTION, actor_groups=["invånare"])
    async with console(folder) as led:
        await led.until(lambda: led.shelf, "the shelf")
        await led.press("t")
        await is_asked(led)
        yield led


async def is_asked(led: Console) -> None:
    await led.until(lambda: isinstance(led.screen, ChoiceScreen), "to be asked for the agenda")
    await led.settle()


async def make(led: Console) -> None:
    """A dialogue is made by keys, and the agenda is asked for."""
    await led.press("n")
    await led.type(QUESTION, *["enter"] * 6)
    await is_asked(led)


def own(folder: Path, **files: str) -> None:
    """One's own agendas, beside the store."""
    (folder / "agendor").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "agendor" / f"{name}.toml").write_text(text, encoding="utf-8")


async def test_enter_is_the_evening_and_the_end_is_three_hours_later(tmp_path: Path) -> None:
    async with console(tmp_path) as led:
        await make(led)
        await led.press("enter")
        await led.sees("Ny träff: En kväll genom steg 3 och 4", "18.00", "21.00")
        await led.press(*["enter"] * 4)
        await led.until(lambda: led.has_view, "the meeting")
        await led.settle()
        assert sum(phase.minutes for phase in led.view.phases) == 180


async def test_an_agenda_of_three_meetings_makes_them_all_and_opens_the_first(tmp_path: Path) -> None:
    async with asked(tmp_path) as led:
        await led.press("down", "down", "enter")
        await led.sees("Ny träff: Steg 3 på tre träffar", "18.00", "20.00")
        await led.press("down", "down", "down")
        await led.type("Tullhuset", "enter")
        await led.until(lambda: led.has_view, "the meeting")
        await led.settle()
        assert (led.view.meeting.number, led.view.meeting.title) == (1, "Lyssna")
        led.run("leave")
        await led.until(lambda: led.shelf and len(led.shelf[0].meetings) == 3, "three meetings on the shelf")
        await led.sees("Träff 3", "Träff 2", "Tullhuset", "inget datum än")
        await led.press("ctrl+z")
        await led.until(lambda: led.shelf and not led.shelf[0].meetings, "all three to be taken back")


async def test_one_s_own_agenda_is_led_by_its_own_names(tmp_path: Path) -> None:
    own(tmp_path, kort=OWN)
    async with asked(tmp_path) as led:
        await led.press("end")
        await led.sees("Två korta kvällar", "2 träffar", "Träff 1, Först, 60 min: [/x] Skriv tyst 50 · Paus 10")
        await led.press("enter", *["enter"] * 4)
        await led.until(lambda: led.has_view, "the meeting")
        await led.settle()
        assert led.phase.kind == "ideas"
        assert led.text.splitlines()[1].strip().startswith("Steg 3  [/x] Skriv tyst  Paus")
        await led.press("f8")
        await led.sees("[/x] Skriv tyst", "50 min, här är ni nu")


async def test_a_wrong_file_says_all_that_is_wrong_and_is_read_anew_when_mended(tmp_path: Path) -> None:
    own(tmp_path, fel=WRONG)
    async with asked(tmp_path) as led:
        await led.press("end")
        await led.sees("fel.toml", "▲ 3 fel", "titel: finns inte. Här kan det stå title, meetings och phases.")
        await led.press("enter")
        await led.sees("3 saker behöver rättas", "phases[1].kind: fika är ingen fas.", "inte tio.")
        await led.press("escape")
        await led.sees("Vilken dagordning?")
        own(tmp_path, fel=OWN)
        await led.press("escape", "t", "end")
        await led.sees("Två korta kvällar")
        await led.press("escape")
        assert led.shelf[0].meetings == ()


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_choice_as_it_looks(tmp_path: Path, text_file: Any, language: str) -> None:
    """The house's own, one of one's own with hostile words, and one that is wrong; then what is wrong with it."""
    own(tmp_path, kort=OWN, fel=WRONG)
    async with console(tmp_path, language, size=(100, 30)) as led:
        await make(led)
        await shoot(led, text_file, "agendas")
        await led.press("end", "up", "enter")
        await shoot(led, text_file, "wrong")
