"""The server itself: uvicorn on a socket that is bound and listens, patient with no one, and silent."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable, Iterator
from socket import socket
from typing import TYPE_CHECKING, Any, ClassVar

import uvicorn

if TYPE_CHECKING:
    from starlette.types import ASGIApp
    from uvicorn.protocols.http.h11_impl import H11Protocol as Protocol
else:
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol as Protocol
    except ImportError:  # no wheel of httptools for this system
        from uvicorn.protocols.http.h11_impl import H11Protocol as Protocol

HEAD_BYTES = 32_768
BACKLOG = 2_048
CONNECTIONS = 4_000
FILES = 8_192
LAST_SECONDS = 1
"""Seconds that what is under way has when the server ends."""


class Impatient(Protocol):
    """Drops a connection that is slow to say what it wants, or says too much."""

    seconds: ClassVar[float]
    """What it has for its request's head, from its first byte or from when it was opened."""

    def connection_made(self, transport: Any) -> None:
        """Somebody has come."""
        super().connection_made(transport)
        self._head_bytes = 0
        self._timer = self.loop.call_later(self.seconds, transport.abort)

    def data_received(self, data: bytes) -> None:
        """A piece of a request."""
        before = self.cycle
        idle = before is None or before.response_complete
        super().data_received(data)
        if self.cycle is not before:  # its head is whole
            self._head_bytes = 0
            self._timer.cancel()
        elif idle:
            if self._timer.cancelled():
                self._timer = self.loop.call_later(self.seconds, self.transport.abort)
            self._head_bytes += len(data)
            if self._head_bytes > HEAD_BYTES:
                self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """It has gone."""
        self._timer.cancel()
        super().connection_lost(exc)


class Server(uvicorn.Server):
    """Tells when it answers, and leaves the signals to whoever started it."""

    def __init__(self, app: ASGIApp, slow_seconds: float, started: Callable[[], None]) -> None:
        config = uvicorn.Config(
            app,
            loop="auto",
            http=type(Impatient.__name__, (Impatient,), {"seconds": slow_seconds}),
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            limit_concurrency=CONNECTIONS,
            backlog=BACKLOG,
            timeout_graceful_shutdown=LAST_SECONDS,
        )
        super().__init__(config)
        self._tell_started = started

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self._tell_started()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none."""
        yield


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The faster event loop where there is one."""
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


def allow_files() -> None:
    """A thousand phones are a thousand open files: some systems allow a process fewer until it asks."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
        if soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
