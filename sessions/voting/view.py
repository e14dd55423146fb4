"""Rounds of dot voting as they leave the house. No ballot ever does."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sessions.words import Phrase, phrase


class RoundStatus(StrEnum):
    """The life of a round: opened, its list is locked; closed, its totals exist; revealed, the room sees them."""

    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    CANCELLED = "cancelled"


class BoxState(StrEnum):
    """How it is with an open round's box: it takes ballots, its round was being closed, or it is not there."""

    OPEN = "open"
    SEALED = "sealed"
    MISSING = "missing"


class RoundOrigin(StrEnum):
    """Where a round comes from: its own list, the top of another round, or another round's list once more."""

    FIRST = "first"
    RUN_OFF = "run_off"
    AGAIN = "again"
    TRIAL = "trial"
    """From nowhere: it is there to try how one votes, and is no round of the meeting's record."""
    SUPPORT = "support"
    """From a proposal: the room is asked from 0 to 5 how it supports it. It is no round of the record either."""

    @property
    def recorded(self) -> bool:
        """Whether such a round is one of the meeting's record."""
        return self not in (RoundOrigin.TRIAL, RoundOrigin.SUPPORT)


@dataclass(frozen=True)
class NewOption:
    """What an option is to be called, and the cluster or idea that it stands for.

    ``follows`` is the option of an earlier round that it is once more: it stands for the same ideas as that one did.
    """

    label: str
    cluster_id: int | None = None
    idea_id: int | None = None
    follows: int | None = None


@dataclass(frozen=True)
class LockedIdea:
    """An idea that an option stood for when the list was locked, and how it read then."""

    idea_id: int
    text: str


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
    ideas: tuple[LockedIdea, ...] = ()
    """What the list was locked with, by the ideas' numbers. None known of a cluster in a round from an early store."""


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
class GroupView:
    """What one actor group's ballots add up to, of a group that may be shown. ``given`` leaves out the spoiled ones.

    ``dots`` and ``voters`` are by option: the first is that of option 1. Dots on the wall are nobody's, and not here.
    """

    group: str
    given: int
    dots: tuple[int, ...]
    voters: tuple[int, ...]


@dataclass(frozen=True)
class SlipCodes:
    """The voting slips made for a meeting. Where there are any, each is one ballot, and nobody votes without."""

    count: int = 0
    digests: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True)
class RoundView:
    """One round. ``stacking`` is the most dots one voter may lay on one option, None for no limit.

    ``given`` counts the ballots that are valid or blank, ``spoiled`` the spoiled; while the round is open they and
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
    proposal_id: int | None = None
    """The proposal whose support is asked for; it may be gone since."""
    corrections: tuple[CorrectionView, ...] = ()
    """Corrections of totals after the reveal, oldest first."""
    piles: tuple[str, ...] = ()
    """The actor groups whose ballots are counted pile by pile, as they were when the list was locked; none unless the
    round is held per actor group."""
    pile_slips: tuple[int, ...] = ()
    """While such a round is open: the ballots in each pile, valid and spoiled, and last those of no group."""
    groups: tuple[GroupView, ...] = ()
    """After it: the groups that may be shown, each with what its ballots add up to."""
    blank: int | None = None
    """Of the ballots given, those without a dot; None while the round is open, and in one that an older program
    closed."""

    phones: int = 0
    """Of the ballots given, those from phones. Their dots are in the options' with all others, and never apart."""

    takes_phones: bool = False
    """While the round is open: whether phones are shown it."""
    turned_away: bool = False
    """While it is open: whether a phone has been refused because every ballot is in, and none has come in since."""
    box: BoxState = BoxState.OPEN
    """While the round is open: how it is with its box."""
    mark: str = field(default="", compare=False, repr=False)
    """What its box is known by. It means nothing."""

    @property
    def others(self) -> int:
        """The ballots, valid and blank, that are in no group shown."""
        return self.given - sum(group.given for group in self.groups)

    @property
    def valid(self) -> int | None:
        """The ballots with a dot; None where nobody knows which were blank."""
        return self.given - self.blank if self.blank is not None else None

    @property
    def slips(self) -> int:
        """Ballots handed in, valid, blank and spoiled."""
        return self.given + self.spoiled

    @property
    def on_paper(self) -> int:
        """Ballots handed in on paper."""
        return self.slips - self.phones

    @property
    def on_wall_only(self) -> bool:
        """Whether all dots hung on the wall: no ballot was used, and nobody knows how many voted."""
        return bool(self.wall_dots) and not self.slips

    @property
    def one_each(self) -> bool:
        """Whether each option has as many dots as ballots with a dot on it: at most one each, none on the wall."""
        return self.stacking == 1 and all(option.dots == option.voters for option in self.options)

    def laid(self, option: OptionView) -> Phrase:
        """What an option got: ``31 prickar · 21 röstande``, and with dots on the wall who of them voted on ballots."""
        dots = phrase("voting.dots", n=option.dots or 0)
        if self.on_wall_only:
            return dots
        voters = phrase("counting.voters_on_ballots" if self.wall_dots else "voting.voters", n=option.voters or 0)
        return phrase("voting.dots_voters", dots=dots, voters=voters)

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


class Field(StrEnum):
    """Where an option stands between two criteria: high on both, on one, on neither, or just on the line."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"
    NEITHER = "neither"
    BETWEEN = "between"


@dataclass(frozen=True)
class Compared:
    """An option in two rounds on the same list. ``levels`` are 1 for high, -1 for low, 0 for just in the middle."""

    first: OptionView
    second: OptionView
    levels: tuple[int, int]
    field: Field


@dataclass(frozen=True)
class Comparison:
    """Two rounds on the same list, each asked by its own criterion. Options by number, never by rank.

    ``most`` are the most dots that an option got in each.
    """

    first: RoundView
    second: RoundView
    options: tuple[Compared, ...]
    most: tuple[int, int]
