"""Whose turn it is, large enough for the room: a terminal has one size of letters, but digits can be drawn."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Digits

from workshop.widgets.plain import Plain


class TurnCard(Horizontal):
    """A seat's number with a word before and a line after. Without a number only the line."""

    DEFAULT_CSS = """
    TurnCard {
        height: 3; padding: 0 1; margin-bottom: 1; display: none;
        &.-on { display: block; layout: horizontal; }
        Plain { width: auto; height: 3; padding-top: 1; }
        #turn-word { color: $accent; text-style: bold; }
        Digits { width: auto; height: 3; margin: 0 2; color: $accent; }
        #turn-rest { width: 1fr; color: $text-muted; }
        &.-over Digits, &.-over #turn-word { display: none; }
    }
    """

    def compose(self) -> ComposeResult:
        """Word, number, line."""
        yield Plain(id="turn-word")
        yield Digits("", id="turn-seat")
        yield Plain(id="turn-rest")

    def show(self, word: str, seat: int | None, rest: str) -> None:
        """Show a seat; None when all have been asked."""
        self.set_class(True, "-on")
        self.set_class(seat is None, "-over")
        self.query_one("#turn-word", Plain).show(word)
        self.query_one(Digits).update("" if seat is None else str(seat))
        self.query_one("#turn-rest", Plain).show(rest)

    def hide(self) -> None:
        """Take no room."""
        self.set_class(False, "-on")
