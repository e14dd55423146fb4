"""The wall follows the store by itself, and goes on whatever becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.voting import commands as voting
from tests.sessions.store.making import QUESTION, console, first_store, make_meeting, open_round
from tests.workshop.two_meetings import HARBOUR, SCHOOL, lay_out
from tests.workshop.wall.hosted import wall
from workshop.looks import LOOKS
from workshop.wall.turning import PAGE_SECONDS, REVEAL_SECONDS


async def test_it_waits_for_a_meeting_and_follows_it_through_everything(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    async with wall(path) as seen:
        await seen.sees("Här finns ingen träff än")
        assert not path.exists()
        meeting_id = make_meeting(path)
        await seen.sees("Ingen träff har börjat än")
        with console(path, meeting_id) as led:
            there = {phase.kind: phase.id for phase in led.view.phases}
            led.do(dialogue.go_to, phase_id=there[PhaseKind.IDEAS])
            await seen.sees(QUESTION, "Idéer", "Skriv en idé i taget")
            led.do(ideas.add, text="Lys upp gångvägen", table="3")
            await seen.sees("▌ 1  Lys upp gångvägen", "1 idé · bord 3: 1")
            for number in range(2, 12):
                led.do(ideas.add, text=f"Idé nummer {number}")
            await seen.sees("▌ 11  Idé nummer 11", "1 av 2", "Idé nummer 10")
            await seen.pass_by(PAGE_SECONDS)
            await seen.sees("▌ 11  Idé nummer 11", "2 av 2")
        away = path.with_name("borta.db")
        path.rename(away)
        await seen.sees("Här finns ingen träff än")
        away.rename(path)
        await seen.sees("▌ 11  Idé nummer 11")
        await seen.pilot.press("f5")
        assert not seen.text.strip()
        await seen.pilot.press("f5")
        await seen.sees("▌ 11  Idé nummer 11")
        for size, said in (((20, 5), "Fönstret är för"), ((160, 45), "Idé nummer 2")):
            await seen.pilot.resize_terminal(*size)
            await seen.sees(said)


async def test_a_result_is_revealed_from_the_last_place(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as led:
        round_id = open_round(led, entitled=3, options=3)
        for slip in ("1 1 2", "1 1 2", "x"):
            led.lay_ballot(slip)
        async with wall(path, meeting_id=meeting_id) as seen:
            await seen.sees("av 3 sedlar")
            led.close_round()
            await seen.sees("Allt är räknat")
            led.do(voting.reveal, round_id=round_id)
            await seen.sees("Prioritering, inte beslut")
            assert "prickar" not in seen.text
            for shown in (["0 prickar"], ["0 prickar", "2 prickar"], ["0 prickar", "2 prickar", "4 prickar"]):
                await seen.pass_by(REVEAL_SECONDS)
                await seen.sees(*shown)
                assert seen.text.count(" prickar") == len(shown)


async def test_where_nothing_may_move_a_result_comes_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    path = tmp_path / "dialoger.db"
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as led:
        round_id = open_round(led, entitled=2, options=3)
        for slip in ("1 1 2", "x"):
            led.lay_ballot(slip)
        async with wall(path, meeting_id=meeting_id) as seen:
            await seen.sees("av 2 sedlar")
            led.close_round()
            await seen.sees("Allt är räknat")
            led.do(voting.reveal, round_id=round_id)
            await seen.sees("0 prickar", "1 prick", "2 prickar")


async def test_of_two_meetings_one_is_chosen_by_its_figure(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with wall(tmp_path / "store.db") as seen:
        await seen.sees("Två träffar pågår", HARBOUR, SCHOOL)
        first = next(line for line in seen.text.splitlines() if line.strip().startswith("1 "))
        chosen, other = (HARBOUR, SCHOOL) if HARBOUR in first else (SCHOOL, HARBOUR)
        await seen.pilot.press("7", "1")
        await seen.sees(chosen, "Idéer")
        assert other not in seen.text


async def test_a_locked_store_leaves_the_picture_and_an_older_one_says_so(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    meeting_id = make_meeting(path)
    async with wall(path, meeting_id=meeting_id) as seen:
        await seen.sees(QUESTION)
        other = dbapi2.connect(str(path), isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await seen.pass_by(1.0)
        assert QUESTION in seen.text
        other.execute("ROLLBACK")
        other.close()
    older = first_store(tmp_path / "older.db")
    async with wall(older) as seen:
        await seen.sees("Öppna träffen i programmet först")
        with console(older, 1):
            await seen.sees("Ingen träff har börjat än")


async def test_a_wall_that_is_older_than_the_store_says_so_at_once_and_goes_on_when_it_can(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    make_meeting(path)
    other = dbapi2.connect(str(path), isolation_level=None)
    (known,) = other.execute("SELECT version_num FROM alembic_version").fetchone()
    other.execute("UPDATE alembic_version SET version_num = '9999'")
    async with wall(path) as seen:
        await seen.sees("Duken är äldre än programmet som leder träffen.")
        other.execute("UPDATE alembic_version SET version_num = ?", (known,))
        await seen.sees("Ingen träff har börjat än")
    other.close()


async def test_an_error_of_our_own_is_a_calm_sentence(tmp_path: Path) -> None:
    async with wall(tmp_path / "dialoger.db", test=True) as seen:
        await seen.sees("Ser ni det här", "Bra: 60 × 18")
        for theme in LOOKS:
            seen.app.theme = theme
            await seen.sees("Ser ni det här")
        seen.app.shown._test = False
        seen.app.shown._view = object()  # type: ignore[assignment]
        seen.app.shown._said = None
        seen.app.paint()
        await seen.sees("Duken väntar på träffen")
        assert [type(error) for error in seen.app.faults] == [AttributeError]
        seen.app.faults.clear()
