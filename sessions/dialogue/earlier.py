"""The meetings that a dialogue has had before one of its meetings."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sessions.dialogue.tables import Meeting
from sessions.dialogue.view import EarlierMeeting
from sessions.store.change import table_of


def read_earlier(connection: Connection, dialogue_id: int, meeting_id: int) -> tuple[EarlierMeeting, ...]:
    """Those with a lower number, the latest last."""
    t = table_of(Meeting)
    number = select(t.c.number).where(t.c.id == meeting_id).scalar_subquery()
    rows = connection.execute(
        select(t.c.id, t.c.number, t.c.day)
        .where(t.c.dialogue_id == dialogue_id, t.c.number < number)
        .order_by(t.c.number, t.c.id)
    )
    return tuple(EarlierMeeting(*row) for row in rows)
