"""The meeting's rounds of prioritisation, each as far as the room has seen it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.records.document import Block, Fact, Facts, Item, Numbered, Paragraph, Section, Table
from sessions.records.parts.common import meeting_to_name, own
from sessions.records.parts.weighing import by_group, compared
from sessions.view import MeetingView
from sessions.voting.comparison import pairs
from sessions.voting.rules import ranking
from sessions.voting.view import Ranked, RoundOrigin, RoundStatus, RoundView
from sessions.words import Words


def prioritisation(view: MeetingView, words: Words) -> Iterator[Section]:
    """Each round that was held at this meeting. Totals stand only in those that have been revealed."""
    rounds = [each for each in view.rounds if own(view, each.meeting_id) and not _nothing(each)]
    if not rounds:
        return
    yield Section(words("records.rounds"), 2, (Paragraph(words("records.rounds.nature")),))
    for voting_round in rounds:
        heading = _at_meeting(_heading(voting_round, view.rounds, words), voting_round, view, words)
        yield Section(heading, 3, tuple(_blocks(voting_round, words)))
    for first, second in reversed(pairs(rounds)):
        heading = words("records.compared", first=first.number, second=second.number)
        yield Section(_at_meeting(heading, second, view, words), 3, compared(first, second, words))


def _nothing(voting_round: RoundView) -> bool:
    """Whether a round was given up before anybody had handed in a ballot."""
    return voting_round.status == RoundStatus.CANCELLED and not voting_round.slips


def _heading(voting_round: RoundView, rounds: Sequence[RoundView], words: Words) -> str:
    """The round's number, and which round it follows if it is a run-off or the same list once more."""
    before = next((other.number for other in rounds if other.id == voting_round.origin_id), None)
    if before is None or voting_round.origin == RoundOrigin.FIRST:
        return words("records.round", number=voting_round.number)
    return words(f"records.round.{voting_round.origin}", number=voting_round.number, before=before)


def _at_meeting(heading: str, voting_round: RoundView, view: MeetingView, words: Words) -> str:
    """The heading, with the meeting where that has to be told."""
    held = meeting_to_name(view, voting_round.meeting_id)
    if held is None:
        return heading
    key = "records.round.held" if held.day else "records.round.held_undated"
    return words(key, round=heading, number=held.number, day=held.day)


def _blocks(voting_round: RoundView, words: Words) -> Iterator[Block]:
    if voting_round.status == RoundStatus.CANCELLED:
        said = words("records.round.cancelled", criterion=voting_round.criterion, n=voting_round.slips)
        yield Paragraph(said)
        return
    if voting_round.status == RoundStatus.OPEN:
        yield from _so_far(voting_round, words)
    elif voting_round.status == RoundStatus.CLOSED:
        yield Paragraph(words("records.round.closed"))
    yield Facts(tuple(_terms(voting_round, words)))
    if voting_round.status == RoundStatus.REVEALED:
        yield _result(voting_round, words)
        if voting_round.one_each:
            yield Paragraph(words("records.round.one_each"))
        if voting_round.corrections:
            yield _corrections(voting_round, words)
        if voting_round.piles:
            yield from by_group(voting_round, words)
    else:
        yield Paragraph(words("records.round.options", n=len(voting_round.options)))
        yield Numbered(tuple(Item(option.number, option.label) for option in voting_round.options))


def _so_far(voting_round: RoundView, words: Words) -> Iterator[Block]:
    """What is in of an open round: ballots, and dots on the wall. Never for what."""
    if voting_round.slips or not voting_round.wall_dots:
        yield Paragraph(words("records.round.open", slips=voting_round.slips, n=voting_round.entitled))
    if voting_round.wall_dots:
        yield Paragraph(words("records.round.open_wall", n=voting_round.wall_dots))


def _terms(voting_round: RoundView, words: Words) -> Iterator[Fact]:
    def fact(name: str, value: str) -> Fact:
        return Fact(words(f"records.term.{name}"), value)

    yield fact("method", words(f"records.method.{_method(voting_round)}"))
    yield fact("criterion", voting_round.criterion)
    yield fact("dots_each", str(voting_round.dots_each))
    yield fact("stacking", _stacking(voting_round.stacking, words))
    yield fact("entitled", str(voting_round.entitled))
    if voting_round.piles:
        yield fact("piles", words("records.piles"))
    if voting_round.status != RoundStatus.OPEN:
        if not voting_round.on_wall_only:
            yield fact("slips", _slips(voting_round, words))
            if voting_round.blank is not None:
                yield fact("valid", str(voting_round.valid))
                yield fact("blank", str(voting_round.blank))
            yield fact("spoiled", str(voting_round.spoiled))
        if voting_round.wall_dots:
            yield fact("wall", words("records.wall", n=voting_round.wall_dots))


def _slips(voting_round: RoundView, words: Words) -> str:
    """``31 av 40``, and how many of them came from phones."""
    slips = words("records.round.slips", slips=voting_round.slips, n=voting_round.entitled)
    if not voting_round.phones:
        return slips
    return words("records.round.slips_phones", slips=slips, n=voting_round.phones)


def _method(voting_round: RoundView) -> str:
    """How the dots were laid."""
    if not voting_round.wall_dots:
        return "slips"
    return "wall" if voting_round.on_wall_only else "both"


def _stacking(limit: int | None, words: Words) -> str:
    return words("records.stacking.free") if limit is None else words("records.stacking.most", n=limit)


def _result(voting_round: RoundView, words: Words) -> Table:
    """The options by dots. Where all dots were on the wall nobody knows how many laid them, and where each ballot had
    one dot an option they are as many as the dots: no column for that."""
    left_out = voting_round.one_each or _method(voting_round) == "wall"
    names = ("place", "ballot_number", "option", "dots", *(() if left_out else ("voters",)))
    return Table(
        caption=words("records.round.result"),
        columns=tuple(words(f"records.column.{name}") for name in names),
        rows=tuple(
            (_place(place, words), str(option.number), option.label, str(option.dots), str(option.voters))[: len(names)]
            for place in ranking(voting_round.options)
            for option in (place.option,)
        ),
        numeric=frozenset(range(len(names))) - {0, 2},
        names=2,
    )


def _corrections(voting_round: RoundView, words: Words) -> Table:
    """What was corrected after the reveal: the old value is kept, with the reason."""
    names = ("ballot_number", "before", "after", "reason", "corrected")
    return Table(
        caption=words("records.corrections", n=len(voting_round.corrections)),
        columns=tuple(words(f"records.column.{name}") for name in names),
        rows=tuple(
            (
                str(made.option_number),
                str(made.before),
                str(made.after),
                made.reason,
                words("records.moment", day=made.at.date(), time=made.at.time()),
            )
            for made in voting_round.corrections
        ),
        numeric=frozenset({0, 1, 2}),
    )


def _place(place: Ranked, words: Words) -> str:
    return words("records.place.shared", first=place.first, last=place.last) if place.tied else str(place.first)
