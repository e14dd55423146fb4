"""How the meeting began: why, who was there, what was agreed, hoped and feared."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.notes.view import NoteKind
from sessions.records.document import Paragraph, Section, Table
from sessions.records.parts.common import notes_of
from sessions.view import MeetingView
from sessions.words import Words


def purpose(view: MeetingView, words: Words) -> Iterator[Section]:
    """The purpose, and what can be influenced."""
    if view.dialogue.purpose:
        yield Section(words("records.purpose"), 2, (Paragraph(view.dialogue.purpose),))
    if view.dialogue.influence:
        yield Section(words("records.influence"), 2, (Paragraph(view.dialogue.influence),))


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


def spoken(view: MeetingView, words: Words) -> Iterator[Section]:
    """Conversation rules, hopes and worries."""
    yield from notes_of(view, (NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY), words)
