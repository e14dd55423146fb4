"""The real terminal: what comes from it, how it is taken and given back, and what ends the program from outside."""

from __future__ import annotations

import os
import queue
import re
import selectors
import shutil
import signal
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar, TextIO, cast

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from workshop.console.ending import SIGNALS, status_of
from workshop.console.messages import Ending, Faulted
from workshop.console.parser import TerminalParser

LONGEST = 2.0
"""Seconds that the program has to end by itself once it is told to from outside."""
STUCK_SECONDS = 0.1
"""How long the terminal may take nothing before it is held to take nothing any more, when the program ends."""

GIVE_BACK = (
    "\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What leaves a terminal as it was: paste, wrap, mouse, keyboard, the screen below, the cursor, focus."""

_MOUSE_IN_BYTES = re.compile(rb"\x1b\[M[\s\S]{3}")
_UNFINISHED_MOUSE = re.compile(rb"\x1b\[M[\s\S]{0,2}\Z")


class Decoder:
    """Bytes from a terminal as text. A byte that is no UTF-8 is seen as U+FFFD.

    A mouse report of the oldest kind is three bytes after its code, whatever they are, and passed over.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._held = b""

    def __call__(self, data: bytes) -> str:
        """The text of the next bytes; what is not whole yet waits for those that follow."""
        data = _MOUSE_IN_BYTES.sub(b"", self._held + data)
        unfinished = _UNFINISHED_MOUSE.search(data)
        self._held = unfinished[0] if unfinished else b""
        return self._decode(data[: len(data) - len(self._held)])


class Output:
    """The terminal to write on. One that is gone takes everything and shows nothing."""

    def __init__(self, file: TextIO) -> None:
        self._fd, self._encoding, self._errors = file.fileno(), file.encoding, file.errors or "replace"
        self._written: list[str] = []

    def fileno(self) -> int:
        """The terminal's file descriptor."""
        return self._fd

    def write(self, text: str) -> None:
        """Write, once it is flushed."""
        self._written.append(text)

    def flush(self) -> None:
        """Let the terminal have what was written."""
        left = "".join(self._written).encode(self._encoding, self._errors)
        self._written.clear()
        with suppress(OSError):
            while left:
                left = left[os.write(self._fd, left) :]


class TerminalDriver(LinuxDriver):
    """Textual's driver on a terminal that may go, send anything, and be stopped and taken up again."""

    as_it_was: ClassVar[list[Any] | None] = None
    """How the terminal was set before the program began, if that is not how it is when the driver takes it."""
    thrown_away: ClassVar[Path | None] = None
    """What is to be gone when the program is, however it ends."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert sys.__stderr__ is not None
        self._output = Output(sys.__stderr__)
        self._file = cast("TextIOWrapper", self._output)
        self._raw: list[Any] | None = None
        self._ends = self._is_stuck = False
        self._before = {number: signal.signal(number, self._told_to_end) for number in SIGNALS}

    def make_parser(self) -> XTermParser:
        """What makes events of the text that comes from the terminal."""
        return TerminalParser(self._debug)

    # Taken and given back.

    def start_application_mode(self) -> None:
        """Take the terminal, and remember how it is then."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.attrs_before = self.as_it_was or self.attrs_before
        with suppress(termios.error):
            self._raw = termios.tcgetattr(self.fileno)

    def _sigcont_application(self, *_: object) -> None:
        """Somebody stopped the process and lets it go on; it never let the terminal go unless it was asked to stop."""
        if self._must_signal_resume:
            super()._sigcont_application()
        else:
            self._in_loop(self._take_again)

    def _take_again(self) -> None:
        """Others may have used the terminal meanwhile: set it and paint it anew."""
        if self._ends or self._raw is None or self._writer_thread is None:
            return
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, self._raw)
        self.write("\x1b[?1049h\x1b[?25l\x1b[?1004h")
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._disable_line_wrap()
        size = Size(*self._get_terminal_size())
        self._app.post_message(events.Resize(size, size))
        self._app.refresh(layout=True)

    def write(self, data: str) -> None:
        """Write to the terminal; one that takes nothing any more does not keep a program from ending."""
        if not self._ends:
            super().write(data)
        elif self._writer_thread is not None:
            try:
                self._writer_thread._queue.put(data, timeout=0.0 if self._is_stuck else STUCK_SECONDS)
            except queue.Full:
                self._is_stuck = True

    def close(self) -> None:
        """Let the terminal go, and the signals."""
        if not self._is_stuck:
            super().close()
        for number, before in self._before.items():
            signal.signal(number, before)

    # What ends the program.

    def _told_to_end(self, number: int, _frame: object) -> None:
        self.end(status_of(number))

    def end(self, status: int) -> None:
        """Have the program end with an exit status; if it has not in time, end it without its help."""
        if self._ends:
            return
        self._ends = True
        Thread(target=self._insist, args=(status,), daemon=True, name="ending").start()
        if self._writer_thread is not None:
            with suppress(queue.Empty):  # whoever waits to write goes on
                while True:
                    self._writer_thread._queue.get_nowait()
        self._in_loop(self._app.post_message, Ending(status))

    def _insist(self, status: int) -> None:
        time.sleep(LONGEST)
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        with suppress(OSError):
            os.set_blocking(self._output.fileno(), False)
            os.write(self._output.fileno(), GIVE_BACK.encode())
        if self.thrown_away is not None:
            shutil.rmtree(self.thrown_away, ignore_errors=True)
        os._exit(status)

    def _in_loop(self, call: Callable[..., object], *args: object) -> None:
        with suppress(RuntimeError):  # the loop has ended already
            self._loop.call_soon_threadsafe(call, *args)

    # What comes from it.

    def _run_input_thread(self) -> None:
        """Read until the program ends; without its keys it ends as well."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._in_loop(self._app.post_message, Faulted(error))
            self.end(1)

    def run_input_thread(self) -> None:
        """Hand on what comes from the terminal, until the program ends or the terminal is gone."""
        parser, decode = self.make_parser(), Decoder()
        with self._watched() as came:
            while not self.exit_event.is_set():
                data = self._read() if came() else None
                if data == b"":
                    self.end(status_of(signal.SIGHUP))
                    break
                if data:
                    self._hand_on(parser.feed(text) if (text := decode(data)) else ())
                self._hand_on(parser.tick())
        with suppress(EOFError, ParseError):
            self._hand_on(parser.feed(""))

    @contextmanager
    def _watched(self) -> Iterator[Callable[[], object]]:
        """Gives what waits a tenth of a second for something to come, and says whether it did."""
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            yield lambda: selector.select(0.1)

    def _read(self) -> bytes | None:
        """What has come; nothing at the terminal's end, None if it was no more than a rumour."""
        try:
            return os.read(self.fileno, 4096)
        except (BlockingIOError, InterruptedError):
            return None
        except OSError:  # a terminal that is gone
            return b""

    def _hand_on(self, found: Any) -> None:
        for event in found:
            self.process_message(cast("Message", event))


def driver_on(settings: list[Any] | None, thrown_away: Path | None = None) -> type[TerminalDriver]:
    """The driver of a terminal that was set like this before the program began, with a folder that goes with it."""
    return type("TerminalDriver", (TerminalDriver,), {"as_it_was": settings, "thrown_away": thrown_away})
