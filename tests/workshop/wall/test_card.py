"""The way in on the wall: whole at each size, in the opening and when it is asked for, and gone with who serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
import zxingcpp

from sessions.agenda.phases import PhaseKind
from sessions.live.view import LiveView
from sessions.queries.room import for_room
from sessions.view import MeetingView
from sessions.words import Words
from tests.sessions.records.evening import whole
from tests.workshop.wall.hosted import plain
from tests.workshop.wall.test_shots import NOW, in_phase
from workshop.card.view import Card
from workshop.card.wifi import Wifi
from workshop.cli.wall import find_walls
from workshop.wall import card
from workshop.wall.setting import Line
from workshop.wall.show import Show
from workshop.wall.turning import BARE_SECONDS, PAGE_SECONDS

SIZES = ((60, 18), (100, 30), (160, 45))
LONGEST = "192.168.100.200:8080"
SV = Words("sv")
SQUARE = 4
HALVES = {"▀": (0, 255), "▄": (255, 0), "█": (0, 0)}


def of(view: MeetingView, *, asked: bool = False) -> Card:
    """The card of a meeting, with the longest address that there is."""
    return Card(view.meeting.id, LONGEST, f"HTTP://{LONGEST}/S/7KQ4ABCDEF", "482915", asked)


def read(lines: Sequence[Line]) -> str:
    """What a camera reads on a wall: what is no code is neither light nor dark, each cell two squares high."""
    width = max(sum(len(text) for _, text in line) for line in lines)
    rows: list[bytes] = []
    for line in lines:
        halves: tuple[list[int], list[int]] = ([], [])
        for part, text in line:
            for sign in text:
                colours = HALVES.get(sign, (255, 255)) if part == "code" else (128, 128)
                for half, colour in zip(halves, colours, strict=True):
                    half += [colour] * SQUARE
        rows += [bytes(half).ljust(width * SQUARE, b"\x80") for half in halves for _ in range(SQUARE)]
    picture = memoryview(b"".join(rows)).cast("B", (len(rows), width * SQUARE))
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


def shown(kind: PhaseKind) -> tuple[Show, MeetingView, list[float]]:
    """A wall in a phase, its meeting, and the clock that turns its pages."""
    seconds = [0.0]
    show = Show(SV, find_walls, lambda: NOW, lambda: seconds[0])
    view = in_phase(whole("sv"), kind)
    show.follow(for_room(view), ())
    return show, view, seconds


@pytest.mark.parametrize("size", SIZES)
def test_code_address_and_digits_are_whole_at_each_size(size: tuple[int, int]) -> None:
    here = of(whole("sv"))
    (page,) = card.pages(here, SV, size)
    lines = page.lines()
    assert len(lines) <= size[1]
    assert max(sum(len(text) for _, text in line) for line in lines) <= size[0]
    assert read(lines) == here.link
    assert LONGEST in plain(lines)
    digits = [line for line in plain(lines).splitlines() if "██████" in line]
    assert len(digits) > 4
    without = card.pages(replace(here, short=""), SV, size)[0].lines()
    assert read(without) == here.link


def test_where_the_code_has_no_room_the_words_say_what_to_type() -> None:
    (page,) = card.pages(of(whole("sv")), SV, (44, 16))
    text = plain(page.lines())
    assert "Skriv adressen" in text
    assert LONGEST in text
    assert "code" not in {part for line in page.lines() for part, _ in line}


def test_in_the_opening_it_takes_turns_with_what_the_evening_is_about() -> None:
    show, view, seconds = shown(PhaseKind.OPENING)
    before = plain(show.lines((100, 30)))
    show.take_card(of(view))
    assert LONGEST in plain(show.lines((100, 30)))
    seconds[0] += BARE_SECONDS - 1
    assert LONGEST in plain(show.lines((100, 30))), "so long as it takes to find one's phone"
    seconds[0] += 1
    assert view.dialogue.question in plain(show.lines((100, 30)))
    seen = set()
    for _ in range(20):
        seen.add(plain(show.lines((100, 30))))
        seconds[0] += PAGE_SECONDS
    assert any(LONGEST in page for page in seen)
    show.take_card(None)
    assert plain(show.lines((100, 30))).split("\n", 4)[3] == before.split("\n", 4)[3]
    assert LONGEST not in plain(show.lines((100, 30)))


def test_in_other_phases_it_is_there_when_it_is_asked_for_and_alone() -> None:
    show, view, seconds = shown(PhaseKind.IDEAS)
    before = plain(show.lines((60, 18)))
    show.take_card(of(view))
    assert plain(show.lines((60, 18))) == before
    show.take_card(of(view, asked=True))
    assert LONGEST in plain(show.lines((60, 18)))
    seconds[0] += 60
    assert LONGEST in plain(show.lines((60, 18)))
    show.follow(for_room(replace(view, live=LiveView(message="Paus till 19.15"))), ())
    assert LONGEST in plain(show.lines((60, 18))), "what was asked for last"
    show.follow(for_room(replace(view, live=LiveView(blank=True))), ())
    assert show.lines((60, 18)) == []
    show.follow(for_room(view), ())
    show.take_card(None)
    assert plain(show.lines((60, 18))) == before


def test_the_card_of_another_meeting_is_not_this_ones() -> None:
    show, view, _ = shown(PhaseKind.OPENING)
    before = plain(show.lines((60, 18)))
    show.take_card(replace(of(view, asked=True), meeting_id=view.meeting.id + 1))
    assert plain(show.lines((60, 18))) == before


@pytest.mark.parametrize("size", SIZES)
def test_the_network_comes_first_on_a_page_of_its_own(size: tuple[int, int]) -> None:
    here = replace(of(whole("sv")), wifi=Wifi("Hamnens gäster", "hemligt1", shows=True))
    first, second = card.pages(here, SV, size)
    assert read(first.lines()) == "WIFI:T:WPA;S:Hamnens gäster;P:hemligt1;;"
    for text in ("Hamnens gäster", "hemligt1"):
        assert text in plain(first.lines())
    assert read(second.lines()) == here.link
    assert "Hamnens gäster" not in plain(second.lines())


def test_a_network_whose_code_has_no_room_is_told_of_in_words() -> None:
    here = replace(of(whole("sv")), wifi=Wifi("Hamnens gäster", "x" * 60))
    text = plain(card.pages(here, SV, (60, 18))[0].lines())
    assert "Välj det här nätverket i telefonen" in text
    assert "Nätverk: Hamnens gäster" in text
    assert "xxx" not in text
