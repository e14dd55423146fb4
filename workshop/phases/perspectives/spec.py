"""Perspectives: what was said before the meeting, and what the room finds in it."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.queries.found import FoundKind
from workshop.commands.command import Command, Where
from workshop.commands.common import UNANSWERED
from workshop.console.spec import PhaseSpec, Thing

SPEC = PhaseSpec(
    PhaseKind.PERSPECTIVES,
    screen="workshop.phases.perspectives.screen:PerspectivesScreen",
    wall="workshop.phases.perspectives.wall:make_wall",
    commands=(
        Command("next_theme", "pagedown", "PgDn", Where.PHASE, own_key=True),
        Command("earlier_theme", "pageup", "PgUp", Where.PHASE, own_key=True),
        Command("add_theme", "", "", Where.PHASE),
        Command("bring_in", "", "", Where.PHASE),
        UNANSWERED,
    ),
    things=(
        Thing("perspective", "perspective", FoundKind.PERSPECTIVE),
        Thing("insight", "insight", FoundKind.INSIGHT),
    ),
)
