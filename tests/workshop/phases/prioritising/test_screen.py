"""A prioritisation led by keys: the list before it is locked, the wall beside ballots, what follows, what is mended."""

from __future__ import annotations

import re
from pathlib import Path
from threading import current_thread
from typing import Any

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.text.likeness import alike
from sessions.voting import commands as voting
from sessions.voting.view import OptionView, RoundOrigin, RoundStatus, RoundView
from tests.story.console import Console
from tests.workshop.phases.perspectives.nine import beside, prioritising
from workshop.dialogs.choice import ChoiceScreen
from workshop.phases.prioritising import setup

ALIKE = (
    *("Fler lampor längs kajen", "Fler lampor vid kajen", "Bänkar med ryggstöd", "Bänk med ryggstöd"),
    *(
        "Öppen fritidsgård på lördagar",
        "Fritidsgården öppen lördag",
        "Cykelställ vid stationen",
        "Cykelställ vid station",
    ),
)
OTHERS = ("Plantera träd", "Simskola gratis", "Teater ute", "Mata inte måsarna")


async def show(led: Console, *ballots: str, wall: str = "") -> None:
    """Lay these, close and reveal."""
    await led.say(*ballots)
    if wall:
        await led.press("right")
        await led.say(wall)
    await led.press("ctrl+o", "down", "enter", "ctrl+o")
    await led.until(lambda: led.round is RoundStatus.REVEALED, "the result")
    await led.settle()


def now(led: Console) -> RoundView:
    assert led.view.round is not None
    return led.view.round


def option(led: Console, number: int) -> OptionView:
    return next(option for option in now(led).options if option.number == number)


def asks(led: Console) -> bool:
    return isinstance(led.screen, ChoiceScreen)


def add(led: Console, *texts: str) -> Any:
    """Ideas that somebody else writes."""
    return led.phase.ask_clerk(lambda meeting: meeting.do(ideas.add_many, texts=texts), quiet=True)


# The wall beside the ballots.


async def test_the_wall_is_counted_on_the_same_line_and_only_its_sum_is_seen(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await led.say("1 2 3", "3 4 5")
        await led.sees("2 av 26 sedlar", "Röstsedlar", "Väggen", "Antal röstande")
        await led.press("right")
        await led.sees("Väggen, nummer=prickar", "Skriv nummer=alla prickar där", "syns inte på en vägg")
        await led.say("7=12 3=4")
        await led.sees("2 av 26 sedlar · 16 prickar på väggen", "väggens prickar för 3 och 7")
        await led.say("7=11")
        await led.sees("15 prickar på väggen")
        assert not re.search(r"\b1[12] prick|7=1|4 prick", led.text), "which option has how many is not seen"
        await led.press("ctrl+z")
        await led.sees("16 prickar på väggen", "Tillbakataget: det senaste från väggen.")
        await led.press("left")
        await led.say("3 1")
        await led.press("ctrl+o", "down", "enter", "ctrl+o")
        await led.sees("12 prickar · 0 röstande på sedlar", "7 prickar · 3 röstande på sedlar", "16 prickar på väggen")
        assert now(led).wall_dots == 16


async def test_a_line_of_the_wall_that_cannot_be_stays_to_be_mended(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await led.say("7=12")
        await led.sees("den ser ut som prickar på väggen")
        assert led.line == "7=12"
        await led.press("ctrl+u", "right")
        for line, why in (
            ("3 3 7", "likhetstecken"),
            ("10=1", "inget alternativ 10"),
            ("7=1 7=2", "står två gånger"),
            ("7=79", "26 röstande som inte har lämnat sedel har högst 78"),
        ):
            await led.say(line)
            await led.sees(why)
            assert led.line == line
            await led.press("ctrl+u")
        assert now(led).wall_dots == 0
        await led.say("7=77")
        await led.press("left")
        await led.say("1 2 3")
        await led.sees("77 prickar på väggen kommer från minst 26 personer")
        assert now(led).slips == 0


async def test_a_room_that_looks_sees_neither_totals_of_the_wall_nor_why_they_were_refused(tmp_path: Path) -> None:
    async with prioritising(tmp_path, size=(80, 24)) as led:
        await led.press("ctrl+o", "right", "f4")
        await led.type("7=12 3=44")
        assert "7=12" not in led.text
        assert led.line == "7=12 3=44"
        await led.press("enter")
        await led.sees("56 prickar på väggen")
        assert "44" not in led.text
        await led.type("7=99", "enter")
        await led.sees("Väggen räknades inte. Raden står kvar, dold.")
        assert "99" not in led.text


async def test_the_palette_finds_the_wall_and_the_number_of_voters(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o", "/")
        await led.type("väggen", "enter")
        await led.sees("Väggen, nummer=prickar")
        await led.press("/")
        await led.type("antalet röstande", "enter")
        await led.sees("Röstande, nu 26")


@pytest.mark.parametrize(
    ("keys", "stands"), [(["enter"], 22), (["down", "enter"], 18), (["escape"], 21)], ids=["theirs", "mine", "escape"]
)
async def test_two_count_one_option_of_the_wall_and_the_second_chooses(
    tmp_path: Path, keys: list[str], stands: int
) -> None:
    async with beside(tmp_path) as (led, other):
        await led.press("ctrl+o")
        other.refresh()
        other.count_wall("7=19 5=2")
        await led.press("right")
        await led.type("7=15 3=1", "enter")
        await led.sees("Någon annan har räknat väggen för 7 och fått något annat.")
        assert "19" not in led.text, "what the other counted is not seen"
        await led.press(*keys)
        await led.until(lambda: now(led).wall_dots == stands, f"{stands} dots")
        assert led.line == ("7=15 3=1" if keys == ["escape"] else "")


async def test_a_round_that_the_other_closes_counts_no_more_of_the_wall_here(tmp_path: Path) -> None:
    async with beside(tmp_path) as (led, other):
        await led.press("ctrl+o", "right")
        await led.type("7=12")
        other.refresh()
        other.close_round()
        await led.until(lambda: led.round is RoundStatus.CLOSED, "the round to be closed")
        await led.press("enter")
        assert led.line == "7=12"
        assert now(led).wall_dots == 0


# Who may vote.


async def test_somebody_comes_late_and_may_vote(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await led.say("1 2 3")
        await led.press("left")
        await led.sees("Röstande, nu 26", "+1 när en till kommer")
        await led.say("+2")
        await led.sees("1 av 28 sedlar", "28 röstberättigade", "Röstsedel")
        await led.say("2 3 4")
        await led.sees("2 av 28 sedlar")
        await led.press("left")
        await led.say("1")
        await led.sees("2 röstsedlar är redan inlämnade")
        assert led.line == "1"
        await led.press("ctrl+u")
        await led.say("många")
        await led.sees("Skriv hur många som får rösta")
        assert now(led).entitled == 28
        await led.press("ctrl+u", "ctrl+z")
        await led.press("ctrl+z")
        await led.sees("1 av 26 sedlar")


async def test_people_counted_later_are_told_of_and_change_nothing_by_themselves(tmp_path: Path) -> None:
    async with beside(tmp_path) as (led, other):
        await led.press("ctrl+o")
        assert "Nu är" not in led.text
        other.do(dialogue.count_present, counts={"invånare": 31})
        await led.until(lambda: led.view.present > 26, "more people")
        await led.sees(f"Nu är {led.view.present} i rummet", "0 av 26 sedlar")
        assert now(led).entitled == 26


async def test_before_the_round_the_number_of_voters_follows_the_room_unless_it_was_typed(tmp_path: Path) -> None:
    async with beside(tmp_path) as (led, other):
        before = led.view.present
        other.do(dialogue.count_present, counts={"invånare": 31})
        await led.until(lambda: led.view.present > before, "more people")
        await led.press("ctrl+o")
        assert now(led).entitled == led.view.present
        led.phase.ask_clerk(lambda meeting: meeting.do(voting.cancel_round, round_id=now(led).id))
        await led.settle()
        await led.press("enter", "down", "down", "down", "end", "ctrl+u")
        await led.type("20", "enter")
        other.refresh()
        other.do(dialogue.count_present, counts={"invånare": 2})
        await led.until(lambda: led.view.present == 2, "fewer people")
        await led.press("ctrl+o")
        assert now(led).entitled == 20


# The list before it is locked.


async def test_nothing_to_look_at_opens_with_one_key(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.sees("9 alternativ", "3 prickar var: en tredjedel", "då väger den som har mest makt")
        await led.press("ctrl+o")
        assert led.round is RoundStatus.OPEN
        assert not asks(led)


async def test_options_that_look_alike_are_named_and_can_be_voted_on_all_the_same(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        add(led, "Sista bussen väntar in den sista färjan")
        await led.settle()
        await led.press("ctrl+o")
        await led.sees("Innan listan låses", "Två alternativ liknar varandra", "┌  9", "└ 10", "väntar in den sista")
        assert led.round is None
        await led.press("escape")
        assert led.round is None
        await led.press("ctrl+o", "end", "enter")
        await led.until(lambda: led.round is RoundStatus.OPEN, "the round")
        assert len(now(led).options) == 10


async def test_more_than_three_pairs_are_counted_and_more_than_twenty_options_are_many(tmp_path: Path) -> None:
    async with prioritising(tmp_path, size=(80, 24)) as led:
        add(led, *ALIKE, *OTHERS)
        await led.settle()
        await led.press("ctrl+o")
        await led.sees("Innan listan låses")
        shown = led.text
        assert shown.count("┌") == 3
        assert re.search(r"och \d+ par till\.", shown)
        assert "21 alternativ är många att välja mellan" in shown
        assert "De är olika saker, och rummet har hört dem alla." in shown, (
            "every choice is seen in the smallest window"
        )


async def test_back_to_grouping_is_one_key(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        add(led, "Sista bussen väntar in den sista färjan")
        await led.settle()
        await led.press("ctrl+o", "enter")
        await led.until(lambda: led.phase.kind == PhaseKind.GROUPING, "the grouping")
        assert led.view.phase.kind == PhaseKind.GROUPING
        assert led.round is None


async def test_the_list_is_looked_through_by_the_clerk_so_that_no_key_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def seen(*texts: Any) -> Any:
        looked.append(current_thread().name)
        return alike(*texts)

    monkeypatch.setattr(setup, "alike", seen)
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        assert led.round is RoundStatus.OPEN
    assert looked == ["clerk"]


async def test_terms_that_cannot_be_are_told_before_the_list_is_looked_through(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        add(led, "Sista bussen väntar in den sista färjan")
        await led.settle()
        await led.press("enter", "down", "end", "ctrl+u")
        await led.type("99", "escape", "ctrl+o")
        await led.sees("måste vara 1 till 20")
        assert not asks(led)


# What follows a result.


async def test_a_run_off_is_two_keys_from_the_result(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await show(led, "1 2 3", "2 3 4", "3 2")
        await led.press("ctrl+o")
        await led.sees("Vad följer på det här?", "Avgörande omgång mellan de främsta", "Något att göra på kvällen")
        await led.press("enter")
        await led.sees("Avgörande omgång efter omgång 1", "0 av 26 sedlar · Avgörande: Viktigast att börja med")
        assert (now(led).origin, now(led).dots_each, len(now(led).options)) == (RoundOrigin.RUN_OFF, 1, 2)
        await show(led, "1", "1", "2")
        await led.sees("Avgörande omgång efter omgång 1", "Prioritering, inte beslut", "2 prickar · 2 röstande")
        await led.press("ctrl+o", "enter")
        await led.sees("Avgörande omgång efter omgång 2")
        assert now(led).criterion == "Avgörande: Viktigast att börja med"


async def test_a_run_off_of_nothing_says_why_and_offers_the_same_list(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await show(led, "0")
        await led.press("ctrl+o")
        await led.sees("Ingen avgörande omgång: inget alternativ fick någon prick.")
        assert "mellan de främsta" not in led.text
        await led.press("down", "enter")
        await led.sees("Samma lista igen efter omgång 1")
        assert (now(led).origin, len(now(led).options)) == (RoundOrigin.AGAIN, 9)


async def test_a_new_round_is_set_up_and_given_up_again(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await show(led, "1 2 3")
        await led.press("ctrl+o", "end", "enter")
        await led.sees("En ny omgång med alternativen som de är nu", "Kriterium")
        await led.press("escape")
        await led.sees("Prioritering, inte beslut")
        await led.press("ctrl+o", "end", "enter", "ctrl+o")
        await led.until(lambda: led.round is RoundStatus.OPEN, "the round")
        assert (now(led).origin, now(led).number) == (RoundOrigin.FIRST, 2)


async def test_after_a_cancelled_run_off_the_result_is_seen_again(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await show(led, "1 2 3")
        await led.press("ctrl+o", "enter")
        await led.until(lambda: led.round is RoundStatus.OPEN, "the run-off")
        led.run("cancel_round")
        await led.settle()
        await led.press("end", "enter")
        await led.sees("Prioritering, inte beslut", "delad plats 1–3")


async def test_two_consoles_follow_one_result_at_once(tmp_path: Path) -> None:
    async with beside(tmp_path) as (led, other):
        await led.press("ctrl+o")
        await show(led, "1 2 3")
        await led.press("ctrl+o")
        other.refresh()
        other.do(voting.open_again, round_id=now(led).id)
        await led.press("enter")
        await led.sees("Omgång 2 är redan öppen", "Samma lista igen efter omgång 1")
        assert [each.number for each in led.view.rounds] == [1, 2]


# Correcting.


async def test_a_total_is_corrected_with_a_reason_and_marked(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await show(led, "1 2 3", "2 3 4", wall="7=12")
        await led.press("tab", "home")
        await led.sees("Enter Rätta")
        await led.press("enter")
        await led.sees("Ny summa för")
        assert led.line == "12"
        await led.press("end", "ctrl+u")
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
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await show(led, "1 2 3", "2 3 4")
        await led.press("tab", "home", "enter")
        for typed, why in (
            ("tolv", "inget helt antal"),
            ("1", "2 röstande lade minst en prick"),
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
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await show(led, "1 2", "1 2")
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
        await led.press("ctrl+o")
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
    async with beside(tmp_path) as (led, other):
        await led.press("ctrl+o")
        await show(led, "1 2 3", "2 3 4")
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
