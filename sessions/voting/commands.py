"""Changes of rounds. Ballots are laid in the round's box, never here."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.errors import Refused
from sessions.store.change import Change, Done, table_of
from sessions.voting import rules
from sessions.voting.rules import Tally
from sessions.voting.tables import VotingOption, VotingRound
from sessions.voting.view import NewOption, RoundStatus
from sessions.words import phrase
from sessions.words.typed import clean


def open_round(
    change: Change,
    *,
    criterion: str,
    dots_each: int,
    stacking: int | None,
    entitled: int,
    options: Sequence[NewOption],
) -> Done:
    """Open a round and lock its list: the options get their numbers in the order given."""
    assert change.dialogue_id is not None
    assert change.meeting_id is not None
    rules.check_round(dots_each=dots_each, stacking=stacking, entitled=entitled, options=len(options))
    criterion = clean(criterion)
    if not criterion:
        raise Refused("voting.no_criterion")
    for row in change.find(VotingRound, table_of(VotingRound).c.meeting_id == change.meeting_id):
        if row.status == RoundStatus.OPEN:
            raise Refused("voting.already_open", number=row.number)
        if row.status == RoundStatus.CLOSED:
            raise Refused("voting.reveal_first", number=row.number)
    voting_round = change.add(
        VotingRound(
            dialogue_id=change.dialogue_id,
            meeting_id=change.meeting_id,
            number=change.next_number("round"),
            criterion=criterion,
            dots_each=dots_each,
            stacking=stacking,
            entitled=entitled,
        )
    )
    for number, option in enumerate(options, start=1):
        change.add(
            VotingOption(
                round_id=voting_round.key,
                number=number,
                label=clean(option.label),
                cluster_id=option.cluster_id,
                idea_id=option.idea_id,
            )
        )
    what = phrase("voting.what.opened", number=voting_round.number)
    return Done(what, voting_round.id, phrase("voting.final.opened"))


def set_entitled(change: Change, *, round_id: int, entitled: int, slips: int = 0) -> Done:
    """Change how many may vote while the round is open, never below the slips already handed in."""
    voting_round = _open(change, round_id)
    rules.check_entitled(entitled, slips)
    change.save(voting_round, entitled=entitled)
    return Done(phrase("voting.what.entitled", n=entitled), round_id)


def close_round(change: Change, *, round_id: int, tally: Tally) -> Done:
    """Write what the ballots add up to. Only when this is on disk may the round's box be destroyed."""
    voting_round = change.get(VotingRound, round_id)
    if voting_round.status in (RoundStatus.CLOSED, RoundStatus.REVEALED):
        raise Refused("voting.already_closed", number=voting_round.number)
    voting_round = _open(change, round_id)
    options = change.find(VotingOption, table_of(VotingOption).c.round_id == round_id)
    adds_up = tally.balances(options=len(options), dots_each=voting_round.dots_each, stacking=voting_round.stacking)
    assert adds_up, "the ballots do not add up"
    for option in options:
        dots, voters = tally.of(option.number)
        change.save(option, dots=dots, voters=voters)
    change.save(voting_round, status=RoundStatus.CLOSED.value, given=tally.given, spoiled=tally.spoiled)
    what = phrase("voting.what.closed", number=voting_round.number)
    return Done(what, round_id, phrase("voting.final.closed"))


def reveal(change: Change, *, round_id: int) -> Done:
    """Show a closed round's result to the room."""
    voting_round = change.get(VotingRound, round_id)
    if voting_round.status == RoundStatus.OPEN:
        raise Refused("voting.close_first", number=voting_round.number)
    if voting_round.status == RoundStatus.REVEALED:
        raise Refused("voting.already_revealed", number=voting_round.number)
    if voting_round.status == RoundStatus.CANCELLED:
        raise Refused("voting.was_cancelled", number=voting_round.number)
    change.save(voting_round, status=RoundStatus.REVEALED.value)
    what = phrase("voting.what.revealed", number=voting_round.number)
    return Done(what, round_id, phrase("voting.final.revealed"))


def cancel_round(change: Change, *, round_id: int) -> Done:
    """End an open round without a result. Its box and every ballot in it are to be destroyed once this is on disk."""
    voting_round = _open(change, round_id)
    change.save(voting_round, status=RoundStatus.CANCELLED.value)
    what = phrase("voting.what.cancelled", number=voting_round.number)
    return Done(what, round_id, phrase("voting.final.cancelled"))


def _open(change: Change, round_id: int) -> VotingRound:
    voting_round = change.get(VotingRound, round_id)
    if voting_round.status != RoundStatus.OPEN:
        raise Refused("voting.not_open")
    return voting_round
