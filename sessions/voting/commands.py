"""Changes of rounds. Ballots are laid and dots on the wall counted in the round's box, never here."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.errors import Outdated, Refused
from sessions.store.change import Change, Done
from sessions.text.cleaner import clean
from sessions.text.folding import fold
from sessions.text.typed import optional
from sessions.voting import groups as by_group
from sessions.voting import opening, rules
from sessions.voting.opening import Terms
from sessions.voting.tables import GroupTally, VotingCorrection, VotingOption, VotingRound
from sessions.voting.tally import Tally
from sessions.voting.view import GroupView, NewOption, OptionView, RoundOrigin, RoundStatus
from sessions.words import phrase

LONGEST_NAME = 40
"""Characters of an option's label in what is said of it."""


def open_round(
    change: Change,
    *,
    criterion: str,
    dots_each: int,
    stacking: int | None,
    entitled: int,
    options: Sequence[NewOption],
    per_group: bool = False,
    groups: Sequence[str] = (),
) -> Done:
    """Open a round and lock its list: the options get their numbers in the order given.

    ``per_group`` locks the actor ``groups`` as well: the ballots are counted pile by pile.
    """
    terms = Terms(clean(criterion), dots_each, stacking, entitled, _piles(per_group, groups))
    return _open(change, terms, options, RoundOrigin.FIRST, None)


def open_trial(change: Change, *, criterion: str, options: Sequence[str], entitled: int) -> Done:
    """Open a round to try how one votes: two dots each. It has no number of the dialogue's, and is in no record."""
    terms = Terms(clean(criterion), 2, 1, entitled)
    return _open(change, terms, [NewOption(option) for option in options], RoundOrigin.TRIAL, None)


def open_run_off(change: Change, *, round_id: int, criterion: str) -> Done:
    """Open a run-off between the top of a revealed round: one dot each, the same entitled."""
    before, options = _followed(change, round_id)
    top = rules.run_off(options)
    terms = Terms(clean(criterion), 1, 1, before.entitled, before.piles)
    return _open(change, terms, _anew(top), RoundOrigin.RUN_OFF, round_id)


def open_again(change: Change, *, round_id: int) -> Done:
    """Vote once more on a revealed round's list, on its terms. The earlier result stays."""
    before, options = _followed(change, round_id)
    terms = Terms(before.criterion, before.dots_each, before.stacking, before.entitled, before.piles)
    return _open(change, terms, _anew(options), RoundOrigin.AGAIN, round_id)


def open_on_criterion(
    change: Change,
    *,
    round_id: int,
    criterion: str,
    dots_each: int,
    stacking: int | None,
    entitled: int,
    per_group: bool = False,
    groups: Sequence[str] = (),
) -> Done:
    """Vote on a revealed round's list by another criterion, so that the two can be compared. Its result stays."""
    before, options = _followed(change, round_id)
    terms = Terms(clean(criterion), dots_each, stacking, entitled, _piles(per_group, groups))
    if fold(terms.criterion) == fold(before.criterion):
        raise Refused("comparing.same_criterion", number=before.number)
    return _open(change, terms, _anew(options), RoundOrigin.AGAIN, round_id)


def set_entitled(change: Change, *, round_id: int, entitled: int | str) -> Done:
    """Change how many may vote while the round is open; as typed, ``+1`` counts from what is stored.

    The door refuses a number below what is counted already needs: only it can look into the round's box.
    """
    voting_round = _still_open(change, round_id)
    if isinstance(entitled, str):
        entitled = rules.read_entitled(entitled, voting_round.entitled)
    rules.check_entitled(entitled)
    change.save(voting_round, entitled=entitled)
    return Done(phrase("voting.what.entitled", n=entitled), round_id)


def close_round(change: Change, *, round_id: int, tally: Tally, groups: Sequence[GroupView] = ()) -> Done:
    """Write what ballots and wall add up to, and of each group that may be shown what its ballots do.

    Only when this is on disk may the round's box be destroyed.
    """
    voting_round = change.get(VotingRound, round_id)
    if voting_round.status in (RoundStatus.CLOSED, RoundStatus.REVEALED):
        raise Refused("voting.already_closed", number=voting_round.number)
    voting_round = _still_open(change, round_id)
    options = opening.options_of(change, round_id)
    adds_up = tally.balances(
        options=len(options),
        dots_each=voting_round.dots_each,
        stacking=voting_round.stacking,
        entitled=voting_round.entitled,
    )
    assert adds_up, "ballots and wall do not add up"
    totals = [tally.of(option.number) for option in options]
    fits = by_group.consists(groups, given=tally.given, totals=totals)
    assert fits, "the groups do not add up"
    assert {group.group for group in groups} <= set(voting_round.piles), "a group that has no pile"
    for option, (dots, voters) in zip(options, totals, strict=True):
        change.save(option, dots=dots, voters=voters)
    rows = [
        {
            "round_id": round_id,
            "option_id": option.key,
            "group": group.group,
            "given": group.given,
            "dots": group.dots[at],
            "voters": group.voters[at],
        }
        for group in groups
        for at, option in enumerate(options)
    ]
    if rows:
        change.add_all(GroupTally, rows)
    change.save(
        voting_round,
        status=RoundStatus.CLOSED.value,
        given=tally.given,
        spoiled=tally.spoiled,
        wall_dots=tally.wall_dots,
        blank=tally.blank,
        phones=tally.phones,
    )
    what, said = rules.told(voting_round.number, "closed")
    return Done(what, round_id, phrase("voting.final.closed"), said=said)


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
    what, said = rules.told(voting_round.number, "revealed")
    return Done(what, round_id, phrase("voting.final.revealed"), said=said)


def correct(change: Change, *, option_id: int, version: int, dots: int, reason: str) -> Done:
    """Correct an option's total after the reveal. What it was is kept beside it, with the reason."""
    option = change.get(VotingOption, option_id)
    voting_round = change.get(VotingRound, option.round_id)
    if voting_round.status != RoundStatus.REVEALED:
        raise Refused(f"counting.correct_{voting_round.status}", number=voting_round.number)
    reason = optional(reason)
    if not reason:
        raise Refused("counting.no_reason")
    if option.version != version:
        raise Outdated({"dots": option.dots}, option.version)
    before = option.dots or 0
    rules.check_correction(
        dots,
        was=before,
        voters=option.voters or 0,
        others=sum(other.dots or 0 for other in opening.options_of(change, voting_round.key) if other.id != option_id),
        given=voting_round.given,
        spoiled=voting_round.spoiled,
        entitled=voting_round.entitled,
        dots_each=voting_round.dots_each,
        stacking=voting_round.stacking,
    )
    change.save(option, dots=dots)
    change.add(
        VotingCorrection(
            round_id=voting_round.key, option_id=option_id, at=change.now, before=before, after=dots, reason=reason
        )
    )
    called = option.label if len(option.label) <= LONGEST_NAME else f"{option.label[: LONGEST_NAME - 1].rstrip()}…"
    return Done(phrase("counting.what.corrected", option=called, before=before, after=dots), option_id)


def cancel_round(change: Change, *, round_id: int, slips: int = 0) -> Done:
    """End an open round without a result. Its box and all that is in it are to be destroyed once this is on disk.

    Of the ballots that were handed in only how many they were is kept. A trial is ended so at any stage.
    """
    voting_round = _still_open(change, round_id, trial=True)
    change.save(voting_round, status=RoundStatus.CANCELLED.value, given=slips)
    what, said = rules.told(voting_round.number, "cancelled")
    return Done(what, round_id, phrase("voting.final.cancelled"), said=said)


def _piles(per_group: bool, groups: Sequence[str]) -> tuple[str, ...]:
    return by_group.check_piles(groups) if per_group else ()


def _open(
    change: Change, terms: Terms, options: Sequence[NewOption], origin: RoundOrigin, origin_id: int | None
) -> Done:
    voting_round = opening.begin(change, terms, options, origin, origin_id)
    what, said = rules.told(voting_round.number, "opened")
    return Done(what, voting_round.id, phrase("voting.final.opened"), said=said)


def _followed(change: Change, round_id: int) -> tuple[VotingRound, list[OptionView]]:
    """A revealed round that may be followed by another, which only the latest may, and its options."""
    voting_round = change.get(VotingRound, round_id)
    rounds = [row for row in opening.rounds(change) if row.status != RoundStatus.CANCELLED and row.number > 0]
    match voting_round.status:
        case RoundStatus.OPEN:
            raise Refused("voting.close_first", number=voting_round.number)
        case RoundStatus.CLOSED:
            raise Refused("voting.reveal_first", number=voting_round.number)
        case RoundStatus.CANCELLED:
            raise Refused("voting.was_cancelled", number=voting_round.number)
    if rounds and rounds[-1].id != round_id and rounds[-1].status == RoundStatus.REVEALED:
        raise Refused("counting.followed_already", number=rounds[-1].number)
    return voting_round, [
        OptionView(row.key, row.number, row.label, row.cluster_id, row.idea_id, row.dots, row.voters)
        for row in opening.options_of(change, round_id)
    ]


def _anew(options: Sequence[OptionView]) -> list[NewOption]:
    return [NewOption(option.label, option.cluster_id, option.idea_id, follows=option.id) for option in options]


def _still_open(change: Change, round_id: int, *, trial: bool = False) -> VotingRound:
    voting_round = change.get(VotingRound, round_id)
    goes_on = trial and voting_round.origin == RoundOrigin.TRIAL and voting_round.status != RoundStatus.CANCELLED
    if voting_round.status != RoundStatus.OPEN and not goes_on:
        raise Refused("voting.not_open")
    return voting_round
