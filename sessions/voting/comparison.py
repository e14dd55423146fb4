"""Two rounds on the same list by two criteria, side by side: a picture to talk about, never a ranking."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from sessions.text.folding import fold
from sessions.voting.view import Compared, Comparison, Field, RoundOrigin, RoundStatus, RoundView
from sessions.words import Phrase, phrase

_FIELDS = {(1, 1): Field.BOTH, (1, -1): Field.FIRST, (-1, 1): Field.SECOND, (-1, -1): Field.NEITHER}


def pairs(rounds: Sequence[RoundView]) -> tuple[tuple[RoundView, RoundView], ...]:
    """The rounds that can be compared, two by two, those with the newest first.

    They were held at one meeting on the same options by different criteria, and the room has seen both. Of a criterion
    asked more than once the latest round stands for it. A run-off asks the same thing once more, so it is no second
    criterion; and where nobody laid a dot there is nothing to place.
    """
    latest: dict[object, RoundView] = {}
    for each in rounds:
        if each.status is RoundStatus.REVEALED and any(option.dots for option in each.options):
            key = (each.meeting_id, _list(each), fold(each.criterion.strip()))
            latest.pop(key, None)
            latest[key] = each
    found = [
        (first, second)
        for first, second in combinations(latest.values(), 2)
        if (first.meeting_id, _list(first)) == (second.meeting_id, _list(second))
        and second.origin is not RoundOrigin.RUN_OFF
    ]
    return tuple(sorted(found, key=lambda pair: (-pair[1].number, -pair[0].number)))


def compare(first: RoundView, second: RoundView) -> Comparison:
    """Each option of two rounds on the same list, and its field.

    High is more than half of the dots that the foremost option got by that criterion, low is less than half. Just half
    is neither: an option on the line is said to be on the line, and falls to no side.
    """
    most = _most(first), _most(second)
    return Comparison(
        first,
        second,
        tuple(
            Compared(one, other, levels, _FIELDS.get(levels, Field.BETWEEN))
            for one, other in zip(first.options, second.options, strict=True)
            for levels in [(_level(one.dots, most[0]), _level(other.dots, most[1]))]
        ),
        most,
    )


def uneven(first: RoundView, second: RoundView) -> bool:
    """Whether one of two rounds has more than a fifth fewer ballots. Of dots on the wall nobody knows how many laid
    them."""
    fewest, most = sorted((first.slips, second.slips))
    return 5 * (most - fewest) > most and not first.wall_dots and not second.wall_dots


def said_uneven(first: RoundView, second: RoundView) -> Phrase | None:
    """That two rounds are to be compared with care, if they are."""
    if not uneven(first, second):
        return None
    return phrase("comparing.uneven", first=first.number, second=second.number, ballots=first.slips, n=second.slips)


def asked_of(rounds: Sequence[RoundView], voting_round: RoundView) -> tuple[str, ...]:
    """The criteria that this round's list has been asked by at its meeting, in their order."""
    key = (voting_round.meeting_id, _list(voting_round))
    return tuple(each.criterion for each in rounds if (each.meeting_id, _list(each)) == key)


def _list(voting_round: RoundView) -> tuple[object, ...]:
    """What was voted about: the options with their numbers, words and sources."""
    return tuple((option.number, option.label, option.cluster_id, option.idea_id) for option in voting_round.options)


def _most(voting_round: RoundView) -> int:
    return max((option.dots or 0 for option in voting_round.options), default=0)


def _level(dots: int | None, most: int) -> int:
    twice = 2 * (dots or 0)
    return (twice > most) - (twice < most)
