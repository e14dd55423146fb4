"""Changes of the shelf: what dialogues and meetings are called, and which are put away. Nothing is ever deleted."""

from __future__ import annotations

from sessions.dialogue.tables import Dialogue, Meeting
from sessions.errors import Outdated
from sessions.store.change import Change, Done
from sessions.text.typed import optional, wording
from sessions.words import phrase


def rename_dialogue(change: Change, *, dialogue_id: int, was: str, question: str) -> Done:
    """Give the dialogue another question; ``was`` is the one that the person saw."""
    row = change.get(Dialogue, dialogue_id)
    if row.question != was:
        raise Outdated({"question": row.question}, row.version)
    change.save(row, question=wording(question))
    return Done(phrase("shelf.what.renamed", name=row.question), dialogue_id)


def rename_meeting(change: Change, *, meeting_id: int, was: str, title: str) -> Done:
    """Give the meeting a title beside its number, or none; ``was`` is the one that the person saw."""
    row = change.get(Meeting, meeting_id)
    if row.title != was:
        raise Outdated({"title": row.title}, row.version)
    change.save(row, title=optional(title))
    return Done(phrase("shelf.what.meeting_renamed", number=row.number), meeting_id)


def put_dialogue_away(change: Change, *, dialogue_id: int, away: bool) -> Done:
    """Put the dialogue away with all its meetings, or take it out again. It stays whole, and can be led meanwhile."""
    row = change.save(change.get(Dialogue, dialogue_id), put_away=away)
    return Done(phrase("shelf.what.away" if away else "shelf.what.out", name=row.question), dialogue_id)


def put_meeting_away(change: Change, *, meeting_id: int, away: bool) -> Done:
    """Put one meeting away, or take it out again."""
    row = change.get(Meeting, meeting_id)
    change.save(row, put_away=away)
    what = phrase("frame.meeting", number=row.number)
    return Done(phrase("shelf.what.away" if away else "shelf.what.out", name=what), meeting_id)
