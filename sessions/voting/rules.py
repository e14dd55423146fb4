"""Rules of dot voting: what a ballot may be, what the ballots add up to, and who came where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sessions.errors import Refused
from sessions.voting.view import OptionView, Ranked

BLANK = "0"
SPOILED = "x"
MOST_DOTS = 20
MOST_ENTITLED = 5000


@dataclass(frozen=True)
class Ballot:
    """One ballot: (option number, dots) by number. Blank and spoiled ballots have no dots."""

    dots: tuple[tuple[int, int], ...] = ()
    spoiled: bool = False


@dataclass(frozen=True)
class OptionTally:
    """What one option got."""

    number: int
    dots: int
    voters: int


@dataclass(frozen=True)
class Tally:
    """What the ballots add up to. Options without dots are left out; ``given`` leaves out the spoiled."""

    options: tuple[OptionTally, ...] = ()
    given: int = 0
    spoiled: int = 0

    def __post_init__(self) -> None:
        numbers = [option.number for option in self.options]
        assert numbers == sorted(set(numbers)), "an option counted twice"
        assert self.given >= 0
        assert self.spoiled >= 0
        assert all(1 <= option.voters <= min(option.dots, self.given) for option in self.options)

    @property
    def dots(self) -> int:
        """All dots together."""
        return sum(option.dots for option in self.options)

    def of(self, number: int) -> tuple[int, int]:
        """Dots and voters of an option."""
        return next(((option.dots, option.voters) for option in self.options if option.number == number), (0, 0))

    def balances(self, *, options: int, dots_each: int, stacking: int | None) -> bool:
        """Whether ballots of a round with these terms can add up to this."""
        most = stacking or dots_each
        return self.dots <= self.given * dots_each and all(
            1 <= option.number <= options and option.dots <= option.voters * most for option in self.options
        )


def suggested_dots(options: int) -> int:
    """A third of the options, to the nearest whole dot, between 3 and 6."""
    return min(max((options + 1) // 3, 3), 6)


def check_round(*, dots_each: int, stacking: int | None, entitled: int, options: int) -> None:
    """Refuse terms that no round can have."""
    if options < 2:
        raise Refused("voting.too_few_options")
    if not 1 <= dots_each <= MOST_DOTS:
        raise Refused("voting.dots_impossible", most=MOST_DOTS)
    if stacking is not None and not 1 <= stacking <= dots_each:
        raise Refused("voting.stacking_impossible", most=dots_each)
    check_entitled(entitled)


def check_entitled(entitled: int, slips: int = 0) -> None:
    """Refuse a number of voters that cannot be, or that is lower than the ballots already handed in."""
    if not 1 <= entitled <= MOST_ENTITLED:
        raise Refused("voting.entitled_impossible", most=MOST_ENTITLED)
    if entitled < slips:
        raise Refused("voting.entitled_spent", n=slips)


def read_ballot(text: str, *, options: int, dots_each: int, stacking: int | None) -> Ballot:
    """The ballot as typed: ``3 3 7 12``, with spaces or commas; ``0`` is blank, ``x`` is spoiled.

    Refused with the reason before it counts. The reason never repeats what was typed.
    """
    words = [word for word in re.split(r"[\s,]+", text) if word]
    if not words:
        raise Refused("voting.ballot_empty")
    if words == [BLANK]:
        return Ballot()
    if [word.lower() for word in words] == [SPOILED]:
        return Ballot(spoiled=True)
    if not all(re.fullmatch("[0-9]+", word) for word in words):
        raise Refused("voting.ballot_unread")
    dots: Counter[int] = Counter()
    for word in words:
        number = word.lstrip("0") or BLANK
        if len(number) > len(str(options)) or not 1 <= int(number) <= options:
            shown = number if len(number) <= 6 else f"{number[:6]}…"
            raise Refused("voting.no_such_option", number=shown, last=options)
        dots[int(number)] += 1
    if len(words) > dots_each:
        raise Refused("voting.too_many_dots", given=len(words), n=dots_each)
    if stacking is not None:
        over = next((number for number in sorted(dots) if dots[number] > stacking), None)
        if over is not None:
            raise Refused("voting.stacked", number=over, given=dots[over], n=stacking)
    return Ballot(tuple(sorted(dots.items())))


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


def tally(ballots: Iterable[Ballot]) -> Tally:
    """Add up the ballots."""
    dots: Counter[int] = Counter()
    voters: Counter[int] = Counter()
    given = spoiled = 0
    for ballot in ballots:
        if ballot.spoiled:
            spoiled += 1
            continue
        given += 1
        for number, count in ballot.dots:
            dots[number] += count
            voters[number] += 1
    return Tally(tuple(OptionTally(number, dots[number], voters[number]) for number in sorted(dots)), given, spoiled)


def ranking(options: Sequence[OptionView]) -> tuple[Ranked, ...]:
    """The options by dots, most first; those with the same dots share their places and stand by number.

    Empty where some option has no total yet: half a result has no ranking.
    """
    totals = [option.dots for option in options if option.dots is not None]
    if len(totals) != len(options):
        return ()
    more = {dots: sum(other > dots for other in totals) for dots in totals}
    shared = Counter(totals)
    ranked = [
        Ranked(more[option.dots] + 1, more[option.dots] + shared[option.dots], option)
        for option in options
        if option.dots is not None
    ]
    return tuple(sorted(ranked, key=lambda place: (place.first, place.option.number)))
