"""A two-way picture in cells: numbers in four fields about a cross, each placed by two shares. Knows no widget.

No number is ever hidden: those that fall on the same cell are shown together, and where it is crowded they move to the
nearest free cells of their own field. Where not even that is possible there is no picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

Piece = tuple[str, str]
"""``number``, ``here``, ``name`` or ``line``, or "" for space, and the text it paints."""
Cells = dict[tuple[int, int], tuple[str, str]]
"""Character and part by line and column."""
Levels = tuple[int, int]
"""1 for high, -1 for low, 0 for on the line: across, and up."""
BETWEEN = "·"
SPACE = 2
"""Cells between two numbers that do not fall together."""
SPLITS = Fraction(1, 2), Fraction(2, 3), Fraction(1, 3), Fraction(4, 5), Fraction(1, 5)
"""Where the cross stands, from the left and from the top; elsewhere than in the middle only if a field is crowded."""
ACROSS, DOWN = (3, 9, 15, 25), (1, 2, 4, 6)
"""Cells about the upright line, and lines about the level one, that belong to what is on them."""


@dataclass(frozen=True)
class Point:
    """A number and where it belongs: its shares of the greatest, from 0 to 1, and their levels."""

    number: int
    across: Fraction
    up: Fraction
    levels: Levels


@dataclass(frozen=True)
class Names:
    """The four fields' names."""

    up: str
    both: str
    neither: str
    across: str


def draw(points: Sequence[Point], names: Names, width: int, height: int, here: int = 0) -> list[list[Piece]] | None:
    """The picture as lines of pieces, each so wide; None where there is no room for every number.

    The number ``here`` is marked.
    """
    for left, top, band, rows in product(SPLITS, SPLITS, ACROSS, DOWN):
        fields = _fields(width, height, left, top, band, rows)
        cells = _numbers(points, fields, here) if fields is not None else None
        if fields is not None and cells is not None:
            return _painted(cells, fields, names, width, height)
    return None


def together(numbers: Iterable[int]) -> list[str]:
    """Numbers that stand together, as said: three or more in a row are a stretch, ``1–4`` and ``7``."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said: list[str] = []
    for run in runs:
        said += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run)
    return said


@dataclass(frozen=True)
class _Fields:
    """Where the fields begin and end, by level, and where the lines of the cross are."""

    columns: dict[int, tuple[int, int]]
    lines: dict[int, tuple[int, int]]
    upright: int
    level: int


def _fields(width: int, height: int, left: Fraction, top: Fraction, band: int, rows: int) -> _Fields | None:
    """The first line of the upper fields and the last of the lower ones are for their names."""
    upright, level = int((width - 1) * left), int((height - 1) * top)
    first, above = upright - band // 2, level - (rows - 1) // 2
    columns = {-1: (0, first - 1), 0: (first, first + band), 1: (first + band + 1, width)}
    lines = {1: (1, above), 0: (above, above + rows), -1: (above + rows, height - 1)}
    if any(end - begin < 2 for begin, end in (columns[-1], columns[1])):
        return None
    return None if any(begin >= end for begin, end in lines.values()) else _Fields(columns, lines, upright, level)


def _numbers(points: Sequence[Point], fields: _Fields, here: int) -> Cells | None:
    by_levels: dict[Levels, list[Point]] = defaultdict(list)
    for point in points:
        by_levels[point.levels].append(point)
    cells: Cells = {}
    for levels, inside in by_levels.items():
        room = _Room(*fields.columns[levels[0]], *fields.lines[levels[1]])
        groups: dict[tuple[int, int], list[int]] = defaultdict(list)
        for point in inside:
            groups[room.line(point), room.column(point)].append(point.number)
        found = _near(groups, room, here)
        if found is None:
            found = _in_order(groups, room, here)
        if found is None:
            return None
        cells |= found
    return cells


@dataclass(frozen=True)
class _Room:
    """The cells of one field: its columns and lines, each from and to but not with."""

    left: int
    right: int
    top: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    def column(self, point: Point) -> int:
        return self.left + _step(point.across, point.levels[0], self.width)

    def line(self, point: Point) -> int:
        return self.bottom - 1 - _step(point.up, point.levels[1], self.bottom - self.top)


def _step(share: Fraction, level: int, cells: int) -> int:
    """How many cells into its half a share is; what is on the line is in the middle of it."""
    if level == 0:
        return cells // 2
    inside = 2 * share - 1 if level > 0 else 2 * share
    return min(cells - 1, int(inside * cells))


def _near(groups: dict[tuple[int, int], list[int]], room: _Room, here: int) -> Cells | None:
    """Each group as near to its place as there is room, the largest first."""
    cells: Cells = {}
    taken: set[tuple[int, int]] = set()
    for (line, column), numbers in sorted(groups.items(), key=lambda group: (-len(group[1]), group[1])):
        block = _wrapped(together(numbers), room.width)
        if block is None:
            return None
        wide = max(map(_cells, block))
        spots = product(range(room.top, room.bottom - len(block) + 1), range(room.left, room.right - wide + 1))
        at = (line - (len(block) - 1) // 2, column - wide // 2)
        for top, left in sorted(spots, key=lambda spot: (2 * abs(spot[0] - at[0]) + abs(spot[1] - at[1]), spot)):
            area = {(top + y, left + x) for y in range(len(block)) for x in range(-SPACE, wide + SPACE)}
            if not area & taken:
                break
        else:
            return None
        taken |= {(top + y, left + x) for y in range(len(block)) for x in range(wide)}
        for y, words in enumerate(block):
            cells |= _set(words, top + y, left, here)
    return cells


def _in_order(groups: dict[tuple[int, int], list[int]], room: _Room, here: int) -> Cells | None:
    """Where it is too crowded: the field's groups one after the other, line by line, as they would have stood."""
    cells: Cells = {}
    line, column = room.top, room.left
    for _, numbers in sorted(groups.items()):
        for index, word in enumerate(together(numbers)):
            gap = 0 if column == room.left else len(BETWEEN) if index else SPACE
            if column + gap + len(word) > room.right:
                line, column, gap = line + 1, room.left, 0
            if line >= room.bottom or len(word) > room.width:
                return None
            if index and gap:
                cells[line, column] = (BETWEEN, "number")
            cells |= _set([word], line, column + gap, here)
            column += gap + len(word)
    return cells


def _wrapped(words: list[str], width: int) -> list[list[str]] | None:
    """A group's words in lines of its field, as even as they come; None if one is wider than the field."""
    if max(map(len, words)) > width:
        return None
    lines: list[list[str]] = [[]]
    for word in words:
        if lines[-1] and _cells([*lines[-1], word]) > width:
            lines.append([])
        lines[-1].append(word)
    return lines


def _cells(words: Sequence[str]) -> int:
    return sum(map(len, words)) + len(BETWEEN) * (len(words) - 1)


def _set(words: Sequence[str], line: int, column: int, here: int) -> Cells:
    cells: Cells = {}
    for index, word in enumerate(words):
        if index:
            cells[line, column] = (BETWEEN, "number")
            column += len(BETWEEN)
        first, _, last = word.partition("–")
        part = "here" if int(first) <= here <= int(last or first) else "number"
        cells |= {(line, column + x): (character, part) for x, character in enumerate(word)}
        column += len(word)
    return cells


def _painted(cells: Cells, fields: _Fields, names: Names, width: int, height: int) -> list[list[Piece]]:
    under: Cells = {(line, fields.upright): ("│", "line") for line in range(height)}
    under |= {(fields.level, column): ("─", "line") for column in range(width)}
    under[fields.level, fields.upright] = ("┼", "line")
    for name, line, column in (
        (names.up, 0, -1),
        (names.both, 0, 1),
        (names.neither, height - 1, -1),
        (names.across, height - 1, 1),
    ):
        begin, end = fields.columns[column]
        shown = name if len(name) <= end - begin else f"{name[: max(0, end - begin - 1)]}…"
        under |= {(line, begin + x): (character, "name") for x, character in enumerate(shown)}
    # A number stands clear of the cross: one cell of it is left out on each side.
    for line, column in cells:
        for near in (column - 1, column + 1):
            if under.get((line, near), ("", ""))[1] == "line":
                del under[line, near]
    return [list(_pieces(under | cells, line, width)) for line in range(height)]


def _pieces(cells: Cells, line: int, width: int) -> Iterator[Piece]:
    part, text = "", ""
    for column in range(width):
        character, now = cells.get((line, column), (" ", ""))
        if now != part and text:
            yield part, text
            text = ""
        part, text = now, text + character
    yield part, text
