"""The scale from 0 to 5 in words, and the round in which the room is asked by it."""

from __future__ import annotations

from sessions.proposals.rules import VALUES
from sessions.proposals.view import ProposalView
from sessions.view import MeetingView
from sessions.voting.view import RoundView
from sessions.words import Words


def scale(words: Words) -> tuple[tuple[int, str], ...]:
    """Each value with what it stands for."""
    return tuple((value, words(f"asking.value.{value}")) for value in VALUES)


def asked_of(view: MeetingView, asking: RoundView | None) -> ProposalView | None:
    """The proposal that the room is asked about in a round; None where there is none, or it is gone."""
    wanted = asking.proposal_id if asking is not None else None
    return next((each for each in view.proposals if each.id == wanted), None)
