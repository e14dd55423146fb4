"""The meeting as the page's process knows it at this moment: what is shown, which phones are here, whether it ends."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from sessions.live.view import LiveView

if TYPE_CHECKING:
    from sessions.phones import Picture
    from sessions.view import MeetingView
    from sessions.voting.box_ballots import ShownBallots
    from sessions.voting.view import RoundView

NO_LIVE = LiveView()
HERE_SECONDS = 60.0
"""For so long a phone that follows nothing is here after it last asked for a page."""
MOST_STREAMS = 4
"""Pages that one phone may follow the meeting with at once."""


class Room:
    """One event loop's. ``epoch`` grows when something changes that a phone may be shown, but for ideas: of those it is
    shown its own alone, and knows them again by itself. What consoles show at the moment is none of its business, nor
    how many ballots are in."""

    def __init__(self) -> None:
        self.picture: Picture | None = None
        self.epoch = self.turn = 0
        self.ending = False
        self._seen: MeetingView | None = None
        self._changed = asyncio.Event()
        self._streams: Counter[str] = Counter()
        self._last: dict[str, float] = {}

    def take(self, picture: Picture) -> None:
        """The meeting has changed, or is first seen."""
        seen = replace(picture.view.with_rounds(_uncounted), ideas=(), live=NO_LIVE)
        self.epoch += seen != self._seen
        self.picture, self._seen = picture, seen
        self._wake()

    def take_ballots(self, ballots: ShownBallots) -> None:
        """Phones have laid ballots: each sees its own, by itself."""
        if self.picture is not None:
            self.picture = replace(self.picture, ballots=ballots)

    async def begin(self, seconds: float) -> None:
        """Wait until the meeting is known, but no longer than this."""
        until = asyncio.get_running_loop().time() + seconds
        while self.picture is None and not self.ending and (left := until - asyncio.get_running_loop().time()) > 0:
            await self.change(self.turn, left)

    def end(self) -> None:
        """Let whoever follows go."""
        self.ending = True
        self._wake()

    async def change(self, since: int, seconds: float) -> bool:
        """Wait until something has changed after that turn; False if nothing has in so long."""
        if self.turn != since:
            return True
        try:
            async with asyncio.timeout(seconds):
                return await self._changed.wait()
        except TimeoutError:
            return False

    def _wake(self) -> None:
        self.turn += 1
        self._changed.set()
        self._changed = asyncio.Event()

    # Who is here.

    def enter(self, device_id: str) -> bool:
        """A phone begins to follow; False if it does so too often at once."""
        if self._streams[device_id] >= MOST_STREAMS:
            return False
        self._streams[device_id] += 1
        return True

    def leave(self, device_id: str) -> None:
        """It follows no more; for a while it is held to come back."""
        self._streams[device_id] -= 1
        if self._streams[device_id] <= 0:
            del self._streams[device_id]
        self.see(device_id)

    def see(self, device_id: str) -> None:
        """A phone has asked for something."""
        self._last[device_id] = time.monotonic()

    @property
    def present(self) -> int:
        """How many phones are here."""
        since = time.monotonic() - HERE_SECONDS
        self._last = {device_id: at for device_id, at in self._last.items() if at >= since}
        return len(self._last.keys() | self._streams.keys())


def _uncounted(voting_round: RoundView) -> RoundView:
    """The round without what changes with each ballot; of one that is over the totals say it all."""
    return replace(
        voting_round, given=0, spoiled=0, phones=0, wall_dots=0, pile_slips=(), takes_phones=False, turned_away=False
    )
