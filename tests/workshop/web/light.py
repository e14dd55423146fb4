"""Phones that are no more than a connection and cookies, for a thousand of them at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Iterable, Mapping
from typing import TypeVar
from urllib.parse import urlencode

from workshop.web.devices import COOKIE, Device, Signer
from workshop.web.settings import Settings

AT_ONCE = 200
"""Phones that ask at one moment; all others are on their way."""
T = TypeVar("T")


class Light:
    """A phone on one connection, with nothing of a browser but its cookies."""

    def __init__(self, settings: Settings, device: Device | None = None) -> None:
        """``device`` is one that has joined already."""
        self._host = settings.hosts[0]
        self._cookies = {COOKIE: Signer(settings.secret).cookie(device)} if device is not None else {}

    async def come(self) -> None:
        """Open the connection."""
        address, _, port = self._host.partition(":")
        self._reader, self._writer = await asyncio.open_connection(address, int(port), limit=1 << 20)

    def ask(self, address: str, form: dict[str, str] | None = None, more: str = "") -> None:
        """Send a request, with lines of its head besides."""
        body = urlencode(form).encode() if form is not None else b""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        head = f"{'POST' if form is not None else 'GET'} {address} HTTP/1.1\r\nHost: {self._host}\r\n{more}"
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

    async def answer(self, address: str, form: dict[str, str] | None = None, more: str = "") -> tuple[int, str]:
        """The status, and what is answered."""
        self.ask(address, form, more)
        status, length = await self.head()
        return status, (await self._reader.readexactly(length)).decode()

    async def get(self, address: str, form: dict[str, str] | None = None) -> str:
        """What is answered, which is no refusal."""
        status, text = await self.answer(address, form)
        assert status in (200, 204, 303), status
        return text

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


def dots_form(
    settings: Settings, device: Device, round_id: int, dots: Mapping[int, int], over: int = 0
) -> dict[str, str]:
    """What the form of a ballot sends, from the page of that device."""
    laid = {f"dots-{number}": str(count) for number, count in dots.items()}
    token = Signer(settings.secret).form_token(device)
    return {"token": token, "round": str(round_id), "over": str(over), **laid}


async def at_once(work: Iterable[Awaitable[T]]) -> list[T]:
    """All of it, so many at one moment."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(each: Awaitable[T]) -> T:
        async with gate:
            return await each

    return await asyncio.gather(*map(one, work))
