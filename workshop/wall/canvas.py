"""The one widget of the wall: lines, painted only where they differ from those before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from workshop.looks.colourless import KEPT
from workshop.wall.setting import PARTS, Line


class Canvas(Widget):
    """Shows lines from the top."""

    DEFAULT_CSS = """
    Canvas {
        width: 1fr; height: 1fr;
        & > .wall--text { color: $foreground; background: $background; }
        & > .wall--bold { color: $foreground; background: $background; text-style: bold; }
        & > .wall--changed { color: $warning; background: $background; text-style: bold underline; }
        & > .wall--quiet { color: $text-muted; background: $background; }
        & > .wall--accent { color: $accent; background: $background; text-style: bold; }
        & > .wall--ready { color: $success; background: $background; text-style: bold; }
        & > .wall--look { color: $warning; background: $background; text-style: bold; }
        & > .wall--bar { color: $accent; background: $background; }
        & > .wall--code { color: $code-ink; background: $code-paper; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"wall--{part}" for part in PARTS}

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Line] = ()
        self._styles: dict[str, Style] = {}

    @property
    def shown(self) -> list[Line]:
        """What it shows."""
        return list(self._lines)

    def show(self, lines: Sequence[Line]) -> None:
        """Show these; a line that is as it was is not painted."""
        before, self._lines = self._lines, tuple(lines)
        changed = [row for row, (was, line) in enumerate(zip_longest(before, self._lines, fillvalue=())) if was != line]
        width = self.size.width
        if changed:
            self.refresh(*(Region(0, row, width, 1) for row in changed))

    def notify_style_update(self) -> None:
        """Another theme."""
        self._styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One row."""
        line = self._lines[y] if y < len(self._lines) else ()
        strip = Strip([Segment(text, self._style(part)) for part, text in line])
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def _style(self, part: str) -> Style:
        if part not in self._styles:
            style = self.get_component_rich_style(f"wall--{part}") if part else self.rich_style
            self._styles[part] = style + KEPT if part == "code" else style
        return self._styles[part]
