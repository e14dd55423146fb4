"""The ballots of open rounds: laid in a round's box, counted, added up once, destroyed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sessions.store.box import BallotBox
from sessions.voting.rules import Tally, read_ballot, reread, tally, written
from sessions.voting.view import RoundStatus, RoundView


class Ballots:
    """The boxes of a store's open rounds, for one console."""

    def __init__(self, store: Path, desk: str) -> None:
        self._store, self._desk = store, desk
        self._boxes: dict[int, BallotBox] = {}

    def lay(self, voting_round: RoundView, text: str) -> None:
        """Count one ballot as typed, or refuse it with the reason."""
        ballot = read_ballot(
            text, options=len(voting_round.options), dots_each=voting_round.dots_each, stacking=voting_round.stacking
        )
        box = self._box(voting_round.id)
        box.put(written(ballot), spoiled=ballot.spoiled, desk=self._desk, most=voting_round.entitled)

    def slips(self, round_id: int) -> int:
        """How many ballots have been handed in, valid and spoiled."""
        return sum(self._box(round_id).counts())

    def take_back(self, round_id: int) -> bool:
        """Take back the last ballot that this console laid; False if there is none to take back."""
        return self._box(round_id).take_back(self._desk)

    def seal(self, round_id: int) -> Tally:
        """Take no more ballots, and add up what there is. Can be repeated."""
        box = self._box(round_id)
        box.seal()
        return tally(reread(payload) for payload in box.payloads())

    def counted(self, voting_round: RoundView) -> RoundView:
        """The round with its ballots counted if it is open; if it is not, whatever is left of its box is destroyed."""
        if voting_round.status is RoundStatus.OPEN:
            given, spoiled = self._box(voting_round.id).counts()
            return replace(voting_round, given=given, spoiled=spoiled)
        path = BallotBox.beside(self._store, voting_round.id)
        box = self._boxes.pop(voting_round.id, None)
        if box is not None:
            box.close()
        if box is not None or path.exists():
            BallotBox.remove(path)
        return voting_round

    def changed(self) -> bool:
        """Whether anybody has laid or taken back a ballot since the last time this was asked."""
        changed = [box.changed() for box in self._boxes.values()]
        return any(changed)

    def close(self) -> None:
        """Let the boxes go; those of open rounds stay on disk."""
        for box in self._boxes.values():
            box.close()
        self._boxes.clear()

    def _box(self, round_id: int) -> BallotBox:
        if round_id not in self._boxes:
            self._boxes[round_id] = BallotBox.create(BallotBox.beside(self._store, round_id))
        return self._boxes[round_id]
