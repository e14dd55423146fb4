"""The meetings that a dialogue has had before one of its meetings, and what the next one may take over of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from sessions.dialogue.tables import Meeting
from sessions.dialogue.view import ROLES, EarlierMeeting
from sessions.notes.view import NoteKind
from sessions.store.base import METADATA
from sessions.store.change import table_of


def read_earlier(connection: Connection, dialogue_id: int, meeting_id: int) -> tuple[EarlierMeeting, ...]:
    """Those with a lower number, the latest last, each with its roles and its rules."""
    t = table_of(Meeting)
    number = select(t.c.number).where(t.c.id == meeting_id).scalar_subquery()
    rows = connection.execute(
        select(t.c.id, t.c.number, t.c.day, *(t.c[role] for role in ROLES))
        .where(t.c.dialogue_id == dialogue_id, t.c.number < number)
        .order_by(t.c.number, t.c.id)
    ).all()
    rules = _rules(connection, [row.id for row in rows])
    return tuple(EarlierMeeting(**row._mapping, rules=tuple(rules.get(row.id, ()))) for row in rows)


def _rules(connection: Connection, meeting_ids: Sequence[int]) -> dict[int, list[str]]:
    note = METADATA.tables["note"]
    rules: dict[int, list[str]] = {}
    for meeting_id, text in connection.execute(
        select(note.c.meeting_id, note.c.text)
        .where(note.c.meeting_id.in_(meeting_ids), note.c.kind == NoteKind.RULE)
        .order_by(note.c.id)
    ).all():
        rules.setdefault(meeting_id, []).append(text)
    return rules
