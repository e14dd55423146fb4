"""A prioritisation looked at in more ways than one: by actor group, and by two criteria on the same list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.view import RoundOrigin, RoundStatus, RoundView
from tests.sessions.store import making
from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from tests.workshop.phases.perspectives.nine import beside, prioritising
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
from tests.workshop.phases.prioritising.rounds import lay, opened_on, result, reveal
from workshop.dialogs.choice import ChoiceScreen
from workshop.phases.prioritising.comparison import ComparisonScreen

SECOND = ("1 5 6", "5 6 7", "2 5 6", "9 6", "4 5", "3 1 9", "8 5 9")


def now(led: Console) -> RoundView:
    assert led.view.round is not None
    return led.view.round


first_round = result("1 2 3", "1 2 4", "1 3 9", "2 1")


def counted_twice(meeting: Meeting, criterion: str = "Mest genomförbart") -> None:
    """The ballots are in by another criterion too; nobody has seen what they gave."""
    first_round(meeting)
    opened_on(meeting, criterion)
    lay(meeting, *SECOND)


def weighed(meeting: Meeting, criteria: Sequence[str] = ("Mest genomförbart",)) -> None:
    """A result by each criterion."""
    counted_twice(meeting, criteria[0])
    reveal(meeting)
    for criterion in criteria[1:]:
        opened_on(meeting, criterion)
        lay(meeting, *SECOND)
        reveal(meeting)


async def on_another(led: Console, criterion: str = "") -> None:
    """The same list with another criterion: what follows, and the round opened."""
    await led.press("ctrl+o")
    await led.sees("Samma lista på ett annat kriterium")
    screen = led.screen
    assert isinstance(screen, ChoiceScreen)
    at = [choice.id for choice in screen._choices].index("criterion")
    await led.press(*["down"] * at, "enter")
    if criterion:
        await led.press("enter", "end", "ctrl+u")
        await led.type(criterion, "escape")
    await led.press("ctrl+o")
    await led.until(lambda: led.round is RoundStatus.OPEN, "the round")


# Another criterion on the same list.


async def test_the_second_criterion_is_suggested_with_the_same_list_and_terms(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=first_round) as led:
        await led.press("ctrl+o")
        await led.sees("Till exempel Mest genomförbart. Sedan kan de två jämföras.")
        await led.press("down", "enter")
        await led.sees("Samma lista igen efter omgång 1", "9 alternativ", "Mest genomförbart")
        await led.press("escape")
        await led.sees("Prioritering, inte beslut · Viktigast att börja med")
        await on_another(led)
        assert (now(led).criterion, now(led).origin, now(led).origin_id) == ("Mest genomförbart", RoundOrigin.AGAIN, 1)
        assert [option.label for option in now(led).options] == [o.label for o in led.view.rounds[0].options]


async def test_the_list_is_the_one_that_was_voted_about_whatever_has_been_written_since(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=first_round) as led:
        await led.phase.submit(ideas.add_many, texts=["En färja till"], quiet=True)
        await led.settle()
        await on_another(led, "Går i år")
        assert (now(led).criterion, len(now(led).options)) == ("Går i år", 9)


async def test_the_same_question_once_more_is_no_other_criterion(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=first_round) as led:
        await led.press("ctrl+o", "down", "enter", "enter", "end", "ctrl+u")
        await led.type("viktigast att BÖRJA med", "escape", "ctrl+o")
        await led.sees("Omgång 1 har redan det kriteriet. Inget är öppnat")
        assert len(led.view.rounds) == 1


# The two-way picture.


async def test_two_criteria_are_offered_and_seen_in_one_picture(tmp_path: Path) -> None:
    async with prioritising(tmp_path, size=(80, 24), before=counted_twice) as led:
        await show(led)
        await led.sees("Nu är två kriterier visade på samma lista. Ctrl+O jämför dem i en bild.")
        await led.press("ctrl+o")
        await led.sees("Jämför två kriterier i en bild", "Viktigast att börja med och Mest genomförbart")
        await led.press("enter")
        await led.sees("↑ Mest genomförbart", "Viktigast att börja med →", "Högt på båda", "Lågt på båda", "5")
        await led.sees("Omgång 1 har 4 röstsedlar och omgång 2 har 7. Jämför med försiktighet.")
        await led.press("end")
        await led.sees("Måla väntkuren", "→\u00a00 · ↑\u00a01 prick")
        await led.press("escape")
        await led.press("tab", "j")
        await led.sees("Två kriterier på samma lista")
        await led.press("escape")
        assert not isinstance(led.screen, ComparisonScreen)


async def test_before_there_are_two_it_is_told_how_to_come_there(tmp_path: Path) -> None:
    async with beside(tmp_path) as (led, other):
        await led.press("/")
        await led.type("jämför", "enter")
        await led.sees("Det finns inget att jämföra än.")
        first_round(other)
        await led.until(lambda: led.round is RoundStatus.REVEALED, "the result")
        await led.settle()
        await led.press("tab", "g")
        await led.sees("Det finns ingen visad omgång som räknades per aktörsgrupp.")


async def test_of_three_criteria_left_and_right_choose_which_two(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=partial(weighed, criteria=("Genomförbart", "Billigt"))) as led:
        await led.press("tab", "j")
        await led.sees("↑ Billigt", "Genomförbart →", "Jämförelse 1 av 3")
        await led.press("right")
        await led.sees("↑ Billigt", "Viktigast att börja med →", "Jämförelse 2 av 3")
        await led.press("left", "left")
        await led.sees("↑ Genomförbart", "Viktigast att börja med →", "Jämförelse 3 av 3")


async def test_a_total_that_another_corrects_moves_in_the_picture_and_the_list_keeps_its_place(tmp_path: Path) -> None:
    async with beside(tmp_path, before=weighed) as (led, other):
        await led.press("tab", "j", "down", "down")
        board = led.screen.query_one("Board")
        stands = board.highlighted  # type: ignore[attr-defined]
        other.refresh()
        option = next(o for o in now(led).options if o.number == 8)
        other.do(voting.correct, option_id=option.id, version=option.version, dots=5, reason="felräknat")
        await led.sees("→\u00a00 · ↑\u00a05 prickar")
        assert board.highlighted == stands  # type: ignore[attr-defined]


async def test_the_picture_is_for_the_room_too_and_a_small_window_has_the_list(tmp_path: Path) -> None:
    hostile = partial(weighed, criteria=("[/x] <b>" + "lång" * 60,))
    async with prioritising(tmp_path, size=(60, 18), before=hostile) as led:
        await led.press("f4", "/")
        await led.type("jämför två", "enter")
        await led.sees("Två kriterier på samma lista", "↑ [/x] <b>lång", "…", "Högt på båda")
        assert "Esc" not in led.text
        await led.resize(40, 12)
        await led.sees("Fönstret är för", "Ljus och")


# Per actor group.


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
        await led.sees("Väggen, nummer=prickar", "Röstsedlar   Väggen   Antal röstande")
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
        await led.press("ctrl+o", "ctrl+o", "enter")
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


async def test_a_meeting_without_two_of_its_own_shows_those_of_an_earlier_one_and_says_whose(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.press("f8", "enter")
        await led.until(lambda: led.phase.kind == "prioritising", "the prioritising")
        await led.settle()
        led.run("compare")
        await led.sees("Två kriterier på samma lista, träff 1", "↑ Mest genomförbart i år")
