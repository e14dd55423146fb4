"""Tells the walls on this laptop how phones come in, for as long as the program lives that serves them.

A wall holds a connection: when the program ends, however it ends, the connection does, and the card is off the wall.
"""

from __future__ import annotations

import asyncio
import hmac
from contextlib import suppress
from pathlib import Path

from workshop.card import place
from workshop.card.view import NONE, Card

LOOPBACK = "127.0.0.1"
PROOF_SECONDS = 5.0
"""Seconds that who connects has to prove that it may."""


class CardServer:
    """In the event loop of whoever serves the page of the store at ``path``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._server: asyncio.Server | None = None
        self._place: place.Place | None = None
        self._file: Path | None = None
        self._card: Card | None = None
        self._walls: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        """Begin; a second time does nothing. OSError where the laptop has no port of its own to give."""
        if self._server is None:
            self._server = await asyncio.start_server(self._meet, LOOPBACK, 0)
            self._place = place.new_place(self._server.sockets[0].getsockname()[1])
            self._mark()

    def show(self, card: Card | None) -> None:
        """Have the walls show this from now on."""
        if card == self._card:
            return
        self._card = card
        self._mark()
        for wall in self._walls:
            wall.write(self._line)

    def stop(self) -> None:
        """Let the walls go, and leave nothing behind."""
        server, self._server = self._server, None
        self._card = None
        self._mark()
        for wall in self._walls:
            wall.close()
        if server is not None:
            server.close()

    @property
    def _line(self) -> bytes:
        return NONE if self._card is None else self._card.dump()

    def _mark(self) -> None:
        """The meeting that is served now has the file, and no other."""
        if self._place is None:
            return
        file = None if self._card is None else place.file_of(self._path, self._card.meeting_id)
        if file != self._file and self._file is not None:
            place.remove(self._file, self._place)
        if file is not None and (file != self._file or place.read(file) is None):
            with suppress(OSError):  # a folder that takes no file: no wall finds us
                place.write(file, self._place)
        self._file = file

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One wall, until it goes."""
        assert self._place is not None
        try:
            async with asyncio.timeout(PROOF_SECONDS):
                nonce = (await reader.readline()).decode("ascii").strip()
                proof = await reader.readline()
            if not hmac.compare_digest(proof, self._place.proof("wall", nonce)):
                return
            writer.write(self._place.proof("console", nonce) + self._line)
            self._walls.add(writer)
            await reader.read()
        except (OSError, ValueError, TimeoutError):
            pass
        finally:
            self._walls.discard(writer)
            writer.close()
