"""The phases of a meeting and the agendas that arrange them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sessions.agenda import kinds

MINUTES = range(1, 24 * 60 + 1)
"""How long a phase may be."""
PHASE_MINUTES = 15
"""How long a phase is that the meeting takes in unplanned, until somebody says otherwise."""
BREAK_MINUTES = 10
"""How long a break is until somebody says otherwise."""


class PhaseKind(str):
    """What a phase is about, by the name of its guide. Each kind has one screen.

    Those that the program itself names stand here; what all of them are, their guides say.
    """

    __slots__ = ()

    OPENING: ClassVar[PhaseKind]
    PERSPECTIVES: ClassVar[PhaseKind]
    IDEAS: ClassVar[PhaseKind]
    GROUPING: ClassVar[PhaseKind]
    EXPERIMENTS: ClassVar[PhaseKind]
    PRIORITISING: ClassVar[PhaseKind]
    PROPOSALS: ClassVar[PhaseKind]
    COMMITMENTS: ClassVar[PhaseKind]
    CLOSING: ClassVar[PhaseKind]
    BREAK: ClassVar[PhaseKind]

    @classmethod
    def known(cls) -> tuple[PhaseKind, ...]:
        """Every kind that has a guide, in the model's order."""
        return tuple(cls(name) for name in kinds.known())

    @property
    def step(self) -> int | None:
        """The step of the model that the phase belongs to, 3 or 4; None for what every meeting has."""
        return kinds.facts(self).step

    @property
    def protected(self) -> bool:
        """Whether the agenda guards its minutes against the earlier phases.

        Those of proposals are not: a wording that takes long eats the time in which somebody would have promised to do
        it.
        """
        return kinds.facts(self).protected


PhaseKind.OPENING = PhaseKind("opening")
PhaseKind.PERSPECTIVES = PhaseKind("perspectives")
PhaseKind.IDEAS = PhaseKind("ideas")
PhaseKind.GROUPING = PhaseKind("grouping")
PhaseKind.EXPERIMENTS = PhaseKind("experiments")
PhaseKind.PRIORITISING = PhaseKind("prioritising")
PhaseKind.PROPOSALS = PhaseKind("proposals")
PhaseKind.COMMITMENTS = PhaseKind("commitments")
PhaseKind.CLOSING = PhaseKind("closing")
PhaseKind.BREAK = PhaseKind("break")


def steps(phases: Sequence[PhaseKind]) -> tuple[int, ...]:
    """The step of each phase. What has none belongs to that of the phase before it, or else to the first."""
    own = [kind.step for kind in phases]
    found: list[int] = []
    step = next((step for step in own if step is not None), 3)
    for each in own:
        step = step if each is None else each
        found.append(step)
    return tuple(found)


@dataclass(frozen=True)
class Title:
    """What something is called, in any language or in each its own; empty where nobody has said."""

    anyhow: str = ""
    by_language: tuple[tuple[str, str], ...] = ()

    def said(self, language: str) -> str:
        """In a language; in another one rather than not at all."""
        said = dict(self.by_language)
        return said.get(language) or self.anyhow or next(iter(said.values()), "")


@dataclass(frozen=True)
class Slot:
    """One phase of an agenda with its minutes, and a title where the name of its kind will not do."""

    kind: PhaseKind
    minutes: int
    title: Title = Title()


@dataclass(frozen=True)
class Sitting:
    """The phases of one meeting of an agenda."""

    slots: tuple[Slot, ...]
    title: Title = Title()

    @property
    def minutes(self) -> int:
        """How long the meeting is."""
        return sum(slot.minutes for slot in self.slots)


@dataclass(frozen=True)
class Agenda:
    """One or several meetings as somebody has planned them. ``id`` is its file's name."""

    id: str
    title: Title
    meetings: tuple[Sitting, ...]
