"""A board in an app of its own, which keeps what the board said and the keys that it let through."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from tests.shots import text_shot
from workshop.widgets.board import Board, Row
from workshop.widgets.board_lines import Kind

SIZE = (60, 12)
KINDS: tuple[Kind, ...] = ("item", "heading", "original", "plain")


class Host(App[None]):
    """A board and an entry line; keeps what the board said, and the keys that it let through."""

    BINDINGS = [
        Binding(key, f"bubbled('{key}')", show=False) for key in ("down", "space", "enter", "m", "left", "escape")
    ]
    CSS = "Input { height: 1; border: none; padding: 0; }"

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.board = board
        self.said: list[tuple[str, str]] = []
        self.bubbled: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.board
        yield Input()

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_board_highlighted(self, message: Board.Highlighted) -> None:
        self.said.append(("highlighted", message.row_id))

    def on_board_marked(self, message: Board.Marked) -> None:
        self.said.append(("marked", message.row_id))

    def on_board_chosen(self, message: Board.Chosen) -> None:
        self.said.append(("chosen", message.row_id))

    def action_bubbled(self, key: str) -> None:
        self.bubbled.append(key)


def ideas(first: int, last: int) -> tuple[Row, ...]:
    return tuple(Row(f"i{n}", f"Idé {n}", number=str(n), detail="Fritid") for n in range(first, last + 1))


def seen(app: Host) -> list[str]:
    """The board's part of the picture, the entry line and the scrollbar left out."""
    lines = text_shot(app).split("\n")[: app.board.size.height]
    return [line[: app.size.width - 1].rstrip() for line in lines]


def standing_at(app: Host, text: str) -> int:
    return next(i for i, line in enumerate(seen(app)) if text in line)
