"""Keeps the page's process going: hands it the listening socket, and another one the same when it is lost."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from socket import socket
from typing import Any

from workshop.web.settings import Settings

COMMAND = (sys.executable, "-m", "workshop.web")
TRIES = 3
"""How often in a row it may end before it has answered at all."""
LAST_SECONDS = 3.0
"""Seconds that it has to end by itself."""

Tell = Callable[[Mapping[str, Any]], None]


class Supervisor:
    """In the event loop of whoever leads. ``tell`` is handed what the process says, and ``lost`` or ``given_up``.

    People who ask meanwhile wait in the socket's queue, so nobody finds the page gone while another process starts.
    """

    def __init__(self, settings: Settings, listening: socket, tell: Tell) -> None:
        self._settings, self._listening, self._tell = settings, listening, tell
        self._said: dict[str, Any] = {}
        self._process: asyncio.subprocess.Process | None = None
        self._task: asyncio.Task[None] | None = None
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """The process that serves now."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._keep())

    def control(self, **said: Any) -> None:
        """Tell the process something, and each one that takes its place."""
        self._said |= said
        if "meeting" in said:  # a process that takes this one's place begins there
            self._settings = replace(self._settings, meeting_id=said["meeting"])
        self._write(said)

    async def stop(self) -> None:
        """End the process and let the socket go."""
        self._stopping = True
        if self._task is not None:
            self._hang_up()
            ended, _ = await asyncio.wait({self._task}, timeout=LAST_SECONDS)
            if not ended:
                self._kill()
                await asyncio.wait({self._task})
        self._listening.close()

    def _hang_up(self) -> None:
        """The process ends when there is nobody to tell it anything."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    def _kill(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()

    async def _keep(self) -> None:
        failed = 0
        while not self._stopping:
            try:
                answered = await self._run()
            except (OSError, ValueError):  # ValueError where a system hands no sockets over
                answered = False
            failed = 0 if answered else failed + 1
            if failed >= TRIES:
                self._listening.close()  # who asks is not to wait for nobody
                self._tell({"given_up": True})
                return
            if not self._stopping:
                self._tell({"lost": True})

    async def _run(self) -> bool:
        """One process, until it ends; whether it has answered."""
        fd = self._listening.fileno()
        self._process = process = await asyncio.create_subprocess_exec(
            *COMMAND,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            pass_fds=(fd,),
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # the terminal's signals are for whoever leads
        )
        try:
            return await self._hear(process, fd)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    async def _hear(self, process: asyncio.subprocess.Process, fd: int) -> bool:
        """Tell it what it is to serve, and tell on what it says."""
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(replace(self._settings, fd=fd).dump())
        self._write(self._said)
        if self._stopping:
            self._hang_up()
        answered = False
        async for line in process.stdout:
            with suppress(ValueError):
                said = json.loads(line)
                answered |= "ready" in said
                self._tell(said)
        await process.wait()
        return answered

    def _write(self, said: Mapping[str, Any]) -> None:
        pipe = None if self._process is None else self._process.stdin
        if pipe is not None and said and not pipe.is_closing():
            pipe.write(json.dumps(said).encode() + b"\n")
