"""A prioritisation looked at in more ways than one: by two criteria on the same list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.view import RoundOrigin, RoundStatus, RoundView
from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from tests.workshop.phases.perspectives.nine import beside, prioritising
from tests.workshop.phases.prioritising.grouped import (
    show,
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
    await led.press("home", *["down"] * at, "enter")
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
        await led.press("down", "down", "enter")
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
        await led.press("ctrl+o", "down", "down", "enter", "enter", "end", "ctrl+u")
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
        await led.press("down", "enter")
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


async def test_a_meeting_without_two_of_its_own_shows_those_of_an_earlier_one_and_says_whose(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.press("f8", "enter")
        await led.until(lambda: led.phase.kind == "prioritising", "the prioritising")
        await led.settle()
        led.run("compare")
        await led.sees("Två kriterier på samma lista, träff 1", "↑ Mest genomförbart i år")
