"""Tables of proposals and of what somebody reserves against them. No column for a person."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlmodel import Field, UniqueConstraint

from sessions.proposals.rules import outcome
from sessions.proposals.view import (
    ActionView,
    Horizon,
    Need,
    Outcome,
    ProposalView,
    ReservationKind,
    ReservationView,
    VersionView,
)
from sessions.store.base import METADATA, Row
from sessions.store.change import table_of


class Proposal(Row, table=True):
    """What the meeting proposes. ``support`` holds six counts with spaces between, or nothing."""

    __table_args__ = (
        UniqueConstraint("dialogue_id", "number"),
        UniqueConstraint("option_id"),  # also against redoing that one was made, after another was
        {"sqlite_autoincrement": True},
    )

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    number: int
    wording: str
    option_id: int | None = Field(default=None, foreign_key="voting_option.id")
    horizon: str = Horizon.UNSAID.value
    need: str = Need.UNSAID.value
    support: str = ""
    motive: str = ""
    need_of: str = ""
    below: str = ""
    outcome_said: str = ""
    outcome_why: str = ""


class Reservation(Row, table=True):
    """One reservation against a proposal, or what the room still disagrees on."""

    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    text: str
    kind: str = ReservationKind.RESERVATION.value


class ProposalVersion(Row, table=True):
    """How a proposal was worded when a meeting left it."""

    __tablename__ = "proposal_version"
    __table_args__ = (UniqueConstraint("proposal_id", "meeting_id"), {"sqlite_autoincrement": True})

    proposal_id: int = Field(foreign_key="proposal.id")
    meeting_id: int = Field(foreign_key="meeting.id")
    wording: str


class Action(Row, table=True):
    """One action under a proposal."""

    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    text: str


def read(connection: Connection, dialogue_id: int) -> tuple[ProposalView, ...]:
    """The dialogue's proposals by number, each with its reservations in the order they were made."""
    p, r = table_of(Proposal), table_of(Reservation)
    reservations: dict[int, list[ReservationView]] = {}
    for row in connection.execute(
        select(r.c.proposal_id, r.c.id, r.c.text, r.c.version, r.c.kind)
        .join(p, p.c.id == r.c.proposal_id)
        .where(p.c.dialogue_id == dialogue_id)
        .order_by(r.c.id)
    ):
        reservations.setdefault(row.proposal_id, []).append(
            ReservationView(row.id, row.text, row.version, ReservationKind(row.kind))
        )
    versions, actions = _versions(connection, dialogue_id), _actions(connection, dialogue_id)
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
                motive=row.motive,
                need_of=row.need_of,
                below=row.below,
                outcome_said=Outcome(row.outcome_said) if row.outcome_said else None,
                outcome_why=row.outcome_why,
                versions=tuple(versions.get(row.id, ())),
                actions=tuple(actions.get(row.id, ())),
            )
        )
    return tuple(found)


def _versions(connection: Connection, dialogue_id: int) -> dict[int, list[VersionView]]:
    p, v, meeting = table_of(Proposal), table_of(ProposalVersion), METADATA.tables["meeting"]
    found: dict[int, list[VersionView]] = {}
    for row in connection.execute(
        select(v.c.proposal_id, v.c.meeting_id, meeting.c.number, v.c.wording)
        .join(p, p.c.id == v.c.proposal_id)
        .join(meeting, meeting.c.id == v.c.meeting_id)
        .where(p.c.dialogue_id == dialogue_id)
        .order_by(meeting.c.number, v.c.id)
    ):
        found.setdefault(row.proposal_id, []).append(VersionView(*row[1:]))
    return found


def _actions(connection: Connection, dialogue_id: int) -> dict[int, list[ActionView]]:
    p, a = table_of(Proposal), table_of(Action)
    found: dict[int, list[ActionView]] = {}
    for row in connection.execute(
        select(a.c.proposal_id, a.c.id, a.c.text, a.c.version)
        .join(p, p.c.id == a.c.proposal_id)
        .where(p.c.dialogue_id == dialogue_id)
        .order_by(a.c.id)
    ):
        found.setdefault(row.proposal_id, []).append(ActionView(*row[1:]))
    return found


@dataclass(frozen=True)
class Origin:
    """An option that a proposal may come from."""

    label: str
    revealed: bool


def find_option(connection: Connection, option_id: int, dialogue_id: int | None) -> Origin | None:
    """An option of the dialogue's rounds; None if it has no such one."""
    option, voting_round = METADATA.tables["voting_option"], METADATA.tables["voting_round"]
    row = connection.execute(
        select(option.c.label, voting_round.c.status)
        .join(voting_round, voting_round.c.id == option.c.round_id)
        .where(option.c.id == option_id, voting_round.c.dialogue_id == dialogue_id)
    ).one_or_none()
    return Origin(row.label, row.status == "revealed") if row else None


def people_present(connection: Connection, meeting_id: int | None) -> int:
    """How many have been counted in the room; 0 until somebody counts."""
    presence = METADATA.tables["presence"]
    total = select(func.coalesce(func.sum(presence.c.count), 0)).where(presence.c.meeting_id == meeting_id)
    return int(connection.execute(total).scalar_one())
