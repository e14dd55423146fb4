"""Experiments: something small to try until next time."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.queries.found import FoundKind
from workshop.commands.command import Command, Where
from workshop.console.spec import PhaseSpec, Thing

SPEC = PhaseSpec(
    PhaseKind.EXPERIMENTS,
    screen="workshop.phases.experiments.screen:ExperimentsScreen",
    wall="workshop.phases.experiments.wall:make_wall",
    commands=(
        Command("report", "r", "R", Where.LIST),
        Command("plan", "p", "P", Where.LIST),
        Command("again", "a", "A", Where.LIST),
    ),
    things=(Thing("experiment", "experiment", FoundKind.EXPERIMENT),),
)
