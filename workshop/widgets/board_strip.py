"""One line of a board as it is painted: its edge, then its pieces, each in the style of its part."""

from __future__ import annotations

from typing import Protocol

from rich.segment import Segment
from textual.strip import Strip
from textual.style import Style

from workshop.widgets.board_lines import Piece

STYLES = """
Board {
    overflow: hidden auto;
    scrollbar-size-vertical: 1;
    & > .board--quiet { color: $text-muted; }
    & > .board--heading, & > .board--marked { text-style: bold; }
    & > .board--bar { color: $accent; }
    & > .board--sign-ready { color: $success; }
    & > .board--sign-look { color: $warning; }
    & > .board--sign-wrong { color: $error; }
    & > .board--highlight { background: $foreground 6%; }
    &:focus > .board--highlight { background: $accent 25%; }
}
"""
"""How a board looks; the names of colours are the themes'."""
AS = {"number": "quiet", "detail": "quiet", "more": "quiet", "sign-quiet": "quiet", "edge": "bar"}
"""Parts that look as another does. Each look that there is, is worked out anew whenever the focus comes or goes."""
EDGE = 1
"""Cells at the left for ▌ (just saved) or ● (marked), and the space after it."""
BOLD_WHEN_MARKED = frozenset({"text", "heading", "quiet", "number"})


class Styles(Protocol):
    """The style that a stylesheet gives to component classes, one over the other."""

    def __call__(self, *component_classes: str) -> Style: ...


def look(part: str) -> str:
    """What a part is called in the stylesheet."""
    return f"board--{AS.get(part, part)}"


def blank(width: int, styles: Styles) -> Strip:
    """A line on which nothing is written."""
    return Strip.blank(width, styles().rich_style)


def painted(
    pieces: tuple[Piece, ...], width: int, styles: Styles, *, edge: str = " ", marked: bool, highlighted: bool
) -> Strip:
    """A line of a row."""
    under = (look("highlight"),) if highlighted else ()
    over = BOLD_WHEN_MARKED if marked else frozenset()
    ground = styles(*under).rich_style
    segments = [Segment(edge.ljust(EDGE), styles(*under, look("edge")).rich_style)]
    for name, text in pieces:
        names = (look(name), look("marked")) if name in over else (look(name),)
        segments.append(Segment(text, styles(*under, *names).rich_style if name else ground))
    return Strip(segments).adjust_cell_length(width, ground)
