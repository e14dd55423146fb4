"""A break: how long, and what comes next."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from workshop.console.spec import PhaseSpec

SPEC = PhaseSpec(
    PhaseKind.BREAK,
    screen="workshop.phases.pause.screen:BreakScreen",
    wall="workshop.phases.pause.wall:make_wall",
)
