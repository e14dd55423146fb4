"""Two meetings by keys, the clock moved on between them: what the first left greets whoever opens the second."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sessions.commitments import commands as commitments
from sessions.commitments.view import Status
from sessions.experiments.view import Next
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from tests.sessions.queries.several import FIRST, SECOND, commit, experiment, first_meeting, next_meeting
from tests.sessions.store import making
from tests.story.console import Console, console
from workshop.dialogs.carry_over_list import SinceScreen
from workshop.dialogs.row_form import RowFormScreen

SECOND_EVENING = datetime(2026, 5, 20, 16, tzinfo=UTC)


def lay_out(folder: Path) -> None:
    """A first meeting that left something of each kind, and a second that has not begun."""
    with first_meeting(folder / "store.db") as meeting:
        commit(meeting, "Båtklubben", "hålla öppet hus")
        commit(meeting, "Hamnstads kommun", "laga lamporna", first_step_by=FIRST + timedelta(days=6), due_by=SECOND)
        experiment(meeting, "hålla hallen öppen", responsible="Fritidsledaren", report_by=SECOND)
        meeting.do(parking.park, text="Vem äger parkeringen?")
    with next_meeting(folder / "store.db"):
        pass


@asynccontextmanager
async def opened(folder: Path, language: str = "sv", *, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Console]:
    """A console that has just opened the second meeting."""
    lay_out(folder)
    async with console(folder, language, size=size, now=SECOND_EVENING) as led:
        await led.press("enter")
        await led.until(lambda: isinstance(led.screen, SinceScreen), "the greeting")
        await led.settle()
        yield led


async def test_it_greets_once_and_escape_leads_to_the_meeting(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.sees(
            "Sedan sist: träff 1, 22 april 2026",
            "Öppna åtaganden",
            "▲ försenat · ej påbörjat",
            "Experiment att berätta om",
            "Parkerade frågor utan svar",
            "Skriv en rättelse",
        )
        await led.press("escape")
        assert led.screen is led.phase
        led.run("leave")
        await led.until(lambda: not led.entered, "the start screen")
        await led.press("enter")
        await led.until(lambda: led.entered, "the meeting")
        await led.settle()
        assert led.screen is led.phase, "only once"
        await led.press("/")
        await led.type("sedan sist", "enter")
        await led.sees("Sedan sist: träff 1")


async def test_whoever_begins_to_write_is_in_the_meeting_with_every_letter(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.type("invånare 12")
        assert led.line == "invånare 12"
        await led.press("enter")
        await led.until(lambda: led.view.present == 12, "twelve residents")


async def test_a_commitment_is_told_of_with_a_word_and_undone_where_it_stands(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.press("enter")
        await led.sees("Hur går det med åtagande 2, Hamnstads kommun?")
        await led.type("på", "enter")
        await led.type("beställda", "enter", "enter")
        await led.sees("”beställda”", "pågår")
        made = led.view.commitments[1]
        assert (made.status, made.status_word) == (Status.UNDER_WAY, "beställda")
        await led.press("ctrl+z", "ctrl+z")
        await led.until(lambda: led.view.commitments[1].status is Status.NOT_STARTED, "both to be undone")
        await led.sees("▲ försenat · ej påbörjat")


async def test_what_has_changed_asks_for_a_word_before_anything_is_saved(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.press("enter")
        await led.type("änd", "enter")
        await led.sees("är inte ändrat än. Skriv med partens ord")
        assert led.view.commitments[1].status is Status.NOT_STARTED
        assert len(led.screen.query(".field.-wrong")) == 1
        await led.type("till våren", "enter")
        await led.until(lambda: led.view.commitments[1].status is Status.CHANGED, "both to be saved")
        await led.settle()
        assert led.view.commitments[1].status_word == "till våren"
        assert not led.screen.query(".field.-wrong")
        await led.press("end", "ctrl+u")
        await led.type("byta alla lampor", "enter")
        await led.until(lambda: led.view.commitments[1].promise == "byta alla lampor", "the new wording")


async def test_a_status_that_is_none_is_refused_with_the_list_and_stands_to_be_mended(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.press("enter")
        await led.type("kanske", "enter")
        await led.sees("”kanske” finns inte att välja på.", "ändrat och utgår.")
        assert len(led.screen.query(".field.-wrong")) == 1
        assert led.view.commitments[1].status is Status.NOT_STARTED


async def test_what_is_done_is_left_no_longer(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.press("enter")
        await led.type("g", "escape")
        await led.until(lambda: led.view.commitments[1].status is Status.DONE, "done")
        await led.settle()
        assert "laga lamporna" not in led.text
        assert "hålla öppet hus" in led.text


async def test_experiment_question_and_correction_are_answered_from_the_list(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.press("down", "down", "enter")
        await led.say("tolv kom", "musiken drog")
        await led.type("pil", "enter")
        await led.until(lambda: led.view.experiments[0].next is Next.PILOT, "the pilot")
        await led.settle()
        await led.sees("Vem äger parkeringen?")
        led.screen.query_one("Board").highlighted = "parked-1"  # type: ignore[attr-defined]
        await led.press("enter")
        await led.say("Trafikkontoret", "före påsk", "på anslagstavlan")
        await led.until(lambda: led.view.parked[0].settled, "the question to be settled")
        await led.say("i går", "Kommunen")
        await led.until(lambda: not led.view.parked[0].open, "the question to be answered")
        await led.settle()
        assert led.view.parked[0].answered_on == led.clock().astimezone().date() - timedelta(days=1)
        assert "Vem äger parkeringen?" not in led.text
        await led.press("end", "enter")
        assert led.screen is led.phase
        await led.say("Det var 27 personer, inte 26.")
        await led.until(lambda: led.view.notes, "the correction")
        assert (led.view.notes[0].kind, led.view.notes[0].text) == (
            NoteKind.CORRECTION,
            "Det var 27 personer, inte 26.",
        )
        led.run("since")
        await led.settle()
        await led.press("end", "up", "enter", "right")
        await led.type(" Jo.", "enter")
        await led.until(lambda: led.view.notes[0].text.endswith("26. Jo."), "the correction reworded")


async def test_corrections_are_written_in_the_opening_too_and_only_after_an_earlier_meeting(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.press("escape", "left")
        await led.say("Det var 27 personer, inte 26.")
        await led.sees("Rättelser till förra träffens mötesanteckningar", "Det var 27 personer, inte 26.")
        assert led.view.notes[0].kind is NoteKind.CORRECTION
    async with console(tmp_path, size=(100, 30), now=SECOND_EVENING) as led:
        await led.press("up", "enter")  # the first meeting
        await led.until(lambda: led.entered, "the meeting")
        await led.settle()
        assert led.view.meeting.number == 1
        assert "Rättelse" not in led.text
        led.run("since")
        await led.sees("dialogens första träff")


async def test_two_desks_tell_of_one_commitment_and_the_second_sees_the_first_before_it_saves(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.press("enter", "down")
        await led.type("uppe")
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            made = other.view.commitments[1]
            other.do(
                commitments.set_status,
                commitment_id=made.id,
                version=made.version,
                status=Status.UNDER_WAY,
                word="beställda",
            )
        await led.until(lambda: led.view.commitments[1].status_word == "beställda", "the other's word")
        assert led.line == "uppe", "what is half-typed stays"
        await led.press("enter")
        await led.sees("beställda")
        assert led.view.commitments[1].status_word == "beställda", "nothing is overwritten unseen"
        await led.press("enter")
        await led.until(lambda: led.view.commitments[1].status_word == "uppe", "mine, now that theirs was seen")
        assert led.view.commitments[1].status is Status.UNDER_WAY, "their status was taken in"


async def test_the_letter_tells_of_it_among_the_commitments(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.press("escape", "f8", "end", "up", "enter")
        await led.until(lambda: led.phase.kind == "commitments", "the commitments")
        await led.settle()
        await led.press("tab")
        led.phase.board.highlighted = "commitment-1"
        await led.press("s")
        await led.sees("Hur går det med åtagande 1, Båtklubben?")
        await led.type("g", "enter")
        await led.type("det kom femtio", "escape")
        await led.sees("gjort: det kom femtio")


async def test_what_happened_since_is_recorded_from_the_palette(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.press("escape", "/")
        await led.type("hände sedan", "enter")
        await led.until(lambda: isinstance(led.screen, RowFormScreen), "the form")
        await led.say("KS 2026/112-8", "19/5", "Lamporna byts i år.", "2026-06-01")
        await led.sees("1 juni 2026 har inte varit än")
        case = led.view.dialogue
        assert (case.decision_number, case.decision_day) == ("KS 2026/112-8", date(2026, 5, 19))
        assert (case.decision_outcome, case.feedback_day) == ("Lamporna byts i år.", None)
        await led.press("end", "ctrl+u")
        await led.say("i dag", "brev till alla")
        await led.until(lambda: led.view.dialogue.feedback_given == "brev till alla", "the feedback")
        assert led.view.dialogue.feedback_day == SECOND
        await led.settle()
        assert led.screen is led.phase


async def test_on_the_wall_it_does_not_greet_and_shows_only_what_the_room_may_see(tmp_path: Path) -> None:
    async with opened(tmp_path) as led:
        await led.press("escape", "f7", "tab")
        await led.say("Ordföranden är trött")
        await led.press("f4")
        led.run("since")
        await led.sees("Hamnstads kommun", "Vem äger parkeringen?")
        assert "Skriv en rättelse" not in led.text
        assert "Ordföranden" not in led.text
        await led.sees("hålla hallen öppen")
        assert "Fritidsledaren" not in led.text, "who answers for it has not agreed to stand on a wall"
        await led.press("escape", "f4")
        led.run("since")
        await led.sees("hålla hallen öppen", "Fritidsledaren")


async def test_a_meeting_that_has_begun_and_one_with_nothing_left_do_not_greet(tmp_path: Path) -> None:
    with first_meeting(tmp_path / "store.db"), next_meeting(tmp_path / "store.db"):
        pass
    async with console(tmp_path, now=SECOND_EVENING) as led:
        await led.press("enter")
        await led.until(lambda: led.entered, "the meeting")
        await led.settle()
        assert led.screen is led.phase
        led.run("since")
        await led.sees("Skriv en rättelse")


async def test_hostile_words_stand_in_the_list_and_the_forms(tmp_path: Path) -> None:
    hostile = "[/x] [red] <b> \x1b[31m \u202e åäö"
    lay_out(tmp_path)
    with making.console(tmp_path / "store.db", 1) as first:
        commit(first, f"{hostile} part", f"{hostile} löfte", due_by=FIRST)
        experiment(first, f"{hostile} prov", responsible=hostile)
        first.do(parking.park, text=f"{hostile} fråga")
    async with console(tmp_path, size=(160, 45), now=SECOND_EVENING) as led:
        await led.press("enter")
        await led.sees("åäö part", "löfte", "prov", "fråga")
        await led.press("home", "enter")
        await led.sees("part?")
        await led.press("down", "end", "ctrl+u")
        await led.paste(f"{hostile} ord", "escape")
        await led.until(lambda: any(each.status_word.endswith("ord") for each in led.view.commitments), "the word")
        assert "\x1b" not in led.text
        assert "\u202e" not in led.text
