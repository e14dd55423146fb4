"""The one thread of the page's process that touches the store: it follows the meeting, and saves what phones send."""

from __future__ import annotations

import asyncio
import queue
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from operator import methodcaller
from pathlib import Path
from threading import Thread
from typing import Any

from sessions.errors import Refusal, Unavailable
from sessions.phones import PhoneDoor
from sessions.voting.ballots import PhoneBallot
from workshop.web.room import Room

LOOK_SECONDS = 0.05
"""How often the store is asked whether anything has changed: some µs each time."""
SHOW_SECONDS = 0.12
"""A burst of changes by others is shown no more often than this."""
AGAIN_SECONDS = 1.0
GATHER_SECONDS = 0.004
"""For so long the first ballot waits for others. Meanwhile the console has the store: it would starve beside a thread
that does nothing but commit."""

Call = Callable[[PhoneDoor], Any] | PhoneBallot
Work = tuple[Call, asyncio.Future[Any]]


class PhoneStore:
    """Opens the store, and again whatever becomes of it. The room is handed each new picture, in the loop."""

    def __init__(self, path: Path, meeting_id: int, room: Room) -> None:
        self._path, self._meeting_id, self._room = path, meeting_id, room
        self._work: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        self._gathered: deque[Work | None] = deque()
        self._thread = Thread(target=self._run, name="store", daemon=True)
        self._loop = asyncio.get_running_loop()
        self._shown = 0.0
        self._behind = False

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    async def submit(self, call: Call) -> Any:
        """Have something done; when this returns it is on disk and in the picture. A refusal is raised.

        All ballots that have come meanwhile are one commit.
        """
        done: asyncio.Future[Any] = self._loop.create_future()
        self._work.put((call, done))
        return await done

    def follow(self, meeting_id: int) -> None:
        """Serve this meeting from now on."""
        self._meeting_id = meeting_id
        self._work.put((methodcaller("follow", meeting_id), self._loop.create_future()))

    def stop(self) -> None:
        """Do what is on its way, let the store go, and end."""
        self._work.put(None)
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                door = PhoneDoor(self._path, self._meeting_id)
                try:
                    if self._serve(door):
                        return
                finally:
                    with suppress(Exception):
                        door.close()
            except Exception as error:
                if self._refuse(error):
                    return

    def _serve(self, door: PhoneDoor) -> bool:
        """Until it is told to end, which is True, or the store fails."""
        self._show(door)
        while True:
            try:
                work = self._next(LOOK_SECONDS)
            except queue.Empty:
                self._behind |= door.changed()
            else:
                if work is None:
                    return True
                self._carry_out(door, *work)
            if self._behind and time.monotonic() - self._shown >= SHOW_SECONDS:
                self._show(door)

    def _carry_out(self, door: PhoneDoor, call: Call, done: asyncio.Future[Any]) -> None:
        if isinstance(call, PhoneBallot):
            self._lay(door, [(call, done), *self._other_ballots()])
            self._behind |= door.changed()
        else:
            self._do(door, call, done)

    def _next(self, seconds: float) -> Work | None:
        return self._gathered.popleft() if self._gathered else self._work.get(timeout=seconds)

    def _other_ballots(self) -> list[tuple[PhoneBallot, asyncio.Future[Any]]]:
        """The ballots that have come, or come within a moment; whatever else has come waits for its turn."""
        time.sleep(GATHER_SECONDS)
        while not self._work.empty():
            self._gathered.append(self._work.get())
        ballots = [(work[0], work[1]) for work in self._gathered if work and isinstance(work[0], PhoneBallot)]
        self._gathered = deque(work for work in self._gathered if not work or not isinstance(work[0], PhoneBallot))
        return ballots

    def _lay(self, door: PhoneDoor, works: list[tuple[PhoneBallot, asyncio.Future[Any]]]) -> None:
        """Lay ballots in one commit, and answer when it is on disk."""
        try:
            answers = door.lay_ballots([ballot for ballot, _ in works])
            self._tell(self._room.take_ballots, door.ballots())
        except Exception as error:
            for _, done in works:
                self._tell(_fail, done, error)
            if not _ruled(error):
                raise
            return
        for (_, done), answer in zip(works, answers, strict=True):
            self._tell(_fail if isinstance(answer, Refusal) else _finish, done, answer)

    def _do(self, door: PhoneDoor, call: Callable[[PhoneDoor], Any], done: asyncio.Future[Any]) -> None:
        try:
            result = call(door)
            self._show(door)
        except Exception as error:
            ruled = _ruled(error)
            if ruled:  # maybe because of something that has changed just now
                with suppress(Exception):
                    self._show(door)
            self._tell(_fail, done, error)
            if not ruled:
                raise
        else:
            self._tell(_finish, done, result)

    def _show(self, door: PhoneDoor) -> None:
        self._behind = False
        picture = door.picture()
        self._shown = time.monotonic()
        self._tell(self._room.take, picture)

    def _refuse(self, error: Exception) -> bool:
        """The store cannot be opened just now: whoever wants something of it is told. True when it is to end."""
        refusal = error if isinstance(error, Refusal) else Unavailable("phones.away")
        until = time.monotonic() + AGAIN_SECONDS
        while (left := until - time.monotonic()) > 0:
            try:
                work = self._next(left)
            except queue.Empty:
                return False
            if work is None:
                return True
            self._tell(_fail, work[1], refusal)
        return False

    def _tell(self, call: Callable[..., object], *values: object) -> None:
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(call, *values)


def _ruled(error: Exception) -> bool:
    """Whether a rule said no, and nothing is wrong with the store."""
    return isinstance(error, Refusal) and not isinstance(error, Unavailable)


def _finish(done: asyncio.Future[Any], result: Any) -> None:
    if not done.done():
        done.set_result(result)


def _fail(done: asyncio.Future[Any], error: Exception) -> None:
    if not done.done():
        done.set_exception(error)
