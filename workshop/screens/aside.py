"""Asides from any phase: a parked question, a note. The half-typed line comes back after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.words import phrase
from workshop.widgets.entry import LineMode

if TYPE_CHECKING:
    from workshop.screens.phase import PhaseScreen


def park(screen: PhaseScreen) -> None:
    """The line takes a question to park."""

    def save(text: str) -> None:
        screen.ask_clerk(lambda meeting: meeting.do(parking.park, text=text), text=text, in_form=True)

    screen.bar.lend(LineMode(phrase("parking.new"), save))


def note(screen: PhaseScreen, kind: NoteKind = NoteKind.MINUTES, text: str = "") -> None:
    """The line takes a note; Tab makes it private, Tab again not."""

    def save(text: str) -> None:
        screen.ask_clerk(
            lambda meeting: meeting.do(notes.add, kind=kind, texts=(text,)),
            text=text,
            secret=kind is NoteKind.PRIVATE,
            in_form=True,
        )

    def other() -> None:
        typed = screen.line.value
        screen.bar.take_back()
        note(screen, NoteKind.MINUTES if kind is NoteKind.PRIVATE else NoteKind.PRIVATE, typed)

    label = phrase(f"notes.aside.{kind}")
    screen.bar.lend(LineMode(label, save, value=text, secret=kind is NoteKind.PRIVATE, tab=other))
