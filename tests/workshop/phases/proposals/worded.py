"""A meeting in its proposals, and what was worded there before a test's story begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sessions.agenda.phases import PhaseKind
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.proposals import commands as proposals
from sessions.proposals.view import ReservationKind
from sessions.store.change import Done
from tests.sessions.store.sampled import fill
from tests.story.console import Console
from tests.workshop.phases.prioritising.voted import after_the_vote
from workshop.widgets.form import Form


def worded(*, whole: bool = False, wording: str = "Lys upp kajen", **more: Any) -> Callable[[Meetings], Done]:
    """Lays out a proposal in the meeting's own words, after the vote."""
    return partial(_lay_out, whole=whole, before=partial(word, wording=wording, **more))


def adopted(at: int = 0, support: Sequence[int] = (), *, whole: bool = False) -> Callable[[Meetings], Done]:
    """Lays out one of an option of the vote, tried by hands."""
    return partial(_lay_out, whole=whole, before=partial(_adopt, at=at, support=support))


def _lay_out(meetings: Meetings, whole: bool, before: Callable[[Meeting], object]) -> Done:
    planned = after_the_vote(meetings, whole=whole)
    assert planned.id is not None
    meeting = Meeting(meetings, planned.id)
    before(meeting)
    meeting.leave()
    return planned


def reworded(meetings: Meetings) -> Done:
    """The sample, with a proposal of the first meeting in the second one's words."""
    done = fill(meetings, "sv", PhaseKind.PROPOSALS)
    assert done.id is not None
    meeting = Meeting(meetings, done.id)
    first = meeting.view.proposals[0]
    said = "Kommunen lagar belysningen före den 1 oktober"
    meeting.do(proposals.reword, proposal_id=first.id, version=first.version, wording=said)
    meeting.leave()
    return done


def word(meeting: Meeting, wording: str = "Lys upp kajen", **under: str) -> None:
    """A proposal is worded, and has what stands ``under`` it."""
    key = meeting.do(proposals.propose, wording=wording).id
    assert key is not None
    for kind, text in under.items():
        if kind == "action":
            meeting.do(proposals.add_action, proposal_id=key, text=text)
        else:
            meeting.do(proposals.reserve, proposal_id=key, text=text, kind=ReservationKind(kind))


def _adopt(meeting: Meeting, at: int, support: Sequence[int]) -> None:
    meeting.do(proposals.adopt, option_id=meeting.view.rounds[-1].options[at].id)
    if support:
        show_hands(meeting, support)


def show_hands(meeting: Meeting, support: Sequence[int]) -> None:
    """The last one is tried."""
    made = meeting.refresh().proposals[-1]
    meeting.do(proposals.set_support, proposal_id=made.id, version=made.version, support=support)


async def open_at(led: Console, field: str) -> None:
    """Up opens the form of the last one, here at a field."""
    await led.press("up")
    led.phase.query_one(Form).enter(field)
    await led.settle()
