"""A whole dialogue as a document: all that its meetings have come to, as it stands now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sessions.dialogue.view import EarlierMeeting
from sessions.records.document import Document, Fact, Section, Table
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
    voting,
)
from sessions.records.prepared import prepared
from sessions.view import MeetingView
from sessions.words import Words

PARTS = (
    opening.purpose,
    opening.responsible,
    perspectives.perspectives,
    ideas.ideas,
    ideas.clusters,
    voting.prioritisation,
    experiments.experiments,
    proposals.proposals,
    commitments.commitments,
    commitments.wishes,
    closing.parked,
    carried.decision,
    feedback.feedback,
    feedback.feedback_given,
)
"""What of the minutes is of the dialogue. What happened when stands in each meeting's own."""


def dialogue(meetings: Sequence[MeetingView], words: Words, now: datetime) -> Document:
    """The dialogue of these meetings, which come by number. ``words`` are the dialogue's; ``now`` is aware."""
    view = prepared(meetings[-1], words, now)
    heads = (each.meeting for each in meetings)
    held = replace(view.held, meetings=tuple(EarlierMeeting(head.id, head.number, head.day) for head in heads))
    view = replace(view, earlier=(), presence=(), held=held)
    sections = [
        *summary.summary(view, words),
        *_meetings(meetings, words),
        *(section for part in PARTS for section in part(view, words)),
    ]
    return Document(
        title=words("records.dialogue.title"),
        language=words.language,
        status=words("records.status.draft"),
        facts=_head(view, words, now),
        sections=tuple(sections),
        subject=view.dialogue.question,
        reference=view.dialogue.registry_number,
    )


def _head(view: MeetingView, words: Words, now: datetime) -> tuple[Fact, ...]:
    case, at = view.dialogue, view.held.at or now
    facts = (
        ("registry_number", case.registry_number),
        ("organisation", case.organisation),
        ("recipient", case.recipient),
        ("question", case.question),
        ("as_of", words("records.moment", day=at.date(), time=at.time())),
    )
    return tuple(Fact(words(f"records.head.{name}"), value) for name, value in facts if value)


def _meetings(meetings: Sequence[MeetingView], words: Words) -> Iterator[Section]:
    """When and where they were, and how many were there."""
    columns = ("meeting", "called", "day", "where", "present")
    table = Table(
        caption=words("records.dialogue.meetings.caption"),
        columns=tuple(words(f"records.column.{name}") for name in columns),
        rows=tuple(
            (
                str(view.meeting.number),
                view.meeting.title,
                words.day(view.meeting.day) if view.meeting.day else "",
                view.meeting.place,
                _present(view, words),
            )
            for view in meetings
        ),
        numeric=frozenset({0}),
    )
    yield Section(words("records.dialogue.meetings"), 2, (table,))


def _present(view: MeetingView, words: Words) -> str:
    """How many, and of which groups."""
    counted = summary.groups(view, words)
    return words("records.dialogue.present", count=view.present, groups=counted) if counted else ""
