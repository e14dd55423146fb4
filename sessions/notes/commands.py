"""Changes of a meeting's short words."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.errors import Refused
from sessions.notes.tables import Note
from sessions.notes.view import NoteKind
from sessions.store.change import Change, Done
from sessions.text.typed import wording
from sessions.words import phrase


def add(change: Change, *, kind: NoteKind, texts: Sequence[str]) -> Done:
    """Write one or several notes of a kind; empty ones are left out."""
    assert change.meeting_id is not None
    rows = [
        change.add(Note(meeting_id=change.meeting_id, kind=kind, text=wording(text))) for text in texts if text.strip()
    ]
    if not rows:
        raise Refused("typed.empty")
    return Done(phrase(f"notes.what.{kind}", n=len(rows)), rows[-1].id)


def reword(change: Change, *, note_id: int, version: int, text: str) -> Done:
    """Change the words of a note."""
    row = change.edit(Note, note_id, version, text=wording(text))
    return Done(phrase("notes.what.reworded", kind=phrase(f"notes.what.{row.kind}", n=1)), row.id)


def remove(change: Change, *, note_id: int) -> Done:
    """Take a note away; undo brings it back."""
    row = change.get(Note, note_id)
    change.remove(row)
    return Done(phrase("notes.what.removed", kind=phrase(f"notes.what.{NoteKind(row.kind)}", n=1)), row.id)
