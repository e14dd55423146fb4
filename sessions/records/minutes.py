"""The minutes of a meeting as a document: every part that exists, also half-way through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sessions.records.document import Document, Fact
from sessions.records.parts import (
    carried,
    closing,
    commitments,
    experiments,
    feedback,
    ideas,
    opening,
    perspectives,
    proposals,
    summary,
    unfinished,
    voting,
)
from sessions.records.parts.common import hours
from sessions.records.prepared import prepared
from sessions.view import MeetingView
from sessions.words import Words

PARTS = (
    summary.summary,
    opening.purpose,
    opening.participants,
    opening.roles,
    carried.corrections,
    carried.corrected,
    carried.followed_up,
    opening.spoken,
    perspectives.perspectives,
    ideas.ideas,
    ideas.clusters,
    voting.prioritisation,
    experiments.experiments,
    proposals.proposals,
    commitments.commitments,
    commitments.wishes,
    closing.parked,
    closing.notes,
    closing.check_out,
    closing.next_meeting,
    carried.decision,
    feedback.feedback,
    feedback.feedback_given,
)
"""What the minutes are made of, in the order of the evening. Each gives its sections, none if it has nothing to say."""


def minutes(view: MeetingView, words: Words, now: datetime) -> Document:
    """The minutes of what a view holds; a meeting's own is as it was held, see ``as_of``.

    ``words`` are the dialogue's; ``now`` is aware, and its zone that of all moments.
    """
    view = prepared(view, words, now)
    parts = PARTS if view.approved else (*PARTS, unfinished.unfinished)
    return Document(
        title=words("records.title"),
        language=words.language,
        status=words("records.status.approved" if view.approved else "records.status.draft"),
        facts=_head(view, words, now),
        sections=tuple(section for part in parts for section in part(view, words)),
        subject=view.dialogue.question,
        reference=view.dialogue.registry_number,
    )


def _head(view: MeetingView, words: Words, now: datetime) -> tuple[Fact, ...]:
    dialogue, meeting, at = view.dialogue, view.meeting, view.held.at or now
    facts = (
        ("registry_number", dialogue.registry_number),
        ("organisation", dialogue.organisation),
        ("recipient", dialogue.recipient),
        ("question", dialogue.question),
        ("number", str(meeting.number)),
        ("title", meeting.title),
        ("day", words.day(meeting.day) if meeting.day else ""),
        ("time", hours(meeting.starts, meeting.planned_end, words)),
        ("place", meeting.place),
        ("drawn_up_by", meeting.note_taker),
        ("as_of", words("records.moment", day=at.date(), time=at.time())),
        *_approval(view, words),
    )
    return tuple(Fact(words(f"records.head.{name}"), value) for name, value in facts if value)


def _approval(view: MeetingView, words: Words) -> Iterator[tuple[str, str]]:
    """Who has approved the minutes, and when; or that an earlier version was, where something was changed since."""
    meeting = view.meeting
    if meeting.approved_at is None or meeting.approved_on is None:
        return
    day = words.day(meeting.approved_on)
    if view.approved:
        yield from (("approved_by", meeting.approved_by), ("approved_on", day))
    else:
        yield "approved_before", words("records.approved_before", by=meeting.approved_by, day=day)
