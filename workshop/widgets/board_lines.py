"""The board's typesetting: rows of people's text become lines that fit a width. Knows no widget."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rich.cells import cell_len, set_cell_size, split_graphemes

Kind = Literal["item", "heading", "original", "plain"]
Tone = Literal["", "ready", "look", "wrong", "quiet"]

PARTS = (
    *("text", "number", "heading", "quiet", "detail", "more", "bar", "edge", "highlight", "marked"),
    *("sign-ready", "sign-look", "sign-wrong", "sign-quiet"),
)
"""What lines are made of; a stylesheet gives each its look."""
Piece = tuple[str, str]
"""One of the parts, or "" for space, and the text it paints."""
Line = tuple[Piece, ...]

STEP = 2
"""Cells for each step of indent, and between two columns."""
WIDEST_BAR = 40
BETWEEN = "  ↔  "
NARROWEST = 24
"""Cells in which two sides can still stand beside each other."""

_UNSEEN = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_NARROW = re.compile("[ -~\xa0-\xac\xae-\u02ff–—‘’“”…•]*").fullmatch
_EIGHTHS = " ▏▎▍▌▋▊▉"


@dataclass(frozen=True)
class Row:
    """One row of a board: data to show, never markup.

    `bar` is (value, greatest value on this board), and leaves `beside` cells for the detail after it, the same on every
    row of a board, so that the bars can be compared. `sign` is a word, or a sign and a word; `tone` colours it, and
    "quiet" makes the text quiet as well. A heading or plain row without a number starts at the left edge, all else in
    the text column. `against` is the other side of a tension. Headings and what is `apart` have a blank line above
    them.
    """

    id: str
    text: str
    number: str = ""
    detail: str = ""
    kind: Kind = "item"
    sign: str = ""
    tone: Tone = ""
    indent: int = 0
    bar: tuple[int, int] | None = None
    selectable: bool = True
    beside: int = 0
    against: str = ""
    apart: bool = False


class Shape(NamedTuple):
    """What every row of a board is set to: cells across, cells for numbers and signs, lines of text (0: all)."""

    width: int
    number: int = 0
    sign: int = 0
    limit: int = 6
    more: Callable[[int], str] | None = None


def number_cells(rows: Iterable[Row]) -> int:
    """Cells for the numbers of rows that stand on one board: as many as the longest has, at least two, or none."""
    longest = max((len(row.number) for row in rows), default=0)
    return max(2, longest) if longest else 0


def visible(text: str) -> str:
    """Text that can do nothing to a terminal: control and bidirectional characters are shown as �, a tab as spaces."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\t", "    ").replace("\u2028", "\n").replace("\u2029", "\n")
    return re.sub(_UNSEEN, "�", text)


def spans(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where each line starts and ends, so that none is wider than `width` cells.

    Lines break at newlines, else at spaces, else inside a word; between two lines only spaces and newlines are left
    out. A single character wider than `width` stands alone and is too wide.
    """
    begin = 0
    for paragraph in text.split("\n"):
        broken = _break_narrow if _NARROW(paragraph) else _break_wide
        for start, end in broken(paragraph, width):
            yield begin + start, begin + end
        begin += len(paragraph) + 1


def _break_narrow(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Break text in which every character is one cell: the usual case, a few microseconds a line."""
    start, length = 0, len(text)
    while length - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut < 0:
            yield start, start + width
            start += width
            continue
        if text[start:cut].strip():
            yield start, cut
        start = cut + 1
        while start < length and text[start] == " ":
            start += 1
    if start < length or not length:
        yield start, length


def _break_wide(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Break text with wide, combined or joined characters, never inside what is seen as one character."""
    graphemes, _ = split_graphemes(text)
    start, used = 0, 0
    space, after_space = -1, 0  # the last space to break at, and the cells up to and with it
    blank = True
    for begin, end, cells in graphemes:
        is_space = text[begin:end] == " "
        if used + cells > width and begin > start:
            if is_space and not blank:
                yield start, begin
                start, used, space, blank = end, 0, -1, True
                continue
            if space >= start:
                yield start, space
                start, used = space + 1, used - after_space
            elif blank:
                start, used = begin, 0
            else:
                yield start, begin
                start, used, blank = begin, 0, True
            space = -1
        if is_space and start == begin and start > 0:
            start = end
            continue
        if is_space and not blank:
            space, after_space = begin, used + cells
        blank = blank and is_space
        used += cells
    if start < len(text) or not text:
        yield start, len(text)


def fold(text: str, width: int, limit: int = 0) -> tuple[list[str], int]:
    """Wrap `text` in `limit` lines at most (0: all). Returns the lines and how many characters are not shown."""
    text = visible(text).rstrip()
    lines: list[str] = []
    begin = 0
    for start, end in spans(text, width):
        if limit and len(lines) == limit:
            last = lines[-1]
            if cell_len(last) >= width:
                last = set_cell_size(last, max(0, width - 1))
            last = last.rstrip()
            lines[-1] = f"{last}…"
            return lines, len(text) - begin - len(last)
        lines.append(text[start:end])
        begin = start
    return lines, 0


def bar(value: int, greatest: int, width: int) -> str:
    """A bar of eighths of a cell; something is never drawn as nothing."""
    if value <= 0 or greatest <= 0:
        return ""
    eighths = max(1, round(min(1.0, value / greatest) * width * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def lay_out(row: Row, shape: Shape) -> tuple[Line, ...]:
    """Set one row in lines of pieces, without the left edge."""
    at_edge = row.kind in ("heading", "plain") and not row.number
    column = shape.number + STEP if shape.number and not at_edge else 0
    left = column + STEP * (row.indent + (row.kind == "original"))
    if shape.width - left < 8:
        left = min(column, max(0, shape.width - 8))
    room = max(1, shape.width - left)
    sign, tone = visible(row.sign).replace("\n", " "), f"sign-{row.tone or 'quiet'}"
    reserved = max(shape.sign, cell_len(sign)) + STEP + 1 if shape.sign or sign else 0
    beside = room - reserved >= max(12, room // 2)

    style = "heading" if row.kind == "heading" else "text"
    if row.kind == "original" or row.tone == "quiet":
        style = "quiet"
    width = room - reserved if beside else room
    pieces, hidden = _two_sides(row, width, style, shape.limit) if row.against else _one(row.text, width, style, shape)
    number = ("number", f"{row.number:>{shape.number}}"[:left].ljust(left)) if row.number else ("", " " * left)
    under: Piece = ("", " " * left)

    lines: list[Line] = []
    for line in pieces:
        lines.append((under if lines else number, *line))
    if sign and beside:
        gap = room - sum(cell_len(text) for _, text in pieces[0]) - cell_len(sign)
        lines[0] = (*lines[0], ("", " " * gap), (tone, sign))
    lines += _more(hidden, under, room, shape)
    if sign and not beside:
        lines += [(under, (tone, line)) for line in fold(sign, room)[0]]
    if row.bar is not None:
        lines += _bar_and_detail(row, row.bar, under, room, shape)
    elif row.detail:
        lines += _detail(row.detail, under, room, shape)
    return tuple(lines)


def _one(text: str, room: int, style: str, shape: Shape) -> tuple[list[Line], int]:
    texts, hidden = fold(text, room, shape.limit)
    return [((style, line),) for line in texts], hidden


def _two_sides(row: Row, room: int, style: str, limit: int) -> tuple[list[Line], int]:
    """The sides of a tension beside each other, each wrapped under itself; the shorter one leaves its room."""
    for_both = room - cell_len(BETWEEN)
    if for_both < NARROWEST:
        texts, hidden = fold(f"{row.text}{BETWEEN}{row.against}", room, limit)
        return [((style, line),) for line in texts], hidden
    half, one, other = for_both // 2, cell_len(visible(row.text)), cell_len(visible(row.against))
    left = min(one, half) if one <= half else max(half, for_both - other)
    lefts, hidden = fold(row.text, left, limit)
    rights, more = fold(row.against, for_both - left, limit)
    left = max(map(cell_len, lefts))
    lines: list[Line] = []
    for at in range(max(len(lefts), len(rights))):
        text = lefts[at] if at < len(lefts) else ""
        space: Piece = ("", " " * (left - cell_len(text)))
        between: Piece = ("", " " * len(BETWEEN)) if lines else ("bar", BETWEEN)
        lines.append(((style, text), space, between, (style, rights[at] if at < len(rights) else "")))
    return lines, hidden + more


def _detail(detail: str, under: Piece, room: int, shape: Shape) -> list[Line]:
    texts, hidden = fold(detail, room, shape.limit)
    return [(under, ("detail", text)) for text in texts] + _more(hidden, under, room, shape)


def _more(hidden: int, under: Piece, room: int, shape: Shape) -> list[Line]:
    if not hidden or shape.more is None:
        return []
    return [(under, ("more", line)) for line in fold(shape.more(hidden), room)[0]]


def _bar_and_detail(row: Row, of: tuple[int, int], under: Piece, room: int, shape: Shape) -> list[Line]:
    """The bar, and the detail in a column of its own after the longest bar, or below when it would not fit."""
    detail = row.detail
    left = room - row.beside - STEP
    full = max(1, min(WIDEST_BAR, room // 2, left if left >= room // 3 else room))
    drawn = bar(*of, full)
    beside, shown = room - full - STEP, visible(detail)
    if not detail or "\n" in shown or cell_len(shown) > beside:
        return [(under, ("bar", drawn)), *(_detail(detail, under, room, shape) if detail else [])]
    return [(under, ("bar", drawn.ljust(full + STEP)), ("detail", shown))]
