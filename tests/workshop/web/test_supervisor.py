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
from tests.workshop.web.served import PATIENCE
from workshop.web import network, supervisor
from workshop.web.settings import Settings
from workshop.web.supervisor import Supervisor

ECHO = "import sys; print(sys.stdin.readline(), flush=True); sys.stdin.read()"


async def test_no_process_outlives_the_one_who_hears_it(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    heard: asyncio.Queue[int] = asyncio.Queue()

    def fail(said: Mapping[str, Any]) -> None:
        assert kept.pid is not None
        heard.put_nowait(kept.pid)
        raise LookupError(said)

    listening = network.listen(network.LOOPBACK, None)
    hosts = network.hosts_of((network.LOOPBACK,), listening.getsockname()[1])
    kept = Supervisor(Settings(str(store), make_meeting(store), {}, hosts), listening, fail)
    kept.start()
    pid = await asyncio.wait_for(heard.get(), PATIENCE)
    await kept.stop()
    assert not psutil.pid_exists(pid)


async def test_a_process_that_takes_anothers_place_begins_at_the_meeting_that_is_led_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Or it would show the phones the first one for a moment."""
    monkeypatch.setattr(supervisor, "COMMAND", (sys.executable, "-S", "-c", ECHO))
    told: asyncio.Queue[int] = asyncio.Queue()

    def tell(said: Mapping[str, Any]) -> None:
        if "meeting_id" in said:
            told.put_nowait(said["meeting_id"])

    kept = Supervisor(Settings("", 1, {}, ()), network.listen(network.LOOPBACK, None), tell)
    kept.start()
    assert await asyncio.wait_for(told.get(), PATIENCE) == 1
    kept.control(meeting=2)
    assert kept.pid is not None
    psutil.Process(kept.pid).kill()
    assert await asyncio.wait_for(told.get(), PATIENCE) == 2
    await kept.stop()
