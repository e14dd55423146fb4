"""Rules of dot voting: what a round may be, who came where, what may follow, and what a total may be corrected to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sessions.errors import Refused
from sessions.text.numbers import whole
from sessions.voting.tally import people
from sessions.voting.view import OptionView, Ranked, RoundStatus, RoundView
from sessions.words import Phrase, phrase

MOST_DOTS = 20
MOST_ENTITLED = 5000
MANY_OPTIONS = 20
"""More options than this are too many to choose between at once."""
MOST_RUN_OFF = 4
"""The most options of a run-off."""


def told(number: int, stage: str) -> tuple[Phrase, Phrase]:
    """What is done with a round that comes to this stage, and what is said of it. A trial's number is below zero."""
    if number < 0:
        return phrase(f"trial.what.{stage}"), phrase(f"trial.said.{stage}")
    return phrase(f"voting.what.{stage}", number=number), phrase(f"voting.said.{stage}", number=number)


def over(voting_round: RoundView | None) -> Refused:
    """Why a round is not closed: what has become of it already."""
    if voting_round is None:
        return Refused("voting.not_open")
    cancelled = voting_round.status is RoundStatus.CANCELLED
    return Refused("voting.was_cancelled" if cancelled else "voting.already_closed", number=voting_round.number)


def option_of(value: int) -> int:
    """The number of the option that a value from 0 on is, where the room is asked for values: options begin at 1."""
    return value + 1


def value_of(option: int) -> int:
    """The value that an option is, by its number."""
    return option - 1


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


def check_entitled(entitled: int, *, slips: int = 0, wall_dots: int = 0, dots_each: int = 1) -> None:
    """Refuse a number of voters that cannot be, or that is lower than what is already counted needs."""
    if not 1 <= entitled <= MOST_ENTITLED:
        raise Refused("voting.entitled_impossible", most=MOST_ENTITLED)
    if entitled < slips:
        raise Refused("voting.entitled_spent", n=slips)
    needed = slips + people(wall_dots, dots_each)
    if entitled < needed:
        raise Refused("counting.entitled_spent", n=needed)


def read_entitled(text: str, now: int) -> int:
    """How many may vote, as typed: ``27``, or ``+1`` and ``-1`` for those who come and go."""
    sign, number = re.fullmatch(r"([+−–-]?)(.*)", text.strip(), re.DOTALL).groups()  # type: ignore[union-attr]
    count = whole(number)
    if count is None:
        raise Refused("counting.entitled_unread")
    return now + (count if sign == "+" else -count) if sign else count


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


def run_off(options: Sequence[OptionView]) -> tuple[OptionView, ...]:
    """The options of a run-off after this result: the first and the second, each with all who share its place.

    By number, so that their order says nothing of the standing. Refused with what to do instead where there is none.
    """
    ranked = [place for place in ranking(options) if place.option.dots]
    if not ranked:
        raise Refused("counting.run_off_no_dots")
    if len(ranked) == 1:
        raise Refused("counting.run_off_alone")
    last = ranked[1].last
    if last > MOST_RUN_OFF:
        if ranked[0].tied:
            raise Refused("counting.run_off_crowded", n=ranked[0].last, most=MOST_RUN_OFF)
        raise Refused("counting.run_off_crowded_second", n=last - 1, most=MOST_RUN_OFF)
    return tuple(sorted((place.option for place in ranked[:last]), key=lambda option: option.number))


def check_correction(
    dots: int,
    *,
    was: int,
    voters: int,
    others: int,
    given: int,
    spoiled: int,
    entitled: int,
    dots_each: int,
    stacking: int | None,
) -> None:
    """Refuse a total that an option of a revealed round cannot have. ``others`` are the dots of all other options.

    Each who laid it on a ballot laid one dot or more. Those who handed in no ballot may have put up theirs on the wall,
    where no stacking limit can be seen.
    """
    if dots == was:
        raise Refused("counting.correct_same", n=dots)
    if dots < voters:
        raise Refused("counting.correct_below", n=voters)
    wall = (entitled - given - spoiled) * dots_each
    most = min(given * dots_each + wall - others, given * (stacking or dots_each) + wall)
    if dots > most:
        raise Refused("counting.correct_above", n=most)
