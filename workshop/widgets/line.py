"""One line to type in, whatever is pasted: what would steer the terminal is made visible before it is shown."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from sessions.words.typed import lines_of


class LineInput(Input):
    """An input whose pastes are cleaned. Several lines are kept, joined by a sign, where a subclass knows no better."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_lines(lines_of(event.text))

    def take_lines(self, lines: tuple[str, ...]) -> None:
        """Put pasted lines where the cursor is."""
        text = lines[0] if len(lines) == 1 else " ⏎ ".join(line.strip() for line in lines)
        self.replace(text, *self.selection)
