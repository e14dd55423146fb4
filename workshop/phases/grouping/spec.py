"""Grouping: ideas that belong together under a heading."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.queries.found import FoundKind
from workshop.commands.command import Command, Where
from workshop.console.spec import PhaseSpec, Thing

SPEC = PhaseSpec(
    PhaseKind.GROUPING,
    screen="workshop.phases.grouping.screen:GroupingScreen",
    wall="workshop.phases.grouping.wall:make_wall",
    commands=(
        Command("mark", "space", "Space", Where.LIST, own_key=True),
        Command("fetch", "f", "F", Where.LIST),
        Command("rename", "n", "N", Where.LIST),
        Command("merge", "m", "M", Where.LIST),
        Command("split", "d", "D", Where.LIST),
        Command("take_out", "t", "T", Where.LIST),
        Command("alike", "l", "L", Where.LIST),
    ),
    things=(Thing("cluster", "cluster", FoundKind.CLUSTER),),
)
