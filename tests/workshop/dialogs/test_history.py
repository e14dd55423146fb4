"""H reads what happened to what one stands on, and Enter there takes an earlier wording back."""

from __future__ import annotations

from pathlib import Path

from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.notes.view import NoteKind
from tests.story.console import Console, console
from tests.workshop.test_shots import sample

HOSTILE = r"[red]x[/x] \[ {n} <b>"


async def to_ideas(led: Console) -> None:
    await led.go_to("ideas")


async def reword_last(led: Console, text: str) -> None:
    await led.press("up", *["backspace"] * 60)
    await led.say(text)


async def test_an_earlier_wording_is_read_taken_back_and_that_is_undone(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv")) as led:
        await to_ideas(led)
        await led.say("Lampor vid kajen")
        await reword_last(led, HOSTILE)
        await led.press("tab", "end", "h")
        await led.sees("Historik", HOSTILE, "Förut: Lampor vid kajen", "Ny lydelse av idé 41")
        await led.press("enter")
        assert led.message == "Så står det redan. Inget är ändrat."
        await led.press("h", "down", "enter")
        await led.sees("Ta tillbaka den här lydelsen", "Lampor vid kajen", "Låt det vara som det är")
        await led.press("enter")
        await led.until(lambda: led.view.ideas[-1].text == "Lampor vid kajen", "the earlier wording")
        assert "tillbaka till en tidigare lydelse" in led.message
        await led.press("ctrl+z")
        await led.until(lambda: led.view.ideas[-1].text == HOSTILE, "the later wording")
        await led.press("h")
        await led.sees("Ångrat: ", "ångrat")


async def test_escape_and_leaving_it_change_nothing(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv")) as led:
        await to_ideas(led)
        await led.say("Lampor vid kajen")
        await reword_last(led, "Fler lampor")
        await led.type("Halvskr")
        await led.press("tab", "end", "h", "down", "enter", "down", "enter")
        await led.press("h", "escape")
        await led.press("h", "h", "escape")
        assert led.view.ideas[-1].text == "Fler lampor"
        assert led.line == "Halvskr"


async def test_the_palette_finds_it_and_what_has_no_history_says_so(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv")) as led:
        await led.press("f8", "home", "enter")
        await led.press("tab", "home")
        led.run("history")
        await led.settle()
        assert "ingen egen historik" in led.message


async def test_two_save_one_wording_and_the_second_sees_the_firsts_and_chooses(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv")) as led:
        await to_ideas(led)
        await led.say("Lampor vid kajen")
        await reword_last(led, "Fler lampor")
        await led.press("tab", "end", "h", "down", "enter")
        other_console(led, "Bättre lampor")
        await led.until(lambda: led.view.ideas[-1].text == "Bättre lampor", "the other's wording")
        await led.press("enter")
        await led.sees("Bättre lampor", "Lampor vid kajen")
        assert led.view.ideas[-1].text == "Bättre lampor"
        await led.press("down", "enter")
        await led.until(lambda: led.view.ideas[-1].text == "Lampor vid kajen", "mine")


def other_console(led: Console, text: str) -> None:
    """Another console rewords the last idea."""
    meetings = Meetings(led.store)
    meeting = Meeting(meetings, led.view.meeting.id)
    idea = meeting.view.ideas[-1]
    meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text=text)
    meeting.leave()
    meetings.close()


async def test_the_room_reads_no_history_and_a_private_notes_is_only_the_facilitators(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv"), size=(120, 60)) as led:
        await led.press("f8", "end", "enter")
        await led.press("f7", "tab")
        await led.say("Bara till mig")
        await led.until(lambda: led.view.notes[-1].kind is NoteKind.PRIVATE, "the note")
        await led.press("tab", "end", "h")
        await led.sees("Historik", "Bara till mig")
        await led.press("escape", "f4")
        assert "Bara till mig" not in led.text
        led.run("history")
        await led.settle()
        assert "Förut" not in led.text and "Historik\n" not in led.text
        assert "Historiken visas inte på duken" in led.text


async def test_an_open_rounds_option_has_no_history(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sample("sv")) as led:
        await led.press("f8", *["home"], "down", "down", "down", "enter")
        await led.until(lambda: led.phase.kind == "prioritising", "the prioritising")
        await led.press("ctrl+o", "ctrl+o")
        await led.say("1 2 3")
        await led.press("tab", "home", "h")
        await led.sees("Till dess är allt hemligt.")
