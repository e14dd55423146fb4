"""Serves one meeting until it is told to end: the site, the server, and what is told of them."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from socket import socket
from typing import Any

from workshop.card.server import CardServer
from workshop.web.routes import make_app
from workshop.web.server import Server, allow_files, loop_factory
from workshop.web.settings import Settings
from workshop.web.site import Site

TELL_SECONDS = 0.5
"""How often it is told how many phones are here, if that has changed."""
Tell = Callable[[Mapping[str, Any]], None]


class Serving:
    """One served meeting in an event loop of its own. ``tell`` is handed what whoever leads is to know."""

    def __init__(self, settings: Settings, listening: socket, tell: Tell, walls: CardServer | None = None) -> None:
        """``walls`` tells the walls how phones come in, where nobody else does."""
        self._settings, self._listening, self._tell, self._walls = settings, listening, tell, walls
        self._loop: asyncio.AbstractEventLoop | None = None
        self._site: Site | None = None
        self._server: Server | None = None

    def run(self, begun: Callable[[Serving], None]) -> None:
        """Serve; ``begun`` is called once ``control`` and ``end`` may be, from any thread."""
        allow_files()
        with asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(self._run(begun))

    def control(self, said: Mapping[str, Any]) -> None:
        """Another code of digits, or another meeting."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._control, said)

    def end(self) -> None:
        """End soon."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._end)

    async def _run(self, begun: Callable[[Serving], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._site = site = Site(self._settings, self._fault, self._spent)
        self._server = server = Server(make_app(site), self._settings.slow_seconds, self._started)
        site.store.start()
        begun(self)
        counting = asyncio.create_task(self._count(site))
        try:
            if self._walls is not None:
                with suppress(OSError):
                    await self._walls.start()
            await server.serve([self._listening])
        finally:
            if self._walls is not None:
                self._walls.stop()
            counting.cancel()
            await asyncio.to_thread(site.store.stop)

    def _control(self, said: Mapping[str, Any]) -> None:
        assert self._site is not None
        if "short" in said:
            self._site.short_code.open(said["short"])
            self._site.slip_guesses.forget()
        if "tables" in said:
            self._site.tables.set_open(said["tables"])
        if "meeting" in said:
            self._site.store.follow(said["meeting"])

    def _end(self) -> None:
        assert self._site is not None
        assert self._server is not None
        self._server.should_exit = True
        self._site.room.end()

    def _started(self) -> None:
        self._tell({"ready": True})

    def _spent(self) -> None:
        self._tell({"spent": True})

    def _fault(self, error: Exception) -> None:
        """Where an error of our own was, never what it says: that may be somebody's words."""
        where = [f"{Path(at.filename).name}:{at.lineno}" for at in traceback.extract_tb(error.__traceback__)[-3:]]
        self._tell({"fault": " ".join((type(error).__qualname__, *where))})

    async def _count(self, site: Site) -> None:
        told = 0
        while True:
            await asyncio.sleep(TELL_SECONDS)
            if (here := site.room.present) != told:
                told = here
                self._tell({"phones": here})
