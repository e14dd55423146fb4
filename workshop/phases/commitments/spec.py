"""Commitments: who does what; and apart, what is wished of who is not here."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.queries.found import FoundKind
from workshop.commands.command import Command, Where
from workshop.console.spec import PhaseSpec, Thing

OWN = (
    Command("line_kind", "", "", Where.PHASE),
    Command("status", "s", "S", Where.LIST),
    Command("turn", "t", "T", Where.LIST),
    Command("read_aloud", "l", "L", Where.LIST),
)
READING = (
    Command("read_yes", "enter", "Enter", Where.READING),
    Command("read_next", "right", "→", Where.READING),
    Command("read_back", "left", "←", Where.READING),
    Command("unconfirm", "u", "U", Where.READING),
    Command("reword", "r", "R", Where.READING),
)
SPEC = PhaseSpec(
    PhaseKind.COMMITMENTS,
    screen="workshop.phases.commitments.screen:CommitmentsScreen",
    wall="workshop.phases.commitments.wall:make_wall",
    commands=(*OWN, *READING),
    things=(Thing("commitment", "commitment", FoundKind.COMMITMENT),),
)
