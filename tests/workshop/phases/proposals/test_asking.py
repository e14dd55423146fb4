"""The room is asked about a proposal: a key begins it, the line takes hands meanwhile, the same key ends it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sessions import support
from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from sessions.voting.ballots import PhoneBallot
from sessions.voting.rules import option_of
from tests.sessions.store import making
from tests.story.console import Console, console
from tests.workshop.phases.proposals.worded import word, worded
from tests.workshop.test_shots import shoot
from workshop.console.job import Job
from workshop.phases.proposals.phone import make_mine, make_page
from workshop.phases.proposals.wall import make_wall
from workshop.wall.blocks import Big, Columns, Figure, Scene
from workshop.web import phone


@asynccontextmanager
async def asking(folder: Path, language: str = "sv", present: int = 12) -> AsyncIterator[tuple[Console, Meeting]]:
    """Two are worded; the room is asked about the second. Gives the console, and the phones' way in."""
    async with console(folder, language, size=(100, 30), fill=worded()) as led:
        with making.console(folder / "store.db", led.view.meeting.id) as phones:
            counts = {group.group: present if at == 0 else 0 for at, group in enumerate(led.view.presence)}
            phones.do(dialogue.count_present, counts=counts)
            word(phones, "Öppna tullhuset på kvällarna")
            await led.until(lambda: len(led.view.proposals) == 2, "the second proposal")
            await led.press("tab", "home", "down", "f")
            await led.until(lambda: led.view.asked, "the question to be open")
            phones.show_phones()
            yield led, phones


def answer(phones: Meeting, *values: int) -> None:
    """So many phones answer, at once."""
    phones.refresh()
    asked = phones.view.asked
    assert asked is not None
    sent = [PhoneBallot(asked.id, str(option_of(value)), f"phone {at}", 0) for at, value in enumerate(values)]
    phones.lay_from_phones(sent)


def counted(led: Console) -> tuple[int, ...]:
    """The second proposal's support."""
    return led.view.proposals[1].support


async def in_all(led: Console, answers: int) -> None:
    """So many answers are seen."""
    await led.until(lambda: led.view.asked and led.view.asked.slips == answers, "the answers")
    await led.settle()


async def test_phones_and_hands_are_saved_as_one_count_and_undo_takes_it_away(tmp_path: Path) -> None:
    async with asking(tmp_path) as (led, phones):
        await led.sees("Frågar om förslag 2", "0 av 12 svar", "Räckta händer", "? frågas nu")
        answer(phones, 5, 4, 4, 1)
        await in_all(led, 4)
        await led.type("3:2 4:1", "enter")
        await led.sees("7 av 12 svar", "4 på telefon, 3 händer")
        await led.type("3:9", "enter")
        await led.sees("Händerna räknades inte.")
        assert led.line == "3:9", "what is refused stands in the line again"
        await led.press("ctrl+u", "tab", "f")
        await led.sees("Avsluta frågan om förslag 2?", "5 till kan svara.")
        await led.press("down", "enter")
        await led.sees("Vad behövs för att ni ska kunna leva med det?")
        assert counted(led) == (0, 1, 0, 2, 3, 1)
        await led.press("escape", "ctrl+z")
        await led.until(lambda: counted(led) == (), "what was saved to be gone")
        await led.press("ctrl+z")
        await led.sees("Någon kan redan ha svarat.")


async def test_when_all_have_answered_it_ends_at_once_and_when_nobody_has_nothing_changes(tmp_path: Path) -> None:
    async with asking(tmp_path, present=2) as (led, phones):
        await led.press("tab", "f")
        await led.sees("Ingen svarade om förslag 2, så ingenting är ändrat.")
        assert led.view.asked is None and counted(led) == ()
        await led.press("f")
        await led.until(lambda: led.view.asked, "the question to be open again")
        answer(phones, 5, 4)
        await in_all(led, 2)
        await led.press("tab", "f")
        await led.until(lambda: counted(led) == (0, 0, 0, 0, 1, 1), "the count")


async def test_it_can_be_cancelled_and_a_half_typed_proposal_stays_one(tmp_path: Path) -> None:
    async with asking(tmp_path) as (led, phones):
        answer(phones, 0)
        await in_all(led, 1)
        await led.press("tab", "f", "end", "enter")
        await led.sees("Frågan om förslag 2 är avbruten.")
        assert led.view.asked is None and counted(led) == ()
        await led.type("Fler bänkar")
        phones.do(support.ask, proposal_id=led.view.proposals[0].id)
        await led.until(lambda: led.view.asked, "another console to ask")
        await led.press("enter")
        await led.until(lambda: led.view.proposals[-1].wording == "Fler bänkar", "the proposal")
        await led.press("escape")
        await led.sees("Räckta händer")
        await led.press("tab", "home", "s")
        await led.sees("Hur många räckte upp handen för varje värde")


async def test_hands_that_wait_go_to_no_line_of_another_phase(tmp_path: Path) -> None:
    async with asking(tmp_path) as (led, other):
        asked = other.refresh().asked
        assert asked is not None
        other.do(support.cancel, round_id=asked.id)
        await led.until(lambda: not led.view.asked, "it to be over")
        await led.go_to("prioritising")
        here = led.view.meeting.id
        waits = Job(lambda *_: None, meeting_id=here, shown_on="proposals", typed="3:2", secret=True, round_id=asked.id)
        assert not led.phase.give_back(waits, anywhere=True)
        assert "3:2" not in led.text


async def test_another_console_sees_it_counts_and_ends_it_once(tmp_path: Path) -> None:
    async with asking(tmp_path) as (led, other):
        asked = other.refresh().asked
        assert asked is not None
        other.count_hands("3:1 4:1", round_id=asked.id)
        await led.sees("2 händer")
        await led.type("3:2 5:1", "enter")
        await led.sees("Någon annan har skrivit andra antal händer för 3.")
        await led.press("enter")
        await led.sees("3 händer")
        other.close_asking(asked.id, ())
        await led.until(lambda: counted(led) == (0, 0, 0, 1, 1, 1), "the count of the other")
        await led.sees("Nytt förslag")


async def test_who_changed_the_support_meanwhile_is_told_of(tmp_path: Path) -> None:
    async with asking(tmp_path) as (led, other):
        answer(other, 5)
        await in_all(led, 1)
        await led.press("tab", "f")
        made = other.refresh().proposals[1]
        other.do(proposals.set_support, proposal_id=made.id, version=made.version, support=(0, 0, 0, 0, 2, 0))
        await led.until(lambda: sum(counted(led)) == 2, "what the other has typed")
        await led.press("down", "enter")
        await led.sees("Någon har ändrat uppslutningen för förslag 2")
        await led.press("f", "down", "enter")
        await led.until(lambda: counted(led) == (0, 0, 0, 0, 0, 1), "the count")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_wall_and_phone_say_how_many_and_not_what_until_it_is_over(
    tmp_path: Path, text_file: Any, language: str
) -> None:
    async with asking(tmp_path, language) as (led, phones):
        words = led.words
        answer(phones, 5, 4, 4, 1)
        await in_all(led, 4)
        await led.type("3:2", "enter")
        await led.until(lambda: led.view.asked and led.view.asked.wall_dots == 2, "the hands")
        await shoot(led, text_file, "asking")
        wall = make_wall(Scene(led.view, words, led.app.clock()))
        assert wall.stands == (Big("Öppna tullhuset på kvällarna", "2", words("asking.one")),)
        assert Figure("6", words("asking.wall", n=12)) in wall.blocks
        assert not [each for each in wall.blocks if isinstance(each, Columns)]
        scene = partial(phone.Scene, led.view, words)
        page = dict(make_page(scene()).values)
        assert (page["wording"], len(page["scale"])) == ("Öppna tullhuset på kvällarna", 6)
        held = phones.show_phones().of("phone 3")
        mine = dict(make_mine(scene(ballot=held)).texts)
        assert (mine["value-1"], mine["value-4"]) == ("checked", "")
        await led.press("tab", "f")
        await shoot(led, text_file, "asking-end")
        await led.press("down", "enter")
        await led.until(lambda: led.view.asked is None, "the end")
        result = dict(make_page(phone.Scene(led.view, words)).values)
        assert [count for _, _, count in result["counts"]] == [0, 1, 0, 2, 2, 1]
        assert result["outcome"] == words("proposals.outcome.broad")
