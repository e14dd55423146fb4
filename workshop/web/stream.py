"""The changes as they come, by server-sent events: written by hand, some kilobytes a phone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from workshop.web import rendering
from workshop.web.devices import new_key
from workshop.web.phone import Page
from workshop.web.visit import Visit

if TYPE_CHECKING:
    from workshop.web.site import Site

BEAT_SECONDS = 15.0
"""How often a phone that nothing is told to is told that, so that one that is gone is noticed."""
HEAD = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]
BEAT = b": \n\n"
AGAIN = b"retry: 2000\n\n"
"""Milliseconds after which a phone that has lost us asks again."""


class Stream:
    """The address that a page's script listens to."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One page that follows, until it or we go."""
        if scope["method"] != "GET":
            await Response(status_code=405)(scope, receive, send)
            return
        visit = Visit(self._site, Request(scope, receive))
        if not visit.device.joined or not self._site.room.enter(visit.device.id):
            await Response(status_code=204)(scope, receive, send)  # a browser asks no more
            return
        telling = asyncio.create_task(self._tell(visit, send))
        going = asyncio.create_task(_gone(receive))
        try:
            await asyncio.wait((telling, going), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (telling, going):
                task.cancel()
            await asyncio.gather(telling, going, return_exceptions=True)
            self._site.room.leave(visit.device.id)
        if telling.done() and not telling.cancelled() and (error := telling.exception()) is not None:
            raise error

    async def _tell(self, visit: Visit, send: Send) -> None:
        room = self._site.room
        await send({"type": "http.response.start", "status": 200, "headers": HEAD})
        await send({"type": "http.response.body", "body": AGAIN, "more_body": True})
        state = visit.request.query_params.get("state", "")
        seen: tuple[object, ...] = ()
        while not room.ending:
            turn = room.turn
            own = room.picture.own(visit.keys) if room.picture is not None else ()
            now = (room.epoch, own, [each.version for each in own], visit.ballot)
            page = visit.page() if now != seen else None
            seen = now
            if page is not None and (new := rendering.state_of(page, visit.words.language)) != state:
                state = new
                await send({"type": "http.response.body", "body": _event(visit, page, state), "more_body": True})
            if not await room.change(turn, BEAT_SECONDS):
                await send({"type": "http.response.body", "body": BEAT, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def _event(visit: Visit, page: Page, state: str) -> bytes:
    made = rendering.fragment(page, visit.words.language, token=visit.token, key=new_key(), state=state)
    lines = made.replace("\r", "\n").replace("\n", "\ndata: ")
    return f"id: {state}\ndata: {lines}\n\n".encode()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
