"""A real terminal: one window of a tmux server of its own, that types as a person does and reads what stands there.

Nothing here sleeps: tmux copies what the window prints into a pipe, and each wait is for the pipe to say that
something was printed.
"""

from __future__ import annotations

import os
import select
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

PATIENCE = 20.0
"""Seconds until something that should be seen is held not to come."""


class Tmux:
    """A window with a program in it; used in a ``with``, which ends both."""

    def __init__(self, *command: str | Path, columns: int = 100, rows: int = 30, cwd: Path | None = None) -> None:
        self._command = shlex.join(str(word) for word in command)
        self._size, self._cwd = (columns, rows), cwd
        # A socket's path must be short, so it does not lie in pytest's folder.
        self._folder = Path(tempfile.mkdtemp(prefix="tmux-"))

    def __enter__(self) -> Tmux:
        pipe = self._folder / "printed"
        os.mkfifo(pipe)
        self._printed = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        columns, rows = map(str, self._size)
        # Some shells export a size once, and it stays when the window changes: it must not be believed.
        settings = ("LC_ALL=C.UTF-8", "COLORTERM=truecolor", "COLUMNS=90", "LINES=20", f"PATH={os.environ['PATH']}")
        environment = [word for setting in settings for word in ("-e", setting)]
        # The window waits for the pipe, so that not a byte of the program's is missed.
        waiting = f"read -r _; exec {self._command}"
        self._tmux(
            *("new-session", "-d", "-x", columns, "-y", rows, "-c", str(self._cwd or self._folder), *environment),
            f"exec sh -c {shlex.quote(waiting)}",
        )
        self._tmux("set-option", "-g", "remain-on-exit", "on")
        self._tmux("set-option", "-sg", "escape-time", "0")
        self._tmux("pipe-pane", "-O", f"exec cat > {shlex.quote(str(pipe))}")
        self.press("Enter")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tmux("kill-server")
        os.close(self._printed)
        shutil.rmtree(self._folder, ignore_errors=True)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names for them: ``Enter``, ``C-q``, ``F8``."""
        self._tmux("send-keys", *keys)

    def type(self, text: str, *keys: str) -> None:
        """Type a text, then press keys."""
        self._tmux("send-keys", "-l", text)
        if keys:
            self.press(*keys)

    def paste(self, text: str) -> None:
        """Paste a text as a terminal does that does not mark what is pasted."""
        self._tmux("set-buffer", text)
        self._tmux("paste-buffer")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    @property
    def text(self) -> str:
        """What stands in the window."""
        return self._tmux("capture-pane", "-p")

    @property
    def pid(self) -> int:
        """The program's process."""
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    @property
    def dead(self) -> bool:
        """Whether the program has ended."""
        return self._tmux("display-message", "-p", "#{pane_dead}").strip() == "1"

    def sees(self, *texts: str) -> None:
        """Wait until all these stand in the window at once."""
        self.until(lambda: all(text in self.text for text in texts), " and ".join(map(repr, texts)))

    def sees_no(self, *texts: str) -> None:
        """Wait until none of these stands in the window."""
        self.until(lambda: not any(text in self.text for text in texts), f"{texts} to go")

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Look each time that something has been printed, until it holds; or say what stood there instead."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            left = deadline - time.monotonic()
            assert left > 0, f"Waited for {what}. The window:\n{self.text}"
            # What happens without a print, such as the program's end, is looked for now and then.
            if select.select([self._printed], [], [], min(left, 0.2))[0]:
                os.read(self._printed, 1 << 20)

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-S", str(self._folder / "socket"), "-f", os.devnull, *words]
        env = os.environ | {"LC_ALL": "C.UTF-8"}  # or tmux would show letters as underscores
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", env=env).stdout
