"""A wall's end: finds who serves its meeting's page, and follows what is told until whoever tells it is gone."""

from __future__ import annotations

import asyncio
import hmac
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from workshop.card import place
from workshop.card.server import LOOPBACK, PROOF_SECONDS
from workshop.card.view import Card

LOOK_SECONDS = 0.5
"""How often it is looked whether anybody serves the meeting's page."""


class CardClient:
    """In the wall's event loop. ``take`` is handed each card, and None when there is none any more."""

    def __init__(self, path: Path, take: Callable[[Card | None], None]) -> None:
        self._path, self._take = path, take
        self._meeting_id: int | None = None
        self._shown: Card | None = None
        self._writer: asyncio.StreamWriter | None = None

    def follow(self, meeting_id: int | None) -> None:
        """Look for the card of this meeting from now on; with None for that of any."""
        if meeting_id != self._meeting_id and self._writer is not None:
            self._writer.close()
        self._meeting_id = meeting_id

    async def run(self) -> None:
        """Follow until it is cancelled."""
        while True:
            found = place.find(self._path, self._meeting_id)
            if found is not None:
                with suppress(OSError, ValueError, TypeError, TimeoutError):  # gone, or a stranger's port by now
                    await self._listen(found)
                self._show(None)
            await asyncio.sleep(LOOK_SECONDS)

    async def _listen(self, found: place.Place) -> None:
        """What one that serves tells, as long as it is of our meeting."""
        reader, writer = await asyncio.open_connection(LOOPBACK, found.port)
        self._writer = writer
        try:
            nonce = secrets.token_hex(16)
            writer.write(f"{nonce}\n".encode() + found.proof("wall", nonce))
            async with asyncio.timeout(PROOF_SECONDS):
                if not hmac.compare_digest(await reader.readline(), found.proof("console", nonce)):
                    return
            while line := await reader.readline():
                card = Card.load(line)
                if card is None or self._meeting_id not in (card.meeting_id, None):
                    return
                self._show(card)
        finally:
            self._writer = None
            writer.close()

    def _show(self, card: Card | None) -> None:
        if card != self._shown:
            self._shown = card
            self._take(card)
