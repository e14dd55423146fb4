"""An evening of phones: `python -m tests.benchmarks.soak 30` is half an hour. It is run by hand, alone.

Phones follow all the time, while others write ideas and lay dots in one phase after the other. Tells what the page's
process has grown by since its first minute, and what went wrong, which is to be nothing.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable
from pathlib import Path

import psutil

from sessions.meeting import Meeting
from sessions.voting import commands as voting
from tests.benchmarks.measuring import Figure, show
from tests.benchmarks.phones import write
from tests.sessions.store.making import console
from tests.workshop.web.light import Light, dots_form
from tests.workshop.web.served import Served, go_to, served
from workshop.web.devices import Device, Signer

FOLLOWERS, WRITERS, VOTERS = 200, 10, 40
PAUSE_SECONDS = 3.0
"""Between two phases."""
WARM_SECONDS = 60.0
"""After so long everything has been made once; a shorter run is warm after its first third."""
HOLDS = {"grown": 20.0, "errors": 0.0}
OPTIONS = ("Bulle", "Frukt", "Smörgås")


class Soak:
    """What has been done so far, and what went wrong."""

    def __init__(self, there: Served) -> None:
        self._there = there
        self.wrong: Counter[str] = Counter()
        self.seen = self.sent = 0

    @property
    def memory(self) -> float:
        """Megabytes of the page's process."""
        assert self._there.supervisor.pid is not None
        return float(psutil.Process(self._there.supervisor.pid).memory_info().rss / 1e6)

    async def follow(self) -> None:
        """One phone that follows to the end, and comes back where it is let go."""
        phone = Light(self._there.settings)
        await phone.join(self._there.settings.code)
        await phone.follow()
        try:
            while True:
                await phone.change()
                self.seen += 1
        except (OSError, EOFError) as error:
            self.wrong[f"a phone was let go: {type(error).__name__}"] += 1
        finally:
            phone.go()

    async def evening(self, meeting: Meeting) -> None:
        """One phase after the other: ideas, then a round from its opening to its end."""
        go_to(meeting, "ideas")
        await asyncio.sleep(PAUSE_SECONDS)
        await self._all(*(self._write(at) for at in range(WRITERS)))
        go_to(meeting, "prioritising")
        done = meeting.do(voting.open_trial, criterion="Prov", options=OPTIONS, entitled=VOTERS)
        assert done.id is not None
        await asyncio.sleep(PAUSE_SECONDS)
        await self._all(*(self._vote(done.id) for _ in range(VOTERS)))
        meeting.refresh()
        if meeting.view.round is None or meeting.view.round.phones != VOTERS:
            self.wrong["a ballot that was answered is not counted"] += 1
        meeting.close_round(done.id)
        meeting.do(voting.reveal, round_id=done.id)
        await asyncio.sleep(PAUSE_SECONDS)
        meeting.do(voting.cancel_round, round_id=done.id)

    async def _all(self, *work: Awaitable[None]) -> None:
        for answer in await asyncio.gather(*work, return_exceptions=True):
            if isinstance(answer, BaseException):
                self.wrong[f"{type(answer).__name__}: {answer}"] += 1

    async def _write(self, at: int) -> None:
        settings = self._there.settings
        await write(Light(settings, Signer(settings.secret).new(joined=True)), f"Idé {at}")
        self.sent += 1

    async def _vote(self, round_id: int) -> None:
        settings = self._there.settings
        device: Device = Signer(settings.secret).new(joined=True)
        phone = Light(settings, device)
        await phone.come()
        await phone.get("/")
        await phone.get("/prioritising/lay", dots_form(settings, device, round_id, {1: 1, 3: 1}))
        phone.go()
        self.sent += 1


async def soaked(folder: Path, minutes: float) -> list[Figure]:
    """So many minutes of it."""
    async with served(folder, "opening") as there:
        soak = Soak(there)
        following = [asyncio.create_task(soak.follow()) for _ in range(FOLLOWERS)]
        began = time.monotonic()
        warm, grown, first = min(WARM_SECONDS, minutes * 20), 0.0, 0.0
        with console(there.store, there.meeting_id) as meeting:
            while (gone := time.monotonic() - began) < minutes * 60:
                await soak.evening(meeting)
                first = first or (soak.memory if gone >= warm else 0.0)
                grown = max(grown, soak.memory - first) if first else 0.0
        soak.wrong["an error of our own"] += there.has_told("fault")
        soak.wrong["the process was lost"] += there.has_told("lost")
        for each in following:
            each.cancel()
        await asyncio.gather(*following, return_exceptions=True)
    for what, times in soak.wrong.items():
        if times:
            print(f"{times} × {what}", file=sys.stderr)
    return [
        Figure(f"after {minutes:g} minutes the page's process has grown by", grown, "MB", first, HOLDS["grown"]),
        Figure("errors", float(soak.wrong.total()), "", 0.0, HOLDS["errors"]),
        Figure("pages that have come to phones", float(soak.seen), "", 0.0),
        Figure("ideas and ballots that were sent", float(soak.sent), "", 0.0),
    ]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(show(asyncio.run(soaked(Path(scratch), float(sys.argv[1]) if len(sys.argv) > 1 else 30.0))))
