"""What several parts of the minutes have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time

from sessions.notes.view import NoteKind
from sessions.records.document import Bullets, Section
from sessions.view import MeetingView
from sessions.words import Words


def hours(starts: time | None, ends: time | None, words: Words) -> str:
    """``kl. 18.00–21.00``, or as much of it as is known."""
    if starts and ends:
        return words("records.hours.both", starts=starts, ends=ends)
    if starts:
        return words("records.hours.starts", starts=starts)
    return words("records.hours.ends", ends=ends) if ends else ""


def notes_of(view: MeetingView, kinds: Iterable[NoteKind], words: Words) -> Iterator[Section]:
    """A section for each of these kinds of notes that has any."""
    for kind in kinds:
        assert kind != NoteKind.PRIVATE
        texts = tuple(note.text for note in view.notes if note.kind == kind)
        if texts:
            yield Section(words(f"records.notes.{kind}"), 2, (Bullets(texts),))
