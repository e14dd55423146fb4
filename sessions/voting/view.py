"""Rounds of dot voting as they leave the house. No ballot ever does."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class RoundStatus(StrEnum):
    """The life of a round: opened, its list is locked; closed, its totals exist; revealed, the room sees them."""

    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class NewOption:
    """What an option is to be called, and the cluster or idea that it stands for."""

    label: str
    cluster_id: int | None = None
    idea_id: int | None = None


@dataclass(frozen=True)
class OptionView:
    """A numbered option. ``dots`` and ``voters`` are None until the round is closed."""

    id: int
    number: int
    label: str
    cluster_id: int | None
    idea_id: int | None
    dots: int | None
    voters: int | None


@dataclass(frozen=True)
class RoundView:
    """One round. ``stacking`` is the most dots one voter may lay on one option, None for no limit.

    ``given`` counts the ballots (spoiled ones not included), ``spoiled`` the spoiled; while the round is open both come
    from its own store and are counts only.
    """

    id: int
    meeting_id: int
    number: int
    criterion: str
    dots_each: int
    stacking: int | None
    entitled: int
    status: RoundStatus
    given: int
    spoiled: int
    options: tuple[OptionView, ...]
    version: int = field(compare=False)

    @property
    def slips(self) -> int:
        """Ballots handed in, valid and spoiled."""
        return self.given + self.spoiled


@dataclass(frozen=True)
class Ranked:
    """An option's place in a result. Options with the same dots share the places ``first`` to ``last``."""

    first: int
    last: int
    option: OptionView

    @property
    def tied(self) -> bool:
        """Whether the place is shared."""
        return self.first != self.last
