"""The list before it is locked."""

from __future__ import annotations

import re
from pathlib import Path
from threading import current_thread
from typing import Any

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.errors import Refused
from sessions.text.likeness import alike
from sessions.voting.view import RoundStatus
from sessions.words import phrase
from tests.workshop.phases.perspectives.nine import prioritising
from tests.workshop.phases.prioritising.steps import add, asks, now
from workshop.phases.prioritising import setup
from workshop.phases.prioritising.stage import whole

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


@pytest.mark.parametrize(("typed", "read"), [("3", 3), (" 1 000 ", 1000), ("1.000", 1000), ("12,0", 12), ("26 st", 26)])
def test_a_number_is_read_as_people_write_it(typed: str, read: int) -> None:
    assert whole(typed) == read


@pytest.mark.parametrize("typed", ["1.5", "tre", "", "-3"])
def test_another_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        whole(typed)
    assert caught.value.phrase == phrase("voting.not_whole", text=typed)


async def test_the_terms_are_seen_before_the_round_is_opened(tmp_path: Path) -> None:
    """Once they are, nothing to look at opens with one key."""
    async with prioritising(tmp_path) as led:
        await led.sees("9 alternativ", "3 prickar var: en tredjedel", "då väger den som har mest makt")
        await led.press("ctrl+o")
        assert (led.round, led.line) == (None, "Viktigast att börja med")
        await led.sees("3 prickar var, högst 1 per alternativ. Tab går till nästa fält. Ctrl+O en gång till öppnar")
        await led.press("ctrl+o")
        assert led.round is RoundStatus.OPEN
        assert not asks(led)


async def test_a_round_without_a_ballot_is_cancelled_by_one_key_and_no_other_round_is(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("enter", "ctrl+o")
        await led.sees("Ctrl+O Avbryt")
        await led.press("ctrl+o")
        assert ([each.status for each in led.view.rounds], asks(led)) == ([RoundStatus.CANCELLED], False)
        await led.press("ctrl+o")
        assert led.round is None, "it shows its terms first"
        await led.press("ctrl+o")
        await led.type("1 2 3")
        await led.press("ctrl+o")
        await led.sees("Ctrl+O Avbryt", "Avbryt omgången?")
        await led.press("escape", "enter")
        await led.sees("1 av 26 sedlar", "Ctrl+O Stäng")
        await led.press("ctrl+o")
        assert ([each.status for each in led.view.rounds], asks(led)) == (
            [RoundStatus.CANCELLED, RoundStatus.OPEN],
            True,
        )


async def test_dots_each_and_most_per_option_are_seen_while_it_is_open_by_the_room_too(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("enter", "down", "end", "ctrl+u")
        await led.type("5", "down", "end", "ctrl+u")
        await led.type("2", "ctrl+o")
        await led.sees("0 av 26 sedlar · 5 prickar var, högst 2 per alternativ")
        await led.press("f4")
        await led.sees("av 26 sedlar", "Du har 5 prickar. Sätt högst 2 på samma alternativ.")
        await led.press("enter")
        await led.sees("Skriv numren som fått prickar, till exempel 3 3 7.")


async def test_options_that_look_alike_are_named_and_can_be_voted_on_all_the_same(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await add(led, "Sista bussen väntar in den sista färjan")
        await led.settle()
        await led.press("ctrl+o", "ctrl+o")
        await led.sees("Innan listan låses", "Två alternativ liknar varandra", "┌  9", "└ 10", "väntar in den sista")
        assert led.round is None
        await led.press("escape")
        assert led.round is None
        await led.press("ctrl+o", "end", "enter")
        await led.until(lambda: led.round is RoundStatus.OPEN, "the round")
        assert len(now(led).options) == 10


async def test_more_than_three_pairs_are_counted_and_more_than_twenty_options_are_many(tmp_path: Path) -> None:
    async with prioritising(tmp_path, size=(80, 24)) as led:
        await add(led, *ALIKE, *OTHERS)
        await led.settle()
        await led.press("ctrl+o", "ctrl+o")
        await led.sees("Innan listan låses")
        shown = led.text
        assert shown.count("┌") == 3
        assert re.search(r"och \d+ par till\.", shown)
        assert "21 alternativ är många att välja mellan" in shown
        assert "De är olika saker, och deltagarna har hört dem alla." in shown, (
            "every choice is seen in the smallest window"
        )


async def test_back_to_grouping_is_one_key(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await add(led, "Sista bussen väntar in den sista färjan")
        await led.settle()
        await led.press("ctrl+o", "ctrl+o", "enter")
        await led.until(lambda: led.phase.kind == PhaseKind.GROUPING, "the grouping")
        assert led.view.phase.kind == PhaseKind.GROUPING
        assert led.round is None


async def test_the_list_is_looked_through_by_the_worker_so_that_no_key_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def seen(*texts: Any) -> Any:
        looked.append(current_thread().name)
        return alike(*texts)

    monkeypatch.setattr(setup, "alike", seen)
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o", "ctrl+o")
        assert led.round is RoundStatus.OPEN
    assert looked == ["store"]


async def test_terms_that_cannot_be_are_told_before_the_list_is_looked_through(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await add(led, "Sista bussen väntar in den sista färjan")
        await led.settle()
        await led.press("enter", "down", "end", "ctrl+u")
        await led.type("99", "escape", "ctrl+o")
        await led.sees("Prickar var: ", "måste vara 1 till 20")
        assert (led.line, asks(led)) == ("99", False)
        await led.press("escape")
        assert led.line == "3", "what was suggested stands there again"
        await led.press("down", "end", "ctrl+u")
        await led.type("många", "escape", "ctrl+o")
        await led.sees("Högst på samma: ”många” är inget helt antal.")
        assert led.line == "många"
