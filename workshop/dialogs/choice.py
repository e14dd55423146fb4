"""Asks for one of some choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from workshop.dialogs.base import Dialog
from workshop.widgets.board import Board, Row
from workshop.widgets.board_lines import fold
from workshop.widgets.board_page import height
from workshop.widgets.plain import Plain

WIDTH, SHARE = 80, 0.92
"""How wide and high a dialog is at most, in cells and as a share of the screen."""
EDGES = 2
AROUND, AROUND_LINES = 6 + EDGES, 4
"""Cells of its border, its padding and its board's edges, and lines of its border and padding."""


@dataclass(frozen=True)
class Choice:
    """Something to choose: its name, below it what it means, and at the right what is known of it."""

    id: str
    name: str
    detail: str = ""
    sign: str = ""


class ChoiceScreen(Dialog[str | None]):
    """Asks for one of some choices. Escape answers None and changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", id="dialog.back", show=False)]

    def __init__(self, title: str, choices: Sequence[Choice], *, text: str = "", at: str | None = None) -> None:
        super().__init__()
        self._title, self._text, self._choices, self._at = title, text, tuple(choices), at

    def compose(self) -> ComposeResult:
        """Title, text, choices."""
        with Vertical(classes="dialog"):
            yield Plain(self._title, classes="dialog-title")
            if self._text:
                yield Plain(self._text, classes="dialog-text")
            yield Board()

    def on_mount(self) -> None:
        """Stand on the first choice, or on the one that is meant."""
        board = self.query_one(Board)
        board.rows = tuple(
            Row(choice.id, choice.name, detail=choice.detail, sign=choice.sign) for choice in self._choices
        )
        board.highlighted = self._at or self._choices[0].id
        board.focus()

    def on_resize(self) -> None:
        """The choices have the lines that they take, whatever wraps; more than have room are scrolled."""
        board, screen = self.query_one(Board), self.app.size
        width = min(WIDTH, screen.width) - AROUND
        above = sum(len(fold(text, width + EDGES)[0]) + 1 for text in (self._title, self._text) if text)
        room = int(screen.height * SHARE) - AROUND_LINES - above
        board.styles.height = max(3, min(height(board.rows, width), room))

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self.dismiss(event.row_id)
