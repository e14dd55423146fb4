"""One line to type in, whatever is pasted: what would steer the terminal is made visible before it is shown."""

from __future__ import annotations

from textual import events
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.widgets import Input

from sessions.text.cleaner import lines_of, typed_sign


class LineInput(Input):
    """An input that drops nothing and shows everything.

    Several lines are kept, joined by a sign, where a subclass knows no better.
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    """How long the text is. An input of Textual's has the whole screen laid out anew for each letter."""

    async def _on_key(self, event: events.Key) -> None:
        """Take also the signs that Python does not call printable, such as a space that does not break.

        An input of Textual's drops them without a word. Below ``\\x80`` they are keys.
        """
        sign = event.character
        if sign is None or len(sign) != 1 or sign < "\x80" or sign.isprintable():
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.replace(typed_sign(sign, self.value[: min(self.selection)]), *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_lines(lines_of(event.text))

    def watch_selection(self) -> None:
        """Keep the cursor in sight: after a long paste the line knows how long it is only when it is drawn again."""
        if self.has_focus and not 0 <= self.cursor_screen_offset.x - self.content_region.x < self.content_region.width:
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        at = self.cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
        self.scroll_to_region(Region(at, 0, width=1, height=1), force=True, animate=False)

    def take_lines(self, lines: tuple[str, ...]) -> None:
        """Put pasted lines where the cursor is."""
        text = lines[0] if len(lines) == 1 else " ⏎ ".join(line.strip() for line in lines)
        self.replace(text, *self.selection)
