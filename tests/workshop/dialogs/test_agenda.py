"""The agenda arranged by keys while the meeting is led, breaks, and the planned end against now."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Digits

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import arrangement
from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from tests.workshop.console.test_key_gate import lump
from tests.workshop.console.test_two_consoles import beside, move
from tests.workshop.phases.base.test_leading import evening
from workshop.dialogs.agenda import PhasesScreen


def strip(led: Console) -> str:
    """The line of phases."""
    return led.text.splitlines()[1]


def order(led: Console) -> list[str]:
    return [phase.kind for phase in led.view.phases]


async def closed(led: Console) -> None:
    await led.until(lambda: not isinstance(led.screen, PhasesScreen), "the dialog to be closed")
    await led.settle()


async def test_a_phase_is_skipped_and_taken_in_again(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.press("f8", "h")
        await led.sees("45 min, hoppas över", "Sparat: fasen Idéer, överhoppad.", "135 minuter kvar")
        await led.press("escape")
        await closed(led)
        assert "Idéer" not in strip(led)
        await led.sees("Nästa: Gruppera")
        await led.press("f8", "up")
        await led.press("h")
        await led.sees("Sparat: fasen Idéer, med igen.")
        await led.press("h", "escape", "ctrl+z")
        await led.sees("Ångrat: fasen Idéer, överhoppad.", "Nästa: Idéer")
        assert "Idéer" in strip(led)


async def test_enter_on_a_skipped_phase_goes_there_and_it_is_in_again(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.press("f8", "h", "enter")
        await led.until(lambda: led.view.phase.kind == PhaseKind.IDEAS, "the ideas")
        await led.settle()
        assert not led.view.phase.skipped
        assert "Idéer" in strip(led)


async def test_a_break_in_one_go_and_then_on_by_the_clock(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.press("f3")
        led.clock.forward(20)
        lump(led, "f8", "p+\r")
        await led.until(lambda: led.has_view and led.view.phase.kind == PhaseKind.BREAK, "the break")
        await led.settle()
        assert led.view.phase.minutes == 15
        await led.sees("Paus", "Vi fortsätter", "Sedan: Idéer", "0 av 15 min")
        assert led.phase.query_one("#pause-until", Digits).value == "18.25"
        assert "Steg 3  Öppna ✓  Paus  Idéer" in strip(led)
        await led.say("Vem betalar kaffet?")
        assert [parked.text for parked in led.view.parked] == ["Vem betalar kaffet?"]
        await led.press("up", "end")
        await led.type(" Och bullarna?", "enter")
        await led.until(lambda: led.view.parked[0].text.endswith("bullarna?"), "the question mended")
        await led.press("right")
        await led.say("Många stod kvar och pratade")
        assert led.view.notes[-1].text == "Många stod kvar och pratade"
        led.clock.forward(16)
        await led.sees("Nu fortsätter vi", "1 min över")
        await led.press("f4")
        await led.sees("Nu fortsätter vi", "Sedan: Idéer")
        await led.until(lambda: "Säg" not in led.text and "efter" not in led.text, "only what the room may see")
        await led.press("f4")
        await led.go_to("ideas")
        assert led.view.phase.running_since == led.clock.now


async def test_a_break_whose_clock_stands_still_says_how_long_it_is(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.press("f8", "p", "enter")
        await led.until(lambda: led.view.phase.kind == PhaseKind.BREAK, "the break")
        await led.settle()
        await led.press("f3")
        await led.sees("Minuter kvar")
        assert led.phase.query_one("#pause-until", Digits).value == "10"


async def test_letters_repeat_move_lengthen_and_take_away(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        lump(led, "f8", "ru-")
        await led.until(lambda: led.has_view and order(led).count("ideas") == 2, "the ideas once more")
        await led.settle()
        assert order(led)[:3] == ["opening", "ideas", "ideas"]
        assert [phase.minutes for phase in led.view.phases[1:3]] == [40, 45]
        await led.press("n", "n", "+", "+", "+")
        assert order(led)[:4] == ["opening", "ideas", "grouping", "ideas"]
        assert led.view.phases[3].minutes == 55
        await led.press("x")
        await led.sees("Sparat: fasen Idéer, borttagen.")
        assert order(led).count("ideas") == 1
        await led.press("ctrl+z", "ctrl+z")
        await led.sees("Ångrat: fasens tid, 55 minuter.")
        assert led.view.phases[3].minutes == 50
        await led.press("ctrl+y", "end", "n", "escape")
        await closed(led)
        assert order(led)[-1] == "closing"


async def test_what_cannot_be_done_is_said_in_the_dialog(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.press("f8", "up", "h")
        await led.sees("Ni är i Gruppera nu. Gå till en annan fas först.")
        await led.press("x")
        await led.sees("Ni är i Gruppera nu.")
        await led.press("home", "x")
        await led.sees("Ni har varit i Öppna, så fasen blir kvar. H hoppar över den.")
        await led.press("h")
        await led.sees("hoppas över")
        await led.press("escape")
        await led.until(lambda: "Öppna" not in strip(led), "the opening to leave the strip")


async def test_minutes_go_to_the_nearest_five_and_end_at_one(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.press("f3", "+", "+")
        await led.until(lambda: led.view.phase.minutes == 22, "22 minutes")
        await led.press("f8", "up", "+")
        assert led.view.phase.minutes == 25
        await led.press(*["-"] * 5)
        assert led.view.phase.minutes == 1
        await led.press("-")
        await led.sees("En fas kan inte vara 0 minuter lång.")
        await led.press(*["ctrl+z"] * 8)
        assert led.view.phase.minutes == 20


async def test_the_others_changes_are_seen_in_the_open_dialog(tmp_path: Path) -> None:
    async with beside(tmp_path, PhaseKind.IDEAS) as (led, other):
        await led.press("f8")
        other.do(arrangement.add_break, after=other.view.phase.id)
        await led.until(lambda: "Paus" in led.text, "the other's break")
        await led.press("h")  # the highlight is where it was: on the grouping
        assert [phase.kind for phase in led.view.phases if phase.skipped] == ["grouping"]
        other.refresh()
        await led.press("p")
        assert order(led).count("break") == 2
        move(other, PhaseKind.CLOSING)
        await led.until(lambda: led.view.phase.kind == PhaseKind.CLOSING, "the other to move on")
        await led.press("escape")
        await led.until(lambda: led.phase.kind == PhaseKind.CLOSING, "to follow when the dialog is closed")


async def test_what_was_moved_first_is_where_the_meeting_begins(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.press("f8", "u", "escape")
        await led.until(lambda: led.phase.kind == PhaseKind.IDEAS, "the ideas, which come first now")
        await led.settle()
        await led.press("ctrl+z")
        await led.until(lambda: led.phase.kind == PhaseKind.OPENING, "the opening again")


async def test_the_planned_end_is_said_against_now(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening, size=(100, 30)) as led:
        assert "i tid" not in led.text
        led.clock.forward(10)  # 18.00
        await led.press("f3")
        await led.sees("0 av 20 min   i tid")
        led.clock.forward(26)
        await led.sees("6 min över   6 min efter")
        await led.press("f8", "enter")
        await led.until(lambda: led.phase.kind == PhaseKind.IDEAS, "the ideas")
        await led.press("f8", "h")
        await led.sees("14 min före")
        await led.press("escape")
        await led.sees("0 av 45 min   14 min före")


@pytest.mark.parametrize(("language", "late"), [("sv", "6 min efter"), ("en", "6 min late")])
async def test_eighty_columns_hold_it_beside_the_question(tmp_path: Path, language: str, late: str) -> None:
    async with console(tmp_path, language, fill=evening, size=(80, 24)) as led:
        led.clock.forward(10)
        await led.press("f3")
        led.clock.forward(26)
        await led.press("f3")
        await led.sees(late)
        title = led.text.splitlines()[0]
        assert title.startswith(" Hur blir torget till för alla?")
        assert len(title) < 80


async def test_without_a_planned_end_nothing_is_said(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.press("f3")
        await led.sees("10 min före")
        led.run("prepare")
        await led.settle()
        for _ in range(16):
            await led.press("down")
        assert led.line == "21.00"
        await led.press("ctrl+u", "escape")
        await led.until(lambda: "10 min före" not in led.text and "i tid" not in led.text, "nothing of the end")


async def test_in_the_last_phase_enter_stays(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("closing")
        assert led.view.next_phase is None
        await led.press("f8", "enter")
        await closed(led)
        assert led.phase.kind == PhaseKind.CLOSING


async def test_a_phase_gone_back_to_goes_on_and_the_later_one_stays_ticked(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.press("f3")
        led.clock.forward(5)
        await led.go_to("ideas")
        led.clock.forward(12)
        await led.go_to("opening")
        await led.sees("5 av 20 min")
        assert "Öppna  Idéer ✓  Gruppera" in strip(led)
        await led.go_to("ideas")
        await led.sees("12 av 45 min")


async def test_a_narrow_wall_keeps_the_phase_whatever_the_agenda_is(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        for _ in range(4):
            await led.press("f8", "p", "r", "r", "escape")
            await closed(led)
        await led.press("f4")
        await led.resize(60, 18)
        assert len(strip(led)) <= 60
        assert "Öppna" in strip(led)
        await led.press("f8", "enter")
        await led.until(lambda: led.view.phase.kind == PhaseKind.BREAK, "a break")
        await led.settle()
        assert "Paus" in strip(led)
        assert led.view.phase.id == led.view.phases[1].id
