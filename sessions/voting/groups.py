"""Rounds per actor group: which groups may be shown, what they agree on and where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sessions.errors import Refused
from sessions.text.cleaner import clean
from sessions.voting.tally import Ballot
from sessions.voting.view import GroupView, RoundView

FEWEST = 5
"""The fewest valid ballots of a group that is shown, and of all the others together."""
MOST_DIFFERING = 3
"""How many options are told to differ most, before those that differ just as much as the last of them."""


def shown(piles: Mapping[str, Sequence[Ballot]], *, options: int) -> tuple[GroupView, ...]:
    """What each actor group laid, of the groups that may be shown. The ballots of no group are the pile ``""``.

    What is shown is: the totals of the round with its valid, blank, spoiled and wall counts, the groups given here,
    each with its ballots (valid and blank), dots and voters, and hence, by subtraction, *the rest*: all such ballots of
    no group shown. So the rest is held to the same as a group. Below, a valid ballot may be a blank one.

    - **Few.** A group, and the rest, has at least 5 valid ballots. A spoiled ballot says nothing of its voter, so it
      hides nobody: it does not count, and how many a pile had is not kept. A blank one counts: it is one of those that
      the others can be taken for.
    - **The rest.** If it has fewer, the smallest group shown goes into it, which makes it large enough. Any other set
      that can be had by adding and subtracting is made of whole groups and the rest, and is larger still.
    - **Nobody.** A rest without a ballot has fewer as well: it would tell that nobody in any other group voted, and a
      single group that has every ballot would be the totals once more. Nor do dots on the wall, which are in the totals
      and in no group, ever stand alone: how many people laid them nobody knows, so they count as none, and are hidden
      among the 5 ballots or more of the rest.
    - **All alike.** Where every ballot of a group has the same options, its voters per option are all or none, and the
      tally tells how each of them voted, however many they are. Where a group that would be shown, or the rest, is so,
      *no* group is shown. That everybody in a group laid a dot on *one* option is still seen, as it is in any count.
    - **The choice itself.** Which groups are chosen follows from how many valid ballots they have, never from what the
      ballots say: were one left out for being alike, whoever knows the sizes would read that from its absence, take it
      from the rest, and be left with the few that the rest was to hide.
    - **A correction** afterwards is of an option's total, and what it was stands beside it: subtraction from the one or
      the other tells the same. The groups stay as they were counted.

    What is left: that no group is shown, where the sizes would have allowed it, tells that something was alike, and the
    totals may then tell of a large group that it was. Gives nothing, rather than something, where no group can be
    shown. The order is that of the piles, and the ballots' order means nothing.
    """
    valid = {group: [ballot for ballot in ballots if not ballot.spoiled] for group, ballots in piles.items()}
    kept = _chosen({group: len(ballots) for group, ballots in valid.items()})
    rest = [ballot for group in valid if group not in kept for ballot in valid[group]]
    if any(_alike(pile) for pile in (rest, *map(valid.__getitem__, kept))):
        return ()
    return tuple(_counted(group, valid[group], options) for group in kept)


def still_shown(groups: Sequence[GroupView], *, given: int) -> tuple[GroupView, ...]:
    """Of the groups that are stored of a round with so many valid ballots, those that may be shown.

    An early program let the rest be empty. Groups that are not alike are not alike together either.
    """
    sizes = {group.group: group.given for group in groups}
    kept = _chosen({**sizes, "": given - sum(sizes.values())})
    return tuple(group for group in groups if group.group in kept)


def _chosen(sizes: Mapping[str, int]) -> tuple[str, ...]:
    """The groups that are large enough, without the smallest ones that the rest needs to be so too. By size alone."""
    kept = [group for group, size in sizes.items() if group and size >= FEWEST]
    while kept and sum(size for group, size in sizes.items() if group not in kept) < FEWEST:
        kept.remove(min(kept, key=sizes.__getitem__))
    return tuple(kept)


def consists(groups: Sequence[GroupView], *, given: int, totals: Sequence[tuple[int, int]]) -> bool:
    """Whether these groups may be in a round with so many valid ballots and these dots and voters per option."""
    return not groups or (
        all(group.given >= FEWEST and len(group.dots) == len(group.voters) == len(totals) for group in groups)
        and given - sum(group.given for group in groups) >= FEWEST
        and all(
            sum(group.dots[at] for group in groups) <= dots and sum(group.voters[at] for group in groups) <= voters
            for at, (dots, voters) in enumerate(totals)
        )
    )


def check_piles(groups: Sequence[str]) -> tuple[str, ...]:
    """The groups of a round's piles, each once; refused where there is none."""
    piles = tuple(dict.fromkeys(filter(None, map(clean, groups))))
    if not piles:
        raise Refused("grouped.no_groups")
    return piles


def check_pile(pile: str, piles: Sequence[str]) -> None:
    """Refuse a ballot in a pile that the round does not have; ``""`` is the pile of no group."""
    if pile and pile not in piles:
        raise Refused("grouped.no_such_pile", group=pile)


def can_reach(counts: Mapping[str, int], groups: Sequence[str]) -> bool:
    """Whether, if all in the room vote, any of the groups may be shown. Where nobody is counted nobody knows."""
    others = sum(count for group, count in counts.items() if group not in groups)
    sizes = {group: counts.get(group, 0) for group in groups}
    return not any(counts.values()) or bool(_chosen({**sizes, "": others}))


def agreed(voting_round: RoundView) -> tuple[int, ...]:
    """The options, by number, that at least half of the ballots have a dot on in every group shown."""
    if len(voting_round.groups) < 2:
        return ()
    return tuple(
        at + 1
        for at in range(len(voting_round.options))
        if all(2 * group.voters[at] >= group.given for group in voting_round.groups)
    )


def differing(voting_round: RoundView) -> tuple[int, ...]:
    """The options, by number, where the groups shown are farthest apart, the farthest first.

    How far is the share of ballots with a dot on it in the group where that is largest, less that where it is smallest.
    Three options, and those that tie with the third; never one that the groups agree on, or that all like as well.
    """
    if len(voting_round.groups) < 2:
        return ()
    alike = agreed(voting_round)
    apart = {
        at + 1: max(shares) - min(shares)
        for at in range(len(voting_round.options))
        for shares in [[Fraction(group.voters[at], group.given) for group in voting_round.groups]]
    }
    far = sorted((number for number in apart if apart[number] and number not in alike), key=lambda n: (-apart[n], n))
    least = apart[far[MOST_DIFFERING - 1]] if len(far) >= MOST_DIFFERING else 0
    return tuple(number for number in far if apart[number] >= least)


def _alike(ballots: Sequence[Ballot]) -> bool:
    """Whether every ballot has its dots on the same options."""
    return len({tuple(number for number, _ in ballot.dots) for ballot in ballots}) <= 1


def _counted(group: str, ballots: Sequence[Ballot], options: int) -> GroupView:
    laid = [dict(ballot.dots) for ballot in ballots]
    return GroupView(
        group,
        len(ballots),
        tuple(sum(dots.get(number, 0) for dots in laid) for number in range(1, options + 1)),
        tuple(sum(number in dots for dots in laid) for number in range(1, options + 1)),
    )
