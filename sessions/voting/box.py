"""The box of an open round: its own small store beside the main one, destroyed when the round is over.

It holds opaque payloads under keys that say nothing, and the dots counted on the wall. While the round is open the
laptop's owner could look into it; what it never tells, not even to them, is who laid a ballot or in which order they
came.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

from pysqlite3 import dbapi2

from sessions.errors import Outdated, Refused
from sessions.store import private
from sessions.store.sqlite import OnDisk
from sessions.voting import box_ballots
from sessions.voting.box_ballots import Counts, Laid, NewBallot, Room, ShownBallots
from sessions.voting.box_file import SUFFIXES, Stranger, empty, prepared, telling, transaction

Seen = Mapping[int, int]
"""The dots that hang on the wall for each option by its number."""


class TakenBack(Enum):
    """What a desk took back."""

    BALLOT = "ballot"
    REPLACED = "replaced"
    """A slip's ballot. What the same slip had laid before it lies there again."""
    WALL = "wall"
    WALL_CHANGED = "wall_changed"
    """Nothing: somebody has written over those totals since. It is passed by."""
    WALL_FULL = "wall_full"
    """Nothing: there is no room any more for the totals before. It is passed by."""


class BallotBox:
    """One round's box. From any thread, one at a time. Errors of the store come as ``Unavailable``."""

    def __init__(self, path: Path, mark: str) -> None:
        """Use ``create`` or ``open``."""
        self._path = path
        self._connection = prepared(path, mark)
        self._on_disk = OnDisk.of(path)
        self._seen = self._data_version()

    @staticmethod
    def beside(store: Path, round_id: int) -> Path:
        """Where the box of a round lies: beside the main store."""
        return store.with_name(f"{store.name}.round-{round_id}")

    @classmethod
    def create(cls, path: Path, mark: str = "") -> BallotBox:
        """The box at ``path`` of the round with that mark, made if it is missing.

        Two processes may both ask: they get the same box.
        """
        with telling(path):
            private.make_file(path)
            return cls(path, mark)

    @classmethod
    def open(cls, path: Path, mark: str = "") -> BallotBox | None:
        """The box at ``path`` of the round with that mark; None where there is none. Never makes one."""
        with telling(path):
            try:
                return cls(path, mark)
            except Stranger:
                return None
            except dbapi2.OperationalError:
                if path.exists():
                    raise
                return None

    def put(
        self,
        payload: str,
        *,
        spoiled: bool,
        desk: str,
        room: Room,
        token: str | None = None,
        after: int = 0,
        pile: str = "",
    ) -> None:
        """Lay one paper ballot in a pile; on disk when this returns. Refused as ``lay`` refuses it."""
        new = NewBallot(payload, spoiled, token, pile=pile)
        (refusal,) = self.lay([new], desk=desk, room=room, after=after)
        if refusal is not None:
            raise refusal

    def lay(
        self, ballots: Sequence[NewBallot], *, room: Room, desk: str | None = None, after: int = 0
    ) -> list[Refused | Outdated | None]:
        """Lay as many ballots as there are in one commit; on disk when this returns. Gives why each was refused, if it
        was: the box is sealed, there is no ``room``, or it was to replace another ballot than what lies there.

        The desk is remembered with its last ballot's key only and what that one replaced, and with ``after``: which
        change elsewhere came before. Who replaces a ballot takes that from the desk; without one it cannot come back.
        """
        try:
            with self._writing():
                if self._meta("sealed"):
                    raise Refused("voting.sealed")
                answers = box_ballots.lay(
                    self._connection, ballots, secret=self._meta("secret"), room=room, wall_dots=self._wall_dots()
                )
                laid = [answer for answer in answers if isinstance(answer, Laid)]
                box_ballots.remember(self._connection, laid, desk, after)
        except Refused as refused:
            return [refused] * len(ballots)
        self._tidy()
        return [None if isinstance(answer, Laid) else answer for answer in answers]

    def take_phones(self) -> None:
        """Remember that phones are shown the round."""
        with self._writing():
            box_ballots.flag(self._connection, "phones", up=True)

    def put_wall(self, totals: Seen, *, desk: str, room: Room, over: Seen, after: int = 0) -> None:
        """Write totals of the wall; on disk when this returns. Refused when the box is sealed or there is no ``room``.

        ``Outdated`` with the totals of other desks that these would change, unless they are as ``over`` knows them.
        """
        with self._writing():
            if self._meta("sealed"):
                raise Refused("counting.sealed")
            there = {row[0]: row[1:] for row in self._connection.execute("SELECT number, dots, desk FROM wall")}
            theirs = {
                number: there[number][0]
                for number, dots in totals.items()
                if number in there and there[number][1] != desk and there[number][0] not in (dots, over.get(number))
            }
            if theirs:
                raise Outdated({str(number): dots for number, dots in theirs.items()}, 0)
            self._check_wall(totals, room)
            step = [[number, dots, *there.get(number, (0, desk))] for number, dots in totals.items()]
            self._connection.executemany(
                "INSERT OR REPLACE INTO wall VALUES (?, ?, ?)",
                [(number, dots, desk) for number, dots in totals.items()],
            )
            self._connection.execute(
                "INSERT INTO step (desk, after, wall) VALUES (?, ?, ?)", (desk, after, json.dumps(step))
            )
        self._tidy()

    def take_back(self, desk: str, room: Room, since: int = 0) -> TakenBack | None:
        """Take back what this desk wrote last: totals of the wall each time, of ballots the last.

        None if there is nothing, or nothing that came ``since`` a change elsewhere.
        """
        with self._writing():
            step = self._connection.execute(
                "SELECT id, key, wall, after, replaced FROM step WHERE desk = ? ORDER BY id DESC LIMIT 1", (desk,)
            ).fetchone()
            if step is None or step[3] < since:
                return None
            self._connection.execute("DELETE FROM step WHERE id = ?", step[:1])
            _, key, wall, _, replaced = step
            if key is None:
                taken = self._put_back(json.loads(wall), desk, room)
            else:
                again = box_ballots.take_out(self._connection, key, replaced)
                taken = TakenBack.REPLACED if again else TakenBack.BALLOT
        self._tidy()
        return taken

    def counts(self) -> tuple[int, int]:
        """How many valid ballots (blank ones included) and how many spoiled ones it holds."""
        all_, spoiled, *_ = self.all_counts()
        return all_ - spoiled, spoiled

    def all_counts(self) -> Counts:
        """All that it counts."""
        with telling(self._path):
            return box_ballots.counts(self._connection)

    def shown(self) -> ShownBallots:
        """The ballots, each for who has its token."""
        with telling(self._path):
            return box_ballots.shown(self._connection, self._meta("secret"))

    def piles(self) -> dict[str, int]:
        """How many ballots lie in each pile that has any, spoiled ones included."""
        with telling(self._path):
            return dict(self._connection.execute("SELECT pile, count(*) FROM ballot GROUP BY pile ORDER BY pile"))

    def payloads(self, pile: str | None = None) -> list[str]:
        """Every ballot's payload, or those of one pile, spoiled ones included, in an order that means nothing."""
        with telling(self._path):
            asked = "SELECT payload FROM ballot WHERE ?1 IS NULL OR pile = ?1 ORDER BY key"
            return [row[0] for row in self._connection.execute(asked, (pile,))]

    def wall(self) -> dict[int, int]:
        """The dots counted on the wall by option; those without are left out."""
        with telling(self._path):
            return dict(self._connection.execute("SELECT number, dots FROM wall WHERE dots > 0 ORDER BY number"))

    def wall_dots(self) -> int:
        """All dots counted on the wall."""
        with telling(self._path):
            return self._wall_dots()

    def seal(self) -> None:
        """Take nothing more and give nothing back. What it holds stays until ``remove``, so closing can be repeated."""
        with self._writing():
            self._connection.execute("INSERT OR IGNORE INTO meta VALUES ('sealed', x'01')")
            self._connection.execute("DELETE FROM step")
        self._tidy()

    def there(self) -> bool:
        """Whether its file is still the one that was opened."""
        return self._on_disk == OnDisk.of(self._path)

    def changed(self) -> bool:
        """Whether anybody else has changed it since the last time this was asked. Costs 3 µs."""
        with telling(self._path):
            version = self._data_version()
        seen, self._seen = self._seen, version
        return version != seen

    def close(self) -> None:
        """Let the box go. It stays on disk."""
        self._connection.close()

    @staticmethod
    def remove(path: Path) -> None:
        """Destroy the box at ``path``: its content first, then its files. No matter how much is gone already.

        Close this process's own box before. A process that still holds the box finds it empty and sealed. Where a
        file is held so that it cannot be deleted (Windows), it stays without content until this is asked again.
        """
        with suppress(dbapi2.Error, OSError):
            empty(path)
        for suffix in SUFFIXES:
            with suppress(OSError):
                path.with_name(path.name + suffix).unlink(missing_ok=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with telling(self._path), transaction(self._connection):
            yield
            self._on_disk.check()

    def _put_back(self, step: list[tuple[int, int, int, str]], desk: str, room: Room) -> TakenBack:
        there = {row[0]: row[1:] for row in self._connection.execute("SELECT number, dots, desk FROM wall")}
        if any(there.get(number) != (dots, desk) for number, dots, _, _ in step):
            return TakenBack.WALL_CHANGED
        try:
            self._check_wall({number: before for number, _, before, _ in step}, room)
        except Refused:
            return TakenBack.WALL_FULL
        self._connection.executemany(
            "UPDATE wall SET dots = ?, desk = ? WHERE number = ?",
            [(before, whose, number) for number, _, before, whose in step],
        )
        return TakenBack.WALL

    def _check_wall(self, totals: Seen, room: Room) -> None:
        there = dict(self._connection.execute("SELECT number, dots FROM wall"))
        after = sum((there | dict(totals)).values())
        if after > sum(there.values()):
            (slips,) = self._connection.execute("SELECT count(*) FROM ballot").fetchone()
            room(slips, after)

    def _wall_dots(self) -> int:
        return int(self._connection.execute("SELECT coalesce(sum(dots), 0) FROM wall").fetchone()[0])

    def _tidy(self) -> None:
        """Empty the write-ahead log, which is a list of what came when. The ballot counts whether or not this works."""
        with suppress(dbapi2.Error):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _meta(self, name: str) -> bytes:
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else b""

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
