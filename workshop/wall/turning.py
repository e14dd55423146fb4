"""Which page of a wall is shown, and how much of a result has been revealed: what turns by itself, by the clock."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.wall.blocks import Block, Wall
from workshop.wall.pages import Spread

PAGE_SECONDS = 10.0
BARE_SECONDS = 20.0
"""How long a page stands that has the whole screen: so long as it takes to find one's phone."""
REVEAL_SECONDS = 2.0


class Turning:
    """What is shown of a wall as time goes. Where nothing may move, a result comes whole."""

    def __init__(self, *, still: bool = False) -> None:
        self.still = still
        self._wall: Wall | None = None
        self._pages = 1
        self._spread: Spread | None = None
        self._revealed: set[str] = set()
        self._since = self._step_since = 0.0
        self.page = 0
        self.hidden = 0
        """How many of the first blocks are not revealed yet."""

    def take(self, wall: Wall, spread: Spread, now: float, *, anew: bool) -> None:
        """Show a wall from now on: what is new or changed in it first. ``anew`` is another phase or meeting."""
        before, self._wall, self._spread = self._wall, wall, spread
        self._pages = len(spread.pages)
        if before is None or wall.reveals != before.reveals:
            self.hidden = 0
        if wall.reveals:
            self._begin_reveal(wall, now, first=before is None or anew)
        changed = None if before is None or anew else _first_changed(before.blocks, wall.blocks)
        if anew:
            self.page, self._since = 0, now
        elif changed is not None and not self.hidden:
            self.page, self._since = self._page_of(changed), now
        self.page = min(self.page, self._pages - 1)
        if self.hidden:
            self.page = self._page_of(self.hidden)

    def tick(self, now: float) -> None:
        """Turn what it is time to turn."""
        if self.hidden:
            if now - self._step_since >= REVEAL_SECONDS:
                self.hidden -= 1
                self._step_since = self._since = now
                self.page = self._page_of(self.hidden)
        elif self._pages > 1 and now - self._since >= self._page_seconds:
            self.turn(1, now)

    @property
    def _page_seconds(self) -> float:
        assert self._spread is not None
        return BARE_SECONDS if self._spread.pages[self.page].bare else PAGE_SECONDS

    def turn(self, by: int, now: float) -> None:
        """Another page, around; what was not revealed yet is."""
        self.hidden = 0
        self.page, self._since = (self.page + by) % self._pages, now

    def _begin_reveal(self, wall: Wall, now: float, *, first: bool) -> None:
        """From the last to the first, where the room waits for it; not when somebody comes back to it."""
        known = wall.reveals in self._revealed
        self._revealed.add(wall.reveals)
        if self.still or first or known:
            return
        self.hidden, self._step_since = len(wall.blocks), now

    def _page_of(self, block: int) -> int:
        """The page that a block begins on."""
        assert self._spread is not None
        return next((at for at, page in enumerate(self._spread.pages) if block in page.blocks), self._pages - 1)


def _first_changed(before: Sequence[Block], after: Sequence[Block]) -> int | None:
    known = set(before)
    return next((at for at, block in enumerate(after) if block not in known), None)
