"""A program in a real terminal, as seen from outside: what its screen shows, and how long each thing took.

Nothing here sleeps: every wait is on the terminal's file descriptor. A chunk gets its time when it is read, and is
understood only when nothing more waits to be read, so that the reader does not slow what it measures.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import psutil
import pyte

ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # frames are held until they are whole
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # no word of a resize in the input; SIGWINCH says it
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[>q": b"\x1bP>|measured\x1b\\",
}
# Sequences that pyte would print as text, and a sequence that the next chunk completes.
_FOREIGN = re.compile(rb"\x1b\[(?:[<>=][0-9;]*[A-Za-z]|\?[0-9;]*(?:\$[a-z]|u))|\x1bP[^\x1b]*\x1b\\")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;?<>=$ ]*|P[^\x1b]*\x1b?)?$")


class Terminal:
    """Run a command in a pty of this size; use it in a `with`, which ends the program.

    Times are seconds since the start, but for `press` and `press_until`: since the key was written.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        timeout: float = 20.0,
    ) -> None:
        self.command = [str(word) for word in command]
        self.timeout = timeout
        self._env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self._cwd = cwd
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self._read: list[tuple[float, bytes]] = []
        self._asked = b""
        self._closed = False
        self._status: int | None = None
        self.pid = 0
        self.started = 0.0
        self.bytes = 0

    def __enter__(self) -> Terminal:
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                # The size must be there before the program asks.
                _set_size(0, self._screen.columns, self._screen.lines)
                if self._cwd is not None:
                    os.chdir(self._cwd)
                os.execvpe(self.command[0], self.command, self._env)
            except OSError as error:
                os.write(2, f"{self.command[0]}: {error}\n".encode())
            finally:
                os._exit(127)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            self.kill(signal.SIGKILL)
            self.wait()
        os.close(self._fd)

    def until(self, text: str, *, gone: bool = False, timeout: float | None = None) -> float:
        """When `text` came to be seen in one line of the screen, or was seen no more."""
        return self._until(lambda: (text in self.text()) is not gone, f"{text!r}{' to go' if gone else ''}", timeout)

    def first_paint(self) -> float:
        """When the first sign that is not a space was seen."""
        return self._until(lambda: bool(self.text().strip()), "anything at all", None)

    def press(self, keys: bytes | str, timeout: float | None = None) -> float:
        """Write keys; seconds to the first byte of the answer. `settle` first, or a late answer is taken for this."""
        self._take()
        pressed = self.write(keys)
        answered = self._receive(timeout or self.timeout)
        if answered is None:
            raise TimeoutError(f"No answer to {keys!r}. The screen:\n{self.text()}")
        return answered - pressed

    def press_until(self, keys: bytes | str, text: str, *, gone: bool = False, timeout: float | None = None) -> float:
        """Write keys; seconds until `text` is seen, or seen no more."""
        self._take()
        self._understand(lambda: False)
        pressed = self.write(keys)
        return self.started + self.until(text, gone=gone, timeout=timeout) - pressed

    def write(self, keys: bytes | str) -> float:
        """Write keys and wait for nothing. Returns the clock's time of it."""
        data = keys.encode() if isinstance(keys, str) else keys
        now = time.perf_counter()
        while data:
            data = data[os.write(self._fd, data) :]
        return now

    def settle(self, quiet: float = 0.04) -> None:
        """Wait until the program has written nothing for so many seconds."""
        while self._receive(quiet) is not None:
            pass
        self._understand(lambda: False)

    def text(self) -> str:
        """What the screen shows, without the spaces that end its lines."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def resize(self, columns: int, rows: int) -> None:
        self._understand(lambda: False)
        self._screen.resize(rows, columns)
        _set_size(self._fd, columns, rows)

    def memory_mb(self) -> float:
        """Memory of the program and of every process it started, in MB (10⁶ bytes, resident)."""
        program = psutil.Process(self.pid)
        return sum(one.memory_info().rss for one in (program, *program.children(recursive=True))) / 1e6

    def worked(self) -> float:
        """Seconds of a processor that the program's threads have taken until now, as Linux counts them."""
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9

    def kill(self, sign: int = signal.SIGKILL) -> None:
        """Send the program and its session a signal."""
        try:
            os.killpg(self.pid, sign)
        except ProcessLookupError:  # so young that it has no session of its own yet
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, sign)

    def wait(self, timeout: float | None = None) -> int:
        """Read until the program ends; its exit status, negative for a signal."""
        if self._status is None:
            limit = time.perf_counter() + (timeout or self.timeout)
            while not self._closed and (left := limit - time.perf_counter()) > 0:
                self._receive(left)
            if not self._closed:
                raise TimeoutError(f"{self.command} did not end. The screen:\n{self.text()}")
            self._understand(lambda: False)
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._status

    def _until(self, seen: Callable[[], bool], what: str, timeout: float | None) -> float:
        limit = time.perf_counter() + (timeout or self.timeout)
        when = time.perf_counter() if seen() else None
        while when is None:
            self._take()
            when = self._understand(seen)
            if when is None and self._receive(limit - time.perf_counter()) is None:
                ended = "The program ended. " if self._closed else ""
                raise TimeoutError(f"Waited for {what}. {ended}The screen:\n{self.text()}")
        return when - self.started

    def _take(self) -> None:
        """Read all that waits to be read."""
        while self._receive(0) is not None:
            pass

    def _receive(self, timeout: float) -> float | None:
        """Read one chunk, answer what the program asks of its terminal, and return when it came; None if none did."""
        if self._closed or not select.select([self._fd], [], [], max(0.0, timeout))[0]:
            return None
        now = time.perf_counter()
        try:
            chunk = os.read(self._fd, 65536)
        except OSError:  # how Linux says that the other end is closed
            chunk = b""
        if not chunk:
            self._closed = True
            return None
        self.bytes += len(chunk)
        self._read.append((now, chunk))
        self._answer(chunk)
        return now

    def _answer(self, chunk: bytes) -> None:
        asked = self._asked + chunk
        end = 0
        for place, question in sorted((asked.find(q), q) for q in ANSWERS if q in asked):
            self.write(ANSWERS[question])
            end = max(end, place + len(question))
        unfinished = _UNFINISHED.search(asked, end)
        self._asked = unfinished.group() if unfinished else b""

    def _understand(self, seen: Callable[[], bool]) -> float | None:
        """Draw what was read, chunk by chunk; the time of the one after which `seen` holds."""
        while self._read:
            when, chunk = self._read.pop(0)
            data = _FOREIGN.sub(b"", self._rest + chunk)
            unfinished = _UNFINISHED.search(data)
            self._rest = unfinished.group() if unfinished else b""
            self._stream.feed(data[: len(data) - len(self._rest)])
            if seen():
                return when
        return None


def _set_size(fd: int, columns: int, rows: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
