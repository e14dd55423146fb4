"""What could not be saved: shown until it is tried again or given up, never over what is being typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from workshop.widgets.plain import Plain
from workshop.widgets.room import Fitted

LINES = 4
"""Lines that it has at most."""
EDGES = 2


class WaitingList(Fitted, Plain):
    """One line for each text that waits, however long it is; the last line counts those that have no room."""

    DEFAULT_CSS = """
    WaitingList { height: auto; max-height: 4; padding: 0 1; color: $warning; display: none; text-wrap: nowrap; }
    WaitingList.-any { display: block; }
    """

    _texts: Sequence[str] = ()

    def show_waiting(self, texts: Sequence[str], line: Callable[[str], str], more: Callable[[int], str]) -> None:
        """Show the waiting ones, each by its ``line``; nothing takes no room. ``more`` says how many are not shown."""
        self._texts, self._line, self._more = texts, line, more
        self.set_class(bool(texts), "-any")
        self._lay_out()

    def on_resize(self) -> None:
        """What a line holds of a text depends on its width."""
        self._lay_out()

    def _lay_out(self) -> None:
        room = len(self._texts) if len(self._texts) <= LINES else LINES - 1
        lines = [self._fitting(text) for text in self._texts[:room]]
        if room < len(self._texts):
            lines.append(self._more(len(self._texts) - room))
        self.show("\n".join(lines))

    def _fitting(self, text: str) -> str:
        """The line of a text, of which as much stands there as leaves room for what is said of it."""
        width = self.screen.size.width - EDGES - Content(self._line("")).cell_length
        return self._line(Content(" ".join(text.split())).truncate(max(width, 1), ellipsis=True).plain)
