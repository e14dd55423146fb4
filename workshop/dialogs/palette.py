"""The palette: every command by name, found by typing some of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from sessions.text.folding import fold
from workshop.commands.command import Command
from workshop.dialogs.base import Dialog
from workshop.widgets.board import Board, Row
from workshop.widgets.line import LineInput


class PaletteScreen(Dialog[str | None]):
    """Answers with the id of the command to run."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "dismiss(None)", id="palette.back", show=False),
        Binding("up", "move(-1)", id="palette.up", show=False),
        Binding("down", "move(1)", id="palette.down", show=False),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def compose(self) -> ComposeResult:
        """A line to type in, the commands that fit."""
        with Vertical(classes="dialog -tall"):
            yield LineInput(placeholder=self.console.words("palette.hint"), compact=True, id="palette-line")
            yield Board(empty=self.console.words("palette.nothing"))

    def on_mount(self) -> None:
        """All commands to begin with."""
        self._show("")
        self.query_one(Input).focus()

    def action_move(self, direction: int) -> None:
        """Up and down move in the list while one types."""
        self.query_one(Board).action_move(direction)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(self.query_one(Board).highlighted)

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self.dismiss(event.row_id)

    def _show(self, text: str) -> None:
        words, wanted = self.console.words, fold(text).split()
        board = self.query_one(Board)
        by_name, by_help = [], []
        for command in self._commands:
            name, help_ = words(command.name), words(command.help)
            row = Row(command.id, name, detail=help_, sign=command.key_name(words))
            if all(part in fold(f"{name} {command.shown}") for part in wanted):
                by_name.append(row)
            elif all(part in fold(help_) for part in wanted):
                by_help.append(row)
        rows = by_name + by_help
        board.rows = tuple(rows)
        board.highlighted = rows[0].id if rows else None
