"""The keys that ideas from phones are known again by: each random, unrelated to the phone, and kept only as a digest.

With its key an idea that is sent twice is saved once, and whoever has the key may mend its words. The keys are
forgotten when what was written begins to be worked on.
"""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from sessions.agenda import kinds
from sessions.agenda.phases import PhaseKind
from sessions.ideas.tables import IdeaKey, WaitingKey
from sessions.store.change import table_of


def digest(key: str) -> str:
    """What is kept of a key: it tells who has the key that it is theirs, and nobody else anything."""
    return sha256(key.encode()).hexdigest()


def read(connection: Connection, dialogue_id: int) -> dict[str, int]:
    """The dialogue's ideas by the digests of their keys."""
    t = table_of(IdeaKey)
    rows = connection.execute(select(t.c.digest, t.c.idea_id).where(t.c.dialogue_id == dialogue_id))
    return {row.digest: row.idea_id for row in rows}


def find(connection: Connection, dialogue_id: int, key: str) -> int | None:
    """The dialogue's idea with this key."""
    t = table_of(IdeaKey)
    asked = select(t.c.idea_id).where(t.c.digest == digest(key), t.c.dialogue_id == dialogue_id)
    found: int | None = connection.execute(asked).scalar()
    return found


def read_waiting(connection: Connection, dialogue_id: int) -> dict[str, int]:
    """What waits in the dialogue, or has waited, by the digests of its keys."""
    t = table_of(WaitingKey)
    rows = connection.execute(select(t.c.digest, t.c.waiting_id).where(t.c.dialogue_id == dialogue_id))
    return {row.digest: row.waiting_id for row in rows}


def find_waiting(connection: Connection, dialogue_id: int, key: str) -> int | None:
    """What waits in the dialogue, or has waited, with this key."""
    t = table_of(WaitingKey)
    asked = select(t.c.waiting_id).where(t.c.digest == digest(key), t.c.dialogue_id == dialogue_id)
    found: int | None = connection.execute(asked).scalar()
    return found


def keep_waiting(connection: Connection, dialogue_id: int, key: str, waiting_id: int) -> None:
    """Know what waits by this key from now on, also when it has become an idea."""
    values = {"digest": digest(key), "waiting_id": waiting_id, "dialogue_id": dialogue_id}
    connection.execute(insert(table_of(WaitingKey)).values(values))


def keep(connection: Connection, dialogue_id: int, key: str, idea_id: int) -> None:
    """Know an idea by this key from now on."""
    values = {"digest": digest(key), "idea_id": idea_id, "dialogue_id": dialogue_id}
    connection.execute(insert(table_of(IdeaKey)).values(values))


def forget(connection: Connection, dialogue_id: int) -> bool:
    """Know the dialogue's ideas by no key any more, and leave nothing of them in the store's file; False for none."""
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    tables = (table_of(IdeaKey), table_of(WaitingKey))
    gone = [connection.execute(delete(t).where(t.c.dialogue_id == dialogue_id)).rowcount for t in tables]
    return any(gone)


def are_over(kind: PhaseKind) -> bool:
    """Whether what was written is worked on from this phase on. A break changes nothing."""
    return kind != PhaseKind.BREAK and kinds.facts(kind).place > kinds.facts(PhaseKind.IDEAS).place
