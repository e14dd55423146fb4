"""The page's process, as whoever leads keeps it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil

from tests.sessions.store.making import make_meeting
from workshop.web import network
from workshop.web.settings import Settings
from workshop.web.supervisor import Supervisor


async def test_no_process_outlives_the_one_who_hears_it(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    heard: list[int] = []

    def fail(said: Mapping[str, Any]) -> None:
        assert supervisor.pid is not None
        heard.append(supervisor.pid)
        raise LookupError(said)

    listening = network.listen(network.LOOPBACK, None)
    hosts = network.hosts_of((network.LOOPBACK,), listening.getsockname()[1])
    supervisor = Supervisor(Settings(str(store), make_meeting(store), {}, hosts), listening, fail)
    supervisor.start()
    async with asyncio.timeout(20):
        while not heard:
            await asyncio.sleep(0.01)
    await supervisor.stop()
    assert not psutil.pid_exists(heard[0])
