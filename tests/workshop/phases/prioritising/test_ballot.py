"""A ballot belongs to the round that it was typed in, whatever becomes of that, and the room never reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sessions.errors import Unavailable
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.ballots import Ballots
from sessions.voting.view import RoundStatus
from tests.story.console import Console
from tests.workshop.phases.perspectives.nine import beside
from tests.workshop.phases.prioritising.rounds import under_way
from tests.workshop.phases.prioritising.steps import now

OTHER = "Det här skrevs för en annan omgång än omgång 2"
HELD = "en röstsedel eller privat anteckning"


async def end_round(led: Console, other: Meeting) -> int:
    """The other closes the round and shows what it gave."""
    other.refresh()
    assert other.view.round is not None
    round_id = other.view.round.id
    other.close_round()
    other.do(voting.reveal, round_id=round_id)
    await led.until(lambda: led.round is RoundStatus.REVEALED, "the result")
    return round_id


async def open_another(led: Console, other: Meeting) -> None:
    """The other opens a round on the list of the one that is over."""
    other.do(voting.open_again, round_id=await end_round(led, other))
    await led.until(lambda: now(led).number == 2, "the second round")
    await led.settle()


async def lose_one(led: Console, monkeypatch: pytest.MonkeyPatch, ballot: str) -> None:
    """A ballot that the disk does not take just now."""

    def full(*_args: Any, **_named: Any) -> None:
        raise Unavailable("store.full")

    with monkeypatch.context() as broken:
        broken.setattr(Ballots, "lay", full)
        await led.say(ballot)
        await led.sees(HELD)


@pytest.mark.parametrize(("line", "keys"), [("1 2 3", []), ("7=12 3=4", ["right"])], ids=["ballot", "wall"])
async def test_what_was_half_typed_in_one_round_is_not_counted_in_the_next(
    tmp_path: Path, line: str, keys: list[str]
) -> None:
    async with beside(tmp_path, before=under_way()) as (led, other):
        await led.press(*keys)
        await led.type(line)
        await open_another(led, other)
        for _ in range(2):
            await led.press("enter")
            await led.sees(OTHER)
            assert led.line == line, "it is kept"
            assert (now(led).slips, now(led).wall_dots) == (0, 0)
        await led.press("ctrl+u")
        await led.say("1 2 3")
        await led.sees("1 av 26 sedlar")


async def test_what_could_not_be_saved_is_tried_again_in_its_own_round_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with beside(tmp_path, before=under_way()) as (led, other):
        await lose_one(led, monkeypatch, "1 2 3")
        await open_another(led, other)
        await led.press("ctrl+r")
        await led.sees(OTHER)
        assert led.line == "1 2 3"
        await led.press("enter")
        await led.sees(OTHER)
        assert now(led).slips == 0


async def test_what_could_not_be_saved_is_counted_when_it_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with beside(tmp_path, before=under_way()) as (led, _):
        await lose_one(led, monkeypatch, "1 2 3")
        await led.press("ctrl+r")
        await led.sees("1 av 26 sedlar")
        assert not led.waiting


async def test_a_ballot_is_hidden_from_the_room_also_when_its_round_is_over(tmp_path: Path) -> None:
    async with beside(tmp_path, before=under_way()) as (led, other):
        await led.press("f4")
        await led.type("7 8 9")
        await end_round(led, other)
        await led.press("enter")
        assert led.line == "7 8 9"
        assert "7 8 9" not in led.text
        await led.press("ctrl+u")
        await led.type("7 8 9")
        assert "7 8 9" in led.text, "what belongs to no round is no ballot"


async def test_a_ballot_that_waits_goes_to_no_line_of_another_phase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with beside(tmp_path, before=under_way()) as (led, other):
        await lose_one(led, monkeypatch, "1 99")
        await end_round(led, other)
        await led.go_to("proposals")
        await led.press("ctrl+r")
        await led.press("ctrl+r")
        assert led.line == ""
        assert led.waiting == ("1 99",)
        assert "1 99" not in led.text


async def test_why_a_ballot_was_refused_when_tried_again_is_no_more_read_by_the_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with beside(tmp_path, before=under_way()) as (led, _):
        await lose_one(led, monkeypatch, "1 99")
        await led.press("f4", "ctrl+r")
        await led.sees("En röstsedel eller privat anteckning sparades inte.")
        assert "99" not in led.text
        assert led.line == "1 99"
