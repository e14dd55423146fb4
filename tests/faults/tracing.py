"""Runs the deeds, under strace where something is to befall them at one of their system calls."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.faults import forks
from tests.faults.forks import AT, IN_VAIN, Spec
from tests.sessions.store.making import ROOT, said
from tests.sessions.store.nursery import Child

KILL = f"signal=SIGKILL:when={AT}"
FULL = f"error=ENOSPC:when={AT}+"
RECORD = f"trace={','.join(IN_VAIN)},write"


@dataclass(frozen=True)
class Run:
    """A deed that was done on the store in ``folder``: what it was told, and the exit codes of its consoles."""

    folder: Path
    codes: tuple[int, ...]

    @property
    def store(self) -> Path:
        """The store as it was left."""
        return self.folder / "dialoger.db"

    @property
    def told(self) -> list[str]:
        """What was acknowledged, a line each; one that begins with ``!`` tells of an error."""
        return (self.folder / "told").read_text(encoding="utf-8").splitlines()

    @property
    def acknowledged(self) -> list[int]:
        """The journal's entries that were acknowledged."""
        return sorted({int(line) for line in self.told if line.isdecimal() and line != "0"})


def runs(spec: Spec, inject: str = "", record: Path | None = None) -> list[Run]:
    """Do the deeds of a spec; with something to ``inject`` at its system calls, or with all of them recorded."""
    trace: list[str] = []
    if inject:
        trace = ["strace", "-f", "-o", os.devnull, "-e", f"trace={','.join(spec.calls)}"]
        trace += [word for call in spec.calls for word in ("-e", f"inject={call}:{inject}")]
    elif record is not None:
        trace = ["strace", "-f", "--seccomp-bpf", "-xx", "-y", "-s", "1000000", "-o", str(record), "-e", RECORD]
    lines = _traced(trace, spec) if trace else said(Child(forks.__name__, spec.data))
    return [Run(Path(spec.folder) / name, tuple(map(int, codes))) for name, *codes in map(str.split, lines)]


def _traced(trace: list[str], spec: Spec) -> list[str]:
    command = [*trace, sys.executable, "-m", forks.__name__, spec.data]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
