"""How much room a widget has for its text, and that it is told when that has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.widget import Widget

if TYPE_CHECKING:
    Mixed = Widget
else:
    Mixed = object


def room(widget: Widget) -> Size:
    """The size of its content as it was last laid out; nothing before that.

    To ask for its region or its size instead, while something waits to be laid out anew, has Textual draw its map at
    once, and miss that another widget has another size by then.
    """
    gutter = widget.styles.gutter
    return Size(max(0, widget.outer_size.width - gutter.width), max(0, widget.outer_size.height - gutter.height))


class Fitted(Mixed):
    """Mixed into a widget that draws what it has room for: it is sent a ``Resize`` for every new size.

    Textual sends none where its map was drawn anew before the layout, because something asked for a place meanwhile.
    """

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        before = self._size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if size != before:
            self.post_message(events.Resize(size, virtual_size, container_size))  # a second one is the same one
        return changed
