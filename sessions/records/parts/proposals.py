"""What the meeting proposes: its wording, what it asks for, its support, and what is held against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.proposals.fields import DECISION
from sessions.proposals.origin import origin
from sessions.proposals.rules import VALUES, written
from sessions.proposals.view import HELD, ProposalView
from sessions.records.data_proposals import BELOW, HORIZON, MOTIVE, NEED, SAID
from sessions.records.document import Block, Fact, Facts, Item, Numbered, Paragraph, Section, Table
from sessions.records.field_data import facts
from sessions.records.parts.common import meeting_to_name, own, runs, taken_up
from sessions.records.parts.ideas import with_words
from sessions.text.fields import names
from sessions.view import MeetingView
from sessions.words import Words

REST = tuple(field for field in SAID if field.name not in ("horizon", "need", "need_of"))
"""What is told as it stands, after the horizon and whether it needs a decision."""


def proposals(view: MeetingView, words: Words) -> Iterator[Section]:
    """The meeting's own proposals, those of earlier ones that it took up again, and what is held against any of them.

    Those that it left alone are told by their words and their outcome.
    """
    here = told_here(view)
    mine = [each for each in here if own(view, each.meeting_id)]
    again = [each for each in here if each not in mine]
    nature = Paragraph(words("records.proposals.nature"))
    if mine:
        yield Section(words("records.proposals"), 2, (nature, *_blocks(mine, view, words)))
    if again:
        yield Section(words("records.proposals.again"), 2, (nature, *_blocks(again, view, words)))
    left = tuple(_carried(each, words) for each in view.proposals if each not in here)
    if left:
        yield Section(words("records.proposals.carried"), 2, (nature, Numbered(left)))
    held = tuple(_held([*mine, *again], words))
    if held:
        yield Section(words("records.held"), 2, (Paragraph(words("records.held.nature")), Facts(held)))


def told_here(view: MeetingView) -> list[ProposalView]:
    """The meeting's own proposals, and those that it did something about; a decision on one is told by itself."""
    return [
        each
        for each in view.proposals
        if own(view, each.meeting_id) or taken_up(view, "proposal", each.id, but=names(DECISION))
    ]


def _carried(proposal: ProposalView, words: Words) -> Item:
    word = proposal.word
    outcome = (Fact(words("records.column.outcome"), words(f"records.outcome.{word}")),) if word else ()
    return Item(proposal.number, proposal.wording, outcome)


def _blocks(listed: Sequence[ProposalView], view: MeetingView, words: Words) -> Iterator[Block]:
    yield Numbered(tuple(Item(one.number, one.wording, tuple(_details(one, view, words))) for one in listed))
    asked = [one for one in listed if one.support]
    if asked:
        yield Table(
            caption=words("records.proposals.support"),
            columns=(words("records.column.proposal"), *map(str, VALUES), words("records.column.outcome")),
            rows=tuple((str(one.number), *map(str, one.support), _in_table(one, words)) for one in asked),
            numeric=frozenset(range(len(VALUES) + 1)),
        )


def _details(proposal: ProposalView, view: MeetingView, words: Words) -> Iterator[Fact]:
    def fact(name: str, value: str, points: tuple[str, ...] = ()) -> Iterator[Fact]:
        if value or points:
            yield Fact(words(f"records.proposal.{name}"), value, points)

    yield from facts(proposal, (MOTIVE,), words)
    yield from _origin(proposal, view, words)
    yield from facts(proposal, (HORIZON,), words)
    if proposal.need:
        yield Fact(words.say(NEED.label), _need(proposal, words))
    yield from facts(proposal, REST, words)
    yield from fact("actions", "", tuple(action.text for action in proposal.actions))
    if proposal.word:
        yield Fact(words("records.column.outcome"), words(f"records.outcome.{proposal.word}"))
    if proposal.chosen and proposal.word:
        word = words(f"records.outcome.{proposal.word}")
        yield Fact(words("records.proposal.chosen", word=word), _chosen(proposal, words))
    yield from facts(proposal, (BELOW,), words)
    yield from fact("held", _counts(proposal, words))
    yield from fact("wordings", "", tuple(_wordings(proposal, words)))


def _origin(proposal: ProposalView, view: MeetingView, words: Words) -> Iterator[Fact]:
    """The option that it comes from, as it was called on the ballot, and the ideas, as they were voted on.

    Those that stand in words further up are told by their numbers. An idea that has been worded anew since is told as
    it is now: what was taken out of it is not to come back here.
    """
    came = origin(proposal, rounds=view.rounds, clusters=view.clusters, ideas=view.ideas)
    if came.voted is not None:
        number, label = came.voted.round.number, came.voted.place.option.label
        held = meeting_to_name(view, came.voted.round.meeting_id)
        said = (
            words("records.proposal.option_at", round=number, label=label, meeting=held.number)
            if held
            else words("records.proposal.option", round=number, label=label)
        )
        yield Fact(words("records.proposal.origin"), said)
    said_above = with_words(view)
    numbers = [each.idea.number for each in came.ideas if each.idea.id in said_above]
    others = [each.idea for each in came.ideas if each.idea.id not in said_above]
    above = [words("records.ideas.numbers", n=len(numbers), numbers=runs(numbers, words))] if numbers else []
    ideas = (*above, *(words("records.proposal.idea", number=each.number, text=each.text) for each in others))
    if len(ideas) == len(above) == 1:
        yield Fact(words("records.proposal.ideas"), ideas[0])
    elif ideas:
        yield Fact(words("records.proposal.ideas"), "", ideas)


def _need(proposal: ProposalView, words: Words) -> str:
    if proposal.need_of and proposal.need.somebody_decides:
        return words(f"records.need_of.{proposal.need}", whom=proposal.need_of)
    return words(f"proposals.need.{proposal.need}")


def _chosen(proposal: ProposalView, words: Words) -> str:
    """Why the participants chose their word, and what the hands would have given."""
    said = [proposal.outcome_why]
    if proposal.outcome:
        follows = words(f"records.outcome.{proposal.outcome}")
        said.append(words("records.chosen", n=sum(proposal.support), follows=follows))
    else:
        said.append(words("records.chosen.nothing"))
    if proposal.chosen_on_other_hands:
        said.append(words("records.chosen.before", hands=written(proposal.outcome_on)))
    return "\n".join(said)


def _in_table(proposal: ProposalView, words: Words) -> str:
    assert proposal.word is not None
    word = words(f"records.outcome.{proposal.word}")
    return words("records.outcome.chosen", word=word) if proposal.chosen else word


def _counts(proposal: ProposalView, words: Words) -> str:
    """How much is held against it: in their words it stands in a section of its own, never twice."""
    counted = [words(f"records.held.{kind}", n=count) for kind, count in proposal.held]
    return words("records.held.below", counts=words.listing(counted)) if counted else ""


def _held(listed: Sequence[ProposalView], words: Words) -> Iterator[Fact]:
    """First what the room still disagrees on, then the reservations, each named by its proposal's number."""
    for kind in HELD:
        for proposal in listed:
            for reservation in proposal.reservations:
                if reservation.kind == kind:
                    yield Fact(words(f"records.proposal.{kind}", number=proposal.number), reservation.text)


def _wordings(proposal: ProposalView, words: Words) -> Iterator[str]:
    """How it was worded before, each with its meeting."""
    if len(proposal.wordings) > 1:
        for version in proposal.wordings[:-1]:
            yield words("records.proposal.wording", meeting=version.meeting_number, text=version.wording)
