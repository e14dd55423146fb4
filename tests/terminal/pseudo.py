"""A terminal that a test holds in its hand: it can send any byte, look at how the terminal is set, and shut it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

import pyte

PATIENCE = 20.0
"""Seconds until something that should be seen is held not to come."""
_FOREIGN = re.compile(rb"\x1b\[(?:[<>=][0-9;]*[A-Za-z]|\?[0-9;]*(?:\$[a-z]|u))")
"""Codes that pyte would print as text."""


class Pseudo:
    """A program on a terminal of its own; used in a ``with``, which ends it. ``deaf`` means that it ignores SIGHUP, and
    without its ``own`` terminal nobody sends it one: it is told by nothing but the end of what comes in."""

    def __init__(
        self,
        *command: str | Path,
        cwd: Path,
        deaf: bool = False,
        own: bool = True,
        size: tuple[int, int] = (100, 30),
    ) -> None:
        words = [str(word) for word in command]
        self._command = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *words] if deaf else words
        self._session = ["setsid", *(["--ctty"] if own else [])]
        self._cwd, self._screen = cwd, pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self.printed = b""

    def __enter__(self) -> Pseudo:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", self._screen.lines, self._screen.columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        # Where the terminal is this session's, it is told when that goes.
        self.process = subprocess.Popen(
            [*self._session, *self._command],
            cwd=self._cwd,
            env=os.environ | {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color"},
            stdin=slave,
            stdout=slave,
            stderr=slave,
        )
        os.close(slave)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        self.shut()

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; what it showed is gone."""
        self._screen.resize(rows, columns)
        self._screen.reset()
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def write(self, data: bytes) -> None:
        """Let these bytes come from the terminal."""
        os.write(self._master, data)

    def shut(self) -> None:
        """Close the window."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def colours(self, row: int) -> list[tuple[str, str, str]]:
        """The cells of a row: character, ink and paper, as hexadecimal figures."""
        cells = (self._screen.buffer[row][column] for column in range(self._screen.columns))
        return [(cell.data, *((cell.bg, cell.fg) if cell.reverse else (cell.fg, cell.bg))) for cell in cells]

    @property
    def settings(self) -> list[Any]:
        """How the terminal is set now."""
        return termios.tcgetattr(self._master)

    def sees(self, *texts: str) -> None:
        """Wait until all these stand on the screen."""
        self.until(lambda: all(text in self.text for text in texts), " and ".join(map(repr, texts)))

    def until(self, holds: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
        """Look each time that something has been printed, until it holds; or say what stood there instead."""
        deadline = time.monotonic() + seconds
        while not holds():
            left = deadline - time.monotonic()
            assert left > 0, f"Waited for {what}. The screen:\n{self.text}"
            self._read(min(left, 0.05))

    def ends(self, seconds: float = PATIENCE) -> int:
        """Its exit status, which it must have within so many seconds."""
        self.until(lambda: self.process.poll() is not None, "the end", seconds)
        self._read(0.0)
        return int(self.process.returncode)

    def _read(self, seconds: float) -> None:
        if self._master < 0:
            time.sleep(seconds)
            return
        while select.select([self._master], [], [], seconds)[0]:
            try:
                data = os.read(self._master, 65536)
            except OSError:  # nobody has the other end any more
                time.sleep(seconds)
                return
            self.printed += data
            self._stream.feed(_FOREIGN.sub(b"", data))
            seconds = 0.0
