"""Rounds of dot voting as they leave the house. No ballot ever does."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class RoundStatus(StrEnum):
    """The life of a round: opened, its list is locked; closed, its totals exist; revealed, the room sees them."""

    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    CANCELLED = "cancelled"


class RoundOrigin(StrEnum):
    """Where a round comes from: its own list, the top of another round, or another round's list once more."""

    FIRST = "first"
    RUN_OFF = "run_off"
    AGAIN = "again"


@dataclass(frozen=True)
class NewOption:
    """What an option is to be called, and the cluster or idea that it stands for."""

    label: str
    cluster_id: int | None = None
    idea_id: int | None = None


@dataclass(frozen=True)
class OptionView:
    """A numbered option. ``dots`` and ``voters`` are None until the round is closed.

    ``dots`` are those on ballots and on the wall together, never one apart from the other; ``voters`` are those who
    laid theirs on a ballot, for of the wall nobody knows.
    """

    id: int
    number: int
    label: str
    cluster_id: int | None
    idea_id: int | None
    dots: int | None
    voters: int | None
    version: int = field(default=1, compare=False)


@dataclass(frozen=True)
class CorrectionView:
    """That an option's total was corrected after the reveal. ``at`` is in UTC."""

    id: int
    option_number: int
    at: datetime
    before: int
    after: int
    reason: str


@dataclass(frozen=True)
class RoundView:
    """One round. ``stacking`` is the most dots one voter may lay on one option, None for no limit.

    ``given`` counts the ballots (spoiled ones not included), ``spoiled`` the spoiled; while the round is open they and
    ``wall_dots`` come from its own store and are counts only.
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
    wall_dots: int = 0
    """Dots counted on the wall, all options together, as they were when the round closed. Whose they are is unknown; an
    option's dots hold its share."""
    origin: RoundOrigin = RoundOrigin.FIRST
    origin_id: int | None = None
    """The round that this one follows, unless it is the first on its list."""
    corrections: tuple[CorrectionView, ...] = ()
    """Corrections of totals after the reveal, oldest first."""

    @property
    def slips(self) -> int:
        """Ballots handed in, valid and spoiled."""
        return self.given + self.spoiled

    def was(self, option_number: int) -> int | None:
        """What an option's total was when the round closed, if it has been corrected since."""
        return next((made.before for made in self.corrections if made.option_number == option_number), None)


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
