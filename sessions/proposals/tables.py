"""Tables of proposals and of what somebody reserves against them. No column for a person."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlmodel import Field, UniqueConstraint

from sessions.proposals.rules import outcome
from sessions.proposals.view import Horizon, Need, ProposalView, ReservationView
from sessions.store.base import Row
from sessions.store.change import table_of


class Proposal(Row, table=True):
    """What the meeting proposes. ``support`` holds six counts with spaces between, or nothing."""

    __table_args__ = (UniqueConstraint("dialogue_id", "number"), {"sqlite_autoincrement": True})

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    number: int
    wording: str
    option_id: int | None = Field(default=None, foreign_key="voting_option.id")
    horizon: str = Horizon.UNSAID.value
    need: str = Need.UNSAID.value
    support: str = ""


class Reservation(Row, table=True):
    """One reservation against a proposal."""

    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    text: str


def read(connection: Connection, dialogue_id: int) -> tuple[ProposalView, ...]:
    """The dialogue's proposals by number, each with its reservations in the order they were made."""
    p, r = table_of(Proposal), table_of(Reservation)
    reservations: dict[int, list[ReservationView]] = {}
    for row in connection.execute(
        select(r.c.proposal_id, r.c.id, r.c.text, r.c.version)
        .join(p, p.c.id == r.c.proposal_id)
        .where(p.c.dialogue_id == dialogue_id)
        .order_by(r.c.id)
    ):
        reservations.setdefault(row.proposal_id, []).append(ReservationView(*row[1:]))
    found = []
    for row in connection.execute(select(p).where(p.c.dialogue_id == dialogue_id).order_by(p.c.number)):
        support = tuple(int(count) for count in row.support.split())
        found.append(
            ProposalView(
                id=row.id,
                number=row.number,
                meeting_id=row.meeting_id,
                wording=row.wording,
                option_id=row.option_id,
                horizon=Horizon(row.horizon),
                need=Need(row.need),
                support=support,
                outcome=outcome(support),
                reservations=tuple(reservations.get(row.id, ())),
                version=row.version,
            )
        )
    return tuple(found)
