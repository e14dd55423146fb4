"""What whoever finishes the draft is to see to. It is no part of the minutes, and stands in no approved ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from sessions.experiments.rules import missing
from sessions.parking.fields import WHERETO
from sessions.proposals.fields import FIELDS as PROPOSAL_FIELDS
from sessions.records.document import Fact, Facts, Paragraph, Section
from sessions.records.parts.closing import told_here as parked_here
from sessions.records.parts.common import own, taken_up
from sessions.records.parts.feedback import unsaid
from sessions.records.parts.proposals import told_here as proposed_here
from sessions.view import MeetingView
from sessions.words import Words


def unfinished(view: MeetingView, words: Words) -> Iterator[Section]:
    """What is not said yet of anything that these minutes tell in full."""
    lacking = tuple(
        Fact(label, words.listing(list(names)))
        for part in (_experiments, _proposals, _commitments, _wishes, _parked, _feedback)
        for label, names in part(view, words)
        if names
    )
    if lacking:
        nature = Paragraph(words("records.unfinished.nature"))
        yield Section(words("records.unfinished"), 2, (nature, Facts(lacking)))


Lacking = Iterator[tuple[str, Sequence[str]]]
"""What lacks something, and what."""


def _experiments(view: MeetingView, words: Words) -> Lacking:
    for each in view.experiments:
        if not each.reported and (own(view, each.meeting_id) or taken_up(view, "experiment", each.id)):
            names = [words(f"records.experiment.missing.{name}") for name in missing(each)]
            yield words("records.unfinished.experiment", number=each.number), names


def _proposals(view: MeetingView, words: Words) -> Lacking:
    for each in proposed_here(view):
        names = [field.name for field in PROPOSAL_FIELDS if field.needed and not getattr(each, field.name)]
        said = [words(f"records.proposal.missing.{name}") for name in names]
        yield words("records.unfinished.proposal", number=each.number), said


def _commitments(view: MeetingView, words: Words) -> Lacking:
    for each in view.commitments:
        if not each.is_wish and own(view, each.meeting_id):
            names = [words(f"records.missing.{name}") for name in each.missing]
            yield words("records.unfinished.commitment", number=each.number, party=each.party), names


def _wishes(view: MeetingView, words: Words) -> Lacking:
    for each in view.commitments:
        if each.is_wish and own(view, each.meeting_id):
            names = [words(f"records.wish.missing.{name}") for name in each.missing]
            yield words("records.unfinished.wish", number=each.number, party=each.party), names


def _parked(view: MeetingView, words: Words) -> Lacking:
    for each in filter(attrgetter("open"), parked_here(view)):
        names = [field.name for field in WHERETO if field.needed and not getattr(each, field.name)]
        said = [words(f"records.parked.missing.{name}") for name in names]
        yield words("records.unfinished.parked", number=each.number), said


def _feedback(view: MeetingView, words: Words) -> Lacking:
    yield words("records.feedback"), unsaid(view, words)
