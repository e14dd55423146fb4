"""One line to type in, whatever is pasted: what would steer the terminal is made visible before it is shown.

A text that is longer than the line has a sign where it is cut, and is shown whole beside it.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from sessions.text.cleaner import lines_of, typed_sign
from workshop.widgets.board_lines import fold
from workshop.widgets.plain import Plain
from workshop.widgets.room import room

CUT = "…"
WHOLE_LINES = 6
"""Lines of a long text that are shown while it is written, the last ones."""
LEAST_LINES = 2
"""That it has in the lowest window: it takes no more than a quarter of one."""


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

    def asks(self, key: str) -> bool:
        """Whether a key asks for something here, and is not written."""
        return False

    def render_line(self, y: int) -> Strip:
        """A sign stands where the text goes on beyond an edge, unless the cursor does."""
        strip, width = super().render_line(y), self.scrollable_content_region.width
        begin, cells = round(self.scroll_offset.x), cell_len(self.value or self.placeholder)
        if y or width < 2 or (not begin and cells <= width):
            return strip
        cursor = self.cursor_screen_offset.x - self.content_region.x if self.has_focus else -1
        cut = Strip([Segment(CUT, self.get_component_rich_style("input--placeholder"))])
        if begin and cursor != 0:
            strip = Strip.join([cut, strip.crop(1)])
        if cells - begin > width and cursor != width - 1:
            strip = Strip.join([strip.crop(0, width - 1), cut, strip.crop(width)])
        return strip

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is on the screen; nowhere before the line has a place, see ``room``."""
        return super().cursor_screen_offset if room(self) else Offset()

    def watch_selection(self) -> None:
        """Keep the cursor in sight: after a long paste the line knows how long it is only when it is drawn again."""
        if not (self.has_focus and room(self)):
            return
        here = self.content_region
        if not 0 <= self.cursor_screen_offset.x - here.x < here.width:
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        at = self.cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
        self.scroll_to_region(Region(at, 0, width=1, height=1), force=True, animate=False)

    def take_lines(self, lines: tuple[str, ...]) -> None:
        """Put pasted lines where the cursor is."""
        text = lines[0] if len(lines) == 1 else " ⏎ ".join(line.strip() for line in lines)
        self.replace(text, *self.selection)


class Whole(Plain):
    """All of a text that is longer than the line in which it is written; nothing while the line has room for it."""

    DEFAULT_CSS = "Whole { display: none; height: auto; padding: 0; }"

    def follow(self, line: LineInput | None) -> None:
        """Show what stands in a line, if it is too long for it and no secret; of a very long text its end."""
        text = "" if line is None or line.password or cell_len(line.value) < room(line).width else line.value
        width = room(self.parent).width if text and isinstance(self.parent, Widget) else 0
        self.display = width > 0  # where nothing is laid out yet, it is told again when it is
        if self.display:
            lines, _ = fold(text, width)
            most = max(LEAST_LINES, min(WHOLE_LINES, self.screen.size.height // 4))
            if len(lines) > most:
                lines = [CUT, *lines[1 - most :]]
            self.show("\n".join(lines))
