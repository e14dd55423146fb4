"""A walk in the place: a phase without data of its own, which only the tests have."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.notes.view import NoteKind
from workshop.commands.command import Command, Where
from workshop.console.spec import PhaseSpec, Thing

WALK = PhaseKind("walk")
SPEC = PhaseSpec(
    WALK,
    screen="tests.workshop.phases.walk.screen:WalkScreen",
    commands=(Command("stop_here", "ctrl+o", "Ctrl+O", Where.PHASE),),
    things=(Thing("note", "note"),),
    notes=(NoteKind.MINUTES,),
)
