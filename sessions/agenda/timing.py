"""How the agenda and the clock agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sessions.agenda.phases import PhaseKind
from sessions.words.phrase import Phrase, phrase

MINUTE = timedelta(minutes=1)
HALF_A_DAY = timedelta(hours=12)


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
    entered: bool = False
    """Whether the meeting has been in it."""
    version: int = field(default=1, compare=False)

    @property
    def name(self) -> str | Phrase:
        """What the phase is called: by this agenda, or else by its kind."""
        return self.title or phrase(f"phase.{self.kind}.name")

    def used(self, now: datetime) -> timedelta:
        """The time this phase has taken until now.

        A clock that seems to run backwards, or half a day over the phase's minutes, was set, or forgotten: such a run
        counts for nothing, now or when it is stopped.
        """
        running = now - self.running_since if self.running_since else timedelta()
        believed = timedelta() <= running < timedelta(minutes=self.minutes) + HALF_A_DAY
        return timedelta(seconds=self.used_seconds) + (running if believed else timedelta())

    def left(self, now: datetime) -> timedelta:
        """What is left of its minutes, never below nothing."""
        return max(timedelta(minutes=self.minutes) - self.used(now), timedelta())

    def over(self, now: datetime) -> timedelta:
        """How far it is over its minutes, never below nothing."""
        return max(self.used(now) - timedelta(minutes=self.minutes), timedelta())


def to_come(phases: Sequence[PhaseView], current: int, now: datetime) -> timedelta:
    """What is left of the phase at index ``current`` and of the later ones that are not skipped.

    A phase that has used its minutes, as one gone back from, needs no more.
    """
    return sum((phase.left(now) for phase in phases[current:] if not phase.skipped), timedelta())


def drift(phases: Sequence[PhaseView], current: int, now: datetime, ends: datetime | None) -> int | None:
    """Whole minutes that the meeting will end after its planned end, below 0 before it; 0 is less than a minute off.

    None where there is nothing to say: without a planned end, before any clock has run, when all is over, and half a
    day away, when somebody only looks at the meeting.
    """
    if ends is None or not _begun(phases):
        return None
    left = to_come(phases, current, now)
    if not left and not any(phase.running_since for phase in phases):
        return None
    off = now + left - ends
    return int(off / MINUTE) if abs(off) < HALF_A_DAY else None


def eaten(phases: Sequence[PhaseView], current: int, now: datetime, ends: datetime | None) -> int:
    """Whole minutes of the protected phases (commitments and closing) that earlier phases have eaten.

    The evening is followed from the phase at index ``current``: what is left of it and of the later ones
    must fit before the planned end. Without a planned end, what the phases have used over their own
    minutes counts instead. Nothing is eaten once a protected phase is reached or if the agenda has none left.
    """
    protected = sum(phase.minutes for phase in guarded(phases, current))
    if not protected or phases[current].kind.protected or not _begun(phases):
        return 0
    if ends is None:
        over = sum((phase.over(now) for phase in phases[: current + 1] if not phase.skipped), timedelta())
    else:
        over = now + to_come(phases, current, now) - ends
    return max(0, min(int(over / MINUTE), protected))


def guarded(phases: Sequence[PhaseView], current: int) -> list[PhaseView]:
    """The protected phases from the one at index ``current`` on that are not skipped."""
    return [phase for phase in phases[current:] if phase.kind.protected and not phase.skipped]


def _begun(phases: Sequence[PhaseView]) -> bool:
    return any(phase.used_seconds or phase.running_since for phase in phases)
