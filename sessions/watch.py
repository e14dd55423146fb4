"""The door for one who follows and cannot write: which meeting goes on, and what the room may see of it.

It makes no store, no file, no seat and no lock, and moves no schema. For one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from sessions.dialogue.tables import Dialogue, Meeting
from sessions.errors import Refused, Unavailable, Unusable
from sessions.live import tables as live
from sessions.queries import whole
from sessions.queries.room import for_room
from sessions.store import journal, owner
from sessions.store.change import table_of
from sessions.store.engine import make_reading_engine, reading
from sessions.store.journal import Entry
from sessions.store.revisions import HISTORY, History
from sessions.store.schema import revision
from sessions.store.sqlite import OnDisk, telling
from sessions.tables import TABLES
from sessions.view import MeetingView
from sessions.voting.slips import SlipCounter

LIVE = timedelta(minutes=30)
"""For so long after its last change a meeting is still going on."""

assert TABLES, "a store is read with every table known"


@dataclass(frozen=True)
class GoingOn:
    """A meeting that may be the one that is meant."""

    meeting_id: int
    number: int
    question: str
    dialogue_id: int = 0


class Watch:
    """A store at a path, followed. Whatever keeps it from being read is a refusal: open another one then."""

    def __init__(
        self,
        path: Path,
        meeting_id: int | None = None,
        clock: Callable[[], datetime] | None = None,
        history: History = HISTORY,
    ) -> None:
        """Follow a meeting, or with None the one that goes on."""
        self._path, self._clock, self._chosen = path, clock or _utc_now, meeting_id
        self._view: MeetingView | None = None
        self._entry = 0
        self._last: dict[int, datetime] = {}
        self.going_on: tuple[GoingOn, ...] = ()
        """The meetings to choose between, if there are several and none is followed yet."""
        self._engine = _opened(path, history)
        self._slips = SlipCounter(path)
        self._connection: Any = None
        try:
            with reading(self._engine) as connection:
                self._connection = connection.connection.driver_connection
                self._on_disk: OnDisk = connection.info[OnDisk]
            self._version = self._data_version()
        except BaseException:
            self.close()
            raise

    def changed(self) -> bool:
        """Whether anybody has committed, or laid a ballot, since it was last read. Costs some µs."""
        with telling(self._path):
            self._on_disk.check()
            return self._data_version() != self._version or self._slips.changed()

    def choose(self, meeting_id: int) -> None:
        """Follow this one from now on."""
        self._chosen = meeting_id

    def refresh(self) -> MeetingView | None:
        """What the room may see now of the meeting that is followed; None while there is none."""
        with telling(self._path):
            self._version = self._data_version()
        with reading(self._engine) as connection:
            before = self._entry
            self._take_in(connection)
            meeting_id = self._followed(connection)
            if meeting_id is None:
                self._view = None
            elif self._view is None or self._view.meeting.id != meeting_id:
                self._view = whole.read(connection, meeting_id)
            else:
                _, touched = journal.touched_since(connection, before, self._view.dialogue.id)
                self._view = whole.read_again(connection, self._view, touched)
            if self._view is not None:
                self._view = replace(self._view, live=live.read(connection, self._view.meeting.id))
        if self._view is None:
            return None
        mine = self._view.meeting.id
        return for_room(self._view.with_rounds(lambda r: r if r.meeting_id != mine else self._slips.counted(r)))

    def close(self) -> None:
        """Let the store go."""
        self._slips.close()
        self._engine.dispose()

    def _take_in(self, connection: Connection) -> None:
        """When each meeting was last changed, from the journal's new entries."""
        t = table_of(Entry)
        newest = select(t.c.meeting_id, func.max(t.c.id).label("id")).where(
            t.c.id > self._entry, t.c.meeting_id.is_not(None)
        )
        latest = newest.group_by(t.c.meeting_id).subquery()
        rows = connection.execute(select(t.c.meeting_id, t.c.at).join(latest, t.c.id == latest.c.id).order_by(t.c.id))
        for meeting_id, at in rows:
            self._last.pop(meeting_id, None)  # the newest stands last
            self._last[meeting_id] = at
        self._entry = journal.last_id(connection)

    def _followed(self, connection: Connection) -> int | None:
        """The meeting that was chosen, else the one that goes on. One that is followed stays so while it goes on.

        Of one dialogue it is the one that was changed last: nobody holds two of its meetings at once.
        """
        self.going_on = ()
        if self._chosen is not None:
            return self._chosen
        there = _in_use(connection)
        last = {meeting_id: at for meeting_id, at in self._last.items() if meeting_id in there}
        since = self._clock() - LIVE
        recent = [meeting_id for meeting_id, at in last.items() if at >= since]
        followed = self._view.meeting.id if self._view is not None else None
        if followed in last and (followed in recent or not recent):
            return followed
        newest = {there[meeting_id].dialogue_id: meeting_id for meeting_id in recent}
        if len(newest) > 1:
            self.going_on = tuple(there[meeting_id] for meeting_id in reversed(recent) if meeting_id in newest.values())
            return None
        return [*last][-1] if last else None

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _in_use(connection: Connection) -> dict[int, GoingOn]:
    """The meetings that are not put away, by id."""
    m, d = table_of(Meeting), table_of(Dialogue)
    rows = connection.execute(
        select(m.c.id, m.c.number, d.c.question, m.c.dialogue_id)
        .join(d, d.c.id == m.c.dialogue_id)
        .where(m.c.put_away.is_(False), d.c.put_away.is_(False))
    )
    return {row.id: GoingOn(*row) for row in rows}


def _opened(path: Path, history: History) -> Engine:
    """An engine on a store of today's schema; refused with the reason where there is none."""
    if not path.is_file():
        raise Unavailable("wall.no_store")
    with telling(path):
        owner.check(path)
    engine = make_reading_engine(path)
    try:
        with reading(engine) as connection:
            found = revision(connection, path, history)
        if found is None:
            raise Unavailable("wall.no_store")
        if found != history.today:
            raise Unavailable("wall.older")
    except Unusable as unusable:
        engine.dispose()
        raise Refused("wall.newer") if unusable.phrase.key == "store.newer" else unusable from unusable
    except BaseException:
        engine.dispose()
        raise
    return engine
