"""How phones come in, on a page of its own: a code for cameras, and beside it an address and digits for hands."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from sessions.words import Words
from workshop.card.view import Card
from workshop.card.wifi import Wifi
from workshop.wall.code import LEAST_QUIET, QUIET, code_lines
from workshop.wall.digits import ROWS, drawn_apart
from workshop.wall.pages import Page, Place
from workshop.wall.setting import Line, cells
from workshop.widgets.board_lines import fold

EDGE, BETWEEN = 1, 2
NARROWEST = 22
"""Cells that must be left beside a code: three digits drawn as small as they can be."""
WIDEST = 72
"""Cells beside the code that an eye still takes in with it."""
NOWHERE = -2
"""The block of a wall that the page is of: none."""
SMALL = ((False, QUIET), (False, LEAST_QUIET))
EVERY_SIZE = ((True, QUIET), *SMALL)
"""Of a code: whether it is large, and how many modules of light are around it."""

Part = list[Line]


def pages(card: Card, words: Words, size: tuple[int, int]) -> tuple[Page, ...]:
    """The card on a screen of columns and rows; the network that it helps into comes first, on a page of its own.

    A code is whole or not there: then the words say what to do.
    """
    columns, rows = size
    code = code_that_fits(card.link, (columns - EDGE - BETWEEN - NARROWEST, rows))
    said = _fitting(_said(card, words, _room(code, columns), rows, with_code=code is not None), rows)
    way_in = _page(said if code is None else _beside(code, said), size)
    return (way_in,) if card.wifi is None else (_network(card.wifi, words, size), way_in)


def code_that_fits(
    content: str, room: tuple[int, int], sizes: Sequence[tuple[bool, int]] = EVERY_SIZE
) -> tuple[str, ...] | None:
    """A code as large as there is room for in columns and rows; with less light around it only where it must."""
    for large, quiet in sizes:
        lines = code_lines(content, large=large, quiet=quiet)
        if len(lines) <= room[1] and len(lines[0]) <= room[0]:
            return lines
    return None


def network_said(wifi: Wifi, words: Words) -> tuple[str, ...]:
    """What a network is called, and its password where it is to be seen."""
    password = words("wifi.shown_password", password=wifi.password) if wifi.password and wifi.shows else ""
    return tuple(filter(None, (words("wifi.shown_name", name=wifi.name), password)))


def _network(wifi: Wifi, words: Words, size: tuple[int, int]) -> Page:
    columns, rows = size
    code = code_that_fits(wifi.content, (columns - EDGE - BETWEEN - NARROWEST, rows))
    width = _room(code, columns)
    how = words("wall.wifi.how" if code is not None else "wall.wifi.no_room")
    parts = [(_folded(words("wall.wifi.title"), width, "accent"), False), (_folded(how, width, "text"), True)]
    parts += [(_folded(text, width, "bold"), False) for text in network_said(wifi, words)]
    said = _fitting(parts, rows)
    return _page(said if code is None else _beside(code, said), size)


def _room(code: Sequence[str] | None, columns: int) -> int:
    """Cells for what is said beside a code, or without one."""
    return min(WIDEST, columns - 2 * EDGE - (0 if code is None else BETWEEN + len(code[0])))


def _page(lines: Sequence[Line], size: tuple[int, int]) -> Page:
    """A page that is nothing but these lines, in the middle of the screen."""
    spare = max(0, size[0] - max(map(cells, lines), default=0))
    margin = ("", " " * min(spare, max(EDGE, spare // 2)))
    placed = tuple((margin, *line) if line else () for line in lines)
    return Page((Place(NOWHERE, placed),), 0, size[1], middle=True, bare=True)


def _beside(code: Sequence[str], said: Sequence[Line]) -> list[Line]:
    """What is said beside a code; both in the middle of the higher one."""
    height = max(len(code), len(said))
    above, below = (height - len(code)) // 2, (height - len(said)) // 2
    lines: list[Line] = []
    for row in range(height):
        here = row - above
        left = ("code", code[here]) if 0 <= here < len(code) else ("", " " * len(code[0]))
        right = said[row - below] if 0 <= row - below < len(said) else ()
        lines.append((left, ("", " " * BETWEEN), *right))
    return lines


def _said(card: Card, words: Words, width: int, rows: int, *, with_code: bool) -> list[tuple[Part, bool]]:
    """The parts from the top, and whether each can be left out."""
    address = f"http://{card.host}"
    if cell_len(address) > width:
        address = card.host  # what a browser takes as well
    title = _folded(words("wall.join.title"), width, "accent")
    how = _folded(words("wall.join.how" if with_code else "wall.join.no_room"), width, "text")
    where = _folded(address, width, "bold")
    if not card.short:
        return [(title, False), (how, False), (where, False)]
    typed = _folded(words("wall.join.digits"), width, "text")
    left = rows - len(title) - len(where) - 2
    digits: Part = [(("accent", line),) for line in drawn_apart(card.short, width, max(ROWS, left))]
    if len(digits) > 2 * ROWS + 1:  # large: the rest has room beside it
        left -= len(how) + len(typed) + 2
        digits = [(("accent", line),) for line in drawn_apart(card.short, width, max(ROWS, left))]
    return [(title, False), (how, with_code), (where, False), (typed, True), (digits, False)]


def _folded(text: str, width: int, part: str) -> Part:
    return [((part, line),) for line in fold(text, width)[0]]


def _fitting(parts: Sequence[tuple[Part, bool]], rows: int) -> Part:
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
