"""Beginning and ending in a real terminal: every size, both languages, and a terminal left as it was."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest

from tests.sessions.store.making import asked, make_meeting
from tests.terminal.program import WORKSHOP, open_meeting, workshop
from tests.terminal.tmux import Tmux

SHELL = """
stty -g > before
{command}
ended=$?
stty -g > after
echo "slut $ended"
exec cat
"""


def unbroken(window: Tmux, columns: int, rows: int) -> bool:
    """Whether the window is full and no line is longer than it."""
    lines = window.text.splitlines()
    return len(lines) == rows and all(len(line) <= columns for line in lines)


@pytest.mark.parametrize(
    ("columns", "rows", "language", "question", "home"),
    [
        (80, 24, "sv", "Hur blir hamnområdet tryggt för alla?", "Nummer och rubrik"),
        (100, 30, "sv", "Hur blir hamnområdet tryggt för alla?", "Nummer och rubrik"),
        (160, 45, "sv", "Hur blir hamnområdet tryggt för alla?", "Nummer och rubrik"),
        (80, 24, "en", "How can we make the harbour safe for everyone?", "Numbers and heading"),
    ],
)
def test_the_sample_opens_at_each_size_and_quitting_leaves_the_terminal_as_it_was(
    tmp_path: Path, columns: int, rows: int, language: str, question: str, home: str
) -> None:
    command = shlex.join([*WORKSHOP, "demo", "--language", language])
    script = tmp_path / "shell"
    script.write_text(SHELL.format(command=command))
    with Tmux("sh", script, columns=columns, rows=rows, cwd=tmp_path) as window:
        window.sees(question, home, "F1")
        assert unbroken(window, columns, rows)
        window.press("C-q")
        window.sees("slut 0")
        assert question not in window.text
        window.type("och nu?")
        window.sees("och nu?")
    assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text()


def test_what_is_typed_before_the_program_has_begun_is_not_lost(tmp_path: Path) -> None:
    """The keys wait in the terminal, as they do while the program is loading; an empty store lets N make a dialogue."""
    script, gate, store = tmp_path / "shell", tmp_path / "gate", tmp_path / "store.db"
    os.mkfifo(gate)
    program = shlex.join([*WORKSHOP, "--language", "sv", "--store", str(store)])
    script.write_text(f"stty -echo -icanon -icrnl; echo redo; read -r _ < {shlex.quote(str(gate))}; exec {program}")
    with Tmux("sh", script, cwd=tmp_path) as window:
        window.sees("redo")
        window.type("nHur blir bryggan hel?", "Enter")
        window.type("KS 2026/9")
        gate.write_text("\n")
        window.sees("Ny dialog", "Hur blir bryggan hel?", "KS 2026/9")


def test_a_window_that_is_too_small_says_so_and_the_half_typed_line_is_there_when_it_grows(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    make_meeting(store)
    with workshop(store) as window:
        open_meeting(window)
        window.press("F6")
        window.type("Vem äger")
        window.sees("Vem äger")
        window.resize(70, 20)
        window.sees("Fönstret är 70×20. Gör det minst 80×24")
        window.type(" kajen?")
        window.resize(80, 24)
        window.sees("Vem äger kajen?", "F1 Hjälp")
        window.press("Enter")
        window.sees("Sparat")
    assert asked(store, "SELECT text FROM parked") == [("Vem äger kajen?",)]
