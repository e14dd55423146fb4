"""What the line asks of the hands: how many showed each value, and what those need who are below 3."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sessions.errors import Refused
from sessions.proposals import commands as proposals
from sessions.proposals import rules
from sessions.proposals.view import ProposalView
from sessions.words import Phrase, phrase
from workshop.console.tasks import task
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.entry import LineMode

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done


def support(screen: PhaseScreen, proposal: ProposalView) -> None:
    """How many showed each value; then, if somebody is below 3, what they need."""
    mode = _support_mode(screen, proposal, rules.written(proposal.support))
    _lend_with_hint(screen, mode, phrase("proposals.scale"))


def _support_mode(screen: PhaseScreen, proposal: ProposalView, text: str, *, goes_on: bool = False) -> LineMode:
    label = phrase("proposals.ask_support", number=proposal.number)
    return LineMode(label, partial(_save_support, screen, proposal), value=text, goes_on=goes_on)


@task
async def _save_support(screen: PhaseScreen, proposal: ProposalView, text: str) -> None:
    """What is refused stands in the line again, to be mended."""
    try:
        edited = await screen.edit_with(
            partial(_set_support, proposal.id, text),
            proposal.version,
            field="support",
            mine=text,
            was=rules.written(proposal.support),
            typed=text,
            in_form=True,
        )
    except Refused as refusal:
        if screen.is_busy():
            raise
        screen.bar.lend(_support_mode(screen, proposal, text, goes_on=True))
        screen.say(refusal.phrase, "wrong", stays=True)
        return
    if edited.done is not None:
        ask_if_below(screen, proposal.id)


def _set_support(proposal_id: int, text: str, meeting: Meeting, version: int) -> Done:
    support = rules.read_support(text)
    return meeting.do(proposals.set_support, proposal_id=proposal_id, version=version, support=support)


def ask_if_below(screen: PhaseScreen, proposal_id: int) -> None:
    """Ask what is needed where somebody is below 3, unless it is answered or the person is busy."""
    proposal = next((each for each in screen.now_view.proposals if each.id == proposal_id), None)
    if proposal and rules.anyone_below(proposal.support) and not proposal.below and not screen.is_busy():
        label, save = phrase("proposals.ask_below"), partial(_save_below, screen, proposal)
        mode = LineMode(label, save, value=proposal.below, takes_empty=True)
        _lend_with_hint(screen, mode, phrase("proposals.below_how"))


@task
async def _save_below(screen: PhaseScreen, proposal: ProposalView, text: str) -> None:
    """What those need who cannot live with it. Enter on an empty line leaves it."""
    if text.strip() or proposal.below:
        await screen.edit(
            partial(proposals.describe, field="below"),
            proposal.version,
            field="below",
            mine=text,
            was=proposal.below,
            proposal_id=proposal.id,
            text=text,
            typed=text,
            in_form=True,
        )


def _lend_with_hint(screen: PhaseScreen, mode: LineMode, hint: Phrase) -> None:
    """The hint is said while the line asks, but not to the room."""
    if screen.console.wall_look:
        screen.bar.lend(mode)
    else:
        screen.bar.lend(replace(mode, ended=partial(screen.say, "")))
        screen.say(hint, stays=True)
