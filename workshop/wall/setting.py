"""How a block is set in lines of a width. People's words are whole, and can do nothing to a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby, zip_longest
from operator import itemgetter

from rich.cells import cell_len

from workshop.wall.blocks import Bar, Big, Block, Codes, Columns, Facing, Figure, Heading, Text
from workshop.wall.digits import drawn
from workshop.widgets.board_lines import bar, fold, visible

PARTS = ("text", "bold", "changed", "quiet", "accent", "ready", "look", "bar", "code")
"""What a stylesheet can give a look: ``wall--text`` and so on."""
Piece = tuple[str, str]
"""One of the parts, or "" for space, and the text it paints."""
Line = tuple[Piece, ...]

BESIDE = "▌ "
BETWEEN = "   ↔   "
NARROWEST = 40
"""Cells in which two sides can still face each other."""
COLUMN_ROWS = 5
_EIGHTHS = " ▁▂▃▄▅▆▇█"


def cells(line: Line) -> int:
    """How wide a line is."""
    return sum(cell_len(text) for _, text in line)


@lru_cache(maxsize=8192)
def set_block(block: Block, width: int, height: int, number: int) -> tuple[Line, ...]:
    """A block's lines. ``number`` are the cells for numbers on this wall; ``height`` is what a page has at most."""
    match block:
        case Heading():
            return _heading(block, width)
        case Big():
            return _big(block, width)
        case Text():
            return _text(block, width, number)
        case Bar():
            return _bar(block, width, number)
        case Facing():
            return _facing(block, width)
        case Figure():
            return _figure(block, width, height)
        case Columns():
            return _columns(block, width)
        case Codes():
            return tuple((("quiet", line),) for line in _folded(block.too_small, width))


def beside(left: Line, right: Line, width: int) -> tuple[Line, ...]:
    """Two on one line, the second at the right edge; below each other where they do not fit."""
    gap = width - cells(left) - cells(right)
    if not right:
        return (left,)
    return ((*left, ("", " " * gap), *right),) if gap >= 2 else (left, right)


def _heading(block: Heading, width: int) -> tuple[Line, ...]:
    lines = [(("accent", line),) for line in fold(block.text, width)[0]]
    note: Line = (("quiet", visible(block.note)),) if block.note else ()
    return (*lines[:-1], *beside(lines[-1], note, width))


def _big(block: Big, width: int) -> tuple[Line, ...]:
    number = f"{visible(block.number)}  " if block.number else ""
    under = " " * cell_len(number)
    room = width - len(BESIDE) - len(under)
    lines: list[Line] = []
    marks = iter(_marks(block.text, block.was) if block.was is not None else ())
    for line in fold(block.text, room)[0]:
        words = _marked(line, marks) if block.was is not None else (("bold", line),)
        lines.append((("accent", BESIDE), ("accent", under if lines else number), *words))
    for line in fold(block.note, room)[0] if block.note else ():
        lines.append((("accent", BESIDE), ("", under), ("quiet", line)))
    return tuple(lines)


def _marks(text: str, was: str) -> Iterator[bool]:
    """Of each sign that is no space, whether it is in a word that is new."""
    words = visible(text).split()
    known = set[int]()
    for match in SequenceMatcher(None, visible(was).split(), words, autojunk=False).get_matching_blocks():
        known.update(range(match.b, match.b + match.size))
    return (at not in known for at, word in enumerate(words) for _ in word)


def _marked(line: str, marks: Iterator[bool]) -> Line:
    """A line with the words that are new marked."""
    parts = [(sign, "changed" if not sign.isspace() and next(marks, False) else "bold") for sign in line]
    pieces = groupby(parts, key=itemgetter(1))
    return tuple((part, "".join(sign for sign, _ in piece)) for part, piece in pieces)


def _text(block: Text, width: int, number: int) -> tuple[Line, ...]:
    number = number if block.number else 0
    column = number + 2 if number else 0
    style = block.tone or "text"
    lines = _numbered(block.text, block.number, width, number, style)
    lines += [(("", " " * column), ("quiet", line)) for line in (_folded(block.note, width - column))]
    return tuple(lines)


def _numbered(text: str, number: str, width: int, cells_: int, style: str) -> list[Line]:
    column = cells_ + 2 if cells_ else 0
    lines: list[Line] = []
    for line in fold(text, width - column)[0]:
        lines.append((("quiet", ("" if lines else f"{visible(number):>{cells_}}").ljust(column)), (style, line)))
    return lines


def _folded(text: str, width: int) -> list[str]:
    return fold(text, width)[0] if text else []


def _bar(block: Bar, width: int, number: int) -> tuple[Line, ...]:
    column = number + 2
    room = width - column
    sign = cell_len(block.sign) + 3 if block.sign else 0
    lines = _numbered(block.text, block.number, width - sign if sign < room // 2 else width, number, "bold")
    if sign and sign < room // 2:
        lines[:1] = beside(lines[0], (("look", block.sign),), width)
    elif sign:
        lines += [(("", " " * column), ("look", line)) for line in fold(block.sign, room)[0]]
    full = room - cell_len(block.note) - 2
    if full < 10:
        lines += [(("", " " * column), ("bar", bar(*block.share, room)))] * block.times
        return (*lines, *((("", " " * column), ("text", line)) for line in fold(block.note, room)[0]))
    shown = bar(*block.share, full)
    for row in range(block.times):
        said: Line = (("", "  " if shown else ""), ("text", block.note)) if row == (block.times - 1) // 2 else ()
        lines.append((("", " " * column), ("bar", shown), *said))
    return tuple(lines)


def _facing(block: Facing, width: int) -> tuple[Line, ...]:
    if width < NARROWEST:
        sides = [*fold(block.text, width)[0], "↕", *fold(block.against, width)[0]]
        return tuple((("accent" if line == "↕" else "bold", line),) for line in sides)
    half = (width - len(BETWEEN)) // 2
    left, right = fold(block.text, half)[0], fold(block.against, half)[0]
    rows = max(len(left), len(right))
    at = (rows - 1) // 2
    lines: list[Line] = []
    for row, (one, other) in enumerate(zip_longest(left, right, fillvalue="")):
        between = BETWEEN if row == at else " " * len(BETWEEN)
        lines.append((("bold", one), ("", " " * (half - cell_len(one))), ("accent", between), ("bold", other)))
    return tuple(lines)


def _figure(block: Figure, width: int, height: int) -> tuple[Line, ...]:
    under = _folded(block.text, width)
    room = height - len(under) - (1 if under else 0) if block.fills else min(height // 2, height - len(under))
    large = drawn(block.digits, width, max(0, room))
    lines: list[Line] = [((block.tone or "accent", line),) for line in large]
    return (*lines, *((("text", line),) for line in under))


def _columns(block: Columns, width: int) -> tuple[Line, ...]:
    most = max((count for _, count in block.counts), default=0)
    each = max(4, min(12, width // max(1, len(block.counts))))
    wide = max(2, each - 2)
    rows: list[Line] = []
    height = COLUMN_ROWS * block.times
    for row in range(height, 0, -1):
        eighths = (
            max(1, round(count / most * height * 8)) - (row - 1) * 8 if count else 0 for _, count in block.counts
        )
        drawn_ = "".join((_EIGHTHS[min(8, max(0, each_))] * wide).ljust(each) for each_ in eighths)
        rows.append((("bar", drawn_),))
    counts = "".join((str(count) if count else "–").center(wide).ljust(each) for _, count in block.counts)
    names = "".join(name.center(wide).ljust(each) for name, _ in block.counts)
    notes = [(("text", line),) for line in _folded(block.note, width)]
    return (*rows, (("bold", counts),), (("quiet", names),), *notes)
