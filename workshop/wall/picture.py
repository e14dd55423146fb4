"""The test picture: what the size of the letters is set by, from the last row, before people come."""

from __future__ import annotations

from sessions.words import Words
from workshop.wall.blocks import Bar, Big, Figure, Text, Wall
from workshop.wall.pages import SMALLEST

MEANT = (60, 18)
"""What a wall is made for; a little more is as good."""
TOO_FINE = 90
"""From so many columns on the letters are too small for the last row of most rooms."""
TOLD = LARGE, SMALL, GOOD = ("large", "small", "good")
"""What is said of the letters."""


def picture(size: tuple[int, int], words: Words) -> Wall:
    """How many columns and rows there are in large digits, whether that is well, and each way that things look."""
    columns, rows = size
    told = LARGE if columns < MEANT[0] or rows < MEANT[1] else SMALL if columns > TOO_FINE else GOOD
    return Wall(
        (
            Big(words("wall.test.title")),
            Figure(str(columns), words("wall.test.size", columns=columns, rows=rows)),
            Text(words(f"wall.test.{told}"), tone="ready" if told == GOOD else "look"),
            Text(words("wall.test.keys")),
            Bar(words("wall.test.colours"), "1", words("wall.test.ready"), (3, 3), words("wall.test.look")),
        )
    )


def too_small(size: tuple[int, int]) -> bool:
    """Whether nothing but a sentence can be shown."""
    return size[0] < SMALLEST[0] or size[1] < SMALLEST[1]
