"""The start screen kept tidy: renamed, put away, taken out, undone; and the whole form of what is prepared."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sessions.dialogue import commands as dialogue
from sessions.dialogue import shelf
from sessions.meetings import Meetings
from sessions.queries.shelf import Shelf
from tests.sessions.store.making import opened
from tests.sessions.store.sampled import fill
from tests.story.console import STARTS, Console, console
from tests.workshop.test_shots import sample, shoot


async def on_the_shelf(led: Console) -> None:
    """Leave the sample's meeting for the start screen."""
    led.run("leave")
    await led.until(lambda: not led.entered and led.shelf, "the shelf")
    await led.settle()


@asynccontextmanager
async def shelf_of(folder: Path) -> AsyncIterator[Console]:
    """A console at the start screen of a store that has the sample."""
    with opened(folder / "store.db", STARTS) as meetings:
        fill(meetings, "sv")
    async with console(folder) as led:
        await led.until(lambda: led.shelf, "the shelf")
        await led.settle()
        yield led


async def test_a_dialogue_is_renamed_and_the_old_question_comes_back(tmp_path: Path) -> None:
    async with shelf_of(tmp_path) as led:
        await led.press("home", "b")
        assert led.line == "Hur blir hamnområdet tryggt för alla?"
        await led.press("ctrl+u")
        await led.press("enter")
        await led.sees("Skriv en fråga först: vad ska dialogen handla om?")
        await led.type("Hur blir hamnen vår?", "enter")
        await led.until(lambda: led.shelf[0].question == "Hur blir hamnen vår?", "the new question")
        await led.press("ctrl+z")
        await led.until(lambda: led.shelf[0].question == "Hur blir hamnområdet tryggt för alla?", "the old one")


async def test_a_new_dialogue_without_a_question_says_so_where_the_question_goes(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24)) as led:
        await led.press("n", *["enter"] * 5)
        await led.type("invånare", "enter")
        await led.sees("Skriv en fråga först: vad ska dialogen handla om? Resten kan vänta.")
        assert "tar bort det du skrev" not in led.text
        assert led.app.focused is not None
        assert led.app.focused.id == "field-question"
        await led.type("Hur blir hamnen vår?", *["enter"] * 6)
        await led.until(lambda: led.shelf, "the dialogue")
        await led.press("escape", "n", *["enter"] * 6)
        await led.sees("Skriv en fråga först")
        await led.press("escape")
        await led.until(lambda: "Aktörsgrupper" not in led.text, "the form to be gone, for nothing was typed")


async def test_what_is_refused_in_a_new_meeting_is_still_said_when_its_form_ends(tmp_path: Path) -> None:
    async with shelf_of(tmp_path) as led:
        await led.press("t", "enter", "ctrl+u")
        await led.type("jordgubbar")
        await led.press(*["down"] * 4, "enter")
        await led.sees("jordgubbar")
        assert led.app.focused is not None
        assert led.app.focused.id == "field-day"
        assert "Esc tar bort det du skrev." in led.text


async def test_meetings_stand_in_their_order_whatever_their_days_and_dialogues_newest_first(tmp_path: Path) -> None:
    def three(meetings: Meetings) -> None:
        for question in ("Hur blir torget vårt?", "Hur blir skolan kvar?"):
            made = meetings.do(dialogue.create, question=question)
            for day in (date(2025, 5, 20), None, date(2025, 3, 1)):
                meetings.do(dialogue.plan, dialogue_id=made.id or 0, day=day)

    with opened(tmp_path / "store.db", STARTS) as meetings:
        three(meetings)
    async with console(tmp_path) as led:
        await led.until(lambda: led.shelf, "the shelf")
        await led.settle()
        wanted = ["skolan kvar?", "Träff 1", "Träff 2", "Träff 3", "torget vårt?", "Träff 1", "Träff 2", "Träff 3"]
        shown = [name for line in led.text.splitlines() for name in dict.fromkeys(wanted) if name in line]
        assert shown == wanted


async def test_a_meeting_gets_a_title_beside_its_number(tmp_path: Path) -> None:
    async with shelf_of(tmp_path) as led:
        await led.press("home", "down", "b")
        await led.type("Lära känna hamnen", "enter")
        await led.sees("Träff 1 · Lära känna hamnen")


async def test_another_renamed_it_meanwhile_and_the_second_sees_it(tmp_path: Path) -> None:
    async with shelf_of(tmp_path) as led:
        await led.press("home", "b", "ctrl+u")
        await led.type("Min fråga")
        other = Meetings(tmp_path / "store.db")
        here = led.shelf[0]
        other.do(shelf.rename_dialogue, dialogue_id=here.id, was=here.question, question="Deras fråga")
        other.close()
        await led.press("enter")
        await led.sees("Deras fråga")
        assert led.line == "Min fråga"
        await led.press("enter")
        await led.until(lambda: led.shelf[0].question == "Min fråga", "mine, now that theirs was seen")


async def test_what_is_put_away_leaves_the_list_and_comes_back(tmp_path: Path) -> None:
    async with shelf_of(tmp_path) as led:
        await led.press("home", "down", "l")
        await led.until(lambda: "Sjömanskyrkan" not in led.text, "the first meeting gone")
        await led.sees("Sparat: Träff 1, undanlagd. Inget är raderat.")
        await led.press("home", "l")
        await led.sees("Alla dialoger är undanlagda.")
        await led.press("v")
        await led.sees("Träff 1", "undanlagd", "Det undanlagda visas också.")
        await led.press("home", "l")
        await led.sees("framtagen")
        await led.press("v")
        await led.until(lambda: "Träff 2" in led.text and "Sjömanskyrkan" not in led.text, "only what is in use")
        await led.press("ctrl+z", "ctrl+z", "ctrl+z")
        await led.sees("Träff 1", "Träff 2")


async def test_the_whole_form_saves_each_field_and_the_room_sees_the_level(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv"), size=(80, 24)) as led:
        led.run("prepare")
        await led.settle()
        await led.press(*["enter"] * 3)
        await led.press("end", "ctrl+u")
        await led.type("Stadsdirektören", "enter")
        await led.until(lambda: led.view.dialogue.problem_owner == "Stadsdirektören", "the problem owner")
        await led.press(*["enter"] * 3)
        await led.press("ctrl+u")
        await led.type("jordgubbar", "enter")
        await led.sees("”jordgubbar” finns inte att välja på.", "medbeslutande")
        await led.press("ctrl+u")
        await led.type("medb", "enter")
        await led.until(lambda: led.view.dialogue.level == "shared", "the level")
        await led.press(*["enter"] * 5)
        await led.press("ctrl+u")
        await led.type("Halvvägs", "enter")
        await led.until(lambda: led.view.meeting.title == "Halvvägs", "the title")
        await led.press("escape", "f8", "home", "enter")
        await led.sees("Nivå på trappan")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_as_it_looks(tmp_path: Path, text_file: Any, language: str) -> None:
    async with console(tmp_path, language, size=(100, 30), fill=sample(language)) as led:
        led.run("prepare")
        await led.settle()
        await shoot(led, text_file, "prepare-top")
        await led.press(*["enter"] * 18)
        await shoot(led, text_file, "prepare-end")
        await led.press("escape")
        await on_the_shelf(led)
        await led.press("end", "l", "v")
        await shoot(led, text_file, "start-put-away")
        await led.press("home", "b")
        await shoot(led, text_file, "rename")


async def test_what_was_read_when_the_program_had_ended_is_shown_and_said_nowhere(tmp_path: Path) -> None:
    async with shelf_of(tmp_path) as led:
        screen, read = led.app.start_screen, Shelf(led.shelf)
    screen.say("Det är för sent.")
    screen.take(read)
    assert len(screen.children) == 0
