"""What the meeting proposes: its wording, what it asks for, its support, and what is held against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.proposals.rules import VALUES
from sessions.proposals.view import ProposalView
from sessions.records.document import Block, Fact, Item, Numbered, Paragraph, Section, Table
from sessions.view import MeetingView
from sessions.words import Words


def proposals(view: MeetingView, words: Words) -> Iterator[Section]:
    """The meeting's own proposals, then those from the dialogue's other meetings."""
    mine = [proposal for proposal in view.proposals if proposal.meeting_id == view.meeting.id]
    carried = [proposal for proposal in view.proposals if proposal.meeting_id != view.meeting.id]
    if mine:
        nature = Paragraph(words("records.proposals.nature"))
        yield Section(words("records.proposals"), 2, (nature, *_blocks(mine, view, words)))
    if carried:
        yield Section(words("records.proposals.carried"), 2, tuple(_blocks(carried, view, words)))


def _blocks(listed: Sequence[ProposalView], view: MeetingView, words: Words) -> Iterator[Block]:
    yield Numbered(tuple(Item(one.number, one.wording, tuple(_details(one, view, words))) for one in listed))
    asked = [one for one in listed if one.support]
    if asked:
        yield Table(
            caption=words("records.proposals.support"),
            columns=(words("records.column.proposal"), *map(str, VALUES), words("records.column.outcome")),
            rows=tuple((str(one.number), *map(str, one.support), _outcome(one, words)) for one in asked),
            numeric=frozenset(range(len(VALUES) + 1)),
        )


def _details(proposal: ProposalView, view: MeetingView, words: Words) -> Iterator[Fact]:
    origin = _origin(proposal, view, words)
    if origin:
        yield Fact(words("records.proposal.origin"), origin)
    if proposal.horizon:
        yield Fact(words("records.proposal.horizon"), words(f"records.horizon.{proposal.horizon}"))
    if proposal.need:
        yield Fact(words("records.proposal.need"), words(f"records.need.{proposal.need}"))
    if proposal.support:
        yield Fact(words("records.column.outcome"), _outcome(proposal, words))
    for reservation in proposal.reservations:
        yield Fact(words(f"records.proposal.{reservation.kind}"), reservation.text)
    fields = (("horizon", proposal.horizon), ("need", proposal.need), ("support", proposal.support))
    lacking = [words(f"records.proposal.missing.{name}") for name, value in fields if not value]
    if lacking:
        yield Fact(words("records.missing"), words.listing(lacking))


def _origin(proposal: ProposalView, view: MeetingView, words: Words) -> str:
    """The option that it comes from, as it was called on the ballot; empty if it is of the meeting's own words."""
    for voting_round in view.rounds:
        for option in voting_round.options:
            if option.id == proposal.option_id:
                return words("records.proposal.option", round=voting_round.number, label=option.label)
    return ""


def _outcome(proposal: ProposalView, words: Words) -> str:
    return words(f"records.outcome.{proposal.outcome}") if proposal.outcome else ""
