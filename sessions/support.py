"""Asking the room how it supports a proposal: an answer from each phone, raised hands beside them, one count."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.errors import Refusal, Refused
from sessions.proposals import rules
from sessions.proposals.tables import Proposal, counts, people_present
from sessions.proposals.view import ProposalView
from sessions.store.change import Change, Done, table_of
from sessions.voting import asking
from sessions.voting.tables import VotingRound
from sessions.voting.tally import Tally
from sessions.words import phrase

_SAID = {
    "counting.sealed": "asking.sealed",
    "counting.wall_over": "asking.too_many_hands",
    "voting.no_box": "asking.no_box",
    "voting.not_open": "asking.over",
    "voting.other_round": "asking.over",
}
"""What is said of hands and answers where something else is said of dots and ballots."""


def ask(change: Change, *, proposal_id: int) -> Done:
    """Ask the room about a proposal. As many may answer as are present; where nobody has been counted, anybody."""
    proposal = change.get(Proposal, proposal_id)
    voting_round = asking.open_asking(
        change,
        proposal_id=proposal_id,
        wording=proposal.wording,
        values=rules.VALUES,
        entitled=people_present(change.connection, change.meeting_id) or rules.MOST_HANDS,
    )
    return Done(
        phrase("asking.what.opened", number=proposal.number),
        voting_round.id,
        phrase("asking.final.opened"),
        said=phrase("asking.said.opened", number=proposal.number),
    )


def close(change: Change, *, round_id: int, tally: Tally, seen: Sequence[int]) -> Done:
    """End the asking and write the proposal's support, in one change; undo brings the earlier support back.

    Refused where its support is no longer as it was ``seen``. Where nobody answered, or the proposal is gone, nothing
    is written of it.
    """
    voting_round = asking.still_asked(change, round_id)
    support = asking.close_asking(change, round_id=round_id, tally=tally)
    proposal = _proposal(change, voting_round)
    if proposal is None:
        return Done(phrase("asking.what.gone"), None, phrase("asking.final.over"), said=phrase("asking.said.gone"))
    number = proposal.number
    if not any(support):
        what, said = phrase("asking.what.nobody", number=number), phrase("asking.said.nobody", number=number)
        return Done(what, proposal.id, phrase("asking.final.over"), said=said)
    if counts(proposal.support) != tuple(seen):
        raise Refused("asking.changed", number=number, hands=proposal.support or "–")
    if counts(proposal.support) != support:
        change.save(proposal, support=rules.written(support))
    said = phrase("asking.said.closed", number=number, n=sum(support))
    return Done(phrase("asking.what.closed", number=number), proposal.id, said=said)


def cancel(change: Change, *, round_id: int) -> Done:
    """End the asking without a result: what phones and hands have said is to be destroyed once this is on disk."""
    proposal, final = _proposal(change, asking.cancel_asking(change, round_id=round_id)), phrase("asking.final.over")
    if proposal is None:
        return Done(phrase("asking.what.gone"), None, final, said=phrase("asking.said.gone"))
    number = proposal.number
    said = phrase("asking.said.cancelled", number=number)
    return Done(phrase("asking.what.cancelled", number=number), proposal.id, final, said=said)


def check_seen(proposals: Sequence[ProposalView], proposal_id: int | None, seen: Sequence[int]) -> None:
    """Refuse where a proposal's support is no longer as it was ``seen``."""
    found = next((each for each in proposals if each.id == proposal_id), None)
    if found is not None and found.support != tuple(seen):
        raise Refused("asking.changed", number=found.number, hands=rules.written(found.support) or "–")


def hands_line(text: str) -> str:
    """Raised hands as they are typed, ``3:4 4:8`` or six counts, as the box takes totals.

    Six counts are all there are; of pairs each is all that there are of its value, and the others stay.
    """
    pairs = ":" in text or "=" in text
    read = rules.read_support(text) or (0,) * len(rules.VALUES)
    named = {int(value) for value in rules.values_in(text)} if pairs else set(rules.VALUES)
    return asking.wall_line({value: read[value] for value in rules.VALUES if value in named})


def heard(refusal: Refusal) -> Refusal:
    """The refusal in the words of an asking."""
    said = refusal.phrase
    return Refused(_SAID[said.key], **said.values) if said.key in _SAID else refusal


def _proposal(change: Change, voting_round: VotingRound) -> Proposal | None:
    found = change.find(Proposal, table_of(Proposal).c.id == voting_round.proposal_id)
    return found[0] if found else None
