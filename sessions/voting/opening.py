"""How a round is opened: on which terms, when there is none that goes on, and with a list that is locked."""

from __future__ import annotations

from collections.abc import Sequence
from secrets import token_hex
from typing import NamedTuple

from sessions.errors import Refused
from sessions.store.change import Change, table_of
from sessions.text.cleaner import clean
from sessions.voting import rules
from sessions.voting.tables import OptionIdea, VotingOption, VotingRound, behind
from sessions.voting.view import NewOption, RoundOrigin, RoundStatus


class Terms(NamedTuple):
    """What a round is held on. ``stacking`` is None for no limit."""

    criterion: str
    dots_each: int
    stacking: int | None
    entitled: int
    piles: tuple[str, ...] = ()


def begin(
    change: Change, terms: Terms, options: Sequence[NewOption], origin: RoundOrigin, origin_id: int | None
) -> VotingRound:
    """The round of a vote; refused while another goes on, or has a result that the room has not seen."""
    _check_free(change)
    return make(change, terms, options, origin, origin_id=origin_id)


def make(
    change: Change,
    terms: Terms,
    options: Sequence[NewOption],
    origin: RoundOrigin,
    *,
    origin_id: int | None = None,
    proposal_id: int | None = None,
) -> VotingRound:
    """The round with its options, which get their numbers in the order given. None of the record has a number below
    zero."""
    assert change.dialogue_id is not None and change.meeting_id is not None
    rules.check_round(dots_each=terms.dots_each, stacking=terms.stacking, entitled=terms.entitled, options=len(options))
    if not terms.criterion:
        raise Refused("voting.no_criterion")
    voting_round = change.add(
        VotingRound(
            dialogue_id=change.dialogue_id,
            meeting_id=change.meeting_id,
            number=change.next_number("round") if origin.recorded else -change.next_number("trial"),
            origin=origin.value,
            origin_id=origin_id,
            proposal_id=proposal_id,
            criterion=terms.criterion,
            dots_each=terms.dots_each,
            stacking=terms.stacking,
            entitled=terms.entitled,
            actor_groups="\n".join(terms.piles),
            mark=token_hex(16),
        )
    )
    for number, option in enumerate(options, start=1):
        locked = change.add(
            VotingOption(
                round_id=voting_round.key,
                number=number,
                label=clean(option.label),
                cluster_id=option.cluster_id,
                idea_id=option.idea_id,
            )
        )
        for idea in behind(change.connection, option):
            change.add(OptionIdea(option_id=locked.key, idea_id=idea.idea_id, text=idea.text))
    return voting_round


def rounds(change: Change) -> list[VotingRound]:
    """The meeting's, of every kind."""
    return change.find(VotingRound, table_of(VotingRound).c.meeting_id == change.meeting_id)


def options_of(change: Change, round_id: int) -> list[VotingOption]:
    """A round's options by number."""
    return change.find(VotingOption, table_of(VotingOption).c.round_id == round_id)


def _check_free(change: Change) -> None:
    """Refuse a round beside another. A trial that the room has seen the result of is over with that."""
    for row in rounds(change):
        if row.origin == RoundOrigin.SUPPORT:
            if row.status == RoundStatus.OPEN:
                raise Refused("asking.end_first")
        elif row.origin == RoundOrigin.TRIAL and row.status != RoundStatus.CANCELLED:
            if row.status != RoundStatus.REVEALED:
                raise Refused("trial.end_first")
            change.save(row, status=RoundStatus.CANCELLED.value)
        elif row.status == RoundStatus.OPEN:
            raise Refused("voting.already_open", number=row.number)
        elif row.status == RoundStatus.CLOSED:
            raise Refused("voting.reveal_first", number=row.number)
