"""The page's process, as whoever leads keeps it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.sessions.store.making import make_meeting
from workshop.web import network, supervisor
from workshop.web.settings import Settings
from workshop.web.supervisor import Supervisor

ECHO = "import sys; print(sys.stdin.readline(), flush=True); sys.stdin.read()"


async def test_no_process_outlives_the_one_who_hears_it(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    heard: list[int] = []

    def fail(said: Mapping[str, Any]) -> None:
        assert kept.pid is not None
        heard.append(kept.pid)
        raise LookupError(said)

    listening = network.listen(network.LOOPBACK, None)
    hosts = network.hosts_of((network.LOOPBACK,), listening.getsockname()[1])
    kept = Supervisor(Settings(str(store), make_meeting(store), {}, hosts), listening, fail)
    kept.start()
    async with asyncio.timeout(20):
        while not heard:
            await asyncio.sleep(0.01)
    await kept.stop()
    assert not psutil.pid_exists(heard[0])


async def test_a_process_that_takes_anothers_place_begins_at_the_meeting_that_is_led_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Or it would show the phones the first one for a moment."""
    monkeypatch.setattr(supervisor, "COMMAND", (sys.executable, "-S", "-c", ECHO))
    told: list[int] = []

    def tell(said: Mapping[str, Any]) -> None:
        if "meeting_id" in said:
            told.append(said["meeting_id"])

    async def until_told(count: int) -> None:
        async with asyncio.timeout(20):
            while len(told) < count:
                await asyncio.sleep(0.01)

    kept = Supervisor(Settings("", 1, {}, ()), network.listen(network.LOOPBACK, None), tell)
    kept.start()
    await until_told(1)
    kept.control(meeting=2)
    assert kept.pid is not None
    psutil.Process(kept.pid).kill()
    await until_told(2)
    await kept.stop()
    assert told == [1, 2]
