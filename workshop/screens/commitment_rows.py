"""How commitments are set on the board: per party who answers for what, what happens first, what is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.commitments.rules import SURENESS
from sessions.commitments.view import CommitmentView, Status
from sessions.words import Words, phrase
from workshop.widgets.board import Row


def commitment_rows(commitments: Sequence[CommitmentView], words: Words, *, wall: bool = False) -> Iterator[Row]:
    """Each party with its commitments. The room is spared what only the parties need to agree between themselves."""
    for party, theirs in by_party(commitments):
        count = words("commitments.count", n=len(theirs))
        yield Row(f"party-{party.casefold()}", party, kind="heading", sign=count, selectable=False)
        for commitment in theirs:
            yield _row(commitment, words, wall=wall)


def by_party(commitments: Sequence[CommitmentView]) -> list[tuple[str, list[CommitmentView]]]:
    """The commitments by party, the party as it was first written."""
    parties: dict[str, list[CommitmentView]] = {}
    for commitment in commitments:
        parties.setdefault(commitment.party.casefold(), []).append(commitment)
    return [(theirs[0].party, theirs) for theirs in parties.values()]


def _row(commitment: CommitmentView, words: Words, *, wall: bool) -> Row:
    said, count = commitment.promise, len(commitment.missing)
    return Row(
        f"commitment-{commitment.id}",
        words("commitments.promise", promise=said) if said else words("commitments.unsaid"),
        str(commitment.number),
        "\n".join(filter(None, (" · ".join(line) for line in _lines(commitment, words, wall=wall)))),
        sign=words("commitments.missing", n=count) if count else words("commitments.ready"),
        tone="look" if count else "ready",
    )


def _lines(commitment: CommitmentView, words: Words, *, wall: bool) -> Iterator[list[str]]:
    """What is missing, then lines of what belongs together."""
    lacking = tuple(phrase(f"commitments.short.{name}") for name in commitment.missing if name != "role_vague")
    if commitment.status is not Status.NOT_STARTED:
        status, word = words(f"commitments.status.{commitment.status}"), commitment.status_word
        yield [words("commitments.told", status=status, word=word) if word else status]
    if "role_vague" in commitment.missing:
        yield [words("commitments.who_exactly", owner=commitment.role or commitment.party)]
    if lacking:
        yield [words("commitments.lacks", fields=lacking)]
    yield list(_owner(commitment, words))
    yield list(_first_step(commitment, words))
    yield [words("commitments.seen", sign=commitment.sign)] if commitment.sign else []
    yield list(_end(commitment, words))
    if not wall:
        yield list(_between(commitment, words))


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
        yield words("commitments.sure", value=commitment.confidence, most=SURENESS[-1])
    if commitment.reports_back:
        yield words("commitments.reports", who=commitment.reports_back)
