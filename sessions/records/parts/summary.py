"""The meeting in ten lines at most, for who reads no further: the question, who was there, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.commitments.rules import by_party
from sessions.proposals.view import ProposalView
from sessions.records.document import Bullets, Section
from sessions.records.parts.common import own
from sessions.records.parts.proposals import told_here
from sessions.view import MeetingView
from sessions.voting.rules import ranking
from sessions.voting.view import RoundStatus, RoundView
from sessions.words import Words

LINES = 10
FOREMOST = 3
"""The places of a result that are told."""
LONGEST = 120
"""The most characters that are told of one text. All of it stands further down."""


def summary(view: MeetingView, words: Words) -> Iterator[Section]:
    """The summary; none of a meeting of which only the question is known."""
    begun = [*_who(view, words), *_ideas(view, words), *_priority(view, words)]
    left = LINES - 1 - len(begun)
    proposed, promised = list(_proposed(view, words)), list(_promised(view, words))
    half = max(left - len(promised), left // 2)
    proposed = _most(proposed, half, "records.summary.more_proposals", words)
    promised = _most(promised, left - len(proposed), "records.summary.more_parties", words)
    lines = [*begun, *proposed, *promised]
    if lines:
        question = words("records.summary.question", question=_short(view.dialogue.question))
        yield Section(words("records.summary"), 2, (Bullets((question, *lines)),))


def _most(lines: list[str], most: int, key: str, words: Words) -> list[str]:
    """The first lines, and how many more there are."""
    return lines if len(lines) <= most else [*lines[: most - 1], words(key, n=len(lines) - most + 1)]


def _who(view: MeetingView, words: Words) -> Iterator[str]:
    groups = [
        words("records.summary.group", group=each.group, count=each.count) for each in view.presence if each.count
    ]
    if groups:
        yield words("records.summary.who", n=view.present, groups=words.listing(groups))


def _ideas(view: MeetingView, words: Words) -> Iterator[str]:
    mine = sum(own(view, idea.meeting_id) for idea in view.live_ideas)
    if mine:
        yield words("records.summary.ideas", n=mine)


def _priority(view: MeetingView, words: Words) -> Iterator[str]:
    """The last two results that the room has seen: where there are more they led to these."""
    here = [each for each in view.rounds if own(view, each.meeting_id) and each.status is RoundStatus.REVEALED]
    for voting_round in here[-2:]:
        yield words(
            "records.summary.priority", criterion=_short(voting_round.criterion), options=_foremost(voting_round, words)
        )


def _foremost(voting_round: RoundView, words: Words) -> str:
    places = [place for place in ranking(voting_round.options) if place.first <= FOREMOST and place.option.dots]
    return words.listing(
        [words("records.summary.option", label=_short(place.option.label), n=place.option.dots) for place in places]
    ) or words("records.summary.no_dots")


def _proposed(view: MeetingView, words: Words) -> Iterator[str]:
    for each in told_here(view):
        outcome = _outcome(each, words)
        yield words("records.summary.proposal", number=each.number, text=_short(each.wording), outcome=outcome)


def _outcome(proposal: ProposalView, words: Words) -> str:
    return words(f"records.outcome.{proposal.word}") if proposal.word else words("records.summary.not_asked")


def _promised(view: MeetingView, words: Words) -> Iterator[str]:
    """A line a party, with the first of what it promised."""
    mine = [made for made in view.commitments if not made.is_wish and own(view, made.meeting_id) and made.promise]
    for party, made in by_party(mine):
        promise = words("records.commitment", party=party, promise=_short(made[0].promise))
        yield words("records.summary.more_promises", promise=promise, n=len(made) - 1) if made[1:] else promise


def _short(text: str) -> str:
    """On one line, and no longer than a line is read in one go."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(maxsplit=1)[0]} …"
