"""The ballot that stands half-typed in the line. It belongs to its round, and is counted in no other."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from sessions.voting.view import RoundStatus
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.entry import LineMode


class LineBallot:
    """Knows which round the line's words are for, from their first sign until the line is empty again."""

    def __init__(self, screen: PhaseScreen) -> None:
        self._screen = screen
        self._round_id: int | None = None

    @property
    def round_id(self) -> int | None:
        """The round that what stands in the line is for; the open one, if nothing stands there."""
        return self._round_id or self._open_round_id

    def bound(self, mode: LineMode) -> LineMode:
        """The line's use, secret as long as a ballot stands there, also when its round is over."""
        secret = mode.secret or self._round_id is not None
        return replace(mode, secret=secret, changed=partial(self._typed, mode.secret))

    def give_back(self, text: str, round_id: int | None) -> bool:
        """Put what was not counted in the line again, if nothing else is being typed there."""
        bar = self._screen.bar
        if not bar.give_back(text):
            return False
        self._round_id = round_id
        bar.relabel()
        return True

    def _typed(self, counts: bool, _text: str) -> None:
        bar, was = self._screen.bar, self._round_id
        if not bar.line.value:
            self._round_id = None
        elif self._round_id is None and counts:
            self._round_id = self._open_round_id
        if was != self._round_id:
            bar.relabel()

    @property
    def _open_round_id(self) -> int | None:
        voting_round = self._screen.now_view.round
        return voting_round.id if voting_round and voting_round.status is RoundStatus.OPEN else None
