"""Batch mode: a pile of pasted lines, looked at before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from sessions.words.typed import clean
from workshop.widgets.board import Board, Row
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from workshop.app import WorkshopApp


class BatchScreen(ModalScreen[tuple[str, ...] | None]):
    """Shows the lines, each to become one thing. X leaves one out, Enter saves the rest, Escape saves none."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", id="batch.back", show=False),
        Binding("x,delete", "leave_out", id="batch.leave_out", show=False),
    ]

    app: WorkshopApp

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__()
        self._lines = list(lines)

    def compose(self) -> ComposeResult:
        """How many, which, and what the keys do."""
        with Vertical(classes="dialog -tall"):
            yield Plain(id="batch-title", classes="dialog-title")
            yield Board()
            yield Plain(self.app.words("batch.keys"), classes="dialog-foot")

    def on_mount(self) -> None:
        """Show the pile; Enter means it from the first moment."""
        self._show()
        board = self.query_one(Board)
        board.highlighted = board.rows[0].id
        board.focus()

    def action_leave_out(self) -> None:
        """Leave the highlighted line out."""
        at = self.query_one(Board).highlighted
        if at is not None and len(self._lines) > 1:
            self._lines.pop(int(at))
            self._show()

    @on(Board.Chosen)
    def _save(self, event: Board.Chosen) -> None:
        event.stop()
        self.dismiss(tuple(self._lines))

    def _show(self) -> None:
        self.query_one("#batch-title", Plain).show(self.app.words("batch.title", n=len(self._lines)))
        self.query_one(Board).rows = tuple(
            Row(str(index), clean(line), str(index + 1)) for index, line in enumerate(self._lines)
        )
