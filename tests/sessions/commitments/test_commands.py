"""Wishes apart from commitments, the yes that a party gives to what was read, and days that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sessions.commitments import commands as commitments
from sessions.commitments.rules import SPOKEN
from sessions.commitments.view import CommitmentKind, CommitmentView, Status
from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from sessions.queries.history import Item
from sessions.store.change import Done
from sessions.words import LANGUAGES, Words
from tests.sessions.queries.several import FIRST, commit, first_meeting
from tests.sessions.store.making import console

OTHER: dict[str, Any] = {
    "party": "Hamnbolaget",
    "promise": "byta lamporna",
    "first_step": "ringa elbolaget",
    "first_step_by": FIRST + timedelta(days=2),
    "due_by": FIRST + timedelta(days=40),
    "needs_decision": True,
}


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles in a meeting where one party has promised something."""
    path = tmp_path / "dialoger.db"
    with ExitStack() as open_:
        meeting = open_.enter_context(first_meeting(path))
        commit(meeting, "Hamnstads kommun", "laga lamporna", due_by=FIRST + timedelta(days=30))
        yield meeting, open_.enter_context(console(path, meeting.view.meeting.id))


@pytest.fixture
def meeting(desks: tuple[Meeting, Meeting]) -> Meeting:
    return desks[0]


def last(meeting: Meeting) -> CommitmentView:
    return meeting.view.commitments[-1]


def turn(meeting: Meeting, command: Callable[..., Done], made: CommitmentView | None = None) -> Done:
    made = made or last(meeting)
    return meeting.do(command, commitment_id=made.id, version=made.version)


def describe(meeting: Meeting, field: str, value: Any) -> Done:
    made = last(meeting)
    return meeting.do(commitments.describe, commitment_id=made.id, version=made.version, field=field, value=value)


def wish(meeting: Meeting) -> CommitmentView:
    meeting.do(commitments.add, party="Regionen", promise="låta färjan gå längre", kind=CommitmentKind.WISH)
    return last(meeting)


def test_a_wish_needs_what_a_wish_needs(meeting: Meeting) -> None:
    assert wish(meeting).missing == ("reports_back", "follow_up")
    describe(meeting, "reports_back", "vi")
    assert last(meeting).missing == ("reports_back_vague", "follow_up"), "somebody in particular carries it there"
    describe(meeting, "reports_back", "prästen")
    describe(meeting, "follow_up", FIRST + timedelta(days=14))
    assert last(meeting).ready
    describe(meeting, "promise", "")
    assert last(meeting).missing == ("promise",)


def test_a_wish_is_taken_on_when_the_party_is_here_and_can_become_a_wish_again(meeting: Meeting) -> None:
    number = wish(meeting).number
    meeting.do(
        commitments.set_status, commitment_id=last(meeting).id, version=last(meeting).version, status=Status.UNDER_WAY
    )
    turn(meeting, commitments.take_on)
    made = last(meeting)
    assert (made.kind, made.number, made.promise) == (CommitmentKind.COMMITMENT, number, "låta färjan gå längre")
    assert made.status is Status.NOT_STARTED, "passed on is not under way"
    assert "role" not in made.missing and "role_vague" in made.missing, "“regionen” is asked who in particular"
    turn(meeting, commitments.confirm)
    turn(meeting, commitments.wish_for)
    assert (last(meeting).kind, last(meeting).confirmed) == (CommitmentKind.WISH, False)
    meeting.undo()
    assert last(meeting).confirmed
    meeting.undo(), meeting.undo()
    assert (last(meeting).kind, last(meeting).status) == (CommitmentKind.WISH, Status.UNDER_WAY)
    told = {d.field for moment in meeting.history(Item("commitment", made.id)).moments for d in moment.differences}
    assert {"kind", "confirmed", "status"} <= told


def test_nobody_says_yes_to_a_wish(meeting: Meeting) -> None:
    wish(meeting)
    with pytest.raises(Refused, match=r"wishes\.not_confirmed"):
        turn(meeting, commitments.confirm)


def test_an_incomplete_one_can_be_said_yes_to_and_the_yes_be_taken_back(meeting: Meeting) -> None:
    assert last(meeting).missing
    turn(meeting, commitments.confirm)
    assert last(meeting).confirmed
    turn(meeting, commitments.unconfirm)
    assert not last(meeting).confirmed
    meeting.undo()
    assert last(meeting).confirmed


@pytest.mark.parametrize("field", SPOKEN)
def test_other_words_than_were_said_yes_to_are_a_draft_and_that_is_told(meeting: Meeting, field: str) -> None:
    turn(meeting, commitments.confirm)
    describe(meeting, field, getattr(last(meeting), field))
    assert last(meeting).confirmed, "the same words again change nothing"
    done = describe(meeting, field, OTHER[field])
    assert not last(meeting).confirmed
    assert done.what.key == "commitments.what.draft_again"
    assert all("{" not in Words(language).say(done.what) for language in LANGUAGES)
    meeting.undo()
    assert last(meeting).confirmed


@pytest.mark.parametrize(
    ("field", "value"),
    [("follow_up", FIRST + timedelta(days=20)), ("role", "driftchefen"), ("sign", "det lyser"), ("confidence", 0)],
)
def test_what_was_not_said_yes_to_may_change(meeting: Meeting, field: str, value: object) -> None:
    turn(meeting, commitments.confirm)
    describe(meeting, field, value)
    assert last(meeting).confirmed


def test_how_it_goes_leaves_the_yes_but_a_new_wording_does_not(meeting: Meeting) -> None:
    turn(meeting, commitments.confirm)
    made = last(meeting)

    def tell(version: int, status: Status, word: str = "", promise: str = "") -> Done:
        seen = {"commitment_id": made.id, "version": version}
        return meeting.do(commitments.set_status, **seen, status=status, word=word, promise=promise)

    tell(version=made.version, status=Status.UNDER_WAY, word="lamporna är beställda")
    assert last(meeting).confirmed
    done = tell(version=last(meeting).version, status=Status.CHANGED, promise="byta dem")
    assert not last(meeting).confirmed
    assert done.what.key == "commitments.what.draft_again"


def test_a_yes_to_words_that_another_has_changed_is_refused_with_the_new_ones(desks: tuple[Meeting, Meeting]) -> None:
    here, there = desks
    read = last(here)
    describe(there, "promise", "laga två lampor")
    for command in (commitments.confirm, commitments.unconfirm):
        with pytest.raises(Outdated) as caught:
            turn(here, command, read)
        assert caught.value.theirs["promise"] == "laga två lampor"
    here.refresh()
    assert not last(here).confirmed
    turn(here, commitments.confirm)
    assert last(here).confirmed


@pytest.mark.parametrize("field", commitments.DATES)
def test_a_day_before_the_meeting_is_refused_and_the_old_one_kept(meeting: Meeting, field: str) -> None:
    was = getattr(last(meeting), field)
    with pytest.raises(Refused, match=r"commitments\.before_meeting") as caught:
        describe(meeting, field, FIRST - timedelta(days=1))
    assert "Det gamla står kvar" in Words("sv").say(caught.value.phrase)
    assert getattr(last(meeting), field) == was
    describe(meeting, field, FIRST)


def test_the_first_step_is_not_after_all_is_done(meeting: Meeting) -> None:
    due = last(meeting).due_by
    assert due is not None
    with pytest.raises(Refused, match=r"commitments\.step_after_due"):
        describe(meeting, "first_step_by", due + timedelta(days=1))
    describe(meeting, "first_step_by", due)
    with pytest.raises(Refused, match=r"commitments\.step_after_due"):
        describe(meeting, "due_by", due - timedelta(days=1))
    describe(meeting, "due_by", None)
    describe(meeting, "first_step_by", date(2026, 9, 1))
    describe(meeting, "follow_up", FIRST)


def test_how_sure_at_not_at_all_is_told_in_the_history(meeting: Meeting) -> None:
    describe(meeting, "confidence", 0)
    (difference,) = meeting.history(Item("commitment", last(meeting).id)).moments[0].differences
    assert (difference.field, difference.after) == ("confidence", 0)
