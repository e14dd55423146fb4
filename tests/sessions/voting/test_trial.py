"""A test vote: a round as any other while it goes on, and in no record at any moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.errors import Refused
from sessions.meeting import Meeting
from sessions.queries.search import Index
from sessions.records.export import FORMATS, render
from sessions.voting import commands as voting
from sessions.voting.box import BallotBox
from sessions.voting.comparison import pairs
from sessions.voting.view import RoundOrigin, RoundStatus
from sessions.watch import Watch
from tests.sessions.records.evening import NOW
from tests.sessions.store.making import console, make_meeting, open_round

TRIED = "Provröstning: vad är godast?"
AS_OF = re.compile(r'"as_of": "[^"]*"')
"""The moment that the data are of, which goes on."""
OPTIONS = ("Bulle", "Frukt", "Smörgås")


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    """A meeting where a first round has been revealed."""
    store = tmp_path / "store.db"
    with console(store, make_meeting(store)) as here:
        round_id = open_round(here)
        here.lay_ballot("1 1 2")
        here.close_round(round_id)
        here.do(voting.reveal, round_id=round_id)
        yield here


def try_it(meeting: Meeting) -> int:
    """Open a test vote."""
    done = meeting.do(voting.open_trial, criterion=TRIED, options=OPTIONS, entitled=3)
    assert done.id is not None
    return done.id


def recorded(meeting: Meeting) -> list[object]:
    """All that is written out of the meeting, and all that reads its rounds."""
    view = meeting.as_held()
    written = [AS_OF.sub("", render(view, each, NOW)) for each in FORMATS]
    found = [Index(view, secret=True).find(word) for word in OPTIONS]
    return [*written, view.rounds, pairs(view.rounds), found]


def test_it_is_in_no_record_and_the_next_round_has_the_next_number(meeting: Meeting, tmp_path: Path) -> None:
    before = recorded(meeting)
    assert not [each for each in before if isinstance(each, str) and "Bulle" in each]
    round_id = try_it(meeting)
    box = BallotBox.beside(tmp_path / "store.db", round_id)
    meeting.lay_ballot("1 2")
    meeting.lay_ballot("3")
    now = meeting.view.round
    assert now is not None
    assert (now.origin, now.given, now.status) == (RoundOrigin.TRIAL, 2, RoundStatus.OPEN)
    assert recorded(meeting) == before
    watch = Watch(tmp_path / "store.db", meeting.view.meeting.id)
    seen = watch.refresh()
    watch.close()
    assert seen is not None
    assert seen.round is not None
    assert (seen.round.criterion, seen.round.given) == (TRIED, 2)

    meeting.close_round(round_id)
    assert not box.exists()
    assert recorded(meeting) == before
    meeting.do(voting.reveal, round_id=round_id)
    assert meeting.view.round is not None
    assert [option.dots for option in meeting.view.round.options] == [1, 1, 1]
    assert recorded(meeting) == before
    meeting.do(voting.cancel_round, round_id=round_id)
    assert meeting.view.trial is None
    assert meeting.view.round is meeting.view.rounds[-1]
    assert recorded(meeting) == before
    open_round(meeting)
    assert [each.number for each in meeting.view.rounds] == [1, 2]


def test_a_real_round_follows_the_last_real_one_and_ends_a_test_vote_that_has_been_shown(meeting: Meeting) -> None:
    first = meeting.view.rounds[0].id
    round_id = try_it(meeting)
    with pytest.raises(Refused, match=r"trial\.end_first"):
        meeting.do(voting.open_again, round_id=first)
    with pytest.raises(Refused, match=r"trial\.end_first"):
        try_it(meeting)
    meeting.close_round(round_id)
    meeting.do(voting.reveal, round_id=round_id)
    meeting.do(voting.open_again, round_id=first)
    assert meeting.view.trial is None
    assert meeting.view.round is not None
    assert (meeting.view.round.number, meeting.view.round.origin) == (2, RoundOrigin.AGAIN)
    with pytest.raises(Refused, match=r"voting\.already_open"):
        try_it(meeting)
    with pytest.raises(Refused, match=r"voting\.not_open"):
        meeting.do(voting.cancel_round, round_id=round_id)
