"""The wall beside the ballots, and who may vote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.voting import commands as voting
from sessions.voting.view import RoundStatus
from tests.workshop.phases.perspectives.nine import beside, prioritising
from tests.workshop.phases.prioritising.rounds import under_way
from tests.workshop.phases.prioritising.steps import now

# The wall beside the ballots.


async def test_the_wall_is_counted_on_the_same_line_and_only_its_sum_is_seen(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=under_way("1 2 3", "3 4 5")) as led:
        await led.sees("2 av 26 sedlar", "Röstsedlar", "Väggen", "Antal som får rösta")
        await led.press("right")
        await led.sees("Väggen, nummer=prickar", "Skriv nummer=alla prickar där", "På en vägg syns det inte")
        await led.say("7=12 3=4")
        await led.sees("2 av 26 sedlar · 16 prickar på väggen", "väggens prickar för alternativ 3 och 7")
        await led.say("7=11")
        await led.sees("15 prickar på väggen")
        assert not re.search(r"\b1[12] prick|7=1|4 prick", led.text), "which option has how many is not seen"
        await led.press("ctrl+z")
        await led.sees("16 prickar på väggen", "Ångrat: det senaste från väggen.")
        await led.press("left")
        await led.say("3 1")
        await led.press("ctrl+o", "down", "enter", "ctrl+o")
        await led.sees("12 prickar · 0 röstande på sedlar", "7 prickar · 3 röstande på sedlar", "16 prickar på väggen")
        assert now(led).wall_dots == 16


async def test_where_no_ballot_is_used_none_are_told_of(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=under_way()) as led:
        await led.sees("0 av 26 sedlar")
        await led.press("right")
        await led.say("7=12 3=4")
        await led.sees("16 prickar på väggen")
        assert "av 26 sedlar" not in led.text
        await led.press("ctrl+o", "down", "enter", "ctrl+o")
        await led.sees("12 prickar", "4 prickar")
        assert "röstande" not in led.text
        assert "av 26" not in led.text


async def test_a_line_of_the_wall_that_cannot_be_stays_to_be_mended(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=under_way()) as led:
        assert now(led).stacking == 1
        await led.press("enter")
        await led.sees("Röstsedeln är tom", " 1 3 7.")
        await led.say("7=12")
        await led.sees("den ser ut som prickar på väggen", " 1 3 7.")
        assert led.line == "7=12"
        await led.press("ctrl+u", "right")
        for line, why in (
            ("3 3 7", "likhetstecken"),
            ("10=1", "inget alternativ 10"),
            ("7=1 7=2", "står två gånger"),
            ("7=79", "26 som inte har lämnat sedel har högst 78"),
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
    async with prioritising(tmp_path, size=(80, 24), before=under_way()) as led:
        await led.press("right", "f4")
        await led.type("7=12 3=44")
        assert "7=12" not in led.text
        assert led.line == "7=12 3=44"
        await led.press("enter")
        await led.until(lambda: now(led).wall_dots == 56, "the wall's total")
        await led.sees("56 prickar på väggen")
        assert "44" not in led.text
        await led.type("7=99", "enter")
        await led.sees("Väggen räknades inte. Raden står kvar, dold.")
        assert "99" not in led.text


async def test_the_palette_finds_the_wall_and_the_number_of_voters(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=under_way()) as led:
        await led.press("/")
        await led.type("väggen", "enter")
        await led.sees("Väggen, nummer=prickar")
        await led.press("/")
        await led.type("får rösta", "enter")
        await led.sees("Får rösta, nu 26")


@pytest.mark.parametrize(
    ("keys", "stands"), [(["enter"], 22), (["down", "enter"], 18), (["escape"], 21)], ids=["theirs", "mine", "escape"]
)
async def test_two_count_one_option_of_the_wall_and_the_second_chooses(
    tmp_path: Path, keys: list[str], stands: int
) -> None:
    async with beside(tmp_path, before=under_way()) as (led, other):
        other.refresh()
        other.count_wall("7=19 5=2")
        await led.press("right")
        await led.type("7=15 3=1", "enter")
        await led.sees("Någon annan har räknat väggen för alternativ 7 och fått något annat.")
        assert "19" not in led.text, "what the other counted is not seen"
        await led.press(*keys)
        await led.until(lambda: now(led).wall_dots == stands, f"{stands} dots")
        assert led.line == ("7=15 3=1" if keys == ["escape"] else "")


async def test_a_round_that_the_other_closes_counts_no_more_of_the_wall_here(tmp_path: Path) -> None:
    async with beside(tmp_path, before=under_way()) as (led, other):
        await led.press("right")
        await led.type("7=12")
        other.refresh()
        other.close_round()
        await led.until(lambda: led.round is RoundStatus.CLOSED, "the round to be closed")
        await led.press("enter")
        assert led.line == "7=12"
        assert now(led).wall_dots == 0


# Who may vote.


async def test_somebody_comes_late_and_may_vote(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=under_way("1 2 3")) as led:
        await led.press("left")
        await led.sees("Får rösta, nu 26", "+1 när en till kommer")
        await led.say("+2")
        await led.sees("1 av 28 sedlar", "antal som får rösta, 28", "Röstsedel")
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
    async with beside(tmp_path, before=under_way()) as (led, other):
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
        await led.press("ctrl+o", "ctrl+o")
        assert now(led).entitled == led.view.present
        await led.phase.submit(voting.cancel_round, round_id=now(led).id)
        await led.settle()
        await led.press("enter", "down", "down", "down", "end", "ctrl+u")
        await led.type("20", "enter")
        other.refresh()
        other.do(dialogue.count_present, counts={"invånare": 2})
        await led.until(lambda: led.view.present == 2, "fewer people")
        await led.press("ctrl+o")
        assert now(led).entitled == 20
