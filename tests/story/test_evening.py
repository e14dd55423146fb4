"""A whole meeting led by keys alone, from an empty store to the minutes in the hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.voting.view import RoundStatus
from tests.readme.picture import in_stockholm
from tests.story.beginning import opening, prepare
from tests.story.console import Console, console
from tests.story.written import exported, golden, minutes

IDEAS = (
    "Lys upp gångvägen mellan skolan och bussen",
    "Öppna idrottshallen på fredagskvällar",
    "Vuxna som rör sig på torget efter åtta",
    "Lampor som tänds när man går förbi magasinen",
    "Ett café som drivs av de unga själva",
)
PASTED = ("Klipp ner buskarna vid hållplatsen", "Fler kameror", "Sista bussen ska vänta in sista färjan")


@pytest.fixture(autouse=True)
def swedish_time() -> Iterator[None]:
    """The minutes tell the time of the room."""
    with in_stockholm():
        yield


async def test_one_whole_meeting_led_by_keys_from_an_empty_store_to_the_minutes(tmp_path: Path) -> None:
    async with console(tmp_path, drawn=True) as led:
        await prepare(led)
        await opening(led)
        await ideas(led)
        await grouping(led)
        await prioritising(led)
        await proposals(led)
        await commitments(led)
        await closing(led)
        written = await minutes(led)
    assert sorted((tmp_path / "minutes").iterdir()) == [written.with_suffix(".html"), written]
    said = written.read_text(encoding="utf-8")
    assert said == golden("evening.sv.md", said)
    the_command_line_agrees(tmp_path)


async def ideas(led: Console) -> None:
    """Eight ideas with theme and table; one mended, one withdrawn, three in one paste."""
    await led.go_to("ideas", by_keys=True)
    await led.say(IDEAS[0])
    await led.sees("Sparat: idé 1. Ctrl+Z ångrar.")
    await led.press("shift+tab", "shift+tab")
    await led.type("Fritid", "enter")
    await led.press("shift+tab")
    await led.type("2", "enter")
    await led.say(IDEAS[1], IDEAS[2])
    await led.press("up")
    assert led.line == IDEAS[2]
    await led.press("right")
    await led.type(", varje helg", "enter")
    await led.sees("Vuxna som rör sig på torget efter åtta, varje helg")
    await led.say(IDEAS[3], IDEAS[4])
    led.clock.forward(31)
    await led.type("Halvskr")
    await led.press("f6")
    await led.say("Vem äger parkeringen bakom silon?")
    assert led.line == "Halvskr", "the half-typed idea comes back after a parked question"
    await led.press("ctrl+u")
    await led.paste("\n".join(PASTED))
    await led.sees("Spara 3 rader", *PASTED)
    await led.press("enter")
    await led.sees("8 idéer · 1 bord")
    await led.press("tab", "end", "up", "x")
    await led.sees("tillbakadragen", "7 idéer")
    await led.press("home", "c")
    await led.say("Hela vägen, även under bron")
    await led.sees("Förtydligande: Hela vägen, även under bron")
    await led.press("escape", "f7")
    await led.say("Polisen kom en kvart efter start.")
    await led.press("f7", "tab")
    await led.say("Ordföranden tog över samtalet vid bord tre")


async def grouping(led: Console) -> None:
    """Clusters by the line, and by letters on the board."""
    led.clock.forward(12)
    await led.go_to("grouping", by_keys=True)
    await led.say("1 4 Ljus och sikt", "2 5 Något att göra")
    await led.sees("2 kluster · 3 idéer utan kluster")
    await led.say("7 Kameror")
    await led.sees("7")
    assert led.line == "7 Kameror", "a withdrawn idea cannot be gathered, and the line is kept"
    await led.press("ctrl+u", "tab")
    await led.press("end", "up", "space")
    await led.sees("1 markerad")
    await led.press("home", "f")
    await led.sees("Sparat", "2 kluster · 2 idéer utan kluster")
    await led.press("down", "down", "down", "down", "n")
    await led.press("end", "ctrl+u")
    await led.say("Något att göra på kvällen")
    await led.sees("Något att göra på kvällen")
    led.clock.forward(20)


async def prioritising(led: Console) -> None:
    """A round: six ballots with their slips of the hand, the wall; a tie, a corrected total, and a run-off."""
    await led.go_to("prioritising", by_keys=True)
    await led.press("enter")
    await led.press("end", "ctrl+u")
    await led.type("Viktigast att börja med", "enter")
    await led.press("enter")
    await led.press("end", "ctrl+u")
    await led.type("2", "enter")
    await led.press("end", "ctrl+u")
    await led.type("7", "enter")
    await led.press("ctrl+o")
    await led.sees("0 av 7 sedlar")
    await led.say("1 1 3")
    await led.sees("1 av 7 sedlar")
    await led.say("9 1 1")
    await led.sees("9")
    assert led.line == "9 1 1", "a wrong ballot stands to be mended"
    await led.sees("1 av 7 sedlar")
    await led.press("ctrl+u")
    await led.say("1 2 2", "x", "1 2 4", "2 2 1", "4")
    await led.sees("6 av 7 sedlar")
    await led.press("ctrl+z")
    await led.sees("5 av 7 sedlar")
    await led.say("0")
    await led.sees("6 av 7 sedlar")
    await led.press("right")
    await led.say("3=9")
    await led.sees("3=9")
    await led.press("ctrl+u")
    await led.say("3=2")
    await led.sees("6 av 7 sedlar", "2 prickar på väggen")
    await led.press("left")
    assert not re.search(r"\d prick(?!ar (på väggen|var))", led.text), "nothing of the standing is seen yet"
    await led.press("ctrl+o")
    await led.press("down", "enter")
    await led.until(lambda: led.round is RoundStatus.CLOSED, "the round to be closed")
    assert "delad plats 1" not in led.text
    await led.press("ctrl+o")
    await led.until(lambda: led.round is RoundStatus.REVEALED, "the result")
    await led.sees("delad plats 1–2", "5 prickar")
    await led.press("tab", "home", "down", "down", "enter")
    assert led.line == "3"
    await led.press("end", "ctrl+u")
    await led.type("2", "enter")
    await led.type("En prick satt kvar från förra gången", "enter")
    await led.sees("rättat, var 3")
    await led.press("escape", "ctrl+o", "down", "enter")
    await led.sees("Avgörande omgång efter omgång 1", "0 av 7 sedlar")
    await led.say("1", "1", "2")
    await led.press("ctrl+o", "down", "enter")
    await led.until(lambda: led.round is RoundStatus.CLOSED, "the run-off to be closed")
    await led.press("ctrl+o")
    await led.until(lambda: led.round is RoundStatus.REVEALED, "the run-off's result")
    led.clock.forward(24)


async def proposals(led: Console) -> None:
    """What was given priority becomes a proposal, another is worded at the table; hands, and a reservation."""
    await led.go_to("proposals", by_keys=True)
    await led.sees("Främst i prioriteringen, omgång 2")
    await led.press("tab", "home", "enter")
    assert led.line == "Ljus och sikt"
    await led.press("end", "ctrl+u")
    await led.type("Lys upp vägen mellan skolan, magasinen och bussen", "enter")
    await led.type("Det är där flest tar omvägar", "enter")
    await led.press("enter")  # the ideas behind it are there already
    await led.type("k", "enter")
    await led.press("left", "left", "enter")
    await led.type("0 0 1 3 8 40", "enter")
    await led.sees("52 händer är fler än de 19 som är räknade i rummet.")
    assert led.line == "0 0 1 3 8 40", "what was typed stands to be mended, and the cursor is there"
    await led.press("backspace", "enter")
    await led.say("Att lamporna inte lyser in hos oss")
    await led.sees("kort sikt · kräver inte politiskt beslut · plats 1 i omgång 2")
    await led.sees("0:·    1:·    2:▁ 1  3:▃ 3  4:█ 8  5:▄ 4   16\xa0svar", "◕ bred uppslutning")
    await led.say("Öppna magasinen för föreningar på kvällarna")
    await led.press("escape", "tab", "home", "down", "s")
    await led.say("0:2 2:3 4:9 5:3")
    await led.sees("◑ delade meningar", "Vad behövs för att ni ska kunna leva med det?")
    await led.press("enter")
    await led.press("tab", "a")
    await led.say("Fråga föreningarna vilka kvällar de kan")
    await led.press("tab", "r")
    await led.say("Inte innan det är bestämt vem som låser")
    await led.sees("Reservation: Inte innan det är bestämt vem som låser", "2 förslag · 2 prövade")
    led.clock.forward(21)


async def commitments(led: Console) -> None:
    """Two parties, one of them not ready."""
    await led.go_to("commitments", by_keys=True)
    await led.say("Hamnstads kommun")
    await led.say("laga lamporna vid magasinen", "vi alla")
    await led.sees("”vi alla” går inte att fråga hur det gick. Vem är ansvarig?")
    await led.press("up", "end", "ctrl+u")
    await led.say("driftchefen", "ringa elbolaget", "27 april", "alla lampor lyser", "15/6", "2026-09-02")
    await led.say("", "6")
    await led.sees("”6” går inte att läsa. Skriv hur säkra ni är, från 0 till 5.")
    assert led.line == "6", "what is none stands to be mended"
    await led.press("backspace")
    await led.say("4", "Båtklubben", "besked om elledningen", "Hamnbolaget", "driftchefen")
    await led.press("escape")
    await led.sees("1 åtagande · 1 komplett · än så länge bara från Hamnstads kommun")
    await led.say("Båtklubben")
    await led.say("hålla öppet hus en gång i månaden", "ordföranden", "fråga styrelsen", "31 april")
    await led.sees("31 april")
    await led.press("end", "ctrl+u")
    await led.say("30 april")
    await led.press("escape")
    await led.sees("2 åtaganden · 1 komplett", "Saknar: första steg inom sju dagar, hur det märks, klart senast")
    led.clock.forward(38)


async def closing(led: Console) -> None:
    """The parked question gets its answer, the room its last words, and the next meeting its day."""
    await led.go_to("closing", by_keys=True)
    await led.say("Hoppfull", "Trött men glad")
    await led.press("tab", "home", "enter")
    await led.type("trafikkontoret", "enter")
    await led.type("före midsommar", "enter")
    await led.type("på anslagstavlan", "enter")
    await led.sees("1 parkerad fråga")
    await led.press("tab", "home", "down", "enter")
    await led.type("13 maj", "enter")
    await led.type("18.30", "enter")
    await led.type("Tullhuset", "enter")
    await led.sees("Tullhuset")
    led.clock.forward(14)


def the_command_line_agrees(folder: Path) -> None:
    """Another process reads the same store, and tells what was typed."""
    data = exported(folder)
    assert data["dialogue"]["question"] == "Hur blir hamnområdet tryggt för alla?"
    assert data["participants"]["total"] == 19
    mended = [*IDEAS[:2], f"{IDEAS[2]}, varje helg", *IDEAS[3:], *PASTED]
    assert [idea["text"] for idea in data["ideas"]] == [*mended[:6], "", *mended[7:]], "a withdrawn one's are left out"
    assert [idea["withdrawn"] for idea in data["ideas"]] == [number == 7 for number in range(1, 9)]
    voted, run_off = data["rounds"]
    assert (run_off["origin"], run_off["handed_in"]) == ("run_off", 3)
    counted = [voted[name] for name in ("handed_in", "valid", "blank", "spoiled", "entitled")]
    assert counted == [6, 4, 1, 1, 7]
    assert [made["party"] for made in data["commitments"]] == ["Hamnstads kommun", "Båtklubben"]
    assert [used["used_seconds"] // 60 for used in data["phases"]][:2] == [18, 43]
    assert "Ordföranden" not in json.dumps(data, ensure_ascii=False)
