"""A room of phones over the loopback: how soon all are in, how soon a phase reaches them, what the page weighs."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
import time
from collections.abc import Awaitable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

import psutil

from tests.benchmarks.measuring import Figure, middle, p99, show
from tests.sessions.store.making import console
from tests.workshop.web.served import Served, go_to, served

PHONES = 1_000
AT_ONCE = 200
"""Phones that ask at one moment; all others are on their way."""
HOLDS = {"join": 10.0, "page": 60.0, "phase": 250.0, "memory": 120.0}
T = TypeVar("T")


class Light:
    """A phone on one connection, with nothing of a browser but its cookies."""

    def __init__(self, there: Served) -> None:
        self._host = there.settings.hosts[0]
        self._cookies: dict[str, str] = {}

    async def come(self) -> None:
        """Open the connection."""
        address, _, port = self._host.partition(":")
        self._reader, self._writer = await asyncio.open_connection(address, int(port), limit=1 << 20)

    def ask(self, address: str, form: dict[str, str] | None = None) -> None:
        """Send a request."""
        body = urlencode(form).encode() if form is not None else b""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        head = f"{'POST' if form is not None else 'GET'} {address} HTTP/1.1\r\nHost: {self._host}\r\n"
        self._writer.write(f"{head}Cookie: {cookies}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)

    async def head(self) -> tuple[int, int]:
        """The status of the answer, and how long it is."""
        lines = (await self._reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        length = 0
        for line in lines[1:]:
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                cookie, _, content = value.partition(";")[0].partition("=")
                self._cookies[cookie] = content
            elif name.lower() == "content-length":
                length = int(value)
        return int(lines[0].split()[1]), length

    async def get(self, address: str, form: dict[str, str] | None = None) -> str:
        """What is answered."""
        self.ask(address, form)
        status, length = await self.head()
        assert status in (200, 204, 303), status
        return (await self._reader.readexactly(length)).decode()

    async def join(self, code: str) -> int:
        """All that a browser fetches when it has read the QR code; gives its bytes."""
        await self.come()
        await self.get(f"/S/{code}")
        pages = [await self.get(address) for address in ("/", "/page.css", "/page.js")]
        return sum(len(page.encode()) for page in pages)

    async def follow(self) -> None:
        """Begin to follow; the page as it is has come."""
        self.ask("/live?state=none")
        await self.head()
        await self._reader.readuntil(b"</div>")

    async def change(self) -> float:
        """When the next page has come."""
        await self._reader.readuntil(b"</div>")
        return time.perf_counter()

    def go(self) -> None:
        """Close the connection."""
        self._writer.close()


async def at_once(work: Iterable[Awaitable[T]]) -> list[T]:
    """All of it, so many at one moment."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(each: Awaitable[T]) -> T:
        async with gate:
            return await each

    return await asyncio.gather(*map(one, work))


async def measured(folder: Path) -> list[Figure]:
    """Joined, followed, written."""
    async with served(folder, "opening") as there:
        room = [Light(there) for _ in range(PHONES)]
        floor = await floor_of(there)
        began = time.perf_counter()
        weights = await at_once(phone.join(there.settings.code) for phone in room)
        joined = time.perf_counter() - began
        await at_once(phone.follow() for phone in room)
        with console(there.store, there.meeting_id) as meeting:
            coming = [asyncio.create_task(phone.change()) for phone in room]
            await asyncio.sleep(0)
            go_to(meeting, "ideas")
            saved = time.perf_counter()
        times = [(at - saved) * 1000 for at in await asyncio.gather(*coming)]
        assert there.supervisor.pid is not None
        memory = psutil.Process(there.supervisor.pid).memory_info().rss / 1e6
        for phone in room:
            phone.go()
        written = await wrote(room)
    return [
        Figure(f"{PHONES} phones have come in: link, page, look, script", joined, "s", 4 * floor, HOLDS["join"]),
        Figure("the page with its look and script", max(weights) / 1000, "kB", 0.0, HOLDS["page"]),
        Figure("a phase has come to a phone, middle", middle(times), "ms", 0.0),
        Figure("a phase has come to a phone, p99", p99(times), "ms", 0.0, HOLDS["phase"]),
        Figure("the page's process with all of them", memory, "MB", 0.0, HOLDS["memory"]),
        Figure("an idea has been saved and answered, middle", middle(written), "ms", 0.0),
        Figure("an idea has been saved and answered, p99", p99(written), "ms", 0.0),
    ]


async def floor_of(there: Served) -> float:
    """Seconds in which as many phones come and are answered nothing."""
    room = [Light(there) for _ in range(PHONES)]
    began = time.perf_counter()
    await at_once(checked(phone) for phone in room)
    return time.perf_counter() - began


async def checked(phone: Light) -> None:
    """One comes and goes."""
    await phone.come()
    await phone.get("/check")
    phone.go()


async def wrote(room: Sequence[Light]) -> list[float]:
    """How long it took each to send an idea, in milliseconds, ten at a time."""
    times = []
    for at in range(0, 200, 10):
        times += await asyncio.gather(
            *(write(phone, f"Idé {number}") for number, phone in enumerate(room[at : at + 10]))
        )
    return times


async def write(phone: Light, text: str) -> float:
    """Send an idea by the form of the page."""
    await phone.come()
    page = await phone.get("/")
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page)[:2])
    began = time.perf_counter()
    await phone.get("/ideas/add", fields | {"text": text})
    taken = (time.perf_counter() - began) * 1000
    phone.go()
    return taken


def figures() -> Iterator[Figure]:
    """The room's."""
    with tempfile.TemporaryDirectory() as folder:
        yield from asyncio.run(measured(Path(folder)))


if __name__ == "__main__":
    sys.exit(show(figures()))
