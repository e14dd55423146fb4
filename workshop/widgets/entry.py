"""The entry line: home of the focus. One line, Enter saves."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from workshop.widgets.plain import Plain


class EntryLine(Input):
    """An input that gives an empty line's keys another use and keeps every line of a paste."""

    @dataclass
    class Pasted(Message):
        """Several lines were pasted."""

        lines: tuple[str, ...]

    @dataclass
    class Asked(Message):
        """A key on an empty line asked for something: ``palette``, ``help``, ``last``, ``page_up``, ``page_down``,
        ``kind_left``, ``kind_right``."""

        what: str

    EMPTY_KEYS = {
        "slash": "palette",
        "question_mark": "help",
        "up": "last",
        "left": "kind_left",
        "right": "kind_right",
    }
    PAGES = {"pageup": "page_up", "pagedown": "page_down"}

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002
        super().__init__(id=id, placeholder=placeholder, compact=True, select_on_focus=False)

    async def _on_key(self, event: events.Key) -> None:
        what = self.PAGES.get(event.key) or (None if self.value else self.EMPTY_KEYS.get(event.key))
        if what is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.post_message(self.Asked(what))

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = tuple(line for line in event.text.splitlines() if line.strip())
        if len(lines) > 1:
            self.post_message(self.Pasted(lines))
        elif lines:
            self.replace(lines[0], *self.selection)


class EntryBar(Horizontal):
    """The entry line with its label in front."""

    DEFAULT_CSS = """
    EntryBar {
        height: 1; padding: 0 1;
        #entry-label { width: auto; color: $accent; text-style: bold; margin-right: 2; }
        EntryLine { width: 1fr; background: $background; }
    }
    """

    def compose(self) -> ComposeResult:
        """Label and line."""
        yield Plain(id="entry-label")
        yield EntryLine(id="entry")

    @property
    def line(self) -> EntryLine:
        """The line itself."""
        return self.query_one("#entry", EntryLine)

    def label(self, text: str) -> None:
        """What the line is for now."""
        self.query_one("#entry-label", Plain).show(text)
