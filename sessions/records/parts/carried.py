"""What the meeting took over from those before it."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.notes.view import NoteKind
from sessions.records.document import Section
from sessions.records.parts.common import notes_of
from sessions.view import MeetingView
from sessions.words import Words


def corrections(view: MeetingView, words: Words) -> Iterator[Section]:
    """What was found wrong in the minutes of the meeting before."""
    yield from notes_of(view, (NoteKind.CORRECTION,), words)
