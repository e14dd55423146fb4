"""A room of phones over the loopback: how soon all are in, how soon a phase reaches them, what the page weighs."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import psutil

from tests.benchmarks.measuring import Figure, middle, p99, show
from tests.sessions.store.making import console, open_round
from tests.workshop.web.light import Light, at_once
from tests.workshop.web.served import Served, go_to, served

PHONES = 1_000
HOLDS = {"join": 10.0, "page": 60.0, "phase": 250.0, "memory": 120.0}


async def measured(folder: Path) -> list[Figure]:
    """Joined, followed, written."""
    async with served(folder, "opening") as there:
        room = [Light(there.settings) for _ in range(PHONES)]
        floor = await floor_of(there)
        began = time.perf_counter()
        weights = await at_once(phone.join(there.settings.code) for phone in room)
        joined = time.perf_counter() - began
        await at_once(phone.follow() for phone in room)
        with console(there.store, there.meeting_id) as meeting:
            times = await came(room, partial(go_to, meeting, "ideas"))
            await came(room, partial(go_to, meeting, "prioritising"))
            opened = await came(room, partial(open_round, meeting))
        assert there.supervisor.pid is not None
        memory = psutil.Process(there.supervisor.pid).memory_info().rss / 1e6
        for phone in room:
            phone.go()
        with console(there.store, there.meeting_id) as meeting:
            go_to(meeting, "ideas")
        await shows(room[0], "/ideas/add")
        written = await wrote(room)
    return [
        Figure(f"{PHONES} phones have come in: link, page, look, script", joined, "s", 4 * floor, HOLDS["join"]),
        Figure("the page with its look and script", max(weights) / 1000, "kB", 0.0, HOLDS["page"]),
        Figure("a phase has come to a phone, middle", middle(times), "ms", 0.0),
        Figure("a phase has come to a phone, p99", p99(times), "ms", 0.0, HOLDS["phase"]),
        Figure("a round that opens has come to a phone, p99", p99(opened), "ms", 0.0, HOLDS["phase"]),
        Figure("the page's process with all of them", memory, "MB", 0.0, HOLDS["memory"]),
        Figure("an idea has been saved and answered, middle", middle(written), "ms", 0.0),
        Figure("an idea has been saved and answered, p99", p99(written), "ms", 0.0),
    ]


async def came(room: Sequence[Light], change: Callable[[], object]) -> list[float]:
    """Milliseconds until each phone that follows had what has changed."""
    coming = [asyncio.create_task(phone.change()) for phone in room]
    await asyncio.sleep(0)
    change()
    saved = time.perf_counter()
    return [(at - saved) * 1000 for at in await asyncio.gather(*coming)]


async def floor_of(there: Served) -> float:
    """Seconds in which as many phones come and are answered nothing."""
    room = [Light(there.settings) for _ in range(PHONES)]
    began = time.perf_counter()
    await at_once(checked(phone) for phone in room)
    return time.perf_counter() - began


async def checked(phone: Light) -> None:
    """One comes and goes."""
    await phone.come()
    await phone.get("/check")
    phone.go()


async def shows(phone: Light, address: str) -> None:
    """Wait until a form that is sent to an address stands on the page."""
    await phone.come()
    while address not in await phone.get("/"):
        await asyncio.sleep(0.01)
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
