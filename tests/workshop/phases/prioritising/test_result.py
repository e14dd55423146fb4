"""What follows a result, and what is mended in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.dialogue import arrangement
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.view import RoundOrigin, RoundStatus
from tests.workshop.phases.perspectives.nine import beside, prioritising
from tests.workshop.phases.prioritising.rounds import result, under_way
from tests.workshop.phases.prioritising.steps import asks, choices, follow, now, option, show

# What follows a result.


async def test_a_run_off_between_the_top_follows_the_result(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=result("1 2 3", "2 3 4", "3 2")) as led:
        await led.press("ctrl+o")
        await led.sees("Vad gör ni nu?", "Avgörande omgång mellan de främsta", "Något att göra på kvällen")
        await led.press("escape")
        await follow(led, "run_off")
        await led.sees(
            "Avgörande omgång efter omgång 1",
            "0 av 26 sedlar · 1 prick var, högst 1 per alternativ",
            "Avgörande: Viktigast",
        )
        assert (now(led).origin, now(led).dots_each, len(now(led).options)) == (RoundOrigin.RUN_OFF, 1, 2)
        await show(led, "1", "1", "2")
        await led.sees("Avgörande omgång efter omgång 1", "Prioritering, inte beslut", "2 prickar · 2 röstande")


async def test_a_run_off_after_a_run_off_has_the_same_criterion(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=result("1 2 3", "1 2 3")) as led:
        await follow(led, "run_off")
        await show(led, "1", "1", "2", "2", "3")
        await follow(led, "run_off")
        await led.sees("Avgörande omgång efter omgång 2")
        assert (now(led).criterion, len(now(led).options)) == ("Avgörande: Viktigast att börja med", 2)


async def test_a_run_off_between_all_the_options_is_not_offered(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=result("1 2 3", "2 3 4", "3 2")) as led:
        await follow(led, "run_off")
        await show(led, "1", "1", "2")
        await led.press("ctrl+o")
        await led.sees("Ingen avgörande omgång: den skulle stå mellan alla alternativ.")
        assert choices(led) == ["onward", "criterion", "again", "another"]


async def test_enter_goes_on_to_the_next_phase_and_opens_no_round(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=result("1 2 3")) as led:
        following = led.view.next_phase
        assert following is not None
        await led.press("ctrl+o")
        await led.sees("Gå vidare till Förslag")
        await led.press("enter")
        await led.until(lambda: led.view.phase.id == following.id, "the next phase")
        assert len(led.view.rounds) == 1


async def test_in_the_last_phase_the_dialog_stands_on_what_shows_its_terms_first(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=nothing_comes_after) as led:
        await led.press("ctrl+o")
        await led.sees("Vad gör ni nu?", "Avgörande omgång")
        assert choices(led)[0] == "run_off"
        await led.press("enter")
        await led.sees("Samma lista igen efter omgång 1", "Kriterium")
        assert len(led.view.rounds) == 1


def nothing_comes_after(meeting: Meeting) -> None:
    """A result, in a meeting that has no phase after it."""
    result("1 2 3")(meeting)
    for phase in meeting.view.phases[meeting.view.phase_index + 1 :]:
        meeting.do(arrangement.skip, phase_id=phase.id, version=phase.version)


async def test_a_run_off_of_nothing_says_why_and_offers_the_same_list(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=result("0")) as led:
        await led.press("ctrl+o")
        await led.sees("Ingen avgörande omgång: inget alternativ fick någon prick.")
        assert "mellan de främsta" not in led.text
        await led.press("escape")
        await follow(led, "again")
        await led.sees("Samma lista igen efter omgång 1")
        assert (now(led).origin, len(now(led).options)) == (RoundOrigin.AGAIN, 9)


async def test_a_new_round_is_set_up_and_given_up_again(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=result("1 2 3")) as led:
        await led.press("ctrl+o", "end", "enter")
        await led.sees("En ny omgång med alternativen som de är nu", "Kriterium")
        await led.press("escape")
        await led.sees("Prioritering, inte beslut")
        await led.press("ctrl+o", "end", "enter", "ctrl+o")
        await led.until(lambda: led.round is RoundStatus.OPEN, "the round")
        assert (now(led).origin, now(led).number) == (RoundOrigin.FIRST, 2)


async def test_after_a_cancelled_run_off_the_result_is_seen_again(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=result("1 2 3")) as led:
        await follow(led, "run_off")
        await led.until(lambda: led.round is RoundStatus.OPEN, "the run-off")
        led.run("cancel_round")
        await led.settle()
        await led.press("end", "enter")
        await led.sees("Prioritering, inte beslut", "delad plats 1–3")


async def test_of_a_cancelled_round_the_minutes_tell_how_many_ballots_were_in(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=under_way("1 2 3", "2 3")) as led:
        led.run("cancel_round")
        await led.settle()
        await led.press("end", "enter")
        await led.until(lambda: led.view.rounds[0].status is RoundStatus.CANCELLED, "the end of the round")
        assert led.view.rounds[0].slips == 2
        said = (await led.write_minutes()).read_text(encoding="utf-8")
        assert "Omgången avbröts, och de 2 röstsedlar som var inlämnade räknades inte." in said


async def test_two_consoles_follow_one_result_at_once(tmp_path: Path) -> None:
    async with beside(tmp_path, before=result("1 2 3")) as (led, other):
        await led.press("ctrl+o", "down")
        other.refresh()
        other.do(voting.open_again, round_id=now(led).id)
        await led.press("enter")
        await led.sees("Omgång 2 är redan öppen", "Samma lista igen efter omgång 1")
        assert [each.number for each in led.view.rounds] == [1, 2]


# Correcting.


async def test_a_total_is_corrected_with_a_reason_and_marked(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=result("1 2 3", "2 3 4", wall="7=12")) as led:
        await led.press("tab", "home")
        await led.sees("Enter Rätta")
        await led.press("enter")
        await led.sees("Ny summa för")
        assert led.line == "12"
        await led.type("14", "enter")
        await led.sees("12 blir 14. Varför?")
        await led.press("enter")
        await led.sees("Skriv varför summan rättas")
        await led.type("två prickar satt på baksidan", "enter")
        await led.sees("14 prickar · 0 röstande på sedlar", "rättat, var 12")
        (made,) = now(led).corrections
        assert (made.before, made.after, made.reason) == (12, 14, "två prickar satt på baksidan")
        await led.press("ctrl+z")
        await led.until(lambda: not now(led).corrections, "the correction to be undone")
        await led.sees("12 prickar · 0 röstande på sedlar")
        assert "rättat" not in led.text


async def test_a_total_that_cannot_be_stays_to_be_mended(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=result("1 2 3", "2 3 4")) as led:
        await led.press("tab", "home", "enter")
        for typed, why in (
            ("tolv", "inget helt antal"),
            ("1", "2 röstande satte minst en prick"),
            ("2", "redan 2 prickar"),
            ("75", "högst 74"),
        ):
            await led.press("end", "ctrl+u")
            await led.type(typed, "enter")
            await led.sees(why)
            assert led.line == typed
        await led.press("escape")
        assert not now(led).corrections


async def test_a_tie_can_be_broken_by_a_correction_and_places_follow(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=result("1 2", "1 2")) as led:
        await led.sees("delad plats 1–2")
        await led.press("tab", "home", "enter", "end", "ctrl+u")
        await led.type("3", "enter")
        await led.type("en sedel låg kvar i lådan", "enter")
        await led.until(lambda: "delad plats 1–2" not in led.text, "the tie to go")
        assert [row.number for row in led.phase.board.rows[:2]] == ["1", "2"]


async def test_before_the_room_has_seen_it_nothing_is_corrected(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        led.run("correct")
        await led.sees("Det finns ingen visad summa att rätta än.")
        await led.press("ctrl+o", "ctrl+o")
        await led.say("1 2 3")
        await led.press("tab", "home", "enter")
        await led.sees("Omgång 1 är öppen, så det finns ingen summa att rätta.")
        await led.press("escape", "ctrl+o", "down", "enter")
        await led.until(lambda: led.round is RoundStatus.CLOSED, "the round to be closed")
        await led.press("tab", "home", "enter")
        await led.sees("så att alla vet vad som ändrades")
        await led.press("escape")
        led.run("correct")
        await led.sees("så att alla vet vad som ändrades")
        await led.press("ctrl+o")
        led.run("correct")
        await led.sees("Välj alternativet med pilarna.")
        await led.press("home", "enter")
        await led.sees("Ny summa för")


@pytest.mark.parametrize(("keys", "kept"), [(["enter"], 5), (["down", "enter"], 4)], ids=["theirs", "mine"])
async def test_both_correct_one_total_and_the_second_chooses(tmp_path: Path, keys: list[str], kept: int) -> None:
    async with beside(tmp_path, before=result("1 2 3", "2 3 4")) as (led, other):
        await led.press("tab", "home", "enter", "end", "ctrl+u")
        await led.type("4", "enter")
        await led.type("räknat om")
        correct(other, 2, 5)
        await led.until(lambda: option(led, 2).dots == 5, "the other's correction")
        await led.press("enter")
        await led.sees("Någon annan hann ändra samma sak.", "5", "4")
        await led.press(*keys)
        await led.until(lambda: not asks(led) and option(led, 2).dots == kept, f"{kept}")
        assert len(now(led).corrections) == (1 if kept == 5 else 2)


def correct(other: Meeting, number: int, dots: int) -> None:
    """The other corrects an option's total."""
    other.refresh()
    assert other.view.round is not None
    seen = next(option for option in other.view.round.options if option.number == number)
    other.do(voting.correct, option_id=seen.id, version=seen.version, dots=dots, reason="den andra räknade")
