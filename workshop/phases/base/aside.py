"""Asides from any phase: a parked question, a note, after which the half-typed line comes back."""

from __future__ import annotations

from functools import partial

from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.phases.base.saving import SavingScreen
from workshop.widgets.entry import LineMode


def park(screen: SavingScreen) -> None:
    """The line takes a question to park."""
    screen.bar.lend(LineMode(phrase("parking.new"), partial(_park, screen)))


def note(screen: SavingScreen, kind: NoteKind = NoteKind.MINUTES, text: str = "") -> None:
    """The line takes a note; Tab makes it private, Tab again not."""
    label = phrase(f"notes.aside.{kind}")
    private = kind is NoteKind.PRIVATE
    save, other = partial(_note, screen, kind), partial(_other, screen, kind)
    mode = LineMode(label, save, value=text, secret=private, unseen=True, tab=other, goes_on=True)
    screen.bar.lend(mode)


def _other(screen: SavingScreen, kind: NoteKind) -> None:
    typed = screen.line.value
    screen.bar.take_back()
    note(screen, NoteKind.MINUTES if kind is NoteKind.PRIVATE else NoteKind.PRIVATE, typed)


@task
async def _park(screen: SavingScreen, text: str) -> None:
    await screen.submit(parking.park, text=text, typed=text, in_form=True)


@task
async def _note(screen: SavingScreen, kind: NoteKind, text: str) -> None:
    secret = kind is NoteKind.PRIVATE
    await screen.submit(notes.add, kind=kind, texts=(text,), typed=text, secret=secret, in_form=True)
