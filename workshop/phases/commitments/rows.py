"""How commitments are set on the board: per party who answers for what, what happens first, what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sessions.commitments.fields import field_of, fields_of
from sessions.commitments.rules import asked_of, by_party, status_name
from sessions.commitments.view import CommitmentKind, CommitmentView, Status
from sessions.text.folding import fold
from sessions.words import Words, phrase
from workshop.widgets.board import Row

LINED = frozenset(
    {
        *("party", "promise", "role", "first_step", "first_step_by", "sign", "due_by", "follow_up", "needs_decision"),
        *("confidence", "together_with", "support_needed", "support_from", "reports_back"),
    }
)
"""Fields with a line of their own; any other is shown by its name."""
SURE = field_of(CommitmentKind.COMMITMENT, "confidence")


def commitment_rows(commitments: Sequence[CommitmentView], words: Words) -> Iterator[Row]:
    """Each party with its commitments, and below them all what is wished of those who are not here."""
    for party, theirs in by_party([each for each in commitments if not each.is_wish]):
        yield Row(f"party-{fold(party)}", party, kind="heading", sign=_counted(theirs, words), selectable=False)
        for commitment in theirs:
            yield replace(_row(commitment, words), apart=commitment is not theirs[0])
    wishes = [each for each in commitments if each.is_wish]
    if wishes:
        count = words("wishes.count", n=len(wishes))
        yield Row("h-wishes", words("wishes.heading"), kind="heading", sign=count, selectable=False)
    for wish in wishes:
        yield replace(_wish(wish, words), apart=wish is not wishes[0])


def parties(commitments: Sequence[CommitmentView], words: Words) -> str:
    """``Hamnstads kommun 3 · Båtklubben 1``: who has promised how many; nothing where not even two have."""
    groups = by_party([each for each in commitments if not each.is_wish])
    if len(groups) < 2:
        return ""
    return " · ".join(words("commitments.of_party", party=party, count=len(theirs)) for party, theirs in groups)


def spoken(made: CommitmentView, words: Words) -> list[str]:
    """What is read aloud of it besides the promise: whether it needs a decision, who answers for it, what happens first
    and when it is done; of a wish who passes it on, and when one asks what they answered."""
    rest = list(_rest(made, words, aloud=True))
    if made.is_wish:
        return [*_carried(made, words), *rest]
    decided = [words("commitments.if_decided")] if made.needs_decision else []
    due = [words("commitments.due", day=made.due_by)] if made.due_by else []
    owner = [words("commitments.owner", role=made.role)] if made.role else []
    return [*decided, *owner, *_first_step(made, words), *due, *rest]


def _counted(theirs: Sequence[CommitmentView], words: Words) -> str:
    count, confirmed = words("commitments.count", n=len(theirs)), sum(each.confirmed for each in theirs)
    return words("commitments.party_count", count=count, n=confirmed) if confirmed else count


def _wish(wish: CommitmentView, words: Words) -> Row:
    lacks = len(wish.missing)
    return Row(
        f"commitment-{wish.id}",
        words.say(asked_of(wish)),
        str(wish.number),
        "\n".join(filter(None, (" · ".join(line) for line in _wished(wish, words)))),
        sign=words("commitments.missing", n=lacks) if lacks else words("commitments.ready"),
        tone="look" if lacks else "ready",
    )


def _wished(wish: CommitmentView, words: Words) -> Iterator[Iterable[str]]:
    yield _status(wish, words)
    for said in lacking(wish, words):
        yield [said]
    yield _carried(wish, words)
    yield _rest(wish, words)


def _carried(wish: CommitmentView, words: Words) -> Iterator[str]:
    if wish.reports_back:
        yield words("wishes.carried", who=wish.reports_back)
    if wish.follow_up:
        yield words("commitments.follow", day=wish.follow_up)


def _status(made: CommitmentView, words: Words) -> Iterator[str]:
    """How it goes, with the party's word, once something has been said of it."""
    if made.status is not Status.NOT_STARTED:
        status = words.say(status_name(made.kind, made.status))
        yield words("commitments.told", status=status, word=made.status_word) if made.status_word else status


def lacking(made: CommitmentView, words: Words) -> list[str]:
    """What keeps it from being ready, said: who in particular answers for it, and what else is not there."""
    said = []
    if "role_vague" in made.missing:
        said.append(words("commitments.who_exactly", owner=made.role or made.party))
    if "reports_back_vague" in made.missing:
        said.append(words("wishes.who_exactly", owner=made.reports_back))
    short = tuple(phrase(f"commitments.short.{name}") for name in made.missing if not name.endswith("_vague"))
    return [*said, words("commitments.lacks", fields=short)] if short else said


def _row(commitment: CommitmentView, words: Words) -> Row:
    said = commitment.promise
    return Row(
        f"commitment-{commitment.id}",
        words("commitments.promise", promise=said) if said else words("commitments.unsaid"),
        str(commitment.number),
        "\n".join(filter(None, (" · ".join(line) for line in _lines(commitment, words)))),
        sign=_sign(commitment, words),
        tone="look" if commitment.missing else "ready",
    )


def _sign(commitment: CommitmentView, words: Words) -> str:
    """How far it has come, in words: what it lacks, that it is ready to be read aloud, or that it was said yes to."""
    lacks = len(commitment.missing)
    if commitment.confirmed:
        return words("commitments.confirmed_missing", n=lacks) if lacks else words("commitments.confirmed")
    return words("commitments.missing", n=lacks) if lacks else words("commitments.ready")


def _lines(commitment: CommitmentView, words: Words) -> Iterator[Iterable[str]]:
    """What is missing, then lines of what belongs together."""
    yield _status(commitment, words)
    for said in lacking(commitment, words):
        yield [said]
    if commitment.needs_decision:
        yield [words("commitments.if_decided")]
    yield _owner(commitment, words)
    yield _first_step(commitment, words)
    yield [words("commitments.seen", sign=commitment.sign)] if commitment.sign else []
    yield _end(commitment, words)
    yield _between(commitment, words)
    yield _rest(commitment, words)


def _owner(commitment: CommitmentView, words: Words) -> Iterator[str]:
    if commitment.role and "role_vague" not in commitment.missing:
        yield words("commitments.owner", role=commitment.role)
    if commitment.together_with:
        yield words("commitments.together", party=commitment.together_with)


def _first_step(commitment: CommitmentView, words: Words) -> Iterator[str]:
    day = commitment.first_step_by
    if commitment.first_step:
        step = words("commitments.first_step", step=commitment.first_step)
        yield words("commitments.step_by", step=step, day=day) if day else step
    elif day:
        yield words("commitments.step_day", day=day)


def _end(commitment: CommitmentView, words: Words) -> Iterator[str]:
    if commitment.due_by:
        yield words("commitments.due", day=commitment.due_by)
    if commitment.follow_up:
        yield words("commitments.follow", day=commitment.follow_up)


def _between(commitment: CommitmentView, words: Words) -> Iterator[str]:
    what, whom = commitment.support_needed, commitment.support_from
    if what:
        needs = words("commitments.needs", what=what)
        yield words("commitments.needs_from", needs=needs, whom=whom) if whom else needs
    elif whom:
        yield words("commitments.needs_whom", whom=whom)
    if commitment.confidence is not None:
        yield words("commitments.sure", value=commitment.confidence, most=SURE.most)
    if commitment.reports_back:
        yield words("commitments.reports", who=commitment.reports_back)


def _rest(made: CommitmentView, words: Words, *, aloud: bool = False) -> Iterator[str]:
    """The fields that have no line of their own, or only those of them that are read ``aloud``."""
    for field in fields_of(made.kind):
        said = field.said(getattr(made, field.name), words) if field.name not in LINED else ""
        if said and (field.aloud or not aloud):
            yield words("parking.fact", label=words.say(field.label), value=said)
