"""What a prioritisation's tests do and look at."""

from __future__ import annotations

from typing import Any

from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.view import OptionView, RoundStatus, RoundView
from tests.story.console import Console
from workshop.dialogs.base import ChoiceScreen


async def show(led: Console, *ballots: str, wall: str = "") -> None:
    """Lay these, close and reveal."""
    await led.say(*ballots)
    if wall:
        await led.press("right")
        await led.say(wall)
    await led.press("ctrl+o", "down", "enter", "ctrl+o")
    await led.until(lambda: led.round is RoundStatus.REVEALED, "the result")
    await led.settle()


def now(led: Console) -> RoundView:
    assert led.view.round is not None
    return led.view.round


def option(led: Console, number: int) -> OptionView:
    return next(option for option in now(led).options if option.number == number)


def asks(led: Console) -> bool:
    return isinstance(led.screen, ChoiceScreen)


def add(led: Console, *texts: str) -> Any:
    """Ideas that somebody else writes."""
    return led.phase.ask_clerk(lambda meeting: meeting.do(ideas.add_many, texts=texts), quiet=True)


def correct(other: Meeting, number: int, dots: int) -> None:
    """The other corrects an option's total."""
    other.refresh()
    assert other.view.round is not None
    seen = next(option for option in other.view.round.options if option.number == number)
    other.do(voting.correct, option_id=seen.id, version=seen.version, dots=dots, reason="den andra räknade")
