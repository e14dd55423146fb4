"""How the meeting ended: what was set aside, what was noted and said, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.notes.view import NoteKind
from sessions.parking.fields import WHERETO
from sessions.parking.view import ParkedView
from sessions.records.document import Bullets, Fact, Facts, Item, Numbered, Section
from sessions.records.field_data import facts
from sessions.records.parts.common import hours, notes_of, own, taken_up
from sessions.view import MeetingView
from sessions.words import Words


def parked(view: MeetingView, words: Words) -> Iterator[Section]:
    """The questions that were parked here or got their answer here, each with to whom, when and how, or with what is
    not said yet; then those that are left from earlier meetings."""
    here = _told_here(view)
    if here:
        items = tuple(Item(question.number, question.text, _whereto(question, words)) for question in here)
        yield Section(words("records.parked"), 2, (Numbered(items),))
    left = tuple(Item(each.number, each.text) for each in view.parked if not each.settled and each not in here)
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


def feedback(view: MeetingView, words: Words) -> Iterator[Section]:
    """Who receives the result, who answers for it, and how the participants hear of it, or that it is not said yet."""
    dialogue = view.dialogue
    units = (dialogue.organisation, dialogue.problem_owner)
    fields = (
        ("recipient", dialogue.recipient),
        ("unit", words("records.feedback.owned", unit=units[0], owner=units[1]) if all(units) else "".join(units)),
        ("how", dialogue.feedback),
    )
    facts = [Fact(words(f"records.feedback.{name}"), value) for name, value in fields if value]
    lacking = [words(f"records.feedback.missing.{name}") for name, value in fields if not value]
    if lacking:
        facts.append(Fact(words("records.missing"), words.listing(lacking)))
    lines = tuple(_agreed(view, words))
    blocks = (Facts(tuple(facts)), *((Bullets(lines),) if lines else ()))
    yield Section(words("records.feedback"), 2, blocks)


def _agreed(view: MeetingView, words: Words) -> Iterator[str]:
    """What follows from the rest of the minutes: only what somebody has said."""
    promised = [
        made for made in view.commitments if made.meeting_id == view.meeting.id and made.open and not made.is_wish
    ]
    follow_ups = [made.follow_up for made in promised if made.follow_up]
    if follow_ups:
        yield words("records.feedback.commitments", day=min(follow_ups))
    settled = sum(question.settled for question in _told_here(view))
    if settled:
        yield words("records.feedback.parked", n=settled)
    if view.meeting.next_day:
        yield words("records.feedback.next", day=view.meeting.next_day)


def _told_here(view: MeetingView) -> list[ParkedView]:
    return [each for each in view.parked if own(view, each.meeting_id) or taken_up(view, "parked", each.id)]


def _whereto(question: ParkedView, words: Words) -> tuple[Fact, ...]:
    told = tuple(facts(question, WHERETO, words))
    lacking = [
        words(f"records.parked.missing.{field.name}")
        for field in WHERETO
        if field.needed and not getattr(question, field.name)
    ]
    return (*told, Fact(words("records.missing"), words.listing(lacking))) if lacking else told
