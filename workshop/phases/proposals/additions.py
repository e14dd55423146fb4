"""What stands under a proposal: what has to be done, what somebody holds against it, what the room disagrees on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from sessions.proposals import commands as proposals
from sessions.proposals.view import ActionView, ProposalView, ReservationKind, ReservationView
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.entry import LineMode


def act(screen: PhaseScreen, proposal: ProposalView) -> None:
    """One thing that has to be done."""
    command = partial(proposals.add_action, proposal_id=proposal.id)
    label = phrase("proposals.ask_action", number=proposal.number)
    screen.bar.lend(LineMode(label, partial(_add, screen, command, "action")))


def reserve(screen: PhaseScreen, proposal: ProposalView, kind: ReservationKind) -> None:
    """What somebody holds against it, or what the room still disagrees on."""
    command = partial(proposals.reserve, proposal_id=proposal.id, kind=kind)
    label = phrase(f"proposals.ask_{kind}", number=proposal.number)
    screen.bar.lend(LineMode(label, partial(_add, screen, command, "reservation")))


@task
async def _add(screen: PhaseScreen, command: Callable[..., Any], row: str, text: str) -> None:
    done = await screen.submit(command, text=text, typed=text, in_form=True, marks=row)
    screen.board.reveal(f"{row}-{done.id}")


def reword(screen: PhaseScreen, under: ReservationView | ActionView) -> None:
    """Other words for what stands under a proposal."""
    label = phrase("proposals.change_reservation")
    screen.bar.lend(LineMode(label, partial(_reword, screen, under), value=under.text))


@task
async def _reword(screen: PhaseScreen, under: ReservationView | ActionView, text: str) -> None:
    if isinstance(under, ActionView):
        command: Callable[..., Any] = partial(proposals.reword_action, action_id=under.id)
        row_id = f"action-{under.id}"
    else:
        command, row_id = partial(proposals.reword_reservation, reservation_id=under.id), f"reservation-{under.id}"
    edited = await screen.edit(
        command,
        under.version,
        field="text",
        mine=text,
        was=under.text,
        text=text,
        typed=text,
        in_form=True,
        marks=row_id,
    )
    if edited.done is not None:
        screen.board.reveal(row_id)
