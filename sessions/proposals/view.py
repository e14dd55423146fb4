"""Proposals as they leave the house."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

MOST_SUPPORT = 5
"""Support is asked for with a hand: from 0, stop, to 5, will work for it."""


class Horizon(StrEnum):
    """When a proposal can be carried out."""

    UNSAID = ""
    SHORT = "short"
    LONG = "long"


class Need(StrEnum):
    """Whether a proposal needs a decision by the elected before it can be carried out."""

    UNSAID = ""
    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"

    @property
    def somebody_decides(self) -> bool:
        """Whether it is to be said who has to decide."""
        return self in (Need.YES, Need.UNCLEAR)


class Outcome(StrEnum):
    """What the support amounts to, in one word."""

    UNITY = "unity"
    BROAD = "broad"
    DIVIDED = "divided"
    NO_UNITY = "no_unity"


class ReservationKind(StrEnum):
    """Whether somebody wants it noted, or the room still disagrees on it."""

    RESERVATION = "reservation"
    DISAGREEMENT = "disagreement"


HELD = (ReservationKind.DISAGREEMENT, ReservationKind.RESERVATION)
"""In the order that they are told."""


@dataclass(frozen=True)
class ReservationView:
    """What somebody wants noted against a proposal, in the speaker's words and without a name."""

    id: int
    text: str
    version: int = field(compare=False)
    kind: ReservationKind = ReservationKind.RESERVATION


@dataclass(frozen=True)
class ActionView:
    """One action under a proposal."""

    id: int
    text: str
    version: int = field(compare=False)


@dataclass(frozen=True)
class VersionView:
    """How a proposal was worded when a meeting left it."""

    meeting_id: int
    meeting_number: int
    wording: str


@dataclass(frozen=True)
class ProposalView:
    """One proposal. Numbers are per dialogue and never used again.

    ``support`` is how many showed each value, from 0 to 5, six counts; empty until it is asked for.
    """

    id: int
    number: int
    meeting_id: int
    wording: str
    option_id: int | None
    """The option of a round that it comes from."""
    horizon: Horizon
    need: Need
    support: tuple[int, ...]
    outcome: Outcome | None
    reservations: tuple[ReservationView, ...]
    version: int = field(compare=False)
    motive: str = ""
    need_of: str = ""
    """Who has to decide, where that is needed."""
    below: str = ""
    """What those said who showed less than 3."""
    outcome_said: Outcome | None = None
    """The word that the room chose instead of the one that follows from the support, with ``outcome_why``."""
    outcome_why: str = ""
    versions: tuple[VersionView, ...] = ()
    """How each meeting that worded it left it, by the meetings' numbers."""
    actions: tuple[ActionView, ...] = ()
    outcome_on: tuple[int, ...] = ()
    """The support as it was when the room chose its word."""
    idea_ids: tuple[int, ...] = ()
    """The ideas that it comes from, by their numbers."""
    decided_by: str = ""
    """Who decided on it in step 5, as far as that is known."""
    decision_number: str = ""
    decision_day: date | None = None
    decision_outcome: str = ""

    @property
    def decided(self) -> bool:
        """Whether anything is known of a decision on it."""
        return bool(self.decided_by or self.decision_number or self.decision_day or self.decision_outcome)

    @property
    def word(self) -> Outcome | None:
        """What the support amounts to: the word that the room chose, else the one that follows from the support."""
        return self.outcome_said or self.outcome

    @property
    def chosen(self) -> bool:
        """Whether the room chose another word than the one that follows from the support."""
        return self.outcome_said not in (None, self.outcome)

    @property
    def chosen_on_other_hands(self) -> bool:
        """Whether the support has been counted anew since the room chose its word."""
        return self.chosen and self.outcome_on != self.support

    @property
    def held(self) -> tuple[tuple[ReservationKind, int], ...]:
        """How many of each kind there are, of those that there are."""
        kinds = [reservation.kind for reservation in self.reservations]
        return tuple((kind, kinds.count(kind)) for kind in HELD if kind in kinds)

    @property
    def wordings(self) -> tuple[VersionView, ...]:
        """Its wordings by the meetings that changed it, oldest first."""
        before = ("", *(version.wording for version in self.versions))
        return tuple(now for was, now in zip(before, self.versions, strict=False) if now.wording != was)
