"""Tables of proposals and of what somebody reserves against them. No column for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
from sessions.store.mapper import filled


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
    outcome_on: str = ""
    decided_by: str = ""
    decision_number: str = ""
    decision_day: date | None = None
    decision_outcome: str = ""


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


class ProposalIdea(Row, table=True):
    """That a proposal comes from an idea."""

    __tablename__ = "proposal_idea"
    __table_args__ = (UniqueConstraint("proposal_id", "idea_id"), {"sqlite_autoincrement": True})

    proposal_id: int = Field(foreign_key="proposal.id")
    idea_id: int = Field(foreign_key="idea.id")


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
    ideas = _ideas(connection, dialogue_id)
    found = []
    for row in connection.execute(select(p).where(p.c.dialogue_id == dialogue_id).order_by(p.c.number)):
        support = counts(row.support)
        found.append(
            filled(
                ProposalView,
                row,
                support=support,
                outcome=outcome(support),
                outcome_said=Outcome(row.outcome_said) if row.outcome_said else None,
                outcome_on=counts(row.outcome_on),
                reservations=tuple(reservations.get(row.id, ())),
                versions=tuple(versions.get(row.id, ())),
                actions=tuple(actions.get(row.id, ())),
                idea_ids=tuple(ideas.get(row.id, ())),
            )
        )
    return tuple(found)


def counts(stored: str) -> tuple[int, ...]:
    """How many showed each value, as it is kept; none if it has not been asked."""
    return tuple(int(count) for count in stored.split())


def _ideas(connection: Connection, dialogue_id: int) -> dict[int, list[int]]:
    link, idea = table_of(ProposalIdea), METADATA.tables["idea"]
    found: dict[int, list[int]] = {}
    for row in connection.execute(
        select(link.c.proposal_id, link.c.idea_id)
        .join(idea, idea.c.id == link.c.idea_id)
        .where(idea.c.dialogue_id == dialogue_id)
        .order_by(idea.c.number)
    ):
        found.setdefault(row.proposal_id, []).append(row.idea_id)
    return found


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
    idea_ids: tuple[int, ...]


def find_option(connection: Connection, option_id: int, dialogue_id: int | None) -> Origin | None:
    """An option of the dialogue's rounds; None if it has no such one."""
    locked = METADATA.tables["option_idea"]
    option, voting_round = METADATA.tables["voting_option"], METADATA.tables["voting_round"]
    row = connection.execute(
        select(option.c.label, voting_round.c.status)
        .join(voting_round, voting_round.c.id == option.c.round_id)
        .where(option.c.id == option_id, voting_round.c.dialogue_id == dialogue_id)
    ).one_or_none()
    if row is None:
        return None
    ideas = connection.execute(select(locked.c.idea_id).where(locked.c.option_id == option_id).order_by(locked.c.id))
    return Origin(row.label, row.status == "revealed", tuple(ideas.scalars()))


def find_ideas(connection: Connection, numbers: Sequence[int], dialogue_id: int | None) -> dict[int, int]:
    """The ids of the dialogue's ideas with these numbers, by number."""
    idea = METADATA.tables["idea"]
    asked = (idea.c.dialogue_id == dialogue_id, idea.c.number.in_(numbers))
    return {row.number: row.id for row in connection.execute(select(idea.c.number, idea.c.id).where(*asked))}


def people_present(connection: Connection, meeting_id: int | None) -> int:
    """How many have been counted in the room; 0 until somebody counts."""
    presence = METADATA.tables["presence"]
    total = select(func.coalesce(func.sum(presence.c.count), 0)).where(presence.c.meeting_id == meeting_id)
    return int(connection.execute(total).scalar_one())
