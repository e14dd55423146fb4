"""Voting slips made for a meeting: what is kept of them, and who may vote by one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, exists, select

from sessions.errors import Refused
from sessions.store.change import Change, Done, table_of
from sessions.voting import codes
from sessions.voting.tables import SlipBatch, VotingRound
from sessions.voting.view import RoundStatus, SlipCodes
from sessions.words import phrase

MOST = 2_000
"""Slips of one printing at most."""


def add_slips(change: Change, *, digests: Sequence[str]) -> Done:
    """Let these codes vote in the meeting, besides those made before; refused where a round is open without any."""
    assert change.meeting_id is not None
    if not 1 <= len(digests) <= MOST:
        raise Refused("slips.too_many", most=MOST)
    t = table_of(VotingRound)
    is_open = select(exists().where(t.c.meeting_id == change.meeting_id, t.c.status == RoundStatus.OPEN.value))
    if not read(change.connection, change.meeting_id).count and change.connection.execute(is_open).scalar():
        raise Refused("slips.round_open")
    row = change.add(SlipBatch(meeting_id=change.meeting_id, digests="\n".join(digests)))
    return Done(phrase("slips.what.made", n=len(digests)), row.id)


def read(connection: Connection, meeting_id: int) -> SlipCodes:
    """The slips of a meeting."""
    t = table_of(SlipBatch)
    found = connection.execute(select(t.c.digests).where(t.c.meeting_id == meeting_id)).scalars()
    digests = frozenset(digest for batch in found for digest in batch.split())
    return SlipCodes(len(digests), digests)


def token_of(typed: str, slips: SlipCodes) -> str | None:
    """What a ballot is known by that was typed with this code; None where the meeting has no slips and it had none."""
    if not typed:
        if slips.count:
            raise Refused("slips.needed")
        return None
    code = codes.typed(typed)
    if code is None or codes.digest(code) not in slips.digests:
        raise Refused("slips.unknown")
    return codes.token(code)


def refusal(token: str, slips: SlipCodes) -> Refused | None:
    """Why a ballot from a phone with this token is refused; None where it is not."""
    try:
        check_token(token, slips)
    except Refused as refused:
        return refused
    return None


def check_token(token: str, slips: SlipCodes) -> None:
    """Refuse a ballot from a phone without a slip, where the meeting has slips."""
    if slips.count and codes.digest(codes.of_token(token)) not in slips.digests:
        raise Refused("phones.slip_needed")
