"""What the benchmarks have in common: a full store, figures beside their floor, and how they are printed."""

from __future__ import annotations

import contextlib
import math
import os
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

WORKSHOP = (sys.executable, "-c", "from workshop.cli.main import main; main()", "--language", "sv")
ALONE = (sys.executable, "-c", "from workshop.cli.program import main; main()")
"""The command with nothing said, as most people start it: on their own store."""
FLOOR = (sys.executable, "-m", "tests.benchmarks.floor")
ROOT = Path(__file__).parents[2]


def compiled(folder: Path) -> dict[str, str]:
    """The environment of a program that was installed: its bytecode is kept from its first start, in ``folder``."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


@dataclass(frozen=True)
class Figure:
    """One measured thing. ``bound`` is of the ratio to the floor if ``of_ratio``, else of the value itself.

    Without a bound it is only told.
    """

    name: str
    value: float
    unit: str
    floor: float
    bound: float = math.inf
    of_ratio: bool = False

    @property
    def ratio(self) -> float:
        """How many floors it is."""
        return self.value / self.floor if self.floor else math.nan

    @property
    def holds(self) -> bool:
        """Whether it is within its bound."""
        return (self.ratio if self.of_ratio else self.value) <= self.bound

    def __str__(self) -> str:
        bound = f"≤ {self.bound:g} {'×' if self.of_ratio else self.unit}" if math.isfinite(self.bound) else ""
        return (
            f"{self.name:44}{self.value:9.1f} {self.unit:3}{self.floor:9.1f} {self.unit:3}{self.ratio:8.2f} ×"
            f"   {bound:12}{'' if self.holds else 'OVER'}".rstrip()
        )


HEAD = f"{'':44}{'figure':>9}    {'floor':>9}    {'ratio':>8}     bound"


def beside() -> str:
    """What else runs: how busy the machine is, and the programs that keep it so."""
    import psutil

    others = [each for each in psutil.process_iter(["name"]) if each.pid != os.getpid()]
    for each in others:
        with contextlib.suppress(psutil.Error):
            each.cpu_percent()
    time.sleep(0.5)
    busy: dict[str, float] = {}
    for each in others:
        with contextlib.suppress(psutil.Error):
            busy[each.info["name"]] = busy.get(each.info["name"], 0) + each.cpu_percent()
    named = [f"{name} {share:.0f} %" for name, share in sorted(busy.items(), key=lambda one: -one[1]) if share >= 5]
    return f"load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores · beside: {', '.join(named) or 'nothing'}"


def show(figures: Iterable[Figure]) -> int:
    """Print each as it comes, after what else runs; how many are over their bound."""
    print(beside())
    print(HEAD)
    over = 0
    for figure in figures:
        print(figure, flush=True)
        over += not figure.holds
    return over


def middle(times: Sequence[float]) -> float:
    """The median."""
    return statistics.median(times)


def p99(times: Sequence[float]) -> float:
    """The value that one in a hundred is above."""
    return sorted(times)[min(len(times) - 1, round(len(times) * 0.99))]


def full_store(path: Path, ideas: int = 1000) -> int:
    """A store with a meeting in its idea phase and so many ideas; gives the meeting's id."""
    from sessions.agenda.phases import PhaseKind
    from sessions.dialogue import commands as dialogue
    from sessions.ideas import commands
    from tests.sessions.store.making import console, make_meeting

    meeting_id = make_meeting(path)
    with console(path, meeting_id) as meeting:
        phase = next(phase.id for phase in meeting.view.phases if phase.kind == PhaseKind.IDEAS)
        meeting.do(dialogue.go_to, phase_id=phase)
        themes = ("Utemiljö", "Fritid", "Resor", "Arbete", "Bemötande")
        for theme in themes:
            texts = tuple(
                f"Idé om {theme} {number}: vuxna som rör sig på torget efter åtta på kvällen, i par och med västar"
                for number in range(ideas // len(themes))
            )
            meeting.do(commands.add_many, texts=texts, theme=theme, table="3")
    return meeting_id
