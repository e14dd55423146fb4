"""A round counted pile by pile, and the ballots of each."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.view import NewOption, RoundView

GROUPS = ("invånare", "tjänsteperson", "näringsliv")
RESIDENTS = ("1 2", "1", "2 2 3", "0", "1 3", "1 2")
OFFICIALS = ("3", "3 1", "2", "3 3 3", "3")
FIRMS = ("2", "2 1")


def open_piles(meeting: Meeting, groups: tuple[str, ...] = GROUPS, entitled: int = 26) -> int:
    """A round per group about three options."""
    prioritising = next(phase.id for phase in meeting.view.phases if phase.kind == PhaseKind.PRIORITISING)
    meeting.do(dialogue.go_to, phase_id=prioritising)
    done = meeting.do(
        voting.open_round,
        criterion="Vad är viktigast?",
        dots_each=3,
        stacking=None,
        entitled=entitled,
        options=[NewOption("Belysning"), NewOption("Bänkar"), NewOption("Trafik")],
        per_group=True,
        groups=groups,
    )
    assert done.id is not None
    return done.id


def lay(meeting: Meeting, pile: str, *ballots: str) -> None:
    for ballot in ballots:
        meeting.lay_ballot(ballot, pile)


def round_of(desk: Meeting) -> RoundView:
    desk.refresh()
    assert desk.view.round is not None
    return desk.view.round


def finish(meeting: Meeting) -> RoundView:
    meeting.close_round()
    meeting.do(voting.reveal, round_id=round_of(meeting).id)
    return round_of(meeting)
