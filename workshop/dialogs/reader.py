"""Something to look at for a while: a text to read, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.dom import DOMNode

from workshop.console.protocol import console_of
from workshop.dialogs.base import Dialog
from workshop.widgets.board import Board, Row
from workshop.widgets.plain import Plain


class PeekScreen(Dialog[None]):
    """Something to look at for a while. Escape ends it, and so does the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", id="peek.back", show=False)]


class BlankScreen(Dialog[bool]):
    """Nothing. The key that brought it shows all again; Escape or a click only this screen, the wall stays empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "dismiss(True)", id="blank.back", show=False),
        Binding("escape", "dismiss(False)", id="blank.own", show=False),
    ]
    takes = frozenset({"quit"})

    def on_click(self, event: events.Click) -> None:
        """A click shows this screen again."""
        event.stop()
        self.dismiss(False)


class ReaderScreen(PeekScreen):
    """A text to read and scroll: where something comes from, a file just written."""

    def __init__(self, title: str, rows: Sequence[Row], *, foot: str = "") -> None:
        super().__init__()
        self._title, self._rows, self._foot = title, tuple(rows), foot

    def compose(self) -> ComposeResult:
        """Title, text, how to get back."""
        with Vertical(classes="dialog -tall"):
            yield Plain(self._title, classes="dialog-title")
            yield Board(max_lines=10_000)
            yield Plain(self._foot, classes="dialog-foot")

    def on_mount(self) -> None:
        """Begin at the top."""
        board = self.query_one(Board)
        board.rows = self._rows
        board.focus()


async def turn_blank(node: DOMNode) -> None:
    """Empty this screen and the wall at once, or show what was emptied."""
    console = console_of(node)
    if console.view is not None and console.view.live.blank:
        await console.live.show(blank=False)
        console.say(console.words("wall.back"))
        return
    if console.meeting is not None:
        console.outlive(console.live.show(blank=True))
    if await node.app.push_screen_wait(BlankScreen()):
        await console.live.show(blank=False)
    elif console.meeting is not None:
        console.say(console.words("wall.is_blank", key=console.command("blank").shown), "look", stays=True)
