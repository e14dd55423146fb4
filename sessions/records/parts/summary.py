"""The meeting in ten lines at most, for who reads no further: the question, who was there, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter

from sessions.commitments.rules import by_party, status_name
from sessions.commitments.view import CommitmentView, Status
from sessions.proposals.view import ProposalView
from sessions.records.document import Bullets, Section
from sessions.records.parts.common import own
from sessions.records.parts.proposals import told_here
from sessions.view import MeetingView
from sessions.voting.rules import ranking
from sessions.voting.view import Ranked, RoundStatus, RoundView
from sessions.words import Words

LINES = 10
FOREMOST = 3
"""The places of a result that are told, and how many may share one and still be named."""
LONGEST = 120
"""The most characters that are told of one text. All of it stands further down."""


def summary(view: MeetingView, words: Words) -> Iterator[Section]:
    """The summary; none of a meeting of which only the question is known."""
    begun = [*_who(view, words), *_ideas(view, words), *_priority(view, words)]
    decided = list(_decided(view, words))
    left = LINES - 1 - len(begun) - len(decided)
    proposed, promised = list(_proposed(view, words)), list(_promised(view, words))
    half = max(left - len(promised), left // 2)
    proposed = _most(proposed, half, "records.summary.more_proposals", words)
    promised = _most(promised, left - len(proposed), "records.summary.more_parties", words)
    lines = [*begun, *proposed, *promised, *decided]
    if lines:
        question = words("records.summary.question", question=_short(view.dialogue.question))
        yield Section(words("records.summary"), 2, (Bullets((question, *lines)),))


def _most(lines: list[str], most: int, key: str, words: Words) -> list[str]:
    """The first lines, and how many more there are."""
    return lines if len(lines) <= most else [*lines[: most - 1], words(key, n=len(lines) - most + 1)]


def groups(view: MeetingView, words: Words) -> str:
    """How many there were of each group; nothing where nobody was counted."""
    return words.listing(
        [words("records.summary.group", group=each.group, count=each.count) for each in view.presence if each.count]
    )


def _who(view: MeetingView, words: Words) -> Iterator[str]:
    counted = groups(view, words)
    if counted:
        yield words("records.summary.who", n=view.present, groups=counted)


def _ideas(view: MeetingView, words: Words) -> Iterator[str]:
    mine = sum(own(view, idea.meeting_id) for idea in view.live_ideas)
    if mine:
        yield words("records.summary.ideas", n=mine)


def _priority(view: MeetingView, words: Words) -> Iterator[str]:
    """The last two results that the room has seen: where there are more they led to these."""
    here = [each for each in view.rounds if own(view, each.meeting_id) and each.status is RoundStatus.REVEALED]
    for voting_round in here[-2:]:
        yield words(
            "records.summary.priority",
            criterion=_short(voting_round.criterion),
            counted=words.listing(list(_counted(voting_round, words))),
            options=_foremost(voting_round, words),
        )


def _counted(voting_round: RoundView, words: Words) -> Iterator[str]:
    """How many have said it."""
    if not voting_round.on_wall_only:
        yield words("records.summary.ballots", slips=voting_round.slips, n=voting_round.entitled)
    if voting_round.wall_dots:
        yield words("records.summary.wall", n=voting_round.wall_dots)


def _foremost(voting_round: RoundView, words: Words) -> str:
    """The first places, each with all who share it; of more than can be named only how many they are."""
    places = [place for place in ranking(voting_round.options) if place.first <= FOREMOST and place.option.dots]
    said: list[str] = []
    for _, shared in groupby(places, attrgetter("first")):
        listed = list(shared)
        if len(listed) > FOREMOST:
            said.append(words("records.summary.shared", n=len(listed), first=listed[0].first, last=listed[0].last))
        else:
            said += [_option(place, words) for place in listed]
    return words.listing(said) or words("records.summary.no_dots")


def _option(place: Ranked, words: Words) -> str:
    key = "records.summary.option_tied" if place.tied else "records.summary.option"
    label = _short(place.option.label)
    return words(key, label=label, n=place.option.dots, first=place.first, last=place.last)


def _proposed(view: MeetingView, words: Words) -> Iterator[str]:
    """Each proposal that was told of or decided on, with the decision if there is one."""
    told = told_here(view)
    for each in view.proposals:
        decision = _decision(each.decision_day, each.decision_number, each.decision_outcome, words)
        if each in told or decision:
            outcome = _outcome(each, words)
            said = words("records.summary.proposal", number=each.number, text=_short(each.wording), outcome=outcome)
            yield f"{_ended(said)} {decision}" if decision else said


def _outcome(proposal: ProposalView, words: Words) -> str:
    return words(f"records.outcome.{proposal.word}") if proposal.word else words("records.summary.not_asked")


def _promised(view: MeetingView, words: Words) -> Iterator[str]:
    """A line a party, with the first of what it promised: on what condition, until when, and how it goes."""
    mine = [made for made in view.commitments if not made.is_wish and own(view, made.meeting_id) and made.promise]
    for party, made in by_party(mine):
        said = [*_told(party, made[0], words)]
        if made[1:]:
            said.append(words("records.summary.more_promises", n=len(made) - 1))
        yield " ".join((*map(_ended, said[:-1]), said[-1]))


def _told(party: str, made: CommitmentView, words: Words) -> Iterator[str]:
    key = "records.summary.promise_if" if made.needs_decision else "records.commitment"
    yield words(key, party=party, promise=_short(made.promise))
    if made.due_by:
        yield words("records.summary.due", day=made.due_by)
    if made.status is not Status.NOT_STARTED:
        status = words.say(status_name(made.kind, made.status))
        yield _ended(f"{status[:1].upper()}{status[1:]}")


def _decided(view: MeetingView, words: Words) -> Iterator[str]:
    """The decision on the whole (step 5), which is the politicians'."""
    case = view.dialogue
    decision = _decision(case.decision_day, case.decision_number, case.decision_outcome, words)
    if decision:
        yield decision


def _decision(day: date | None, number: str, outcome: str, words: Words) -> str:
    when, number = words.day(day) if day else "", _short(number)
    when = words("records.summary.when", day=when, number=number) if when and number else when or number
    if not outcome:
        return words("records.summary.decided", when=when) if when else ""
    key = "records.summary.decision" if when else "records.summary.decision_undated"
    return words(key, when=when, outcome=_short(outcome))


def _ended(text: str) -> str:
    """As a sentence that another can follow."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _short(text: str) -> str:
    """On one line, and no longer than a line is read in one go."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(maxsplit=1)[0]} …"
