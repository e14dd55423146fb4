"""A board's page: every row set in lines, and where each stands. A change makes a new page that keeps what stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress, count
from operator import is_not

from workshop.widgets.board_lines import Line, Row, Shape, lay_out, number_cells

Anchor = tuple[str, int]
"""A row's id and the height in the window where its first line stands (below 0: above the window)."""


@dataclass(frozen=True)
class Page:
    """Rows and the lines that each is set in: the same object for as long as its row and the shape are the same.

    `starts[i]` is the first line of row i, blank lines above it included; the last is the page's height. `places` says
    where each row stands, by its id.
    """

    shape: Shape
    rows: tuple[Row, ...] = ()
    lines: tuple[tuple[Line, ...], ...] = ()
    starts: tuple[int, ...] = (0,)
    places: dict[str, int] = field(default_factory=dict)

    @property
    def height(self) -> int:
        return self.starts[-1]

    def arranged(self, rows: tuple[Row, ...], shape: Shape) -> Page:
        """The page of `rows`; those that are here already, in the same shape, are not set again.

        Those before the first that differs are taken over as they are: one more costs no more on a long page.
        """
        kept = shape == self.shape
        same = same_start(self.rows, rows) if kept else 0
        rest = zip(self.rows[same:], self.lines[same:], strict=True) if kept else ()
        known = {row.id: (row, lines) for row, lines in rest}
        lines, heights = list(self.lines[:same]), []
        for row in rows[same:]:
            was, written = known.get(row.id, (None, ()))
            if was is not row and was != row:
                written = lay_out(row, shape)
            heights.append(len(written) + (bool(lines) and (row.kind == "heading" or row.apart)))
            lines.append(written)
        starts = (*self.starts[:same], *accumulate(heights, initial=self.starts[same]))
        return Page(shape, rows, tuple(lines), starts, self._places_of(rows, same))

    def _places_of(self, rows: tuple[Row, ...], same: int) -> dict[str, int]:
        """Where each of `rows` stands, so many of which stand as they stood; of two with one id the first."""
        places = self.places.copy()
        for row in self.rows[same:]:
            if places.get(row.id, -1) >= same:
                del places[row.id]
        for at, row in enumerate(rows[same:], same):
            places.setdefault(row.id, at)
        return places

    def number_cells(self, rows: tuple[Row, ...]) -> int:
        """As ``number_cells`` of `rows`; where they only add to those that are here, only what is new is looked at."""
        same = same_start(self.rows, rows)
        return max(self.shape.number, number_cells(rows[same:])) if same == len(self.rows) else number_cells(rows)

    def find(self, row_id: str | None) -> int | None:
        """Where the row stands in the page, or None."""
        return None if row_id is None else self.places.get(row_id)

    def row(self, at: int) -> Row:
        return self.rows[at]

    def at_line(self, line: int) -> int | None:
        """The row that a line belongs to."""
        at = bisect_right(self.starts, line) - 1
        return at if 0 <= at < len(self.rows) else None

    def selectable(self, among: Iterable[int]) -> int | None:
        """The first of these rows that can be highlighted."""
        return next((at for at in among if self.row(at).selectable), None)

    def beside(self, at: int, direction: int) -> int | None:
        """The next row (1), or the one before (-1), that can be highlighted."""
        return self.selectable(range(at + 1, len(self.rows)) if direction > 0 else range(at - 1, -1, -1))

    def farthest(self, direction: int) -> int | None:
        """The last row (1), or the first (-1), that can be highlighted."""
        return self.beside(-1, 1) if direction < 0 else self.beside(len(self.rows), -1)

    def nearest(self, line: int, direction: int = 1) -> int | None:
        """The row at a line, or else the nearest that can be highlighted, looking first in this direction."""
        at = self.at_line(max(0, min(line, self.height - 1)))
        if at is None or self.row(at).selectable:
            return at
        found = self.beside(at, direction)
        return self.beside(at, -direction) if found is None else found

    def span(self, at: int) -> tuple[int, int]:
        """The lines of a row with the rows about it that cannot be highlighted: a heading is seen with its row."""
        first, last = at, at + 1
        while first > 0 and not self.row(first - 1).selectable:
            first -= 1
        if self.selectable(range(last, len(self.rows))) is None:
            last = len(self.rows)
        return self.starts[first], self.starts[last]

    def top_to_see(self, at: int, top: int, height: int) -> int:
        """The line nearest to `top` to have at the top of the window to see a row, with its heading if both fit.

        It is none inside another row, not even one that is higher than the window.
        """
        first, end = self.span(at)
        if end - first > height:
            first, end = self.starts[at], self.starts[at + 1]
        there = min(max(top, end - height), first)
        other = self.at_line(there)
        if other is None or other >= at or there <= self.starts[other + 1] - len(self.lines[other]):
            return there
        return self.starts[other + 1]

    def begun(self, top: int, height: int, direction: int = 1) -> int:
        """The line to have at the top, not one inside a row: where the next one (1) or this one (-1) begins.

        A row that is higher than the window is read line by line.
        """
        at = self.at_line(top)
        if at is None:
            return top
        start, end, written = self.starts[at], self.starts[at + 1], len(self.lines[at])
        if top <= end - written or end - start > height:
            return top
        return end if direction > 0 else start

    def turned(self, top: int, height: int, direction: int) -> int:
        """The line to have at the top one page further on; nothing is passed by unseen."""
        wanted = self.begun(max(0, top + direction * max(1, height - 2)), height, -direction)
        return top + direction if wanted == top else wanted

    def room(self, height: int) -> int:
        """The lines to scroll in: so many more than there are that also at the end a row begins at the top."""
        return self.begun(self.height - height, height) + height if self.height > height else self.height

    def reads_on(self, at: int, top: int, height: int, direction: int) -> bool:
        """Whether a row higher than the window has more to read this way before it is left."""
        start, end = self.starts[at], self.starts[at + 1]
        return end - start > height and (start < top if direction < 0 else end > top + height)

    def difference(self, older: Page) -> tuple[int, int]:
        """The first line that differs from an older page, and the line after the last one."""
        new, old = self.lines, older.lines
        head = same_start(new, old)
        tail = same_start(new[head:][::-1], old[head:][::-1])
        end, was = self.starts[len(new) - tail], older.starts[len(old) - tail]
        return self.starts[head], (end if end == was else max(self.height, older.height))

    def line(self, line: int) -> tuple[Row, int, Line] | None:
        """The row at a line, which of its lines it is, and that line's pieces. None where nothing is written."""
        at = self.at_line(line)
        if at is None:
            return None
        row, lines = self.rows[at], self.lines[at]
        inside = line - (self.starts[at + 1] - len(lines))
        return (row, inside, lines[inside]) if inside >= 0 else None

    def anchors(self, top: int, height: int, held: str | None) -> Iterator[Anchor]:
        """The rows that may hold the page still, best first: the held one if in view, then those from the top down.

        A page that stands at its top stays there, so that what is new above is seen.
        """
        at, first = self.find(held), self.at_line(top)
        rest = range(first, len(self.rows)) if top and first is not None else range(0)
        best = () if at is None or not top <= self.starts[at] < top + height else (at,)
        return ((self.row(at).id, self.starts[at] - top) for at in chain(best, rest))

    def top_for(self, anchors: Iterable[Anchor]) -> int:
        """The line to have at the top of the window, so that the first anchor still here stands where it stood."""
        for row_id, height in anchors:
            at = self.find(row_id)
            if at is not None:
                # A row cut by the top of the window may have become shorter; its last line stays in view.
                return self.starts[at] + min(-height, self.starts[at + 1] - self.starts[at] - 1)
        return 0


def same_start(old: Sequence[object], new: Sequence[object]) -> int:
    """How many stand at the start of both: the same objects, not such that are alike. A few µs for a thousand."""
    return next(compress(count(), map(is_not, old, new)), min(len(old), len(new)))


def in_place_of(lost_id: str | None, old: tuple[Row, ...], here: set[str]) -> str | None:
    """The row that is still here after one that is gone, or else the nearest before it."""
    lost = next((i for i, row in enumerate(old) if row.id == lost_id), 0)
    return next((row.id for row in (*old[lost + 1 :], *reversed(old[:lost])) if row.id in here), None)


def height(rows: tuple[Row, ...], width: int) -> int:
    """How many lines rows without numbers take in so many cells."""
    shape = Shape(max(1, width))
    return Page(shape).arranged(rows, shape).height
