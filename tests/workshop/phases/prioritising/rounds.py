"""Rounds that were held before a test's story begins, laid out by the store on the terms that the form suggests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.rules import suggested_dots
from sessions.words import Words
from workshop.phases.prioritising.setup import new_options


def opened(meeting: Meeting, *, per_group: bool = False) -> None:
    """The first round is open."""
    view = meeting.view
    options = new_options(view)
    meeting.do(
        voting.open_round,
        criterion=Words(view.dialogue.language)("voting.default_criterion"),
        dots_each=suggested_dots(len(options)),
        stacking=1,
        entitled=view.present,
        options=options,
        per_group=per_group,
        groups=view.dialogue.actor_groups,
    )


def opened_on(meeting: Meeting, criterion: str) -> None:
    """The list of the round that is shown is voted about once more, by another criterion."""
    before = meeting.view.round
    assert before is not None
    meeting.do(
        voting.open_on_criterion,
        round_id=before.id,
        criterion=criterion,
        dots_each=before.dots_each,
        stacking=before.stacking,
        entitled=before.entitled,
    )


def lay(meeting: Meeting, *ballots: str, pile: str = "") -> None:
    """Ballots are in."""
    meeting.refresh()
    for ballot in ballots:
        meeting.lay_ballot(ballot, pile)


def reveal(meeting: Meeting) -> None:
    """The round is closed and shown."""
    meeting.refresh()
    voting_round = meeting.view.round
    assert voting_round is not None
    meeting.close_round()
    meeting.do(voting.reveal, round_id=voting_round.id)


def under_way(*ballots: str) -> Callable[[Meeting], None]:
    """The first round is open, and these ballots are in."""
    return partial(_under_way, ballots=ballots)


def result(*ballots: str, wall: str = "") -> Callable[[Meeting], None]:
    """What these ballots gave is shown."""
    return partial(_under_way, ballots=ballots, wall=wall, shown=True)


def _under_way(meeting: Meeting, ballots: Sequence[str], wall: str = "", *, shown: bool = False) -> None:
    opened(meeting)
    lay(meeting, *ballots)
    if wall:
        meeting.count_wall(wall)
    if shown:
        reveal(meeting)
