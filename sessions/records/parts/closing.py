"""How the meeting ended: what was set aside, what was noted and said, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.notes.view import NoteKind
from sessions.parking.fields import TOLD
from sessions.parking.view import ParkedView
from sessions.records.document import Fact, Facts, Item, Numbered, Section
from sessions.records.field_data import facts
from sessions.records.parts.common import hours, notes_of, own, taken_up
from sessions.view import MeetingView
from sessions.words import Words


def parked(view: MeetingView, words: Words) -> Iterator[Section]:
    """The questions that were parked here or got their answer here, each with to whom, when and how as far as it is
    said, and the answer; then those of earlier meetings that wait for theirs."""
    here = told_here(view)
    if here:
        items = tuple(Item(question.number, question.text, tuple(facts(question, TOLD, words))) for question in here)
        yield Section(words("records.parked"), 2, (Numbered(items),))
    left = tuple(Item(each.number, each.text) for each in view.parked if each.open and each not in here)
    if left:
        yield Section(words("records.parked.carried"), 2, (Numbered(left),))


def notes(view: MeetingView, words: Words) -> Iterator[Section]:
    """The notes that were meant for the minutes."""
    yield from notes_of(view, (NoteKind.MINUTES,), words)


def check_out(view: MeetingView, words: Words) -> Iterator[Section]:
    """The words of the last round, unnamed."""
    yield from notes_of(view, (NoteKind.CHECK_OUT,), words)


def next_meeting(view: MeetingView, words: Words) -> Iterator[Section]:
    """When and where the next meeting is, as far as it is agreed."""
    meeting = view.meeting
    facts = (
        ("day", words.day(meeting.next_day) if meeting.next_day else ""),
        ("time", hours(meeting.next_time, None, words)),
        ("place", meeting.next_place),
    )
    known = tuple(Fact(words(f"records.head.{name}"), value) for name, value in facts if value)
    if known:
        yield Section(words("records.next"), 2, (Facts(known),))


def told_here(view: MeetingView) -> list[ParkedView]:
    """The questions that the meeting parked, or did something about."""
    return [each for each in view.parked if own(view, each.meeting_id) or taken_up(view, "parked", each.id)]
