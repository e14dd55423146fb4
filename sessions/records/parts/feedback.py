"""How those who took part hear what became of it: who answers for that, and what has been done."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.records.document import Fact, Facts, Paragraph, Section
from sessions.records.parts.closing import told_here
from sessions.records.parts.common import own
from sessions.view import MeetingView
from sessions.words import Words


def feedback(view: MeetingView, words: Words) -> Iterator[Section]:
    """Who receives the result, who answers for it, and how the participants hear of it, as far as it is said."""
    facts = tuple(Fact(words(f"records.feedback.{name}"), value) for name, value in _fields(view, words) if value)
    lines = tuple(_agreed(view, words))
    if facts or lines:
        said = (Facts(facts),) if facts else ()
        yield Section(words("records.feedback"), 2, (*said, *map(Paragraph, lines)))


def unsaid(view: MeetingView, words: Words) -> list[str]:
    """What of that is not said yet. When and how it will be given need not be, once it has been given."""
    given = view.dialogue.feedback_day or view.dialogue.feedback_given
    lacking = [name for name, value in _fields(view, words) if not value and not (name == "how" and given)]
    return [words(f"records.feedback.missing.{name}") for name in lacking]


def feedback_given(view: MeetingView, words: Words) -> Iterator[Section]:
    """When and how the participants were told, once they have been."""
    case = view.dialogue
    facts = (("day", words.day(case.feedback_day) if case.feedback_day else ""), ("how", case.feedback_given))
    known = tuple(Fact(words(f"records.given.{name}"), value) for name, value in facts if value)
    if known:
        yield Section(words("records.given"), 2, (Facts(known),))


def _fields(view: MeetingView, words: Words) -> tuple[tuple[str, str], ...]:
    dialogue = view.dialogue
    units = (dialogue.organisation, dialogue.problem_owner)
    return (
        ("recipient", dialogue.recipient),
        ("unit", words("records.feedback.owned", unit=units[0], owner=units[1]) if all(units) else "".join(units)),
        ("how", dialogue.feedback),
    )


def _agreed(view: MeetingView, words: Words) -> Iterator[str]:
    """What follows from the rest of the minutes, where its days stand: only what somebody has said."""
    promised = [made for made in view.commitments if own(view, made.meeting_id) and made.open and not made.is_wish]
    follow_ups = sum(made.follow_up is not None for made in promised)
    if follow_ups:
        yield words("records.feedback.commitments", n=follow_ups)
    settled = sum(question.settled and question.open for question in told_here(view))
    if settled:
        yield words("records.feedback.parked", n=settled)
