"""What the facilitator leans on in every phase: the time, the wall, the way back, and what only they may see."""

from __future__ import annotations

from datetime import time
from functools import partial
from pathlib import Path

import pytest

from sessions.agenda.phases import PhaseKind, Sitting, Slot
from sessions.dialogue import commands as dialogue
from sessions.meetings import Meetings
from sessions.store.change import Done
from tests.sessions.store.sampled import fill
from tests.story.console import STARTS, console
from workshop.console.job import Waiting
from workshop.dialogs.palette import PaletteScreen

SECRET = "Ordföranden avbryter hela tiden"


def evening(meetings: Meetings) -> Done:
    """A meeting of this evening, from six to nine."""
    made = meetings.do(dialogue.create, question="Hur blir torget till för alla?")
    assert made.id is not None
    return meetings.do(
        dialogue.plan, dialogue_id=made.id, day=STARTS.date(), starts=time(18), planned_end=time(21), place="Tullhuset"
    )


async def test_the_time_is_started_paused_and_stretched_and_never_shouts(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.go_to("ideas")
        await led.sees("45 min")
        await led.press("f3")
        await led.sees("0 av 45 min")
        led.clock.forward(12)
        await led.sees("12 av 45 min")
        await led.press("f3", "+", "+", "-")
        await led.sees("12 av 46 min, paus")
        led.clock.forward(30)
        await led.press("+")  # after F3 alone; this one is still of the same F3
        await led.sees("12 av 47 min, paus")
        await led.press("escape")
        await led.type("2+2 lampor", "enter")
        await led.sees("2+2 lampor", "12 av 47 min, paus")
        await led.press("f3")
        led.clock.forward(40)
        await led.sees("5 min över")
        assert "\a" not in led.text


async def test_the_strip_warns_when_the_commitments_slot_is_being_eaten(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("ideas")
        await led.press("f3")
        await led.sees("0 av 45 min")
        assert "mindre till" not in led.text
        led.clock.forward(90)
        await led.sees("▲ 15 minuter mindre till Åtaganden och Avsluta")
        await led.go_to("commitments")
        await led.until(lambda: "mindre till" not in led.text, "the warning to go when they are reached")


async def test_the_time_runs_on_while_the_program_is_down(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.go_to("ideas")
        await led.press("f3")
        await led.sees("0 av 45 min")
    async with console(tmp_path) as led:
        led.clock.forward(17)
        await led.press("enter")
        await led.sees("17 av 45 min")
        assert led.phase.kind == "ideas"


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_wall_shows_no_guide_no_private_note_and_no_ballot(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv"), size=size) as led:
        await led.press("f7", "tab")
        await led.say(SECRET)
        await led.until(lambda: led.view.notes[-1].text == SECRET, "the note")
        await led.press("f4")
        await led.until(lambda: "Så här gör ni" not in led.text, "the guide to go")
        for phase in ("opening", "ideas", "grouping", "proposals", "commitments", "closing", "prioritising"):
            await led.go_to(phase)
            assert "Så här gör ni" not in led.text, phase
            assert SECRET not in led.text, phase
        await led.press("f7", "tab")
        await led.type("Hemligt ord")
        assert "Hemligt" not in led.text
        assert led.line == "Hemligt ord"
        await led.press("escape", "ctrl+o")
        await led.sees("Det gör du i din egen vy.")
        await led.press("f4", "ctrl+o", "ctrl+o", "f4")
        await led.sees("av 26 sedlar")
        await led.type("1 2 3")
        assert "1 2 3" not in led.text
        await led.press("enter")
        await led.until(lambda: led.view.round and led.view.round.slips == 1, "the slip")
        await led.type("99 1 2", "enter")
        await led.sees("Sedeln räknades inte.")
        assert "99" not in led.text
        assert led.line == "99 1 2"
        await led.press("f4")
        await led.until(lambda: "99 1 2" in led.text or size[0] > 80, "the facilitator's own look")


async def test_the_blank_screen_shows_nothing_and_goes_by_the_same_key(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.type("Halvskriv")
        await led.press("f5")
        assert not led.text.strip()
        await led.press("f5")
        assert led.line == "Halvskriv"
        await led.press("f8", "f5")
        assert not led.text.strip(), "the room is spared a question too"
        await led.press("f5")
        await led.sees("Byt fas")


async def test_help_goes_by_the_key_that_brought_it(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.type("Halvskriv")
        await led.press("f1")
        await led.sees("Starta eller pausa fasens tid")
        await led.press("f1")
        assert led.line == "Halvskriv"


async def test_undo_and_redo_say_in_words_what_they_did_until_nothing_is_left(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.go_to("ideas")
        await led.say("Fler lampor")
        await led.sees("Sparat: idé 41")
        await led.press("ctrl+z")
        await led.sees("Ångrat: idé 41. Ctrl+Y gör om.")
        assert "Fler lampor" not in led.text
        await led.press("ctrl+y")
        await led.sees("Gjort om: idé 41.", "Fler lampor")
        await led.press("ctrl+y")
        await led.sees("Det finns inget att göra om.")


async def test_what_looks_like_personal_data_is_saved_as_typed_and_told_of(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.go_to("ideas")
        await led.say("Ring Eva på 070-123 45 67 eller eva@example.se")
        await led.sees("Ring Eva på 070-123 45 67", "Texten ser ut att innehålla")
        await led.say("Fråga 19121212-1212")
        await led.sees("ett personnummer")


async def test_a_field_that_is_refused_stays_marked_until_it_is_mended(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.go_to("commitments")
        await led.say("Båtklubben")
        await led.type("öppna", "enter", "enter")
        await led.type("ringa", "enter")
        await led.type("31 februari", "enter")
        await led.sees("31 februari")
        await led.press("enter", "enter")
        assert len(led.screen.query(".field.-wrong")) == 1
        assert led.view.commitments[-1].first_step_by is None


@pytest.mark.parametrize("phase", ["opening", "prioritising", "closing"])
async def test_sixty_columns_are_enough_for_the_wall(tmp_path: Path, phase: str) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.go_to(phase)
        await led.press("f4")
        await led.resize(60, 18)
        name = led.words(f"phase.{phase}.name")
        await led.until(lambda: name in led.text.splitlines()[1], "the phase that we are in, in the strip")
        assert not led.text.splitlines()[1].rstrip().endswith("…")
        assert "Fönstret är" not in led.text
        await led.resize(59, 18)
        await led.sees("Fönstret är 59×18. Gör det minst 60×18")


async def test_the_line_is_kept_when_the_window_shrinks_below_what_is_needed(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.type("1 2 Ljus i")
        await led.resize(60, 18)
        await led.sees("Fönstret är 60×18. Gör det minst 80×24")
        await led.type(" mörkret")
        await led.resize(100, 30)
        assert led.line == "1 2 Ljus i mörkret"
        await led.until(lambda: "Fönstret är 60×18" not in led.text, "the word of the small window to go")


async def test_what_is_said_and_the_keys_are_seen_in_the_lowest_window(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        assert led.app.meeting is not None
        for number in range(6):
            led.app.meeting.jobs.keep(Waiting(f"idé {number}", secret=False, retried=True))
        await led.type("lång " * 30)
        await led.resize(100, 12)
        await led.sees("Fönstret är 100×12. Gör det minst 80×24", "F8 Faser")
        await led.press("f3")
        await led.sees("Tiden går.")


@pytest.mark.parametrize("phase", [kind for kind in PhaseKind.known() if kind != PhaseKind.BREAK])
async def test_slash_and_question_mark_ask_from_every_list_as_from_an_empty_line(
    tmp_path: Path, phase: PhaseKind
) -> None:
    def lay_out(meetings: Meetings) -> Done:
        made = meetings.do(dialogue.create, question="Hur?")
        assert made.id is not None
        sitting = Sitting((Slot(phase, 10),))
        return meetings.do(dialogue.plan, dialogue_id=made.id, sitting=sitting)

    async with console(tmp_path, fill=lay_out) as led:
        led.phase.board.focus()
        await led.press("/")
        assert isinstance(led.screen, PaletteScreen)
        await led.press("escape")
        led.phase.board.focus()
        await led.press("?")
        await led.sees("Hjälp")
