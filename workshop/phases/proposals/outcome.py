"""The room's own word for the support of a proposal, where it is not the one that follows from the hands."""

from __future__ import annotations

from functools import partial
from typing import Any

from sessions.errors import Refused
from sessions.proposals import commands as proposals
from sessions.proposals.view import Outcome, ProposalView
from sessions.words import Words, phrase
from workshop.console.tasks import task
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.proposals.rows import picture
from workshop.widgets.entry import LineMode


@task
async def choose(screen: PhaseScreen, proposal: ProposalView) -> None:
    """Which word is to stand for the support, and why, if it is not the one that follows."""
    if not proposal.support:
        screen.say(phrase("proposals.no_hands"), "look")
        return
    words = screen.console.words
    follows = words("proposals.follows")
    choices = [
        Choice(each, words(f"proposals.outcome.{each}"), sign=follows if each == proposal.outcome else "")
        for each in Outcome
    ]
    title = words("proposals.which_word", number=proposal.number)
    asked = ChoiceScreen(title, choices, text=picture(proposal.support), at=proposal.word)
    answer = await screen.app.push_screen_wait(asked)
    if answer is None:
        return
    outcome = Outcome(answer)
    if outcome is not proposal.outcome:
        said_before = proposal.outcome_why if proposal.outcome_said is outcome else ""
        _ask_why(screen, proposal, outcome, said_before)
    elif proposal.outcome_said is not None:
        await _say(screen, proposal, None, "")


def _ask_why(screen: PhaseScreen, proposal: ProposalView, outcome: Outcome, text: str) -> None:
    label = phrase("proposals.ask_why", word=phrase(f"proposals.outcome.{outcome}"))
    screen.bar.lend(LineMode(label, partial(_say_why, screen, proposal, outcome), value=text, takes_empty=True))


@task
async def _say_why(screen: PhaseScreen, proposal: ProposalView, outcome: Outcome, why: str) -> None:
    """What is refused stands in the line again, to be mended."""
    try:
        await _say(screen, proposal, outcome, why)
    except Refused as refusal:
        if screen.is_busy():
            raise
        _ask_why(screen, proposal, outcome, why)
        screen.say(refusal.phrase, "wrong", stays=True)


async def _say(screen: PhaseScreen, proposal: ProposalView, outcome: Outcome | None, why: str) -> None:
    show = partial(_shown, screen.console.words)
    await screen.edit(
        proposals.say_outcome,
        proposal.version,
        field="outcome",
        mine=show((outcome, why)),
        was=show((proposal.outcome_said, proposal.outcome_why)),
        show=show,
        proposal_id=proposal.id,
        outcome=outcome,
        why=why,
        typed=why,
        in_form=True,
    )


def _shown(words: Words, said: tuple[Any, str]) -> str:
    """The room's word and its reason, as one reads them."""
    outcome, why = said
    return f"{words(f'proposals.outcome.{outcome}')}\n{why}" if outcome else words("proposals.follows")
