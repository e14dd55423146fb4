"""No colours at all, for who has asked for none: what is bold or underlined still is."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

KEEPS = "keeps_colour"
"""The mark of what is no decoration: a code for cameras is dark on light, or it is none."""
KEPT = Style.from_meta({KEEPS: True})


class Colourless(LineFilter):
    """Sends no code of a colour. Textual's own sends greys."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without their colours, but for those that keep them."""
        return [Segment(text, _plain(style), control) for text, style, control in segments]


def _plain(style: Style | None) -> Style | None:
    return style if style is None or style.meta.get(KEEPS) else style.without_color
