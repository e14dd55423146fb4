"""How the meeting began: why, who was there, what was agreed, hoped and feared."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.notes.view import NoteKind
from sessions.records.document import Block, Fact, Facts, Paragraph, Section, Table
from sessions.records.parts.common import notes_of
from sessions.view import MeetingView
from sessions.words import Words


def purpose(view: MeetingView, words: Words) -> Iterator[Section]:
    """The purpose, what can be influenced and on which step of the ladder of participation, and what cannot."""
    if view.dialogue.purpose:
        yield Section(words("records.purpose"), 2, (Paragraph(view.dialogue.purpose),))
    influence: list[Block] = []
    if view.dialogue.level:
        influence.append(Facts((Fact(words("records.level"), words(f"dialogue.level.{view.dialogue.level}")),)))
    if view.dialogue.influence:
        influence.append(Paragraph(view.dialogue.influence))
    if influence:
        yield Section(words("records.influence"), 2, tuple(influence))
    if view.dialogue.fixed:
        yield Section(words("records.fixed"), 2, (Paragraph(view.dialogue.fixed),))


def participants(view: MeetingView, words: Words) -> Iterator[Section]:
    """How many of each actor group, without names; a group that was counted to nobody is told too."""
    if not view.present:
        return
    rows = [(group.group, str(group.count)) for group in view.presence]
    table = Table(
        caption=words("records.participants.counts"),
        columns=(words("records.column.group"), words("records.column.count")),
        rows=(*rows, (words("records.participants.total"), str(view.present))),
        numeric=frozenset({1}),
    )
    yield Section(words("records.participants"), 2, (table,))


def responsible(view: MeetingView, words: Words) -> Iterator[Section]:
    """Who owns the question, and steers."""
    case = view.dialogue
    fields = (("problem_owner", case.problem_owner), ("steering_group", case.steering_group))
    facts = tuple(Fact(words(f"records.role.{name}"), value) for name, value in fields if value)
    if facts:
        yield Section(words("records.roles"), 2, (Facts(facts),))


def roles(view: MeetingView, words: Words) -> Iterator[Section]:
    """Who had which role, as far as it is said."""
    dialogue, meeting = view.dialogue, view.meeting
    fields = (
        ("problem_owner", dialogue.problem_owner),
        ("steering_group", dialogue.steering_group),
        ("process_leader", meeting.process_leader),
        ("leaders", meeting.leaders),
        ("note_taker", meeting.note_taker),
        ("table_hosts", meeting.table_hosts),
    )
    facts = tuple(Fact(words(f"records.role.{name}"), value) for name, value in fields if value)
    if facts:
        yield Section(words("records.roles"), 2, (Facts(facts),))


def spoken(view: MeetingView, words: Words) -> Iterator[Section]:
    """Conversation rules, hopes and worries."""
    yield from notes_of(view, (NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY), words)
