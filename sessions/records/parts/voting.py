"""The meeting's rounds of prioritisation, each as far as the room has seen it."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.records.document import Block, Fact, Facts, Item, Numbered, Paragraph, Section, Table
from sessions.view import MeetingView
from sessions.voting.rules import ranking
from sessions.voting.view import Ranked, RoundStatus, RoundView
from sessions.words import Words


def prioritisation(view: MeetingView, words: Words) -> Iterator[Section]:
    """Each round that was held at this meeting. Totals stand only in those that have been revealed."""
    rounds = [voting_round for voting_round in view.rounds if voting_round.meeting_id == view.meeting.id]
    if not rounds:
        return
    yield Section(words("records.rounds"), 2, (Paragraph(words("records.rounds.nature")),))
    for voting_round in rounds:
        heading = words("records.round", number=voting_round.number)
        yield Section(heading, 3, tuple(_blocks(voting_round, words)))


def _blocks(voting_round: RoundView, words: Words) -> Iterator[Block]:
    if voting_round.status == RoundStatus.CANCELLED:
        yield Paragraph(words("records.round.cancelled", criterion=voting_round.criterion))
        return
    if voting_round.status == RoundStatus.OPEN:
        yield Paragraph(words("records.round.open", slips=voting_round.slips, n=voting_round.entitled))
    elif voting_round.status == RoundStatus.CLOSED:
        yield Paragraph(words("records.round.closed"))
    yield Facts(tuple(_terms(voting_round, words)))
    if voting_round.status == RoundStatus.REVEALED:
        yield _result(voting_round, words)
    else:
        yield Paragraph(words("records.round.options", n=len(voting_round.options)))
        yield Numbered(tuple(Item(option.number, option.label) for option in voting_round.options))


def _terms(voting_round: RoundView, words: Words) -> Iterator[Fact]:
    def fact(name: str, value: str) -> Fact:
        return Fact(words(f"records.term.{name}"), value)

    yield fact("method", words("records.method.slips"))
    yield fact("criterion", voting_round.criterion)
    yield fact("dots_each", str(voting_round.dots_each))
    yield fact("stacking", _stacking(voting_round.stacking, words))
    yield fact("entitled", str(voting_round.entitled))
    if voting_round.status != RoundStatus.OPEN:
        yield fact("slips", words("records.round.slips", slips=voting_round.slips, n=voting_round.entitled))
        yield fact("spoiled", str(voting_round.spoiled))


def _stacking(limit: int | None, words: Words) -> str:
    return words("records.stacking.free") if limit is None else words("records.stacking.most", n=limit)


def _result(voting_round: RoundView, words: Words) -> Table:
    names = ("place", "ballot_number", "option", "dots", "voters")
    return Table(
        caption=words("records.round.result"),
        columns=tuple(words(f"records.column.{name}") for name in names),
        rows=tuple(
            (_place(place, words), str(option.number), option.label, str(option.dots), str(option.voters))
            for place in ranking(voting_round.options)
            for option in (place.option,)
        ),
        numeric=frozenset({1, 3, 4}),
        names=2,
    )


def _place(place: Ranked, words: Words) -> str:
    return words("records.place.shared", first=place.first, last=place.last) if place.tied else str(place.first)
