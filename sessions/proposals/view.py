"""Proposals as they leave the house."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    """Its wordings by meeting, oldest first; the last one is as it stands."""
    actions: tuple[ActionView, ...] = ()
