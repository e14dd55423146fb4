"""What walls are told of how phones come in: while it is so, and by nobody else; no file holds any of it."""

from __future__ import annotations

import asyncio
import stat
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from workshop.card import place
from workshop.card.client import CardClient
from workshop.card.server import LOOPBACK, CardServer
from workshop.card.view import Card

PATIENCE = 20.0
CARD = Card(7, "192.168.1.23:8080", "HTTP://192.168.1.23:8080/S/7KQ4ABCDEF", "482915")
SERVE = """
import asyncio, sys
from pathlib import Path
from workshop.card.server import CardServer
from workshop.card.view import Card

async def main():
    server = CardServer(Path(sys.argv[1]))
    server.show(Card.load(sys.argv[2].encode()))
    await server.start()
    print("ready", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


class Wall:
    """What a wall has been told."""

    def __init__(self, store: Path, meeting_id: int | None = 7) -> None:
        self.told: list[Card | None] = []
        self.client = CardClient(store, self.told.append)
        self.client.follow(meeting_id)

    @property
    def shown(self) -> Card | None:
        """What it shows now."""
        return self.told[-1] if self.told else None

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await asyncio.sleep(0.005)

    async def shows(self, card: Card | None) -> None:
        """Wait until it shows this."""
        await self.until(lambda: self.shown == card)


@asynccontextmanager
async def wall(store: Path, meeting_id: int | None = 7) -> AsyncIterator[Wall]:
    """A wall on a store, until it is shut."""
    here = Wall(store, meeting_id)
    following = asyncio.create_task(here.client.run())
    try:
        yield here
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


async def test_a_wall_shows_the_card_as_it_is_whenever_it_starts_and_until_it_is_gone(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    server = CardServer(store)
    async with wall(store) as early:
        await server.start()
        server.show(CARD)
        await early.shows(CARD)
        server.show(other := replace(CARD, short="110022", asked=True))
        await early.shows(other)
        async with wall(store) as late:
            await late.shows(other)
            server.show(None)
            for each in (early, late):
                await each.shows(None)
        server.show(CARD)
        await early.shows(CARD)
        server.stop()
        await early.shows(None)
    assert not list(tmp_path.iterdir())


async def test_the_file_beside_the_store_is_its_owners_and_holds_no_way_in(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    server = CardServer(store)
    server.show(CARD)
    await server.start()
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not [part for part in (CARD.link, "7KQ4ABCDEF", CARD.short, CARD.host) if part in file.read_text()]
    server.stop()


async def test_a_killed_program_leaves_no_card_on_the_wall(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    command = (sys.executable, "-c", SERVE, str(store), CARD.dump().decode())
    async with wall(store) as here:
        for _ in range(2):  # and another that is started after it finds its walls
            program = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
            await here.shows(CARD)
            program.kill()
            await program.wait()
            await here.shows(None)


async def test_who_has_not_read_the_file_is_told_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    server = CardServer(store)
    server.show(CARD)
    await server.start()
    found = place.read(place.file_of(store, 7))
    assert found is not None
    for said in (b"x\ny\n", b"x\n" + replace(found, token="0" * 64).proof("wall", "x"), b"\xff\n\n", b"x\n"):
        reader, writer = await asyncio.open_connection(LOOPBACK, found.port)
        writer.write(said)
        writer.write_eof()
        assert await reader.read() == b""
        writer.close()
    server.stop()


async def test_a_stranger_on_the_port_of_one_that_is_gone_shows_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    asked = asyncio.Event()

    async def lie(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"of course\n" + CARD.dump())
        await reader.read()
        asked.set()
        writer.close()

    stranger = await asyncio.start_server(lie, LOOPBACK, 0)
    place.write(place.file_of(store, 7), place.new_place(stranger.sockets[0].getsockname()[1]))
    async with wall(store) as here:
        async with asyncio.timeout(PATIENCE):
            await asked.wait()
        assert not here.told
    stranger.close()


async def test_a_wall_that_turns_to_another_meeting_has_that_ones_card(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    servers = [CardServer(store), CardServer(store)]
    other = replace(CARD, meeting_id=8, short="110022")
    for server, card in zip(servers, (CARD, other), strict=True):
        server.show(card)
        await server.start()
    async with wall(store) as here:
        await here.shows(CARD)
        here.client.follow(8)
        await here.shows(other)
        servers[1].show(replace(CARD, short="999999"))  # goes to the meeting that the first one serves
        await here.shows(None)
    servers[1].stop()
    servers[0].stop()


async def test_a_wall_that_knows_no_meeting_yet_has_the_card_of_the_one_that_begins(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    (tmp_path / "store.db.card-x").write_text("no place")
    (tmp_path / "store.db.card-3").write_text("1 of a program that was killed")
    server = CardServer(store)
    server.show(CARD)
    await server.start()
    async with wall(store, None) as here:
        await here.shows(CARD)
        server.stop()
        await here.shows(None)
