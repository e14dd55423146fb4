"""Closing: where each parked question goes, check-out words, the next meeting."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.notes.view import NoteKind
from sessions.queries.found import FoundKind
from workshop.console.spec import PhaseSpec, Thing

SPEC = PhaseSpec(
    PhaseKind.CLOSING,
    screen="workshop.phases.closing.screen:ClosingScreen",
    wall="workshop.phases.closing.wall:make_wall",
    phone="workshop.phases.closing.phone:PHONE",
    things=(Thing("parked", "parked", FoundKind.PARKED),),
    notes=(NoteKind.CHECK_OUT, NoteKind.MINUTES, NoteKind.PRIVATE),
)
