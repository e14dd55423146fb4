"""A page that is a code for cameras, with the whole screen: the code as large as fits, and beside it what it is."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.wall.blocks import Codes, Sheet
from workshop.wall.code import LEAST_QUIET, QUIET, code_lines, side_of
from workshop.wall.setting import Line, cells
from workshop.widgets.board_lines import fold

EDGE, BETWEEN = 1, 2
WIDEST = 72
"""Cells beside the code that an eye still takes in with it."""
NARROWEST = 14
"""Cells in which a few words can still be read beside it."""
SMALL = ((False, QUIET), (False, LEAST_QUIET))
EVERY_SIZE = ((True, QUIET), *SMALL)
"""Of a code: whether it is large, and how many modules of light are above and below it."""
TO_THE_EDGE = (*EVERY_SIZE, (False, 1))
"""The last with so little light above and below that cameras just read it; at its sides there is more."""

Part = list[Line]


def code_that_fits(
    content: str, room: tuple[int, int], sizes: Sequence[tuple[bool, int]] = EVERY_SIZE
) -> tuple[str, ...] | None:
    """A code as large as there is room for in columns and rows; with less light around it only where it must."""
    side = side_of(content)
    for large, quiet in sizes if side is not None else ():
        assert side is not None
        beside = quiet if quiet >= LEAST_QUIET else max(quiet, min(QUIET, (room[0] - side) // 2))
        columns, rows = side + 2 * beside, side + 2 * quiet
        if (2 * columns if large else columns) <= room[0] and (rows if large else (rows + 1) // 2) <= room[1]:
            return code_lines(content, large=large, quiet=quiet, beside=beside)
    return None


def sheets_of(block: Codes, size: tuple[int, int]) -> tuple[Sheet, ...]:
    """The first way of which every code can be drawn on a screen of columns and rows; empty where none can."""
    room = size[0] - EDGE - BETWEEN - NARROWEST, size[1]
    for way in block.ways:
        if all(code_that_fits(sheet.content, room, TO_THE_EDGE) is not None for sheet in way):
            return way
    return ()


def sheet_lines(sheet: Sheet, size: tuple[int, int]) -> tuple[Line, ...]:
    """The lines of the screen with a code that can be drawn, from the top."""
    columns, rows = size
    code = code_that_fits(sheet.content, (columns - EDGE - BETWEEN - NARROWEST, rows), TO_THE_EDGE)
    assert code is not None
    width = room_beside(code, columns)
    parts = [(folded(sheet.title, width, "accent"), False), (folded(sheet.how, width, "text"), False)]
    parts += [(folded(fact, width, "bold"), True) for fact in sheet.facts]
    return in_middle(beside(code, fitting(parts, rows)), columns)


def room_beside(code: Sequence[str] | None, columns: int) -> int:
    """Cells for what is said beside a code, or without one."""
    return min(WIDEST, columns - 2 * EDGE - (0 if code is None else BETWEEN + len(code[0])))


def in_middle(lines: Sequence[Line], columns: int) -> tuple[Line, ...]:
    """Lines in the middle of so many columns, at one left edge."""
    spare = max(0, columns - max(map(cells, lines), default=0))
    margin = ("", " " * min(spare, max(EDGE, spare // 2)))
    return tuple((margin, *line) if line else () for line in lines)


def beside(code: Sequence[str], said: Sequence[Line]) -> Part:
    """What is said beside a code; both in the middle of the higher one."""
    height = max(len(code), len(said))
    above, below = (height - len(code)) // 2, (height - len(said)) // 2
    lines: Part = []
    for row in range(height):
        here = row - above
        left = ("code", code[here]) if 0 <= here < len(code) else ("", " " * len(code[0]))
        right = said[row - below] if 0 <= row - below < len(said) else ()
        lines.append((left, ("", " " * BETWEEN), *right))
    return lines


def folded(text: str, width: int, part: str) -> Part:
    """A text in lines of one look."""
    return [((part, line),) for line in fold(text, width)[0]]


def fitting(parts: Sequence[tuple[Part, bool]], rows: int) -> Part:
    """The parts with air between them; what can be left out is where there is no room for it, the last first."""
    kept = list(parts)
    while _height(kept, 1) > rows and any(can_go for _, can_go in kept):
        kept.pop(max(at for at, (_, can_go) in enumerate(kept) if can_go))
    air = 1 if _height(kept, 1) <= rows else 0
    lines: Part = []
    for part, _ in kept:
        lines += [()] * (air if lines else 0)
        lines += part
    return lines


def _height(parts: Sequence[tuple[Part, bool]], air: int) -> int:
    return sum(len(part) for part, _ in parts) + air * (len(parts) - 1)
