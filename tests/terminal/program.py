"""How the tests start the program: as ``workshop`` with a store, in Swedish unless they say otherwise."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.terminal.tmux import Tmux

WORKSHOP = (sys.executable, "-c", "from workshop.cli.main import main; main()")
"""The command, whatever the PATH of the machine."""


def workshop(store: Path, *words: str, columns: int = 100, rows: int = 30) -> Tmux:
    """The program on a store, in a window of this size."""
    command: list[str | Path] = [*WORKSHOP, "--language", "sv", "--store", store, *words]
    return Tmux(*command, columns=columns, rows=rows, cwd=store.parent)


def open_meeting(window: Tmux) -> None:
    """Open the meeting that the start screen stands on."""
    window.sees("Enter")
    window.press("Enter")
    window.sees("F1 Hjälp")
