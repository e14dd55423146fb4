"""What is counted: ballots and the dots on the wall, as they are typed, whether they fit, and what they add up to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sessions.errors import Refused
from sessions.text.personal import DASHES

BLANK = "0"
_BLANK = (BLANK, *DASHES)
_BETWEEN = re.compile(r"[\s,;+]+")
"""What people put between two numbers of a ballot."""
SPOILED = "x"
MOST_WALL = 100_000
"""The most dots that one option may have on a wall: 5,000 people with 20 each."""


@dataclass(frozen=True)
class Ballot:
    """One ballot: (option number, dots) by number. Blank and spoiled ballots have no dots."""

    dots: tuple[tuple[int, int], ...] = ()
    spoiled: bool = False

    @property
    def kind(self) -> str:
        """``slip``, or ``blank`` or ``spoiled``."""
        return "spoiled" if self.spoiled else "slip" if self.dots else "blank"


@dataclass(frozen=True)
class OptionTally:
    """What one option got: dots on ballots and on the wall together, and how many laid theirs on a ballot."""

    number: int
    dots: int
    voters: int


@dataclass(frozen=True)
class Tally:
    """What ballots and wall add up to. Options without dots are left out; ``given`` leaves out the spoiled ballots.

    ``wall_dots`` is how many of all dots were counted on the wall. Which ones is not kept.
    """

    options: tuple[OptionTally, ...] = ()
    given: int = 0
    spoiled: int = 0
    wall_dots: int = 0
    blank: int = 0
    """Those of the given that have no dot."""
    phones: int = 0
    """Those of the given that came from phones."""

    def __post_init__(self) -> None:
        numbers = [option.number for option in self.options]
        assert numbers == sorted(set(numbers)), "an option counted twice"
        assert self.given >= 0
        assert self.spoiled >= 0
        assert 0 <= self.blank <= self.given
        assert 0 <= self.phones <= self.given
        assert 0 <= self.wall_dots <= self.dots
        assert all(option.dots >= 1 for option in self.options)
        assert all(0 <= option.voters <= min(option.dots, self.valid) for option in self.options)

    @property
    def valid(self) -> int:
        """The ballots with a dot."""
        return self.given - self.blank

    @property
    def dots(self) -> int:
        """All dots together."""
        return sum(option.dots for option in self.options)

    def of(self, number: int) -> tuple[int, int]:
        """Dots and voters of an option."""
        return next(((option.dots, option.voters) for option in self.options if option.number == number), (0, 0))

    def balances(self, *, options: int, dots_each: int, stacking: int | None, entitled: int) -> bool:
        """Whether ballots and wall of a round with these terms can add up to this.

        Each option's dots on the wall are at least those that its voters could not have laid, and at most those that
        leave each of them one; some such share of every option must make up the wall's dots.
        """
        most = stacking or dots_each
        slips = self.given + self.spoiled
        least_wall = sum(max(0, option.dots - option.voters * most) for option in self.options)
        most_wall = sum(option.dots - option.voters for option in self.options)
        return (
            all(1 <= option.number <= options for option in self.options)
            and least_wall <= self.wall_dots <= most_wall
            and self.dots - self.wall_dots <= self.valid * dots_each
            and slips + people(self.wall_dots, dots_each) <= entitled
        )


def people(wall_dots: int, dots_each: int) -> int:
    """The fewest people who can have put up so many dots."""
    return -(-wall_dots // dots_each)


def read_ballot(text: str, *, options: int, dots_each: int, stacking: int | None) -> Ballot:
    """The ballot as typed: ``3 3 7 12``, with spaces, commas, semicolons or plus between.

    ``0`` or ``-`` is blank, ``x`` is spoiled.
    Refused with the reason before it counts. The reason never repeats what was typed.
    """
    words = [word for word in _BETWEEN.split(text) if word]
    shown = example(options=options, dots_each=dots_each, stacking=stacking)
    if not words:
        raise Refused("voting.ballot_empty", example=shown)
    if len(words) == 1 and words[0] in _BLANK:
        return Ballot()
    if [word.lower() for word in words] == [SPOILED]:
        return Ballot(spoiled=True)
    if re.search("[0-9] *[=:]", text):
        raise Refused("counting.ballot_is_wall", example=shown)
    if not all(re.fullmatch("[0-9]+", word) for word in words):
        raise Refused("voting.ballot_unread", example=shown)
    dots: Counter[int] = Counter()
    for word in words:
        number = word.lstrip("0") or BLANK
        if len(number) > len(str(options)) or not 1 <= int(number) <= options:
            raise Refused("voting.no_such_option", number=_short(number), last=options)
        dots[int(number)] += 1
    if len(words) > dots_each:
        raise Refused("voting.too_many_dots", given=len(words), n=dots_each)
    if stacking is not None:
        over = next((number for number in sorted(dots) if dots[number] > stacking), None)
        if over is not None:
            raise Refused("voting.stacked", number=over, given=dots[over], n=stacking)
    return Ballot(tuple(sorted(dots.items())))


def example(*, options: int, dots_each: int, stacking: int | None) -> str:
    """A ballot to follow, which a round with these terms takes: ``3 7 12``, or ``3 3 7`` where dots may be stacked."""
    first, *others = (number for number in (3, 7, 12, 1, 2) if number <= options)
    numbers = (first, *others) if stacking == 1 else (first, first, *others)
    return " ".join(map(str, sorted(numbers[: min(3, dots_each)])))


def read_wall(text: str, *, options: int) -> dict[int, int]:
    """Dots counted on the wall, by option, as typed: ``7=12 3=4``, option and total, with spaces or commas between.

    A total is all that hangs there for the option, so it replaces the one before; 0 takes it away.
    """
    pairs = [pair for pair in re.split(r"[\s,;]+", re.sub(r"\s*[=:]\s*", "=", text)) if pair]
    if not pairs or not all(re.fullmatch("[0-9]+=[0-9]+", pair) for pair in pairs):
        raise Refused("counting.wall_unread")
    totals: dict[int, int] = {}
    for pair in pairs:
        number, total = (word.lstrip("0") or BLANK for word in pair.split("="))
        if len(number) > len(str(options)) or not 1 <= int(number) <= options:
            raise Refused("counting.no_such_option", number=_short(number), last=options)
        if int(number) in totals:
            raise Refused("counting.wall_twice", number=number)
        if len(total) > len(str(MOST_WALL)) or int(total) > MOST_WALL:
            raise Refused("counting.wall_too_many", number=number, most=MOST_WALL)
        totals[int(number)] = int(total)
    return totals


def check_ballot_fits(slips: int, wall_dots: int, *, entitled: int, dots_each: int) -> None:
    """Refuse the ballot that makes it so many slips when nobody is left who can have laid it."""
    if slips > entitled:
        raise Refused("voting.all_in", n=entitled)
    if slips + people(wall_dots, dots_each) > entitled:
        raise Refused("counting.wall_fills", wall=wall_dots, people=people(wall_dots, dots_each), n=entitled)


def check_wall_fits(slips: int, wall_dots: int, *, entitled: int, dots_each: int) -> None:
    """Refuse so many dots on the wall when those who have handed in no slip do not have them."""
    left = entitled - slips
    if wall_dots > left * dots_each:
        raise Refused("counting.wall_over", wall=wall_dots, n=left, most=left * dots_each)


def written(ballot: Ballot) -> str:
    """The ballot as the round's box keeps it; ``reread`` gives it back."""
    if ballot.spoiled:
        return SPOILED
    return " ".join(str(number) for number, dots in ballot.dots for _ in range(dots)) or BLANK


def reread(payload: str) -> Ballot:
    """The ballot that ``written`` wrote; it was within the rules when it was laid."""
    if payload == SPOILED:
        return Ballot(spoiled=True)
    dots = Counter(int(word) for word in payload.split() if word != BLANK)
    return Ballot(tuple(sorted(dots.items())))


def tally(ballots: Iterable[Ballot], wall: Mapping[int, int] | None = None, *, phones: int = 0) -> Tally:
    """Add up the ballots and the dots on the wall by option. What came from where is lost here, and is meant to be.

    So many of the ballots came from ``phones``; which ones is not known here.
    """
    dots: Counter[int] = Counter()
    voters: Counter[int] = Counter()
    given = spoiled = blank = 0
    for ballot in ballots:
        if ballot.spoiled:
            spoiled += 1
            continue
        given += 1
        blank += not ballot.dots
        for number, count in ballot.dots:
            dots[number] += count
            voters[number] += 1
    dots.update(wall or {})
    counted = tuple(OptionTally(number, dots[number], voters[number]) for number in sorted(dots) if dots[number])
    return Tally(counted, given, spoiled, sum((wall or {}).values()), blank, phones)


def _short(number: str) -> str:
    return number if len(number) <= 6 else f"{number[:6]}…"
