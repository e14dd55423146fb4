"""The one list of the program: rows of people's text that can be highlighted, marked and chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workshop.widgets.board_lines import PARTS, Row, Shape
from workshop.widgets.board_page import Page, in_place_of
from workshop.widgets.board_strip import EDGE, STYLES, blank, look, painted
from workshop.widgets.room import Fitted

__all__ = ["Board", "Row"]

MEASURE = 96
"""Cells of a line that the eye finds back from, however wide the window is."""
WHEEL = 3
"""Lines of one turn of the wheel."""


@dataclass
class RowMessage(Message):
    """Something a person did to a row."""

    board: Board
    row_id: str

    @property
    def control(self) -> Board:
        return self.board


class Board(Fitted, ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of many lines, wrapped once each; only what is seen is painted and only what changed is painted again.

    Bind or set `rows`; the highlight stays on its id and what is read stays where it is. The board never changes
    `marked` by itself: it asks with `Board.Marked`. It has no words of its own: `empty` and `more` bring them.
    Every key that is not bound here bubbles.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {look(part) for part in PARTS}
    DEFAULT_CSS = STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False, id="board.up"),
        Binding("down", "move(1)", show=False, id="board.down"),
        Binding("pageup", "move_page(-1)", show=False, id="board.page_up"),
        Binding("pagedown", "move_page(1)", show=False, id="board.page_down"),
        Binding("home", "move_far(-1)", show=False, id="board.first"),
        Binding("end", "move_far(1)", show=False, id="board.last"),
        Binding("space", "mark", show=False, id="board.mark"),
        Binding("enter", "choose", show=False, id="board.choose"),
    ]

    class Highlighted(RowMessage):
        """The highlight came to a row, by a person or by the program."""

    class Marked(RowMessage):
        """A person asks to mark the row, or to take its mark away."""

    class Chosen(RowMessage):
        """A person wants this row: Enter, or a second click."""

    rows: reactive[tuple[Row, ...]] = reactive((), repaint=False)
    highlighted: reactive[str | None] = reactive[str | None](None, repaint=False)
    marked: reactive[frozenset[str]] = reactive(frozenset(), repaint=False)
    fresh: reactive[str | None] = reactive[str | None](None, repaint=False)
    """The row that was just saved."""
    max_lines: reactive[int] = reactive(6, repaint=False)
    empty: reactive[str] = reactive("", repaint=False)

    def __init__(
        self,
        *rows: Row,
        empty: str = "",
        more: Callable[[int], str] | None = None,
        max_lines: int = 6,
        sign_width: int = 0,
        follow: bool = False,
        id: str | None = None,  # noqa: A002 — Textual's own name
        classes: str | None = None,
    ) -> None:
        """Make a board.

        Args:
            rows: What it starts with.
            empty: Shown when there are no rows: what belongs here and which key starts.
            more: Says how many characters of a cut text are not shown.
            max_lines: Lines of one text before it is cut; 0 never cuts.
            sign_width: Cells kept for signs on every row, so that no text wraps anew when its sign comes or goes.
            follow: Stay at the end when rows are added, if that is where the reader stands.
        """
        super().__init__(id=id, classes=classes)
        self._more = more
        self._sign_width = sign_width
        self._follow = follow
        self._at_tail = follow
        self._page = Page(Shape(0))
        self._clicked: str | None = None
        self.worked_on: str | None = None
        self.set_reactive(Board.rows, rows)
        self.set_reactive(Board.max_lines, max_lines)
        self.set_reactive(Board.empty, empty)

    def watch_rows(self, old: tuple[Row, ...], new: tuple[Row, ...]) -> None:
        self._arrange()
        if self.highlighted is not None and self.validate_highlighted(self.highlighted) is None:
            self._leave_lost(old, {row.id for row in new if row.selectable})

    def watch_max_lines(self) -> None:
        self._arrange()

    def watch_empty(self) -> None:
        self._arrange()

    def on_resize(self) -> None:
        held = self._held if self._page.shape.width > 0 else None
        self._arrange()
        if held is not None:
            self.reveal(held)
        self.call_after_refresh(lambda: self._scroll_update(self.virtual_size))  # tells a scrollbar that just came

    @property
    def _held(self) -> str | None:
        """The row that holds the page still: the one that is worked on elsewhere, or the highlight while in use."""
        return self.worked_on or (self.highlighted if self.has_focus else None)

    def _arrange(self) -> None:
        """Set what is new or changed, keep what is read where it is, and paint again only the lines that differ."""
        if not self.container_size.width:
            return
        rows = self.rows or (Row("", self.empty, kind="plain", tone="quiet", selectable=False),)
        # The scrollbar's cell is always kept free, so that nothing wraps anew when it shows.
        width = max(1, min(MEASURE, self.container_size.width - self.styles.scrollbar_size_vertical - EDGE))
        limit = self.max_lines if self.rows else 0
        old, top = self._page, round(self.scroll_y)
        # What is in use holds the page still while it is in view, else what stands at the top does.
        anchors = old.anchors(top, self.size.height, self._held)
        at_tail = self._follow and self._at_tail
        shape = Shape(width, old.number_cells(rows), self._sign_width, limit, self._more)
        self._page = page = old.arranged(rows, shape)
        self._set_height(page.room(self.size.height))
        self._scroll_now(page.height if at_tail else page.top_for(anchors))
        self._at_tail = self.scroll_y >= self.max_scroll_y
        if round(self.scroll_y) == top:
            self._paint(*page.difference(old))

    def _set_height(self, height: int) -> None:
        """Tell the scrollbar how high the page is, without a layout and a painting of all that is on the screen."""
        size = Size(self.container_size.width, height)
        if size != self.virtual_size:
            self.set_reactive(ScrollView.virtual_size, size)
            self._scroll_update(size)

    def _leave_lost(self, old: tuple[Row, ...], here: set[str]) -> None:
        """The highlighted row is gone: go to the one in its place, or else the nearest above, without scrolling."""
        self._paint_row(self.highlighted)
        self.set_reactive(Board.highlighted, in_place_of(self.highlighted, old, here))
        self._paint_row(self.highlighted)
        if self.highlighted is not None:
            self.post_message(self.Highlighted(self, self.highlighted))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.vertical_scrollbar.position = new_value  # also while it is hidden: it may show the next moment
        self._at_tail = new_value >= self.max_scroll_y

    def _paint(self, first: int, end: int) -> None:
        top = round(self.scroll_y)
        first, end = max(first, top), min(end, top + self.size.height)
        if end > first:
            self.refresh(Region(0, first - top, self.size.width, end - first))

    def _paint_row(self, row_id: str | None) -> None:
        at = self._page.find(row_id)
        if at is not None:
            self._paint(self._page.starts[at], self._page.starts[at + 1])

    def render_line(self, y: int) -> Strip:
        found, width = self._page.line(y + round(self.scroll_y)), self.size.width
        if found is None:
            return blank(width, self.get_visual_style)
        row, inside, pieces = found
        marked, highlighted = row.id in self.marked, row.id == self.highlighted
        edge = "●" if marked and not inside else "▌" if row.id == self.fresh else " "
        return painted(pieces, width, self.get_visual_style, edge=edge, marked=marked, highlighted=highlighted)

    def validate_highlighted(self, row_id: str | None) -> str | None:
        return row_id if row_id is None or any(row.id == row_id and row.selectable for row in self.rows) else None

    def watch_highlighted(self, old: str | None, new: str | None) -> None:
        self._paint_row(old)
        self._paint_row(new)
        if new is not None:
            self.reveal(new)
            self.post_message(self.Highlighted(self, new))

    def watch_marked(self, old: frozenset[str], new: frozenset[str]) -> None:
        for row_id in old ^ new:
            self._paint_row(row_id)

    def watch_fresh(self, old: str | None, new: str | None) -> None:
        self._paint_row(old)
        self._paint_row(new)

    def on_focus(self) -> None:
        if self.highlighted is None:
            at_end = self._follow and self._at_tail
            self._go(self._page.farthest(1) if at_end else self._page.nearest(round(self.scroll_y)))

    def reveal(self, row_id: str) -> None:
        """Scroll as little as needed to see the row, with its heading if both have room."""
        at = self._page.find(row_id)
        if at is not None and self.size.height:
            self._scroll_now(self._page.top_to_see(at, round(self.scroll_y), self.size.height))

    def page(self, direction: int) -> bool:
        """Scroll one page down (1) or up (-1), without the highlight. False when there was nothing to scroll."""
        before = round(self.scroll_y)
        self._scroll_now(self._page.turned(before, self.size.height, direction), direction)
        return self.scroll_y != before

    def _scroll_now(self, y: int, direction: int = 1) -> None:
        """Have a line at the top of the window, or rather that where a row begins."""
        y = self._page.begun(max(0, min(y, self.max_scroll_y)), self.size.height, direction)
        self.scroll_to(y=min(y, self.max_scroll_y), animate=False, force=True)

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def _turn(self, event: events.MouseScrollDown | events.MouseScrollUp) -> None:
        event.stop()
        event.prevent_default()
        direction = 1 if isinstance(event, events.MouseScrollDown) else -1
        self._scroll_now(round(self.scroll_y) + direction * WHEEL, direction)

    def _go(self, at: int | None) -> bool:
        if at is not None:
            self.highlighted = self._page.row(at).id
        return at is not None

    def action_move(self, direction: int) -> None:
        page, at = self._page, self._page.find(self.highlighted)
        top, height = round(self.scroll_y), self.size.height
        if at is None:
            if not self._go(page.nearest(top)):
                self._scroll_now(top + direction)
            return
        if page.reads_on(at, top, height, direction):
            self.page(direction)  # a row higher than the window is read before it is left
        else:
            self._go(page.beside(at, direction))

    def action_move_page(self, direction: int) -> None:
        page, at = self._page, self._page.find(self.highlighted)
        if at is None:
            self.page(direction)
        else:
            self._go(page.nearest(page.starts[at] + direction * self.size.height, direction))

    def action_move_far(self, direction: int) -> None:
        if not self._go(self._page.farthest(direction)):
            self._scroll_now(0 if direction < 0 else self._page.height)

    def action_mark(self) -> None:
        if self.highlighted is not None:
            self.post_message(self.Marked(self, self.highlighted))

    def action_choose(self) -> None:
        if self.highlighted is not None:
            self.post_message(self.Chosen(self, self.highlighted))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        at = self._page.at_line(event.y + round(self.scroll_y))
        if at is None or not self._page.row(at).selectable:
            return
        row_id = self._page.row(at).id
        if row_id == self._clicked == self.highlighted:
            self.post_message(self.Chosen(self, row_id))
        self._clicked = row_id
        self.highlighted = row_id
