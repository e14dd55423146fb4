"""How much room a widget has for its text."""

from __future__ import annotations

from textual.widget import Widget


def room(widget: Widget) -> int:
    """The cells of a line of its content, as it was last laid out; 0 before that.

    To ask for its region or its size instead, while something waits to be laid out anew, has Textual draw its map at
    once, and miss that another widget has another size by then.
    """
    return max(0, widget.outer_size.width - widget.gutter.width)
