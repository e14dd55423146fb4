"""The tables' own ways in: a code and a link each, for those who write at a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from workshop.commands.command import letters
from workshop.dialogs.base import SayingDialog
from workshop.widgets.board import Board, Row
from workshop.widgets.foot import MessageLine
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from workshop.web.host import PageHost


class TablesScreen(SayingDialog[None]):
    """The tables that may come in, which a letter makes more or fewer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", id="tables.back", show=False),
        Binding(letters("a"), "more(1)", id="tables.more", show=False),
        Binding(letters("x"), "more(-1)", id="tables.fewer", show=False),
    ]

    @property
    def phones(self) -> PageHost:
        """The console's page for phones."""
        return self.console.phones

    def compose(self) -> ComposeResult:
        """What it is, the tables, a message, the letters."""
        words = self.console.words
        with Vertical(classes="dialog -tall"):
            yield Plain(words("tables.title"), classes="dialog-title")
            yield Plain(words("tables.text", host=self.phones.shown.host), classes="dialog-text")
            yield Board(empty=words("tables.none"))
            yield MessageLine()
            yield Plain(words("tables.foot"), classes="dialog-foot")

    def on_mount(self) -> None:
        """Let some tables in, the first time."""
        self._show()
        self.query_one(Board).focus()

    def action_more(self, by: int) -> None:
        """A table more, or the last one away: whoever sits there writes no more."""
        self.phones.open_tables(self.phones.tables + by)
        self._show()

    def _show(self) -> None:
        words = self.console.words
        self.query_one(Board).rows = tuple(
            Row(f"table-{table}", words("hosts.title", table=str(table)), sign=digits, detail=link)
            for table, digits, link in self.phones.table_ways()
        )
