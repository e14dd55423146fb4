"""Who leads, who writes, and the rules: offered from the last meeting to the next one."""

from __future__ import annotations

from pathlib import Path

from sessions.dialogue import commands as dialogue
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from tests.sessions.queries.several import first_meeting, next_meeting
from tests.story.console import console
from tests.workshop.dialogs.test_carry_over import SECOND_EVENING
from workshop.dialogs.carry_over_list import SinceScreen

ROLES = {"leaders": "Åsa och Bo", "note_taker": "Cilla"}


def lay_out(folder: Path) -> None:
    """A first meeting that left nothing but these."""
    with first_meeting(folder / "store.db") as meeting:
        meeting.do(dialogue.appoint, version=meeting.view.meeting.version, roles=ROLES)
        meeting.do(notes.add, kind=NoteKind.RULE, texts=["En pratar i taget", "Lyssna klart"])
    with next_meeting(folder / "store.db"):
        pass


async def test_enter_takes_them_over_and_ctrl_z_gives_them_back(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path, now=SECOND_EVENING) as led:
        await led.press("enter")
        await led.until(lambda: isinstance(led.screen, SinceScreen), "the greeting")
        await led.settle()
        await led.sees("Att ta över från förra träffen", "Samtalsledare: Åsa och Bo", "Lyssna klart", "Enter tar över")
        await led.press("enter")
        await led.sees("2 roller")
        assert (led.view.meeting.leaders, led.view.meeting.note_taker) == ("Åsa och Bo", "Cilla")
        assert "Åsa" not in led.text, "what is taken over is offered no longer"
        await led.press("home", "enter")
        await led.sees("2 samtalsregler")
        assert [note.text for note in led.view.notes] == ["En pratar i taget", "Lyssna klart"]
        await led.press("ctrl+z", "ctrl+z")
        assert (led.view.meeting.leaders, led.view.notes) == ("", ())
        await led.sees("Samtalsledare: Åsa och Bo", "Lyssna klart")


async def test_the_room_does_not_see_the_offer(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path, now=SECOND_EVENING) as led:
        await led.press("enter")
        await led.until(lambda: isinstance(led.screen, SinceScreen), "the greeting")
        await led.press("escape", "f4")
        led.run("since")
        await led.until(lambda: isinstance(led.screen, SinceScreen), "what is left")
        await led.settle()
        assert "Åsa" not in led.text
        assert "Lyssna klart" not in led.text
