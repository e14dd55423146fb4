"""Wishes to those who are not here, and commitments read aloud one by one until their party says yes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sessions.commitments import commands as commitments
from sessions.commitments.view import CommitmentKind, CommitmentView
from sessions.meeting import Meeting
from sessions.records.markdown import markdown
from sessions.records.minutes import minutes
from sessions.words import Words
from tests.sessions.store import making
from tests.story.console import Console, console
from tests.workshop.phases.commitments.test_screen import last
from tests.workshop.phases.commitments.written import READY, committing, write
from tests.workshop.test_shots import shoot
from workshop.phases.commitments.read_aloud import ReadAloudScreen

HOSTILE = "[/x] [red] <b> \x1b[31m `*_| åäö"
SAID = {
    "sv": ("Hamnstads kommun", "laga lamporna", "driftchefen", "Båtklubben", "hålla öppet hus en gång i månaden"),
    "en": (
        "Hamnstad municipality",
        "mend the lamps",
        "head of works",
        "The boat club",
        "hold an open house each month",
    ),
}
WISHED = {
    "sv": ("Trafikverket", "sänka hastigheten på Hamngatan", "ordföranden"),
    "en": ("The road agency", "lower the speed on Harbour Street", "the chair"),
}


def lay_out(meeting: Meeting, language: str) -> None:
    """Two commitments, the first of them ready, and a wish."""
    party, promise, role, other, open_house = SAID[language]
    whom, wish, who = WISHED[language]
    write(meeting, party, promise, role=role, **READY)
    write(meeting, other, open_house)
    write(meeting, whom, wish, CommitmentKind.WISH, reports_back=who)


@asynccontextmanager
async def promised(folder: Path, language: str = "sv", **more: Any) -> AsyncIterator[Console]:
    """A console at them; the highlight on the first."""
    fill = partial(committing, language=language, before=partial(lay_out, language=language))
    async with console(folder, language, fill=fill, **more) as led:
        await led.press("tab", "home")
        yield led


def made(led: Console, number: int) -> CommitmentView:
    return next(each for each in led.view.commitments if each.number == number)


async def test_a_wish_is_written_apart_and_never_told_as_a_promise(tmp_path: Path) -> None:
    async with promised(tmp_path) as led:
        assert made(led, 3).kind is CommitmentKind.WISH
        await led.sees("2 åtaganden · 1 komplett · 1 önskemål", "Önskemål till dem som inte är här")
        await led.sees("Vi ber Trafikverket att sänka hastigheten på Hamngatan", "ordföranden framför det")
        said = markdown(minutes(led.view, Words("sv"), led.clock.now))
        assert "åtar sig att sänka" not in said
        assert "Önskemål till dem som inte var" in said


async def test_a_wish_is_taken_on_by_a_party_that_has_come_and_undone(tmp_path: Path) -> None:
    async with promised(tmp_path) as led:
        await led.press("end")
        await led.sees("T De tar på sig det")
        await led.press("t")
        await led.until(lambda: not made(led, 3).is_wish, "a commitment of it")
        await led.settle()
        await led.say("regionchefen")
        assert made(led, 3).role == "regionchefen"
        await led.press("escape")
        await led.sees("3 åtaganden")
        await led.press("ctrl+z", "ctrl+z")
        await led.until(lambda: made(led, 3).is_wish, "a wish again")


async def test_a_vague_party_that_takes_it_on_is_asked_who_in_particular(tmp_path: Path) -> None:
    async with console(tmp_path, fill=committing) as led:
        await led.press("right")
        await led.say("Kommunen", "röja snön")
        await led.press("escape", "tab", "end", "t")
        await led.sees("”Kommunen” går inte att fråga hur det gick. Vem är ansvarig?")


async def test_the_palette_turns_the_line_and_up_opens_the_last_of_its_kind(tmp_path: Path) -> None:
    async with promised(tmp_path) as led:
        await led.press("escape", "/")
        await led.type("åtagande eller önskemål", "enter")
        await led.sees("Önskemål till vem?")
        await led.press("up")
        assert led.line == "sänka hastigheten på Hamngatan"


async def test_each_is_read_and_said_yes_to_and_the_sum_is_quiet(tmp_path: Path) -> None:
    async with promised(tmp_path) as led:
        await led.press("l")
        await led.sees("Åtagande 1", "utkast", "1 av 2", "åtar sig att laga lamporna", "Ansvarig: driftchefen")
        await led.press("enter")
        await led.until(lambda: made(led, 1).confirmed, "the first yes")
        await led.sees("Åtagande 2", "2 av 2", "Saknar:")
        await led.press("left")
        await led.sees("Åtagande 1", "bekräftat")
        await led.press("u")
        await led.until(lambda: not made(led, 1).confirmed, "the yes taken back")
        await led.press("ctrl+z")
        await led.until(lambda: made(led, 1).confirmed, "the yes again")
        await led.press("right", "right")
        await led.sees("Önskemål 3", "önskemål 1 av 1", "Vi ber Trafikverket att")
        await led.press("enter")
        assert not made(led, 3).confirmed, "nobody has promised a wish"
        await led.sees("Allt är uppläst", "1 av 2 bekräftat", "Utkast: åtagande 2")
        await led.press("enter")
        assert led.screen is led.phase
        await led.sees("1 åtagande · 1 bekräftat", "✓ bekräftat")
        assert "1 av 2 bekräftat" not in led.text


async def test_an_incomplete_one_is_confirmed_with_what_it_lacks_said(tmp_path: Path) -> None:
    async with promised(tmp_path) as led:
        await led.press("l", "right", "enter")
        await led.until(lambda: made(led, 2).confirmed, "the yes")
        await led.settle()
        assert "Saknar" in led.message


async def test_words_are_changed_while_they_are_read_and_are_a_draft_again(tmp_path: Path) -> None:
    async with promised(tmp_path) as led:
        await led.press("l", "enter", "left", "r")
        await led.sees("Ändra det som läses upp: åtagande 1")
        assert led.line == "laga lamporna"
        await led.press("right")
        await led.type(" vid kajen", "escape")
        await led.sees("åtar sig att laga lamporna vid kajen", "utkast")
        assert not made(led, 1).confirmed
        assert "Någon ändrade" not in led.text
        await led.press("enter")
        await led.until(lambda: made(led, 1).confirmed, "the yes to the new words")


async def test_a_yes_to_words_that_another_changed_meanwhile_is_not_taken(tmp_path: Path) -> None:
    async with promised(tmp_path) as led:
        await led.press("l")
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            theirs = next(each for each in other.view.commitments if each.number == 1)
            other.do(
                commitments.describe,
                commitment_id=theirs.id,
                version=theirs.version,
                field="promise",
                value="laga två lampor",
            )
            await led.sees("Någon ändrade orden medan ni läste.", "laga två lampor")
            await led.press("enter")
            await led.settle()
            assert not made(led, 1).confirmed
            await led.sees("Inte bekräftat: orden ändrades medan ni läste.", "laga två lampor")
            await led.press("enter")
            await led.until(lambda: made(led, 1).confirmed, "the yes to the new words")


async def test_what_another_takes_away_while_it_is_read_makes_place_for_the_next(tmp_path: Path) -> None:
    async with promised(tmp_path) as led:
        await led.press("l")
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            other.do(commitments.remove, commitment_id=made(led, 1).id)
        await led.sees("Åtagande 2", "1 av 1")


async def test_with_nothing_to_read_it_says_so(tmp_path: Path) -> None:
    async with console(tmp_path, fill=committing) as led:
        await led.press("/")
        await led.type("läs upp", "enter")
        await led.sees("Det finns inget att läsa upp än.")
        assert not isinstance(led.screen, ReadAloudScreen)


async def test_the_room_sees_no_keys_and_blanking_and_the_wall_look_work_there(tmp_path: Path) -> None:
    async with promised(tmp_path, size=(60, 18)) as led:
        await led.press("l")
        await led.sees("Enter Ja")
        await led.press("f4")
        await led.sees("åtar sig att laga lamporna")
        assert "Enter" not in led.text
        await led.press("f5")
        await led.until(lambda: "laga" not in led.text, "nothing to be seen")
        await led.press("f5", "f4")
        await led.sees("Enter Ja")


async def test_hostile_words_are_read_as_they_are(tmp_path: Path) -> None:
    async with console(tmp_path, fill=committing, size=(80, 24)) as led:
        await led.press("right")
        for suffix in ("whom", "what", "who"):
            await led.paste(f"{HOSTILE} {suffix}", "enter")
        await led.press("escape", "left")
        await led.paste(f"{HOSTILE} party", "enter")
        await led.paste(f"{HOSTILE} " + "lång " * 1999, "enter")
        await led.press("escape", "tab", "home", "l")
        await led.sees("[/x] [red] <b>", "party", "lång lång")
        await led.press("pagedown", "pagedown")
        assert isinstance(led.screen, ReadAloudScreen)
        await led.press("right")
        await led.sees("Vi ber [/x] [red] <b>", "who framför det")
        assert "\x1b" not in led.text
        assert last(led).promise.startswith("[/x] [red]")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_as_it_looks(tmp_path: Path, text_file: Any, language: str) -> None:
    """The board with its parties and wishes; a draft that is ready, one that lacks, a wish, the sum."""
    async with promised(tmp_path, language, size=(100, 30)) as led:
        await shoot(led, text_file, "parties")
        await led.press("end", "enter")
        await shoot(led, text_file, "wish")
        await led.press("escape", "tab", "l")
        await shoot(led, text_file, "reading")
        await led.press("enter", "right", "right")
        await shoot(led, text_file, "reading-sum")
