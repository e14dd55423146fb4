"""Ballots as a hurried person types them: blank and spoiled ones are told apart, and no key leads away from one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.records.export import render
from tests.story.console import STARTS
from tests.workshop.phases.perspectives.nine import prioritising
from tests.workshop.phases.prioritising.rounds import opened, under_way
from tests.workshop.phases.prioritising.steps import now, option, show


async def test_blank_and_spoiled_ballots_are_answered_and_counted_each_by_itself(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=under_way()) as led:
        await led.say("1 2 3")
        await led.sees("Sparat: en röstsedel")
        await led.say("x")
        await led.sees("Sparat: en ogiltig sedel")
        await led.say("0")
        await led.sees("Sparat: en blank sedel")
        await led.press("f4")
        await led.say("-")
        await led.sees("Sparat: en röstsedel")
        assert "blank" not in led.message
        await led.press("f4")
        await show(led, "2+3;1")
        await led.sees("5 av 26 sedlar: 2 giltiga, 2", "blanka, 1 ogiltig")
        minutes = render(led.view, "md", STARTS)
        facts = ["Inlämnade röstsedlar", "5 av 26", "Varav giltiga", "2", "Varav blanka", "2", "Varav ogiltiga", "1"]
        at = [minutes.index(fact) for fact in facts[::2]]
        assert at == sorted(at)
        data = json.loads(render(led.view, "json", STARTS))["rounds"][0]
        assert [data[name] for name in ("handed_in", "valid", "blank", "spoiled")] == [5, 2, 2, 1]


def fourteen_options(meeting: Meeting) -> None:
    """So many that an option's number may have two figures."""
    meeting.do(ideas.add_many, texts=["En brygga", "Fler bussar", "Ett kafé", "En skatepark", "Bättre skyltar"])
    opened(meeting)


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_tab_between_the_numbers_of_a_ballot_is_a_space(tmp_path: Path, key: str) -> None:
    async with prioritising(tmp_path, before=fourteen_options) as led:
        await led.press("1", key, "2", key, "3", "enter")
        await led.sees("1 av 26 sedlar")
        await show(led)
        assert [option(led, number).dots for number in (1, 2, 3, 13)] == [1, 1, 1, 0]


async def test_tab_on_an_empty_line_goes_to_the_list_as_everywhere(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=under_way()) as led:
        await led.press("tab")
        assert led.phase.board.has_focus


async def test_an_empty_enter_says_what_is_expected(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=under_way()) as led:
        await led.press("enter")
        await led.sees("Skriv numren som fått prickar", "En blank sedel skrivs 0")
        await led.press("right", "enter")
        await led.sees("Skriv nummer=alla prickar där")
        assert now(led).slips == 0
