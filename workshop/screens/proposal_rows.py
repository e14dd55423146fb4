"""How proposals are set on the board: wording, what is said of it, its support as a small picture, reservations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.proposals.view import Horizon, Need, Outcome, ProposalView
from sessions.view import MeetingView
from sessions.voting.rules import ranking
from sessions.voting.view import RoundStatus, RoundView
from sessions.words import Words
from workshop.widgets.board import Row
from workshop.widgets.board_lines import Tone

HEIGHTS = "▁▂▃▄▅▆▇█"
NOBODY = "·"
FIRM = "\xa0"
"""A space that no line breaks at."""
TONES: dict[Outcome, Tone] = {
    Outcome.UNITY: "ready",
    Outcome.BROAD: "ready",
    Outcome.DIVIDED: "look",
    Outcome.NO_UNITY: "look",
}


def proposal_rows(view: MeetingView, words: Words) -> Iterator[Row]:
    """Each proposal with its reservations beneath, in the speakers' own words."""
    for proposal in view.proposals:
        yield _row(proposal, view, words)
        for reservation in proposal.reservations:
            said = words("proposals.reservation", text=reservation.text)
            yield Row(f"reservation-{reservation.id}", said, kind="original")


def offer_rows(view: MeetingView, words: Words) -> Iterator[Row]:
    """What the latest round that the room has seen gave, by rank, as far as it is not a proposal yet."""
    voting_round = latest(view.rounds)
    if voting_round is None:
        return
    made = {proposal.option_id for proposal in view.proposals}
    offered = [place for place in ranking(voting_round.options) if place.option.id not in made]
    if offered:
        heading = words("proposals.offers", number=voting_round.number)
        yield Row("h-offers", heading, kind="heading", selectable=False)
    for place in offered:
        sign = words("voting.shared", first=place.first, last=place.last) if place.tied else ""
        yield Row(f"option-{place.option.id}", place.option.label, str(place.first), sign=sign, tone="quiet")


def latest(rounds: Sequence[RoundView]) -> RoundView | None:
    """The latest round whose result the room has seen."""
    return next((each for each in reversed(rounds) if each.status is RoundStatus.REVEALED), None)


def picture(support: Sequence[int]) -> str:
    """``0:·    1:·    2:▁ 1  3:▃ 3  4:█ 8  5:▄ 4``: each value, how high it stands, and how many showed it."""
    most = max(support)
    cells = []
    for value, count in enumerate(support):
        height = HEIGHTS[(count * len(HEIGHTS) - 1) // most] if count else NOBODY
        cells.append(f"{value}:{height} {count or '':<2}")
    return " ".join(cells)


def _row(proposal: ProposalView, view: MeetingView, words: Words) -> Row:
    facts = [" · ".join(_facts(proposal, view, words))]
    if proposal.support:
        hands = words("proposals.hands", n=sum(proposal.support)).replace(" ", FIRM)
        facts.append(f"{picture(proposal.support)}  {hands}")
    outcome = proposal.outcome
    return Row(
        f"proposal-{proposal.id}",
        proposal.wording,
        str(proposal.number),
        "\n".join(filter(None, facts)),
        sign=words(f"proposals.outcome.{outcome}") if outcome else "",
        tone=TONES[outcome] if outcome else "",
    )


def _facts(proposal: ProposalView, view: MeetingView, words: Words) -> Iterator[str]:
    if proposal.horizon is not Horizon.UNSAID:
        yield words(f"proposals.horizon.{proposal.horizon}")
    if proposal.need is not Need.UNSAID:
        yield words(f"proposals.fact.{proposal.need}")
    for voting_round in view.rounds:
        for place in ranking(voting_round.options):
            if place.option.id == proposal.option_id:
                shown = f"{place.first}–{place.last}" if place.tied else str(place.first)
                yield words("proposals.origin", place=shown, number=voting_round.number)
