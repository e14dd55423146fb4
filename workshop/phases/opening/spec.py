"""Opening: who is here, what can be influenced, rules, hopes and worries."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.notes.view import NoteKind
from workshop.console.spec import PhaseSpec, Thing

SPEC = PhaseSpec(
    PhaseKind.OPENING,
    screen="workshop.phases.opening.screen:OpeningScreen",
    wall="workshop.phases.opening.wall:make_wall",
    phone="workshop.phases.opening.phone:PHONE",
    things=(Thing("note", "note"),),
    notes=(NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY, NoteKind.CORRECTION),
)
