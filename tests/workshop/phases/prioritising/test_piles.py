"""A prioritisation counted by actor group: a pile for each, and only what keeps every ballot secret is shown."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.voting.view import RoundStatus, RoundView
from tests.sessions.store import making
from tests.story.console import Console
from tests.workshop.phases.prioritising.grouped import (
    FIRST,
    GROUPS,
    LOOSE,
    ask_for_piles,
    counted,
    grouped,
    open_piles,
    show,
    shown,
)
from tests.workshop.phases.prioritising.rounds import lay, reveal


def now(led: Console) -> RoundView:
    assert led.view.round is not None
    return led.view.round


async def test_piles_are_counted_one_by_one_and_only_their_counts_are_seen(tmp_path: Path) -> None:
    async with grouped(tmp_path, size=(80, 24)) as led:
        await led.press("enter", *["down"] * 4)
        await led.sees("nej. Med ja räknas en hög för varje grupp", "behöver fem röstsedlar")
        await led.press("right")
        assert led.line == "ja"
        await led.press("escape", "ctrl+o")
        assert now(led).piles == GROUPS["sv"]
        await led.sees("Hög 1 av 6: invånare, 0 sedlar", "Röstsedel, invånare")
        await led.say(*FIRST[0])
        await led.sees("7 av 26 sedlar", "Hög 1 av 6: invånare, 7 sedlar")
        await led.press("right", "right")
        await led.sees("Hög 3 av 6: tjänsteperson, 0 sedlar", "Röstsedel, tjänsteperson")
        await led.say("1 3 8")
        await led.press("ctrl+z")
        await led.sees("Hög 3 av 6: tjänsteperson, 0 sedlar")
        await led.press("left", "left", "left", "left", "left")
        await led.sees("Hög 6 av 6: övriga, ingen grupp", "Röstsedel, övriga, ingen grupp")
        await led.say("2", "9 9")
        await led.sees("alternativ 9 har 2 prickar, men högst 1 får")
        assert led.line == "9 9"
        await led.press("ctrl+u", "right")
        await led.sees("Väggen, nummer=prickar", "Röstsedlar   Väggen   Antal som får rösta")
        assert now(led).pile_slips == (7, 0, 0, 0, 0, 1)


async def test_the_room_never_sees_how_many_lie_in_a_pile(tmp_path: Path) -> None:
    async with grouped(tmp_path, before=open_piles) as led:
        await led.press("right")
        await led.say("1", "2")
        await led.press("f4")
        await led.sees("av 26 sedlar", "Röstsedel, förtroendevald")
        assert not re.search(r"Hög \d|2 sedlar,|, 2 sedlar", led.text)


async def test_what_the_groups_agree_on_and_differ_on_and_who_is_not_shown(tmp_path: Path) -> None:
    async with grouped(tmp_path, size=(100, 60), before=counted) as led:
        await show(led)
        await led.sees("Ctrl+O visar också vad aktörsgrupperna är överens om")
        await led.press("ctrl+o", "ctrl+o", "down", "enter")
        await led.sees(
            "Omgång 1 per aktörsgrupp: Viktigast att börja med",
            "invånare: 6 av 7 sedlar",
            "tjänsteperson: 3 av 5 sedlar",
            "invånare: 0 av 7 sedlar",
            "tjänsteperson: 4 av 5 sedlar",
        )
        await led.press("end")
        await led.sees("invånare (7 sedlar) och tjänsteperson (5 sedlar).", "Övriga 5 röstsedlar visas inte grupp")
        for group in ("förtroendevald", "civilsamhälle", "näringsliv"):
            assert group not in led.text
        await led.press("escape", "tab", "g")
        await led.sees("Omgång 1 per aktörsgrupp")


async def test_where_no_group_can_be_shown_it_is_told_why(tmp_path: Path) -> None:
    async with grouped(tmp_path, before=partial(shown, ballots=FIRST[:2])) as led:
        await led.press("tab", "g")
        await led.sees("Röstsedlarna visas inte grupp för grupp, så att ingens röst")
        assert "invånare" not in led.text


async def test_a_room_without_five_of_any_group_is_warned_before_the_list_is_locked(tmp_path: Path) -> None:
    async with grouped(tmp_path, present=(4, 2, 4, 4, 1)) as led:
        await ask_for_piles(led)
        await led.sees("Innan listan låses", "Ingen aktörsgrupp kommer att kunna visas för sig")
        assert led.round is None
        await led.press("escape", "ctrl+o", "end", "enter")
        await led.until(lambda: led.round is RoundStatus.OPEN, "the round")
        assert now(led).piles == GROUPS["sv"]


async def test_an_answer_that_is_neither_yes_nor_no_opens_nothing(tmp_path: Path) -> None:
    async with grouped(tmp_path) as led:
        await led.press("enter", *["down"] * 4)
        await led.type("kanske", "escape", "ctrl+o")
        await led.sees("kanske")
        assert led.round is None


async def test_two_consoles_count_different_piles_and_a_group_renamed_meanwhile_changes_none(tmp_path: Path) -> None:
    async with grouped(tmp_path, before=open_piles) as led:
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            for one, their in zip(FIRST[0], FIRST[2], strict=False):
                other.lay_ballot(their, "tjänsteperson")
                await led.say(one)
            version = other.view.dialogue.version
            other.do(dialogue.describe, version=version, field="actor_groups", text="boende, näringsliv")
            await led.until(lambda: led.view.dialogue.actor_groups == ("boende", "näringsliv"), "the other's groups")
            await led.sees("Hög 1 av 6: invånare, 5 sedlar")
            assert now(led).pile_slips[2] == 5
            other.lay_ballot(LOOSE[0], "tjänsteperson")
            await led.until(lambda: now(led).pile_slips[2] == 6, "the other's ballot")


@pytest.mark.parametrize("group", ["[/x] <b>&amp;", "grupp" * 400])
async def test_a_group_of_any_name_has_its_pile(tmp_path: Path, group: str) -> None:
    async with grouped(tmp_path, size=(80, 24), before=partial(named, group=group)) as led:
        await ask_for_piles(led)
        await led.sees("Innan listan låses")
        await led.press("end", "enter")
        await led.until(lambda: led.round is RoundStatus.OPEN, "the round")
        await led.say(FIRST[0][0])
        await led.sees(f"Hög 1 av 2: {group[:20]}")
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            lay(other, *FIRST[0][1:], pile=now(led).piles[0])
            lay(other, *FIRST[0])
            reveal(other)
        await led.until(lambda: led.round is RoundStatus.REVEALED, "the result")
        await led.settle()
        await led.press("tab", "g")
        await led.sees(group[:20])


def named(meeting: Meeting, group: str) -> None:
    """The room is made of one group of that name."""
    meeting.do(dialogue.describe, version=meeting.view.dialogue.version, field="actor_groups", text=group)
