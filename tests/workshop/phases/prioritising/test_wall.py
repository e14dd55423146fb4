"""A count of the wall alone, as the room sees it: nobody knows how many voted, and no ballots are told of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.voting.view import BoxState, RoundStatus, RoundView
from sessions.words import Words
from tests.sessions.records.evening import NOW, RUN_OFF, whole
from workshop.phases.prioritising.wall import make_wall
from workshop.wall.blocks import Scene

ON_THE_WALL = replace(
    RUN_OFF, given=0, spoiled=0, options=tuple(replace(option, voters=0) for option in RUN_OFF.options)
)


def shown(voting_round: RoundView, language: str) -> str:
    """All that the wall's blocks hold."""
    view = whole(language)
    (phase,) = (phase for phase in view.phases if phase.kind == PhaseKind.PRIORITISING)
    view = replace(view, rounds=(voting_round,), meeting=replace(view.meeting, phase_id=phase.id))
    return repr(make_wall(Scene(view, Words(language), NOW)))


@pytest.mark.parametrize(
    ("language", "wall", "ballots"), [("sv", "12 prickar på väggen", "sed"), ("en", "12 dots on the wall", "ballot")]
)
@pytest.mark.parametrize("status", [RoundStatus.OPEN, RoundStatus.CLOSED, RoundStatus.REVEALED])
def test_it_tells_of_dots_and_of_no_ballots(status: RoundStatus, language: str, wall: str, ballots: str) -> None:
    there = replace(ON_THE_WALL, status=status, box=BoxState.OPEN)
    said = shown(there, language)
    assert wall in said
    assert ballots not in said
    assert ballots in shown(replace(there, given=14), language), "of both where there are both"


def test_who_voted_is_told_of_ballots_only() -> None:
    assert "röstande" not in shown(ON_THE_WALL, "sv")
    assert "15 prickar · 8 röstande på sedlar" in shown(RUN_OFF, "sv")
