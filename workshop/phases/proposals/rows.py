"""How proposals are set on the board: wording, what is said of it, its support as a picture, what is under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from sessions.proposals.origin import voted_on
from sessions.proposals.rules import written
from sessions.proposals.view import Horizon, Need, Outcome, ProposalView
from sessions.view import MeetingView
from sessions.voting.comparison import pairs
from sessions.voting.rules import ranking
from sessions.voting.view import Ranked, RoundStatus, RoundView
from sessions.words import Words
from workshop.widgets.board import Row
from workshop.widgets.board_lines import Tone

HEIGHTS = "▁▂▃▄▅▆▇█"
NOBODY = "·"
MOST_OFFERS, LEAST_OFFERS = 5, 3
"""Options that are offered at a time, and those that share the last one's place: one less for each proposal made."""
FIRM = "\xa0"
"""A space that no line breaks at."""
TONES: dict[Outcome, Tone] = {
    Outcome.UNITY: "ready",
    Outcome.BROAD: "ready",
    Outcome.DIVIDED: "look",
    Outcome.NO_UNITY: "look",
}


def proposal_rows(view: MeetingView, words: Words) -> Iterator[Row]:
    """Each proposal with what stands under it, in people's own words."""
    numbers = {idea.id: str(idea.number) for idea in view.ideas}
    for proposal in view.proposals:
        origin = _came_from(proposal, view, numbers, words)
        yield _row(proposal, origin, words)
        for action in proposal.actions:
            yield Row(f"action-{action.id}", words("proposals.action", text=action.text), kind="original")
        for reservation in proposal.reservations:
            said = words(f"proposals.{reservation.kind}", text=reservation.text)
            yield Row(f"reservation-{reservation.id}", said, kind="original")


def offer_rows(view: MeetingView, words: Words) -> Iterator[Row]:
    """What came first in the latest list that the room has seen the result of, as far as it is no proposal yet.

    What got no dot by any criterion is not offered, and of the others the first few: further ones when those have
    become proposals. A list that was weighed by more than one criterion is offered by the first, each with its place by
    the others.
    """
    rounds = weighed(view.rounds)
    if not rounds:
        return
    first, *others = rounds
    made = {proposal.option_id for proposal in view.proposals if proposal.option_id}
    ids = {option.number: {each.options[at].id for each in rounds} for at, option in enumerate(first.options)}
    got = {option.number: any(each.options[at].dots for each in rounds) for at, option in enumerate(first.options)}
    left = [each for each in ranking(first.options) if got[each.option.number] and not ids[each.option.number] & made]
    most = max(LEAST_OFFERS, MOST_OFFERS - len(made))
    offered = [each for each in left if each.first <= left[:most][-1].first]
    if offered:
        heading = words("proposals.offers", number=first.number)
        yield Row("h-offers", heading, kind="heading", selectable=False)
    elsewhere = [(other.criterion, {each.option.number: each for each in ranking(other.options)}) for other in others]
    for place in offered:
        sign = place_said(place, words) if place.tied else ""
        there = [(criterion, place_said(places[place.option.number], words)) for criterion, places in elsewhere]
        detail = " · ".join(words("proposals.offer_weighed", criterion=by, place=at) for by, at in there)
        yield Row(f"option-{place.option.id}", place.option.label, str(place.first), detail, sign=sign, tone="quiet")


def weighed(rounds: Sequence[RoundView]) -> tuple[RoundView, ...]:
    """The latest round whose result the room has seen; before it those on the same list by other criteria."""
    last = next((each for each in reversed(rounds) if each.status is RoundStatus.REVEALED), None)
    if last is None:
        return ()
    return (*sorted((first for first, second in pairs(rounds) if second == last), key=attrgetter("number")), last)


def place_said(place: Ranked, words: Words) -> str:
    """``plats 3`` or ``delad plats 1–2``."""
    if place.tied:
        return words("voting.shared", first=place.first, last=place.last)
    return words("proposals.origin.place", place=place.first)


def picture(support: Sequence[int]) -> str:
    """``0:·    1:·    2:▁ 1  3:▃ 3  4:█ 8  5:▄ 4``: each value, how high it stands, and how many showed it."""
    most = max(support)
    cells = []
    for value, count in enumerate(support):
        height = HEIGHTS[(count * len(HEIGHTS) - 1) // most] if count else NOBODY
        cells.append(f"{value}:{height} {count or '':<2}")
    return " ".join(cells)


def _row(proposal: ProposalView, origin: str, words: Words) -> Row:
    facts = [" · ".join(filter(None, (*_facts(proposal, words), origin)))]
    if proposal.support:
        hands = words("proposals.hands", n=sum(proposal.support)).replace(" ", FIRM)
        facts.append(f"{picture(proposal.support)}  {hands}")
    facts += _details(proposal, words)
    word = proposal.word
    return Row(
        f"proposal-{proposal.id}",
        proposal.wording,
        str(proposal.number),
        "\n".join(filter(None, facts)),
        sign=words(f"proposals.outcome.{word}") if word else "",
        tone=TONES[word] if word else "",
        apart=True,
    )


def _facts(proposal: ProposalView, words: Words) -> Iterator[str]:
    if proposal.horizon is not Horizon.UNSAID:
        yield words(f"proposals.horizon.{proposal.horizon}")
    if proposal.need_of and proposal.need.somebody_decides:
        yield words(f"proposals.fact_of.{proposal.need}", whom=proposal.need_of)
    elif proposal.need is not Need.UNSAID:
        yield words(f"proposals.fact.{proposal.need}")
    if proposal.chosen:
        yield words("proposals.rooms_word")


def _came_from(proposal: ProposalView, view: MeetingView, numbers: Mapping[int, str], words: Words) -> str:
    """The place in its round, or the ideas that people have said; empty for the meeting's own words."""
    voted = voted_on(view.rounds, proposal.option_id)
    if voted is not None:
        place = voted.place
        shown = f"{place.first}–{place.last}" if place.tied else str(place.first)
        return words("proposals.origin", place=shown, number=voted.round.number)
    if proposal.idea_ids:
        mine = tuple(numbers[idea_id] for idea_id in proposal.idea_ids)
        return words("proposals.from_ideas", n=len(mine), numbers=mine)
    return ""


def _details(proposal: ProposalView, words: Words) -> Iterator[str]:
    """What is for whoever leads: why, what is needed, and how the room's word came about."""
    if proposal.chosen:
        follows = words(f"proposals.outcome.{proposal.outcome}") if proposal.outcome else words("proposals.no_word")
        yield words("proposals.chosen", why=proposal.outcome_why, follows=follows)
        if proposal.chosen_on_other_hands:
            yield words("proposals.chosen_before", hands=written(proposal.outcome_on))
    if proposal.decided:
        said = [proposal.decided_by, words.day(proposal.decision_day) if proposal.decision_day else ""]
        said += [proposal.decision_number, proposal.decision_outcome]
        yield words("proposals.decided", text=" · ".join(filter(None, said)))
    if proposal.below:
        yield words("proposals.below", text=proposal.below)
    if proposal.motive:
        yield words("proposals.motive", text=proposal.motive)
