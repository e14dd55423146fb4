"""How many slips an open round's box holds, for who follows and cannot write: counts, and nothing else of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from sessions.store.sqlite import OnDisk, look_on
from sessions.voting import box_ballots
from sessions.voting.ballots import with_counts
from sessions.voting.box import BallotBox
from sessions.voting.view import BoxState, RoundStatus, RoundView


class SlipCounter:
    """The boxes of a store's open rounds, seen from outside. What is wrong with one is that it is not there."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._open: dict[int, tuple[Any, OnDisk]] = {}
        self._seen: dict[int, int] = {}

    def counted(self, voting_round: RoundView) -> RoundView:
        """The round with what its box counts, if it is open."""
        if voting_round.status is not RoundStatus.OPEN:
            self._let_go(voting_round.id)
            return voting_round
        try:
            connection = self._connected(voting_round)
            if connection is None:
                return replace(voting_round, box=BoxState.MISSING)
            self._seen[voting_round.id] = _version(connection)
            counts = box_ballots.counts(connection)
        except dbapi2.Error:
            self._let_go(voting_round.id)
            return replace(voting_round, box=BoxState.MISSING)
        return with_counts(voting_round, counts)

    def changed(self) -> bool:
        """Whether anybody has changed a box since it was counted."""
        try:
            return any(_version(self._open[each][0]) != seen for each, seen in self._seen.items())
        except dbapi2.Error:
            return True

    def close(self) -> None:
        """Let the boxes go."""
        for round_id in tuple(self._open):
            self._let_go(round_id)

    def _connected(self, voting_round: RoundView) -> Any:
        """The box of the round with its mark; None where there is none."""
        path = BallotBox.beside(self._store, voting_round.id)
        if voting_round.id in self._open and self._open[voting_round.id][1] != OnDisk.of(path):
            self._let_go(voting_round.id)
        if voting_round.id not in self._open:
            if not path.exists():
                return None
            connection = look_on(path)
            try:
                row = connection.execute("SELECT value FROM meta WHERE name = 'mark'").fetchone()
            except BaseException:
                connection.close()
                raise
            if (str(row[0]) if row else "") != voting_round.mark:
                connection.close()
                return None
            self._open[voting_round.id] = connection, OnDisk.of(path)
        return self._open[voting_round.id][0]

    def _let_go(self, round_id: int) -> None:
        self._seen.pop(round_id, None)
        if round_id in self._open:
            self._open.pop(round_id)[0].close()


def _version(connection: Any) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
