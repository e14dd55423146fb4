"""A walk in the place: notes of what people show."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from sessions.notes.view import NoteKind
from sessions.view import MeetingView
from sessions.words import phrase
from tests.workshop.phases.walk.spec import SPEC, WALK
from workshop.commands.command import bindings
from workshop.phases.base.notes import NotesScreen
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode


class WalkScreen(NotesScreen):
    """What was noted on the way; a key of its own asks what the place shows."""

    kind = WALK
    KINDS = (NoteKind.MINUTES,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(SPEC.commands)
    HINTS = ("stop_here", "help", "phases", "palette")

    def summary(self, view: MeetingView) -> str:
        """``2 anteckningar från vandringen``."""
        return self.console.words("walk.count", n=len(self.note_rows(NoteKind.MINUTES)[1:]))

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """The notes."""
        return self.note_rows(NoteKind.MINUTES)

    def home_mode(self) -> LineMode:
        """A note."""
        return self.note_mode(NoteKind.MINUTES)

    def action_stop_here(self) -> None:
        """Ask what the place shows."""
        self.bar.lend(LineMode(phrase("walk.stop"), partial(self._add_one, NoteKind.MINUTES)))
