"""The two-way picture on the screen: a criterion at each axis in words, the numbers in their four fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from workshop.widgets.board_lines import visible
from workshop.widgets.plain import Plain
from workshop.widgets.room import Fitted
from workshop.widgets.two_way_lines import Names, Point, draw

_STYLES = {"number": "bold", "here": "bold reverse $accent", "name": "$text-muted", "line": "$line"}
AXES = 2
"""Lines for the axes' names."""


@dataclass(frozen=True)
class Picture:
    """What is to be drawn: the points, the fields' and the axes' names, and what is said where there is no room."""

    points: Sequence[Point]
    names: Names
    up: str
    across: str
    no_room: str


class TwoWay(Fitted, Plain):
    """Draws a picture in the room that it has, anew whenever that changes."""

    _picture: Picture | None = None
    _here = 0

    def present(self, picture: Picture, here: int) -> None:
        """Show a picture, with one of its numbers marked; 0 for none."""
        self._picture, self._here = picture, here
        self._draw()

    def on_resize(self) -> None:
        """Draw it anew."""
        self._draw()

    def _draw(self) -> None:
        picture, (width, height) = self._picture, self.size
        if picture is None or width < 1:
            return
        drawn = draw(picture.points, picture.names, width, height - AXES, self._here) if height > AXES else None
        if drawn is None:
            self.show(picture.no_room)
            return
        across = _one_line(picture.across, width)
        lines = [Content.assemble((_one_line(picture.up, width), "bold"))]
        lines += [Content.assemble(*((text, _STYLES.get(part, "")) for part, text in pieces)) for pieces in drawn]
        lines.append(Content.assemble(" " * (width - cell_len(across)), (across, "bold")))
        self.show(Content("\n").join(lines))


def _one_line(text: str, width: int) -> str:
    """The text in one line, with a sign where it is cut. The arrow at its end stays."""
    arrow = " →" if text.endswith(" →") else ""
    line, room = " ".join(visible(text).removesuffix(arrow).split()), max(2, width - len(arrow))
    return (line if cell_len(line) <= room else set_cell_size(line, room - 1).rstrip() + "…") + arrow
