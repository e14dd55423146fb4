"""A room of phones that lay their dots: while a console counts them and is written in, and as fast as they can.

The phones are in a process of their own, over the loopback; the console is a real one in a real terminal.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from sessions.voting.box import BallotBox
from tests.benchmarks.keys import enter, pressed
from tests.benchmarks.measuring import FLOOR, ROOT, WORKSHOP, Figure, middle, p99, show
from tests.benchmarks.terminal import Terminal
from tests.sessions.store.making import asked, console, open_round
from tests.workshop.web.light import Light, at_once, dots_form
from tests.workshop.web.served import Served, served
from workshop.web import supervisor
from workshop.web.devices import Signer
from workshop.web.settings import Settings

PHONES, SECONDS = 1_000, 10.0
CONNECTIONS, BURST_SECONDS = 500, 5.0
OPTIONS = 12
HOLDS = {"answer": 250.0, "key": 50.0, "behind": 1.0, "memory": 120.0, "unstored": 0.5, "alone": 5.0}
LIVE = "X-Live: 1\r\n"
"""How the page's own script sends a form."""


# The phones, in a process of their own.


async def evening(settings: Settings, round_id: int) -> dict[str, Any]:
    """Each follows, and lays its dots at some moment; when each was answered, and after how many milliseconds."""
    devices = [Signer(settings.secret).new(joined=True) for _ in range(PHONES)]
    following, sending = ([Light(settings, device) for device in devices] for _ in range(2))
    await at_once(phone.come() for phone in following)
    await at_once(phone.follow() for phone in following)
    began = time.perf_counter() + 1.0

    async def lay(at: int) -> tuple[float, float]:
        dots = dict.fromkeys(random.sample(range(1, OPTIONS + 1), 3), 1)
        form = dots_form(settings, devices[at], round_id, dots)
        await asyncio.sleep(began + random.random() * SECONDS - time.perf_counter())
        sent = time.perf_counter()
        await sending[at].come()
        status, _ = await sending[at].answer("/prioritising/lay", form, LIVE)
        assert status == 200, status
        return time.perf_counter(), (time.perf_counter() - sent) * 1000

    answered = await asyncio.gather(*map(lay, range(PHONES)))
    return {"at": sorted(at for at, _ in answered), "took": [took for _, took in answered]}


async def burst(settings: Settings, round_id: int) -> dict[str, Any]:
    """Each lays its dots, and lays them anew as soon as it is answered; how many a second, and how soon."""
    devices = [Signer(settings.secret).new(joined=True) for _ in range(CONNECTIONS)]
    phones = [Light(settings, device) for device in devices]
    await at_once(phone.come() for phone in phones)
    began = time.perf_counter()
    took: list[float] = []

    async def lay(at: int) -> None:
        form = dots_form(settings, devices[at], round_id, {at % OPTIONS + 1: 3})
        over = 0
        while time.perf_counter() - began < BURST_SECONDS:
            sent = time.perf_counter()
            status, _ = await phones[at].answer("/prioritising/lay", form | {"over": str(over)})
            assert status == 303, status
            took.append((time.perf_counter() - sent) * 1000)
            over += 1

    await asyncio.gather(*map(lay, range(CONNECTIONS)))
    return {"rate": len(took) / (time.perf_counter() - began), "p99": p99(took), "sent": len(took)}


async def phones_do(what: str, there: Served, round_id: int) -> dict[str, Any]:
    """Have it done; what the phones tell of it."""
    command = (sys.executable, "-m", "tests.benchmarks.ballots", what, str(round_id))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, cwd=ROOT)
    said, _ = await process.communicate(there.settings.dump())
    assert process.returncode == 0
    return dict(json.loads(said))


# What is measured of them.


@dataclass
class Watched:
    """A console in a terminal while the phones vote."""

    keys: list[float] = field(default_factory=list)
    seen: list[tuple[float, int]] = field(default_factory=list)
    """When its screen was looked at, and how many ballots it counted."""
    done: bool = False

    def watch(self, window: Terminal) -> None:
        """Type, and look at the screen after each key, until the phones are done and all is counted."""
        while not self.done or self.seen[-1][1] < PHONES:
            self.keys += pressed(window, b"1", 5)
            window.write(b"\x05\x15")
            window.settle(0.05)
            self.seen.append((time.perf_counter(), counted(window)))

    def behind(self, answered: list[float]) -> float:
        """For how long at most a ballot had been answered that was not counted on the screen."""
        return max((at - answered[n] for at, n in self.seen if n < bisect_right(answered, at)), default=0.0)


def counted(window: Terminal) -> int:
    """How many ballots are in, as the screen says."""
    found = re.search(r"(\d+) av \d+ sedlar", window.text())
    assert found is not None, window.text()
    return int(found[1])


async def voted(folder: Path) -> list[Figure]:
    """A thousand phones in ten seconds."""
    with Terminal(FLOOR, cwd=ROOT) as floor:
        floor.until("Golvet")
        floor.settle(0.3)
        least = pressed(floor, b"1", 100)
    async with served(folder, "prioritising") as there:
        with console(there.store, there.meeting_id) as meeting:
            round_id = open_round(meeting, entitled=PHONES, options=OPTIONS)
        watched = Watched()
        with Terminal((*WORKSHOP, "--store", str(there.store)), cwd=ROOT) as window:
            await asyncio.to_thread(enter, window)
            watching = asyncio.create_task(asyncio.to_thread(watched.watch, window))
            told = await phones_do("evening", there, round_id)
            watched.done = True
            await watching
        assert there.supervisor.pid is not None
        memory = psutil.Process(there.supervisor.pid).memory_info().rss / 1e6
        kept = asked(BallotBox.beside(there.store, round_id), "SELECT count(*) FROM ballot WHERE source = 'phone'")
        assert kept == [(PHONES,)], kept
    return [
        Figure(f"{PHONES} ballots in {SECONDS:g} s, answered, middle", middle(told["took"]), "ms", 0.0),
        Figure(f"{PHONES} ballots in {SECONDS:g} s, answered, p99", p99(told["took"]), "ms", 0.0, HOLDS["answer"]),
        Figure("a key in the console meanwhile, middle", middle(watched.keys), "ms", middle(least)),
        Figure("a key in the console meanwhile, p99", p99(watched.keys), "ms", p99(least), HOLDS["key"]),
        Figure("the console's count is behind, at most", watched.behind(told["at"]), "s", 0.0, HOLDS["behind"]),
        Figure("the page's process with all of them", memory, "MB", 0.0, HOLDS["memory"]),
    ]


async def rate(folder: Path, how: str = "") -> dict[str, Any]:
    """The burst, on the page's process as it is, or with something left out."""
    folder.mkdir()
    usual = supervisor.COMMAND
    if how:
        setattr(supervisor, "COMMAND", (sys.executable, "-m", "tests.benchmarks.bare_page", how))  # noqa: B010
    try:
        async with served(folder, "prioritising") as there:
            with console(there.store, there.meeting_id) as meeting:
                round_id = open_round(meeting, entitled=CONNECTIONS, options=OPTIONS)
            await there.until_page(await there.joined(), "Vad är viktigast?")
            told = await phones_do("burst", there, round_id)
            if how != "unstored":
                with closing(BallotBox.create(BallotBox.beside(there.store, round_id), mark_of(there))) as box:
                    assert box.all_counts().phones == CONNECTIONS
                    assert sum(held.version for held in box.shown().held.values()) == told["sent"]
            return told
    finally:
        supervisor.COMMAND = usual


def mark_of(there: Served) -> str:
    """What the round's box is known by."""
    return str(asked(there.store, "SELECT mark FROM voting_round")[0][0])


async def measured(folder: Path) -> list[Figure]:
    """All of it, in one run."""
    figures = await voted(folder)
    all_ = await rate(folder / "all")
    unstored, alone = await rate(folder / "unstored", "unstored"), await rate(folder / "alone", "alone")
    name = f"ballots, {CONNECTIONS} connections"
    return [
        *figures,
        Figure(f"{name}, p99", all_["p99"], "ms", unstored["p99"]),
        Figure(f"{name}, a second", all_["rate"], "", unstored["rate"]),
        Figure("  the same answered without a store", unstored["rate"], "", all_["rate"], 1 / HOLDS["unstored"], True),
        Figure("  the same with a commit for each", alone["rate"], "", all_["rate"], 1 / HOLDS["alone"], True),
    ]


def figures() -> Iterator[Figure]:
    """The room's."""
    with tempfile.TemporaryDirectory() as folder:
        yield from asyncio.run(measured(Path(folder)))


def main() -> int:
    """The figures; or, with what to do and a round, the phones, whose page is told on standard input."""
    if len(sys.argv) == 1:
        return show(figures())
    settings = Settings.load(sys.stdin.buffer.readline())
    does = evening if sys.argv[1] == "evening" else burst
    print(json.dumps(asyncio.run(does(settings, int(sys.argv[2])))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
