"""How the agenda and the clock agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sessions.agenda.phases import PROTECTED, PhaseKind


@dataclass(frozen=True)
class PhaseView:
    """One phase of a meeting. ``used_seconds`` holds what was used before ``running_since`` (UTC), if that is set."""

    id: int
    kind: PhaseKind
    minutes: int
    used_seconds: int
    running_since: datetime | None
    title: str = ""
    """What the phase is called in this agenda; empty where the name of its kind will do."""
    skipped: bool = False

    def used(self, now: datetime) -> timedelta:
        """The time this phase has taken until now."""
        running = max(now - self.running_since, timedelta()) if self.running_since else timedelta()
        return timedelta(seconds=self.used_seconds) + running

    def left(self, now: datetime) -> timedelta:
        """What is left of its minutes, never below nothing."""
        return max(timedelta(minutes=self.minutes) - self.used(now), timedelta())

    def over(self, now: datetime) -> timedelta:
        """How far it is over its minutes, never below nothing."""
        return max(self.used(now) - timedelta(minutes=self.minutes), timedelta())


def eaten(phases: Sequence[PhaseView], current: int, now: datetime, ends: datetime | None) -> int:
    """Whole minutes of the protected slot (commitments and closing) that earlier phases have eaten.

    The evening is followed from the phase at index ``current``: what is left of it and of the later ones
    must fit before the planned end. Without a planned end, what the phases have used over their own
    minutes counts instead. Nothing is eaten once a protected phase is reached or if the agenda has none.
    """
    if not any(phase.kind in PROTECTED for phase in phases[current:]):
        return 0
    if phases[current].kind in PROTECTED:
        return 0
    if not any(phase.used_seconds or phase.running_since for phase in phases):
        return 0
    if ends is None:
        over = sum((phase.over(now) for phase in phases[: current + 1]), timedelta())
    else:
        need = phases[current].left(now) + sum(
            (timedelta(minutes=p.minutes) for p in phases[current + 1 :]), timedelta()
        )
        over = now + need - ends
    protected = sum(phase.minutes for phase in phases[current:] if phase.kind in PROTECTED)
    return max(0, min(int(over / timedelta(minutes=1)), protected))
