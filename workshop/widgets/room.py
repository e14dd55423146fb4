"""How much room a widget has for its text."""

from __future__ import annotations

from textual.geometry import Size
from textual.widget import Widget


def room(widget: Widget) -> Size:
    """The size of its content as it was last laid out; nothing before that.

    To ask for its region or its size instead, while something waits to be laid out anew, has Textual draw its map at
    once, and miss that another widget has another size by then.
    """
    gutter = widget.styles.gutter
    return Size(max(0, widget.outer_size.width - gutter.width), max(0, widget.outer_size.height - gutter.height))
