"""Prioritising: rounds of dot voting, counted in secret."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.queries.found import FoundKind
from workshop.commands.command import Command, Where
from workshop.console.spec import PhaseSpec, Thing

SPEC = PhaseSpec(
    PhaseKind.PRIORITISING,
    screen="workshop.phases.prioritising.screen:PrioritisingScreen",
    wall="workshop.phases.prioritising.wall:make_wall",
    phone="workshop.phases.prioritising.phone:PHONE",
    commands=(
        Command("round", "ctrl+o", "Ctrl+O", Where.PHASE),
        Command("wall", "", "", Where.PHASE),
        Command("entitled", "", "", Where.PHASE),
        Command("correct", "", "", Where.PHASE),
        Command("cancel_round", "", "", Where.PHASE),
        Command("trial", "ctrl+n", "Ctrl+N", Where.PHASE),
        Command("compare", "j", "J", Where.LIST, for_room=True),
        Command("groups", "g", "G", Where.LIST, for_room=True),
    ),
    things=(Thing("option", "voting_option", FoundKind.OPTION),),
)
