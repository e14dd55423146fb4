"""Every fault that can be brought about: into a folder, so many times, with a seed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.faults import cuts, kills
from tests.faults.finding import Finding

FAULTS: tuple[Callable[[Path, int, int], Finding], ...] = (
    kills.at_random,
    kills.among_ballots,
    kills.at_each_step_of_closing,
    kills.at_each_step_of_emptying,
    cuts.replayed,
    kills.on_a_full_disk,
    kills.two_at_full_speed,
)
