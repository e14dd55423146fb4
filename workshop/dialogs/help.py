"""F1: what the keys do here, and the manual, found by typing some of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from sessions.words import Words
from workshop.commands.command import Command
from workshop.dialogs.base import Dialog
from workshop.dialogs.reader import ReaderScreen
from workshop.manual.pages import Hit, Page, Piece, find, pages
from workshop.widgets.board import Board, Row
from workshop.widgets.line import LineInput
from workshop.widgets.plain import Plain

MOST = 60
"""Places that are shown; who wants fewer writes more."""


class HelpScreen(Dialog[None]):
    """The commands that make sense here, then the manual's pages; as one types, the places with those words.

    ``about`` is what the phase has to explain, if it has.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "dismiss(None)", id="help.back", show=False),
        Binding("up", "move(-1)", id="help.up", show=False),
        Binding("down", "move(1)", id="help.down", show=False),
        Binding("pageup", "page(-1)", id="help.page_up", show=False),
        Binding("pagedown", "page(1)", id="help.page_down", show=False),
    ]

    def __init__(self, commands: Sequence[Command], about: tuple[str, str] | None = None) -> None:
        super().__init__()
        self._commands, self._about = tuple(commands), about
        self._places: dict[str, tuple[Page, int]] = {}

    def compose(self) -> ComposeResult:
        """Title, a line to search with, what there is to read, how to get back."""
        words = self.console.words
        with Vertical(classes="dialog -tall"):
            yield Plain(words("help.title"), classes="dialog-title")
            yield LineInput(placeholder=words("help.search"), compact=True, id="help-line")
            yield Board(max_lines=10_000, empty=words("help.nothing"))
            yield Plain(words("help.foot"), classes="dialog-foot")

    def on_mount(self) -> None:
        """What to know here, to begin with."""
        self._show("")
        self.query_one(Input).focus()

    def action_move(self, direction: int) -> None:
        """The arrows move in the list while one types."""
        self.query_one(Board).action_move(direction)

    def action_page(self, direction: int) -> None:
        """A page further."""
        self.query_one(Board).action_move_page(direction)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self._open(self.query_one(Board).highlighted)

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self._open(event.row_id)

    def _open(self, row_id: str | None) -> None:
        place = self._places.get(row_id or "")
        if place is not None:
            page, at = place
            foot = self.console.words("manual.foot")
            self.app.push_screen(PageScreen(page.title, list(page_rows(page)), foot=foot, at=f"piece-{at}"))

    def _show(self, text: str) -> None:
        words, board = self.console.words, self.query_one(Board)
        self._places.clear()
        board.rows = tuple(self._found(text, words) if text.strip() else self._here(words))
        board.highlighted = next((row.id for row in board.rows if row.selectable), None)
        if board.rows:
            board.reveal(board.rows[0].id)

    def _here(self, words: Words) -> Iterator[Row]:
        yield _heading("home", words("help.home"))
        yield _text("line", words("help.line"))
        yield _heading("manual", words("help.manual"))
        for page in pages(words.language):
            self._places[f"page-{page.name}"] = page, 0
            yield Row(f"page-{page.name}", page.title)
        if self._about is not None:
            yield _heading("about", words(self._about[0]))
            yield _text("what", words(self._about[1]))
        yield _heading("keys", words("help.keys"))
        yield from (_command(each, words) for each in self._commands)
        yield _heading("honest", words("help.honest"))
        yield _text("privacy", words("help.privacy"))

    def _found(self, text: str, words: Words) -> Iterator[Row]:
        for at, hit in enumerate(find(pages(words.language), text)):
            if at == MOST:
                yield _text("more", words("help.more", n=MOST))
                return
            self._places[f"hit-{at}"] = hit.page, hit.at
            yield _hit(f"hit-{at}", hit)


class PageScreen(ReaderScreen):
    """One page of the manual, from a place in it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "dismiss(None)", id="page.back", show=False)]

    def __init__(self, title: str, rows: Sequence[Row], *, foot: str, at: str) -> None:
        super().__init__(title, rows, foot=foot)
        self._at = at

    def on_mount(self) -> None:
        """Stand where the words are."""
        self.call_after_refresh(self._stand)

    def _stand(self) -> None:
        self.query_one(Board).highlighted = self._at


def page_rows(page: Page) -> Iterator[Row]:
    """A page set on a board: each piece is a row, so that one can step through it."""
    for at, piece in enumerate(page.pieces):
        yield _piece(f"piece-{at}", piece)


def _piece(row_id: str, piece: Piece) -> Row:
    match piece.kind:
        case "heading":
            return Row(row_id, piece.text, kind="heading")
        case "row":
            return Row(row_id, piece.text, detail=piece.rest, apart=piece.first, indent=1)
        case "point":
            return Row(row_id, piece.text, apart=piece.first, indent=1)
        case "code":
            return Row(row_id, piece.text, tone="quiet", apart=piece.first, indent=1)
    return Row(row_id, piece.text, kind="plain", apart=piece.first)


def _hit(row_id: str, hit: Hit) -> Row:
    piece = hit.page.pieces[hit.at]
    text = f"{piece.text}: {piece.rest}" if piece.rest else piece.text
    place = hit.page.title if hit.heading in ("", piece.text) else f"{hit.page.title} · {hit.heading}"
    return Row(row_id, text, detail=place)


def _command(command: Command, words: Words) -> Row:
    sign = command.key_name(words) or "/"
    return Row(command.id, words(command.name), detail=words(command.help), sign=sign, selectable=False)


def _heading(row_id: str, text: str) -> Row:
    return Row(f"h-{row_id}", text, kind="heading", selectable=False)


def _text(row_id: str, text: str) -> Row:
    return Row(f"t-{row_id}", text, kind="plain", selectable=False)
