"""What each phase says for itself; the frame does the rest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.reactive import var
from textual.screen import Screen
from textual.types import CSSPathType

from sessions.agenda.phases import PhaseKind
from sessions.view import MeetingView
from workshop.console.faults import Telling
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode

STYLES = Path(__file__).with_name("phase.tcss")
"""How a phase stands; what only one phase has stands beside its screen."""


class PhaseContent(Telling, Screen[None]):
    """The content of one phase: rows, summary, what the line is for, what keys on a row do."""

    CSS_PATH: ClassVar[CSSPathType | None] = STYLES
    kind: ClassVar[PhaseKind]
    EXPLAINS: ClassVar[tuple[str, str] | None] = None
    """Heading and text of what this phase has to explain, as keys."""
    phase_id = 0
    """The phase of the meeting's agenda that it shows."""
    view: var[MeetingView | None] = var(None, always_update=True)

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """What stands on the board."""
        raise NotImplementedError

    def summary(self, view: MeetingView) -> str:
        """The line above the board."""
        raise NotImplementedError

    def home_mode(self) -> LineMode:
        """What the entry line is for when nothing else is asked."""
        raise NotImplementedError

    def room_view(self, view: MeetingView) -> MeetingView:
        """The meeting that the wall's look shows; a subclass may know more of where this console is."""
        return view

    def compose_above(self) -> ComposeResult:
        """What stands between the summary and the board."""
        yield from ()

    def compose_below(self) -> ComposeResult:
        """What stands just above the entry line."""
        yield from ()

    def choose(self, row_id: str) -> None:
        """Enter on a row of the board."""

    def withdraw(self, row_id: str) -> None:
        """X on a row of the board."""

    def edit_last(self) -> None:
        """Up on an empty line."""

    def switch_kind(self, direction: int) -> None:
        """Left or right on an empty line."""

    def turn_page(self, direction: int) -> bool:
        """Page up or down with nothing more to scroll; False where nothing follows."""
        return False
