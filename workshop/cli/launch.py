"""Starts the program in a terminal."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from workshop.console.ending import ended_by_signals
from workshop.looks import DARK

PAINTINGS = 120
"""Paintings a second at most: a letter waits half as long for the next as with sixty. There are none without a need."""
SWITCH_SECONDS = 0.0005
"""How long a thread keeps the interpreter that another asks for. The store's asks at each statement of a change."""


def has_terminal() -> bool:
    """The program draws on standard error's terminal and reads its keys from standard input."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


@contextlib.contextmanager
def keys_kept() -> Iterator[list[Any] | None]:
    """Keys typed while the program is still loading wait, unechoed and as they are, for it to read them.

    In a terminal's ordinary mode Enter would arrive as another key, and what is typed would smear the screen. Gives how
    the terminal was set.
    """
    try:
        import termios
    except ImportError:  # Windows keeps them by itself
        yield None
        return
    fd = sys.stdin.fileno() if sys.stdin and sys.stdin.isatty() else None
    if fd is None:
        yield None
        return
    before = termios.tcgetattr(fd)
    quiet = termios.tcgetattr(fd)
    quiet[0] &= ~(termios.ICRNL | termios.IXON)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(fd, termios.TCSANOW, quiet)
    try:
        yield before
    finally:
        with contextlib.suppress(termios.error):  # a terminal that is gone
            termios.tcsetattr(fd, termios.TCSANOW, before)


def run(
    path: Path,
    language: str,
    theme: str | None = None,
    fill: Callable[..., Any] | None = None,
    minutes_folder: Path | None = None,
    *,
    thrown_away: Path | None = None,
) -> None:
    """The console on the store at ``path``; without a theme it is dark. A folder ``thrown_away`` goes with it."""
    for stale in ("COLUMNS", "LINES"):  # some shells export them once; the terminal knows its size at any time
        os.environ.pop(stale, None)
    os.environ.setdefault("TEXTUAL_FPS", str(PAINTINGS))
    with ended_by_signals(), keys_kept() as settings:
        gc.disable()  # 4–11 % of the imports' time
        from workshop.app import WorkshopApp

        app = WorkshopApp(
            path,
            language,
            fill=fill,
            throw_away=thrown_away is not None,
            minutes_folder=minutes_folder,
            theme=theme or DARK,
        )
        with contextlib.suppress(ImportError):  # Windows has a terminal of its own kind
            from workshop.console.terminal import driver_on

            app.driver_class = driver_on(settings, thrown_away)
        gc.enable()
        gc.freeze()
        _favour_keys()
        app.run()
    if app.return_code:
        raise SystemExit(app.return_code)


def _favour_keys() -> None:
    """What a key waits for at its slowest: the store's thread, and the collector going through a whole meeting."""
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(50_000, 50, 1_000)


def run_demo(language: str, theme: str | None = None) -> None:
    """The console on a sample dialogue, in a store that is gone afterwards."""

    def fill(meetings: Any) -> Any:
        from sessions.sample import fill

        return fill(meetings, language)

    with ended_by_signals(), tempfile.TemporaryDirectory(prefix="dialogverkstad-") as folder:
        place = Path(folder)
        run(place / "demo.db", language, theme, fill=fill, minutes_folder=_here(), thrown_away=place)


def _here() -> Path | None:
    """The current folder, if it is there and takes files."""
    try:
        here = Path.cwd()
    except OSError:
        return None
    return here if os.access(here, os.W_OK) else None
