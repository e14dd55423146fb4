"""Tables of rounds and their options. Totals only: a ballot never comes here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from operator import attrgetter

from sqlalchemy import Column, Connection, select
from sqlmodel import Field, UniqueConstraint

from sessions.store.base import METADATA, Moment, Row
from sessions.store.change import Values, table_of
from sessions.voting.groups import still_shown
from sessions.voting.leftovers import Known
from sessions.voting.view import (
    CorrectionView,
    GroupView,
    LockedIdea,
    NewOption,
    OptionView,
    RoundOrigin,
    RoundStatus,
    RoundView,
)


def is_support(image: Values) -> bool:
    """Whether it is a round in which the room is asked about a proposal."""
    return bool(image.get("origin") == RoundOrigin.SUPPORT)


class VotingRound(Row, table=True):
    """One round of dot voting. What its ballots are is written when it closes."""

    __tablename__ = "voting_round"
    __table_args__ = (UniqueConstraint("dialogue_id", "number"), {"sqlite_autoincrement": True})

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    number: int
    criterion: str
    dots_each: int
    stacking: int | None = None
    entitled: int
    status: str = Field(default=RoundStatus.OPEN.value, sa_column_kwargs={"info": {"final": is_support}})
    """That the room has answered is final, while what became of it can be undone: see ``store.undo``."""
    given: int = 0
    spoiled: int = 0
    wall_dots: int = 0
    origin: str = RoundOrigin.FIRST.value
    origin_id: int | None = None
    actor_groups: str = ""
    """The groups of its piles, one a line, as they were when the list was locked."""
    blank: int | None = None
    mark: str = ""
    """What its box is known by, at random; empty in a round from before there were marks."""
    phones: int = 0
    """Of the ballots given, those from phones; which ones is nowhere."""
    proposal_id: int | None = None
    """The proposal whose support is asked for. No foreign key: it may be taken away again."""

    @property
    def piles(self) -> tuple[str, ...]:
        """The groups whose ballots are counted pile by pile."""
        return _piles(self.actor_groups)


class SlipBatch(Row, table=True):
    """Voting slips that were made together for a meeting: digests of their codes, one a line."""

    __tablename__ = "slip_batch"

    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    digests: str


class VotingOption(Row, table=True):
    """One option of a round's locked list.

    It keeps its own label, so the cluster may be renamed, merged or gone since: its id is not a foreign key. An idea's
    is, because ideas are never deleted, except by undoing that one was written, and that is refused from now on.
    """

    __tablename__ = "voting_option"
    __table_args__ = (UniqueConstraint("round_id", "number"), {"sqlite_autoincrement": True})

    round_id: int = Field(foreign_key="voting_round.id")
    number: int
    label: str
    cluster_id: int | None = None
    idea_id: int | None = Field(default=None, foreign_key="idea.id")
    dots: int | None = None
    voters: int | None = None


class OptionIdea(Row, table=True):
    """That an option stood for an idea when the list was locked, and how it read. Never changed since."""

    __tablename__ = "option_idea"
    __table_args__ = (UniqueConstraint("option_id", "idea_id"), {"sqlite_autoincrement": True})

    option_id: int = Field(foreign_key="voting_option.id")
    idea_id: int = Field(foreign_key="idea.id")
    text: str


class GroupTally(Row, table=True):
    """What one actor group laid on an option. Only of rounds where every group, and the rest, has enough ballots."""

    __tablename__ = "group_tally"
    __table_args__ = (UniqueConstraint("option_id", "group"), {"sqlite_autoincrement": True})

    round_id: int = Field(foreign_key="voting_round.id", index=True)
    option_id: int = Field(foreign_key="voting_option.id")
    group: str
    given: int
    dots: int
    voters: int


class VotingCorrection(Row, table=True):
    """That an option's total was corrected after the reveal: what it was, what it is, and why."""

    __tablename__ = "voting_correction"

    round_id: int = Field(foreign_key="voting_round.id", index=True)
    option_id: int = Field(foreign_key="voting_option.id")
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    before: int
    after: int
    reason: str


def read(connection: Connection, dialogue_id: int) -> tuple[RoundView, ...]:
    """The dialogue's rounds by number, cancelled ones included, and none that is in no record: whatever is made of
    rounds has none of those.

    An open one counts no ballots here: its box does.
    """
    return tuple(each for each in _read(connection, dialogue_id) if each.origin.recorded)


def read_trial(connection: Connection, dialogue_id: int, meeting_id: int) -> RoundView | None:
    """The round in which the meeting tries how one votes, as long as it goes on."""
    trials = _unrecorded(connection, dialogue_id, meeting_id, RoundOrigin.TRIAL)
    return trials[0] if trials else None


def read_asking(connection: Connection, dialogue_id: int, meeting_id: int) -> RoundView | None:
    """The round in which the meeting was last asked about a proposal, open or over."""
    asked = _unrecorded(connection, dialogue_id, meeting_id, RoundOrigin.SUPPORT)
    return max(asked, key=attrgetter("id")) if asked else None


def _unrecorded(connection: Connection, dialogue_id: int, meeting_id: int, origin: RoundOrigin) -> list[RoundView]:
    t = table_of(VotingRound)
    going_on = t.c.meeting_id == meeting_id, t.c.origin == origin.value, t.c.status != RoundStatus.CANCELLED.value
    found = {row.id for row in connection.execute(select(t.c.id).where(*going_on))}
    # Most meetings have none: all rounds of the dialogue are read for them only where there is one.
    return [each for each in _read(connection, dialogue_id) if each.id in found] if found else []


def _read(connection: Connection, dialogue_id: int) -> tuple[RoundView, ...]:
    r, o = table_of(VotingRound), table_of(VotingOption)
    corrections, groups = _corrections(connection, dialogue_id), _groups(connection, dialogue_id)
    ideas = _ideas(connection, dialogue_id)
    options: dict[int, list[OptionView]] = {}
    for row in connection.execute(
        select(
            *(o.c.round_id, o.c.id, o.c.number, o.c.label, o.c.cluster_id, o.c.idea_id, o.c.dots, o.c.voters),
            o.c.version,
        )
        .join(r, r.c.id == o.c.round_id)
        .where(r.c.dialogue_id == dialogue_id)
        .order_by(o.c.number)
    ):
        options.setdefault(row.round_id, []).append(OptionView(*row[1:], ideas=tuple(ideas.get(row.id, ()))))
    rounds = connection.execute(select(r).where(r.c.dialogue_id == dialogue_id).order_by(r.c.number))
    return tuple(
        RoundView(
            id=row.id,
            meeting_id=row.meeting_id,
            number=row.number,
            criterion=row.criterion,
            dots_each=row.dots_each,
            stacking=row.stacking,
            entitled=row.entitled,
            status=RoundStatus(row.status),
            given=row.given,
            spoiled=row.spoiled,
            options=tuple(options.get(row.id, ())),
            version=row.version,
            wall_dots=row.wall_dots,
            origin=RoundOrigin(row.origin),
            origin_id=row.origin_id,
            corrections=tuple(corrections.get(row.id, ())),
            piles=_piles(row.actor_groups),
            groups=still_shown(groups.get(row.id, ()), given=row.given),
            blank=row.blank,
            mark=row.mark,
            phones=row.phones,
            proposal_id=row.proposal_id,
        )
        for row in rounds
    )


def behind(connection: Connection, option: NewOption) -> list[LockedIdea]:
    """The ideas that an option stands for as its list is locked: its own, its cluster's, or those of an earlier one."""
    idea, member, locked = METADATA.tables["idea"], METADATA.tables["membership"], table_of(OptionIdea)
    found = select(idea.c.id, idea.c.text).where(idea.c.withdrawn.is_(False)).order_by(idea.c.number)
    if option.follows is not None:
        joined = select(locked.c.idea_id, locked.c.text).join(idea, idea.c.id == locked.c.idea_id)
        found = joined.where(locked.c.option_id == option.follows).order_by(idea.c.number)
    elif option.idea_id is not None:
        found = found.where(idea.c.id == option.idea_id)
    else:
        found = found.join(member, member.c.idea_id == idea.c.id).where(member.c.cluster_id == option.cluster_id)
    return [LockedIdea(*row) for row in connection.execute(found)]


def _ideas(connection: Connection, dialogue_id: int) -> dict[int, list[LockedIdea]]:
    locked, idea = table_of(OptionIdea), METADATA.tables["idea"]
    found: dict[int, list[LockedIdea]] = {}
    for row in connection.execute(
        select(locked.c.option_id, locked.c.idea_id, locked.c.text)
        .join(idea, idea.c.id == locked.c.idea_id)
        .where(idea.c.dialogue_id == dialogue_id)
        .order_by(idea.c.number)
    ):
        found.setdefault(row.option_id, []).append(LockedIdea(row.idea_id, row.text))
    return found


def _piles(actor_groups: str) -> tuple[str, ...]:
    return tuple(filter(None, actor_groups.split("\n")))


def _groups(connection: Connection, dialogue_id: int) -> dict[int, list[GroupView]]:
    """The groups that are shown of each round, in the order of its piles."""
    g, o, r = table_of(GroupTally), table_of(VotingOption), table_of(VotingRound)
    found: dict[int, dict[str, GroupView]] = {}
    for row in connection.execute(
        select(g.c.round_id, g.c.group, g.c.given, g.c.dots, g.c.voters)
        .join(o, o.c.id == g.c.option_id)
        .join(r, r.c.id == g.c.round_id)
        .where(r.c.dialogue_id == dialogue_id)
        .order_by(g.c.id)
    ):
        of_round = found.setdefault(row.round_id, {})
        group = of_round.setdefault(row.group, GroupView(row.group, row.given, (), ()))
        of_round[row.group] = replace(group, dots=(*group.dots, row.dots), voters=(*group.voters, row.voters))
    return {round_id: list(groups.values()) for round_id, groups in found.items()}


def _corrections(connection: Connection, dialogue_id: int) -> dict[int, list[CorrectionView]]:
    c, o, r = table_of(VotingCorrection), table_of(VotingOption), table_of(VotingRound)
    found: dict[int, list[CorrectionView]] = {}
    for row in connection.execute(
        select(c.c.round_id, c.c.id, o.c.number, c.c.at, c.c.before, c.c.after, c.c.reason)
        .join(o, o.c.id == c.c.option_id)
        .join(r, r.c.id == c.c.round_id)
        .where(r.c.dialogue_id == dialogue_id)
        .order_by(c.c.id)
    ):
        found.setdefault(row.round_id, []).append(CorrectionView(*row[1:]))
    return found


def read_entitled(connection: Connection, round_id: int) -> int | None:
    """How many may vote in the round; None when it is not open."""
    table = table_of(VotingRound)
    return connection.execute(
        select(table.c.entitled).where(table.c.id == round_id, table.c.status == RoundStatus.OPEN.value)
    ).scalar()


def read_marks(connection: Connection) -> dict[int, Known]:
    """Every round of the store, as its box is known."""
    table = table_of(VotingRound)
    rows = connection.execute(select(table.c.id, table.c.mark, table.c.status))
    return {row.id: Known(row.mark, row.status == RoundStatus.OPEN) for row in rows}
