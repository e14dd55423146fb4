"""When a phone is asked for a voting slip instead of being shown what there is to vote on."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.voting.view import BoxState, RoundStatus
from workshop.web.phone import Page, Scene

ASK = "web/slips/ask.html"


def asks(scene: Scene, *, has_slip: bool) -> Page | None:
    """The page that asks for the code, where a round is open in which each slip is one ballot."""
    view = scene.view
    if has_slip or not view.slips.count:
        return None
    voting_round = {PhaseKind.PRIORITISING: view.round, PhaseKind.PROPOSALS: view.asked}.get(view.phase.kind)
    if voting_round is None or voting_round.status is not RoundStatus.OPEN or voting_round.box is not BoxState.OPEN:
        return None
    return Page(ASK, (("criterion", voting_round.criterion),), writes=True)
