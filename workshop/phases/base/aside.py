"""Asides from any phase: a parked question, a note, after which the half-typed line comes back; a word of warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.text import typed
from sessions.words import phrase
from workshop.widgets.entry import LineMode

if TYPE_CHECKING:
    from workshop.phases.base.screen import PhaseScreen


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


def warn_of_personal_data(screen: PhaseScreen, text: str) -> None:
    """Say so with the next saved, when a text looks as if it held a personal number, a phone number or an address."""
    found = typed.personal_data(text)
    if found:
        kinds = tuple(phrase(f"typed.kind.{kind}") for kind in found)
        screen.workshop.outbox.say_after(screen.workshop.words("typed.personal", kinds=kinds))
