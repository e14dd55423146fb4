"""Ideas: silent writing, a round, one line an idea."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.queries.found import FoundKind
from workshop.commands.command import Command, Where
from workshop.commands.common import UNANSWERED
from workshop.console.spec import PhaseSpec, Thing

SPEC = PhaseSpec(
    PhaseKind.IDEAS,
    screen="workshop.phases.ideas.screen:IdeasScreen",
    wall="workshop.phases.ideas.wall:make_wall",
    phone="workshop.phases.ideas.phone:PHONE",
    commands=(
        UNANSWERED,
        Command("idea_theme", "", "", Where.PHASE),
        Command("idea_table", "", "", Where.PHASE),
        Command("clarify", "c", "C", Where.LIST),
        Command("batch", "b", "B", Where.LIST),
        Command("turns", "l", "L", Where.LIST),
        Command("filter", "f", "F", Where.LIST),
        Command("answers", "p", "P", Where.LIST),
        Command("waiting", "v", "V", Where.LIST),
        Command("turn_done", "enter", "Enter", Where.TURNS, own_key=True),
        Command("turn_pass", "right", "→", Where.TURNS, own_key=True),
        Command("turn_back", "left", "←", Where.TURNS, own_key=True),
    ),
    things=(Thing("idea", "idea", FoundKind.IDEA),),
)
