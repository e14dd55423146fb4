"""What every request passes: only our own addresses, small bodies, strict headers, and no error that tells anything."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY = 32_768
"""Bytes of a form at most."""
SEND_SECONDS = 30.0
"""For so long a phone may take nothing of what it is sent."""
HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
        b"base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
KEPT_NOWHERE = (b"cache-control", b"no-store")


class TooLarge(Exception):
    """More than a form can be."""


class Guard:
    """Stands before the app. A body has ``seconds`` to come whole; ``fault`` is told of errors of our own."""

    def __init__(
        self, app: ASGIApp, hosts: Collection[str], seconds: float, fault: Callable[[Exception], None]
    ) -> None:
        self._app, self._seconds, self._fault = app, seconds, fault
        self._hosts = {host.lower().encode() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            return
        exchange = _Exchange(receive, send, self._seconds)
        named = [value.lower() for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1 or named[0] not in self._hosts:
            await exchange.answer(421)
            return
        try:
            await self._app(scope, exchange.receive, exchange.send)
        except TooLarge:
            await exchange.answer(413)
        except TimeoutError:
            await exchange.answer(408)
        except Exception as error:
            self._fault(error)
            await exchange.answer(500)


class _Exchange:
    """One request's two directions, with their limits."""

    def __init__(self, receive: Receive, send: Send, seconds: float) -> None:
        self._receive, self._send = receive, send
        self._bytes = 0
        self._until = asyncio.get_running_loop().time() + seconds
        self._begun = self._got_all = False

    async def receive(self) -> Message:
        """What comes of the body; after that only that the phone has gone."""
        if self._got_all:
            return await self._receive()
        async with asyncio.timeout_at(self._until):
            message = await self._receive()
        self._got_all = not message.get("more_body", False)
        self._bytes += len(message.get("body", b""))
        if self._bytes > BODY:
            raise TooLarge
        return message

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """What goes out, with the headers that everything has."""
        if message["type"] == "http.response.start":
            self._begun = True
            headers = list(message.get("headers", ()))
            cached = any(name == b"cache-control" for name, _ in headers)
            message["headers"] = [*headers, *HEADERS, *(() if cached else (KEPT_NOWHERE,))]
        await self._within(self._send(message))

    async def answer(self, status: int) -> None:
        """A refusal that says nothing but its number, and ends the connection."""
        if self._begun:
            raise ConnectionError("an answer was under way")
        headers = [(b"content-length", b"0"), (b"connection", b"close")]
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": b""})

    async def _within(self, sent: Awaitable[None]) -> None:
        async with asyncio.timeout(SEND_SECONDS):
            await sent
