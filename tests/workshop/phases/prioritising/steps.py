"""What a person does in a prioritisation, and how it stands."""

from __future__ import annotations

from sessions.ideas import commands as ideas
from sessions.voting.view import OptionView, RoundStatus, RoundView
from tests.story.console import Console
from workshop.dialogs.choice import ChoiceScreen


async def show(led: Console, *ballots: str) -> None:
    """Lay these, close and reveal."""
    await led.say(*ballots)
    await led.press("ctrl+o", "down", "enter", "ctrl+o")
    await led.until(lambda: led.round is RoundStatus.REVEALED, "the result")
    await led.settle()


async def follow(led: Console, what: str, *keys: str) -> None:
    """After a result, choose what follows it, then press these."""
    await led.press("ctrl+o")
    await led.until(lambda: asks(led), "what follows")
    await led.press("home", *["down"] * choices(led).index(what), "enter", *keys)


def choices(led: Console) -> list[str]:
    """What is offered, in its order."""
    assert isinstance(led.screen, ChoiceScreen)
    return [choice.id for choice in led.screen._choices]


def now(led: Console) -> RoundView:
    assert led.view.round is not None
    return led.view.round


def option(led: Console, number: int) -> OptionView:
    return next(option for option in now(led).options if option.number == number)


def asks(led: Console) -> bool:
    return isinstance(led.screen, ChoiceScreen)


async def add(led: Console, *texts: str) -> None:
    """Ideas that somebody else writes."""
    await led.phase.submit(ideas.add_many, texts=texts, quiet=True)
