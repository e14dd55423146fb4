"""What each party has said that it will do, and apart from it what is wished of those who were not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sessions.commitments.fields import FIELDS, STATUS, WISH_FIELDS
from sessions.commitments.rules import by_party, status_name
from sessions.commitments.view import CommitmentView, Status
from sessions.records.document import Fact, Item, Numbered, Paragraph, Section, Table
from sessions.records.field_data import facts, in_order
from sessions.records.parts.common import own, taken_up
from sessions.text.fields import names
from sessions.view import MeetingView
from sessions.words import Words

Groups = Sequence[tuple[str, Sequence[CommitmentView]]]
"""Parties by name, each with its commitments."""
COUNTED = ("party", "commitments", "confirmed", "drafts", "incomplete")


def commitments(view: MeetingView, words: Words) -> Iterator[Section]:
    """The meeting's own commitments per party, then those of earlier ones that it changed."""
    promised = [commitment for commitment in view.commitments if not commitment.is_wish]
    groups = by_party([each for each in promised if own(view, each.meeting_id)])
    if groups:
        alone = (Paragraph(words("records.commitments.one_party", party=groups[0][0])),) if len(groups) == 1 else ()
        yield Section(words("records.commitments"), 2, (*alone, _counts(groups, words)))
        yield from _each(groups, words)
    groups = by_party(_changed(promised, view))
    if groups:
        yield Section(words("records.commitments.carried"), 2, (_counts(groups, words),))
        yield from _each(groups, words)


def wishes(view: MeetingView, words: Words) -> Iterator[Section]:
    """The meeting's own wishes, then those of earlier ones that it changed. Nobody has promised them."""
    wished = [each for each in view.commitments if each.is_wish]
    nature = Paragraph(words("records.wishes.nature"))
    for heading, there in (
        (words("records.wishes"), [each for each in wished if own(view, each.meeting_id)]),
        (words("records.wishes.carried"), _changed(wished, view)),
    ):
        if there:
            yield Section(heading, 2, (nature, Numbered(tuple(_wish(each, words) for each in there))))


def _changed(made: Sequence[CommitmentView], view: MeetingView) -> list[CommitmentView]:
    """Those of earlier meetings that this one made something else of. How it goes with the others is told above."""
    told = names(STATUS)
    return [each for each in made if not own(view, each.meeting_id) and taken_up(view, "commitment", each.id, but=told)]


def _each(groups: Groups, words: Words) -> Iterator[Section]:
    for party, group in groups:
        yield Section(party, 3, (Numbered(tuple(_item(commitment, words) for commitment in group)),))


def _counts(groups: Groups, words: Words) -> Table:
    return Table(
        caption=words("records.commitments.counts"),
        columns=tuple(words(f"records.column.{name}") for name in COUNTED),
        rows=tuple(
            (
                party,
                str(len(group)),
                str(sum(made.confirmed for made in group)),
                str(sum(not made.confirmed for made in group)),
                str(sum(not made.ready for made in group)),
            )
            for party, group in groups
        ),
        numeric=frozenset({1, 2, 3, 4}),
    )


def _wish(wish: CommitmentView, words: Words) -> Item:
    key = "records.wish" if wish.promise else "records.wish.unworded"
    told = (field for field in WISH_FIELDS if field.name not in IN_THE_WISH)
    details = (*_goes(wish, words), *facts(wish, told, words))
    return Item(wish.number, words(key, party=wish.party, promise=wish.promise), details)


def _item(commitment: CommitmentView, words: Words) -> Item:
    key = "records.commitment" if commitment.promise else "records.commitment.unworded"
    text = words(key, party=commitment.party, promise=commitment.promise)
    return Item(commitment.number, text, tuple(_details(commitment, words)))


def _details(commitment: CommitmentView, words: Words) -> Iterator[Fact]:
    state = "records.commitment.confirmed" if commitment.confirmed else "records.commitment.draft"
    yield Fact(words("records.commitment.state"), words(state))
    yield from _goes(commitment, words)
    if commitment.needs_decision:
        yield Fact(words("records.commitment.condition"), words("records.commitment.if_decided"))
    for field in in_order(FIELDS, CommitmentView):
        if field.name in SENTENCES:
            said = SENTENCES[field.name](commitment, words)
            yield from (Fact(words.say(field.label), said),) if said else ()
        elif field.name not in ELSEWHERE:
            yield from facts(commitment, (field,), words)


def _goes(made: CommitmentView, words: Words) -> Iterator[Fact]:
    """How it goes, once somebody has said so."""
    if made.status is not Status.NOT_STARTED:
        status = words.say(status_name(made.kind, made.status))
        said = words("records.commitment.told", status=status, word=made.status_word) if made.status_word else status
        yield Fact(words.say(STATUS[0].label), said)


def _support(commitment: CommitmentView, words: Words) -> str:
    what, whom = commitment.support_needed, commitment.support_from
    if what and whom:
        return words("records.support.both", what=what, whom=whom)
    return what or (words("records.support.whom", whom=whom) if whom else "")


def _first_step(commitment: CommitmentView, words: Words) -> str:
    step, day = commitment.first_step, commitment.first_step_by
    if step and day:
        return words("records.step.both", step=step, day=day)
    return step or (words("records.step.day", day=day) if day else "")


def _confidence(commitment: CommitmentView, words: Words) -> str:
    sure = commitment.confidence
    return "" if sure is None else words("records.confidence", value=sure)


IN_THE_WISH = ("party", "promise")
"""What the point of a wish says itself."""
ELSEWHERE = (*IN_THE_WISH, "first_step_by", "support_from", "needs_decision")
"""What is said in another sentence than its own."""
SENTENCES: Mapping[str, Callable[[CommitmentView, Words], str]] = {
    "first_step": _first_step,
    "support_needed": _support,
    "confidence": _confidence,
}
"""What is said otherwise than as it stands."""
