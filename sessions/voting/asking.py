"""A round in which the room says from 0 to 5 how it supports a proposal: one box for phones and raised hands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sessions.errors import Refused
from sessions.store.change import Change
from sessions.voting import opening
from sessions.voting.opening import Terms
from sessions.voting.rules import option_of
from sessions.voting.tables import VotingRound
from sessions.voting.tally import Tally
from sessions.voting.view import NewOption, RoundOrigin, RoundStatus


def wall_line(hands: Mapping[int, int]) -> str:
    """How many raised a hand for each of these values, as totals of a wall are typed."""
    return " ".join(f"{option_of(value)}={count}" for value, count in hands.items())


def open_asking(change: Change, *, proposal_id: int, wording: str, values: Sequence[int], entitled: int) -> VotingRound:
    """Open it: each person has one answer. Refused while any round is open."""
    for row in opening.rounds(change):
        if row.status == RoundStatus.OPEN:
            raise Refused("asking.already" if row.origin == RoundOrigin.SUPPORT else "asking.round_open")
    options = [NewOption(str(value)) for value in values]
    terms = Terms(wording, 1, 1, entitled)
    return opening.make(change, terms, options, RoundOrigin.SUPPORT, proposal_id=proposal_id)


def close_asking(change: Change, *, round_id: int, tally: Tally) -> tuple[int, ...]:
    """End it, and give how many answered each value, phones and raised hands together. Its totals stand nowhere else.

    Only when that is on disk may the round's box be destroyed.
    """
    voting_round = still_asked(change, round_id)
    options = opening.options_of(change, round_id)
    counted = tuple(tally.of(option.number)[0] for option in options)
    assert sum(counted) == tally.dots == tally.valid + tally.wall_dots, "answers and hands do not add up"
    change.save(voting_round, status=RoundStatus.CLOSED.value)
    return counted


def cancel_asking(change: Change, *, round_id: int) -> VotingRound:
    """End it without a result."""
    voting_round = still_asked(change, round_id)
    change.save(voting_round, status=RoundStatus.CANCELLED.value)
    return voting_round


def still_asked(change: Change, round_id: int) -> VotingRound:
    """The round; refused where it is over."""
    voting_round = change.get(VotingRound, round_id)
    if voting_round.status != RoundStatus.OPEN:
        raise Refused("asking.over")
    return voting_round
