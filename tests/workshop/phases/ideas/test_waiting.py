"""Ideas from phones that wait: only the console sees them, until they are let out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sessions.phones import PhoneDoor
from tests.sessions.ideas.test_moderation import left_waiting
from tests.sessions.queries.several import next_meeting
from tests.sessions.store.making import QUESTION
from tests.story.console import Console, console
from tests.workshop.phases.base.test_leading import evening
from tests.workshop.test_shots import shoot
from tests.workshop.two_meetings import ask_to_leave, go_into, leave
from workshop.widgets.board import Board

KEYS = [letter * 22 for letter in "abcd"]


async def sent(led: Console, *texts: str, after: int = 0) -> None:
    """As many phones have sent one idea each, after so many others."""
    door = PhoneDoor(led.store, led.view.meeting.id)
    for key, text in zip(KEYS[after:], texts, strict=False):
        door.send_idea(key=key, text=text)
    door.close()


async def test_what_waits_is_mended_let_out_or_set_aside(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("ideas")
        led.run("waiting")
        await led.sees("0 idéer väntar", "Ingen idé väntar.")
        await led.press("m")
        await led.sees("Idéer från telefoner väntar nu på dig.")
        await led.press("escape")
        await sent(led, "Lampor [red]", "Nej till allt", "Bänkar")
        await led.sees("0 idéer · 3 väntar från telefoner")
        await led.press("f4")
        await led.settle()
        assert "väntar" not in led.text
        assert "Lampor" not in led.text
        await led.press("f4")
        led.run("waiting")
        await led.sees("3 idéer väntar", "Lampor [red]", "Nej till allt", "Bänkar")
        await led.press("u", "end")
        await led.type(" vid bron", "enter")
        await led.sees("Lampor [red] vid bron")
        await led.press("enter")
        await led.sees("2 idéer väntar")
        await led.press("x")
        await led.sees("1 idé väntar", "Lagda åt sidan")
        await led.press("escape")
        await led.sees("1 idé · 1 väntar från telefoner", "Lampor [red] vid bron")
        led.run("waiting")
        await sent(led, "Den som kom medan listan stod", after=3)
        await led.sees("2 idéer väntar", "Den som kom medan listan stod")
        await led.press("enter", "escape")
        await led.sees("2 idéer · 1 väntar från telefoner")
        assert [idea.text for idea in led.view.live_ideas] == ["Lampor [red] vid bron", "Bänkar"]
        assert [each.text for each in led.view.still_waiting] == ["Den som kom medan listan stod"]


async def test_that_something_waits_is_said_in_the_closing_and_on_leaving(tmp_path: Path) -> None:
    left_waiting(tmp_path / "store.db", "Lampor", "Bänkar")
    async with console(tmp_path) as led:
        await go_into(led, QUESTION)
        await led.sees("0 parkerade frågor · 2 väntar från telefoner")
        await led.press("f4")
        await led.settle()
        assert "väntar" not in led.text
        await led.press("f4")
        await ask_to_leave(led)
        await led.sees("2 idéer från telefoner väntar på dig.", "Idéerna finns kvar, också på dialogens nästa träff")
        await led.press("escape")
        assert led.entered
        await leave(led)


async def test_what_an_earlier_meeting_left_waiting_is_said_and_let_out(tmp_path: Path) -> None:
    left_waiting(tmp_path / "store.db", "Lampor", "Bänkar")
    with next_meeting(tmp_path / "store.db"):
        pass
    async with console(tmp_path) as led:
        await led.until(lambda: led.shelf, "the shelf")
        await led.settle()
        rows = [row.id for row in led.screen.query_one(Board).rows]
        await led.press("home", *["down"] * rows.index("meeting-2"), "enter")
        await led.until(lambda: led.entered and led.view.meeting.number == 2, "the second meeting")
        await led.sees("Idéer från telefoner", "2 idéer har ingen tittat på. V i listan i Idéer visar dem.")
        await led.press("escape")
        await led.go_to("ideas")
        led.run("waiting")
        await led.sees("2 idéer väntar", "Lampor", "sedan träff 1")
        await led.press("enter")
        await led.until(lambda: led.view.live_ideas, "the idea")
        await led.press("escape")
        await ask_to_leave(led)
        await led.until(lambda: not led.entered, "no question of what an earlier meeting left")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_list_as_it_looks(tmp_path: Path, text_file: Any, language: str) -> None:
    """What waits in turn, what whoever leads has mended with its mark, what is set aside below, and the keys."""
    async with console(tmp_path, language, fill=evening) as led:
        await led.go_to("ideas")
        led.run("waiting")
        await led.press("m")
        await led.until(lambda: led.view.meeting.moderated, "ideas to wait")
        await sent(led, "Lampor [red] längs hela vägen från skolan till bussen", "Nej till allt", "Bänkar")
        await led.until(lambda: len(led.view.still_waiting) == 3, "three ideas")
        await led.press("up", "up", "u", "end")
        await led.type(" och bron", "enter")
        await led.until(lambda: led.view.still_waiting[0].edited, "the mark")
        await led.press("down", "x")
        await led.until(lambda: len(led.view.still_waiting) == 2, "one set aside")
        await shoot(led, text_file, "waiting")
        await led.press("up", "up", "enter", "escape")
        await led.sees("och bron", led.words("moderation.edited"))
