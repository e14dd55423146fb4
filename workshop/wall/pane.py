"""The wall inside a console's screen: what the room sees where there is only one screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from workshop.looks.app import is_still
from workshop.wall.canvas import Canvas
from workshop.wall.show import Show

if TYPE_CHECKING:
    from sessions.agenda.phases import PhaseKind
    from sessions.view import MeetingView
    from sessions.words import Words
    from workshop.card.view import Card

TICK_SECONDS = 0.5


class WallPane(Canvas):
    """Shows the wall of a view; a screen says when it is there. What is not shown costs nothing."""

    DEFAULT_CSS = "WallPane { display: none; }"

    def __init__(
        self, words: Words, walls: Callable[[], Mapping[PhaseKind, str]], clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._walls, self._clock = walls, clock
        self._show = Show(words, walls, clock, time.monotonic)

    def on_mount(self) -> None:
        """Pages turn by themselves."""
        self._show.turning.still = is_still()
        self.set_interval(TICK_SECONDS, self.paint)

    def on_resize(self) -> None:
        """Another size, other pages."""
        self.paint()

    def follow(self, view: MeetingView, words: Words, card: Card | None = None) -> None:
        """Show this from now on: what the room may see, in these words, and how phones come in."""
        self._show.words = words
        self._show.take_card(card)
        self._show.follow(view, ())
        self.paint()

    def turn(self, by: int) -> bool:
        """The page after or before; False where there is none."""
        turned = self._show.turn_on(by)
        self.paint()
        return turned

    def paint(self) -> None:
        """Show what there is to see now."""
        if self.display and all(self.size):
            self.show(self._show.lines((self.size.width, self.size.height)))
            if self._show.rings():
                self.app.bell()
