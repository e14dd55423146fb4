"""The ballots in a box: laid as many at once as have gathered, counted, and shown again to who laid them."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from sessions.errors import Outdated, Refused

Room = Callable[[int, int], None]
"""Refuses what would make it so many slips and so many dots on the wall."""


class Source(StrEnum):
    """By which way a ballot came in."""

    PAPER = "paper"
    PHONE = "phone"


@dataclass(frozen=True)
class NewBallot:
    """A ballot that is to be laid. The same ``token`` again replaces its ballot; one without gets its own, forgotten at
    once."""

    payload: str = field(repr=False)
    spoiled: bool = False
    token: str | None = field(default=None, repr=False)
    source: Source = Source.PAPER
    pile: str = ""
    over: int | None = None
    """The version that it is to replace, as whoever laid it knows it, 0 for none; None for whatever is there."""


class Held(NamedTuple):
    """A ballot in the box. ``version`` is how often its token has laid one."""

    payload: str
    spoiled: bool
    pile: str
    source: str
    version: int


class Counts(NamedTuple):
    """What a box tells of itself while it is open: counts, and nothing else of it."""

    slips: int
    spoiled: int
    phones: int
    """Of the slips, those from phones."""
    wall_dots: int
    sealed: bool
    takes_phones: bool
    """Whether phones have been shown the round."""
    turned_away: bool
    """Whether a phone has been refused for want of room since a ballot was last taken."""


@dataclass(frozen=True)
class ShownBallots:
    """The ballots, for whoever has the token of one. ``secret`` and keys go with the box."""

    secret: bytes = field(default=b"", repr=False)
    held: Mapping[bytes, Held] = field(default_factory=dict, repr=False)

    def of(self, token: str) -> Held | None:
        """The ballot with this token; None where it has laid none."""
        return self.held.get(key_of(self.secret, token))

    def signed(self, token: str) -> str:
        """What only whoever has the box can have made of a token; empty where there is no box."""
        return hmac.digest(self.secret, f"signed {token}".encode(), "sha256").hex() if self.secret else ""


# All at once each way: Python gives up its interpreter at every row, and waits for it again while phones are answered.
_ROWS = "SELECT json_group_array(json_array(hex(key), payload, spoiled, pile, source, version)) FROM ballot"
_LAY_OUT = """
    INSERT INTO ballot (key, payload, spoiled, pile, source, version)
    SELECT unhex(value ->> 0), value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)
"""
_COUNTS = """
    SELECT count(*), coalesce(sum(spoiled), 0), coalesce(sum(source = 'phone'), 0),
        (SELECT coalesce(sum(dots), 0) FROM wall), EXISTS (SELECT 1 FROM meta WHERE name = 'sealed'),
        EXISTS (SELECT 1 FROM meta WHERE name = 'phones'), EXISTS (SELECT 1 FROM meta WHERE name = 'turned_away')
    FROM ballot
"""


def key_of(secret: bytes, token: str) -> bytes:
    """Under what the ballot of a token lies."""
    return hmac.digest(secret, token.encode(), "sha256")


def counts(connection: Any) -> Counts:
    """What the box counts."""
    slips, spoiled, phones, wall_dots, *flags = connection.execute(_COUNTS).fetchone()
    return Counts(slips, spoiled, phones, wall_dots, *map(bool, flags))


def rows(connection: Any) -> dict[bytes, Held]:
    """All ballots, by key."""
    found = json.loads(connection.execute(_ROWS).fetchone()[0])
    return {bytes.fromhex(key): Held(payload, bool(spoiled), *rest) for key, payload, spoiled, *rest in found}


def shown(connection: Any, secret: bytes) -> ShownBallots:
    """All ballots, each for who has its token: a phone's own, or that of a slip that was typed."""
    return ShownBallots(secret, rows(connection))


class Laid(NamedTuple):
    """A ballot that was laid: under which key, and what lay there."""

    key: bytes
    replaced: Held | None


def lay(
    connection: Any, ballots: Sequence[NewBallot], *, secret: bytes, room: Room, wall_dots: int
) -> list[Laid | Refused | Outdated]:
    """Lay each ballot, in one transaction of the caller, or give why it was refused. The others are laid."""
    before = rows(connection)
    held = dict(before)
    answers: list[Laid | Refused | Outdated] = []
    turned_away = None
    for ballot in ballots:
        key = key_of(secret, ballot.token if ballot.token is not None else secrets.token_hex(16))
        there = held.get(key)
        try:
            new = _replaced(there, ballot)
            if there is None:
                room(len(held) + 1, wall_dots)
                turned_away = False
        except (Refused, Outdated) as refusal:
            if isinstance(refusal, Refused) and ballot.source is Source.PHONE:
                turned_away = True
            answers.append(refusal)
        else:
            held[key] = new
            answers.append(Laid(key, there))
    if held != before:
        lay_out(connection, held)
    if turned_away is not None:
        flag(connection, "turned_away", up=turned_away)
    return answers


def remember(connection: Any, laid: Sequence[Laid], desk: str | None, after: int) -> None:
    """Remember the last of these as its desk's. No desk takes back what is replaced."""
    connection.executemany("DELETE FROM step WHERE key = ?", [(each.key,) for each in laid])
    if desk is not None and laid:
        key, there = laid[-1]
        replaced = json.dumps(there) if there is not None else None
        connection.execute("DELETE FROM step WHERE desk = ? AND key IS NOT NULL", (desk,))
        connection.execute(
            "INSERT INTO step (desk, after, key, replaced) VALUES (?, ?, ?, ?)", (desk, after, key, replaced)
        )


def take_out(connection: Any, key: bytes, replaced: str | None) -> bool:
    """Take a ballot out again, and lay back what it replaced; whether that was anything."""
    held = rows(connection)
    del held[key]
    if replaced is not None:
        held[key] = Held(*json.loads(replaced))
    lay_out(connection, held)
    return replaced is not None


def lay_out(connection: Any, ballots: Mapping[bytes, Held]) -> None:
    """Write all ballots anew by key: left to itself, SQLite stores a page's rows in the order they came.

    Costs about 2 ms for 1,000 ballots.
    """
    connection.execute("DELETE FROM ballot")
    connection.execute(_LAY_OUT, (json.dumps([(key.hex(), *held) for key, held in sorted(ballots.items())]),))


def flag(connection: Any, name: str, *, up: bool) -> None:
    """Set one of the box's flags, or take it down."""
    asked = "INSERT OR IGNORE INTO meta VALUES (?, x'01')" if up else "DELETE FROM meta WHERE name = ?"
    connection.execute(asked, (name,))


def _replaced(there: Held | None, ballot: NewBallot) -> Held:
    """What lies there after; ``Outdated`` with what does where that is another ballot than the one to be replaced.

    The same ballot sent once more, because nobody had answered, is the one that lies there.
    """
    version = there.version if there is not None else 0
    if there is not None and ballot.over is not None and ballot.over != version:
        if version == ballot.over + 1 and (there.payload, there.pile) == (ballot.payload, ballot.pile):
            return there
        raise Outdated({"payload": there.payload}, version)
    if there is None and ballot.over:
        raise Outdated({}, 0)
    return Held(ballot.payload, ballot.spoiled, ballot.pile, ballot.source.value, version + 1)
