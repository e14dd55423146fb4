"""Proposals: worded together, tried with hands from 0 to 5."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.queries.found import FoundKind
from workshop.commands.command import Command, Where
from workshop.console.spec import PhaseSpec, Thing

SPEC = PhaseSpec(
    PhaseKind.PROPOSALS,
    screen="workshop.phases.proposals.screen:ProposalsScreen",
    wall="workshop.phases.proposals.wall:make_wall",
    phone="workshop.phases.proposals.phone:PHONE",
    commands=(
        Command("support", "s", "S", Where.LIST),
        Command("ask_room", "f", "F", Where.LIST),
        Command("action", "a", "A", Where.LIST),
        Command("reserve", "r", "R", Where.LIST),
        Command("disagree", "k", "K", Where.LIST),
        Command("own_word", "o", "O", Where.LIST),
        Command("origin", "u", "U", Where.LIST),
    ),
    things=(
        Thing("proposal", "proposal", FoundKind.PROPOSAL),
        Thing("reservation", "reservation"),
        Thing("action", "action"),
    ),
)
