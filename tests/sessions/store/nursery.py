"""Processes that have imported the house already: each is forked from one that has done nothing but that.

``python -m tests.sessions.store.nursery FD`` reads from the socket FD which modules' ``main`` to start, with what
arguments, and is handed three pipes for each: its standard input, its standard output, and where its end is told.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import NoReturn

ROOT = Path(__file__).parents[3]
MOST_BYTES = 65_536


class Child:
    """A module's ``main`` in a process of its own."""

    def __init__(self, module: str, *arguments: str) -> None:
        ours, theirs = zip(*(ends if at else ends[::-1] for at, ends in enumerate(_pipes())), strict=True)
        socket.send_fds(_nursery(), [json.dumps([module, *arguments]).encode()], theirs)
        for end in theirs:
            os.close(end)
        self.stdin = os.fdopen(ours[0], "w", encoding="utf-8")
        self.stdout = os.fdopen(ours[1], encoding="utf-8")
        self._told = os.fdopen(ours[2], encoding="utf-8")
        self.pid = int(self._told.readline())
        self.returncode: int | None = None

    def kill(self) -> None:
        """As an empty battery does."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def rest(self, seconds: float = 60.0) -> list[str]:
        """The lines that it says until it ends, which it must do within so many seconds; or it is killed."""
        late = Timer(seconds, self.kill)
        late.start()
        with suppress(BrokenPipeError):
            self.stdin.close()
        lines = self.stdout.readlines()
        self.returncode = int(self._told.readline())
        late.cancel()
        late.join()
        self.stdout.close()
        self._told.close()
        return lines


def _pipes() -> Sequence[tuple[int, int]]:
    return [os.pipe() for _ in range(3)]


@cache
def _nursery() -> socket.socket:
    """What is asked for children; one for each process that tests."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def main() -> None:
    """Fork, until nobody asks any more."""
    asked = socket.socket(fileno=int(sys.argv[1]))
    while True:
        said, ends, _, _ = socket.recv_fds(asked, MOST_BYTES, 3)
        if not said:
            return
        module, *arguments = json.loads(said)
        import_module(module)  # once for all of its children
        keeper = os.fork()
        if not keeper:
            asked.close()
            _keep(module, arguments, *ends)
        for end in ends:
            os.close(end)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _keep(module: str, arguments: Sequence[str], stdin: int, stdout: int, told: int) -> NoReturn:
    """Start the child, tell its number, wait for its end, and tell how it ended."""
    child = os.fork()
    if not child:
        os.close(told)
        os.dup2(stdin, 0)
        os.dup2(stdout, 1)
        os.close(stdin)
        os.close(stdout)
        _run(module, arguments)
    os.close(stdin)
    os.close(stdout)
    os.write(told, f"{child}\n".encode())
    os.write(told, f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n".encode())
    os._exit(0)


def _run(module: str, arguments: Sequence[str]) -> NoReturn:
    status = 1
    sys.argv = [module, *arguments]
    sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
    try:
        import_module(module).main()
        sys.stdout.flush()
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it is, it is told and the process has failed
        traceback.print_exc()
    os._exit(status)


if __name__ == "__main__":
    main()
