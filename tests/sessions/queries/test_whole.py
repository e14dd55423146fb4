"""A view that is kept up as things change is the view that anybody reads who comes then."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.queries import whole
from sessions.store.engine import reading
from sessions.store.touched import MANY
from tests.sessions.queries.several import first_meeting, next_meeting
from tests.sessions.queries.test_as_of import change_all_of_it, hold_the_first
from tests.sessions.store.acts import FINAL, UNDOABLE
from tests.sessions.store.undoing import assert_whole, evening, modest, sequences, step


@settings(modest, max_examples=15)
@given(st.data())
def test_whatever_is_done_and_undone_the_view_kept_up_is_the_view_read_anew(data: st.DataObject) -> None:
    with evening() as (path, meeting):
        beside = Meeting(meeting._meetings, meeting.view.meeting.id)
        for move in data.draw(sequences(UNDOABLE + FINAL, 12)):
            step(path, meeting, move)
            if data.draw(st.booleans()):
                with suppress(Refused):
                    meeting.undo()
            assert_whole(meeting)
            if data.draw(st.booleans()):  # one who looks now and then sees several changes at once
                beside.refresh()
                assert_whole(beside)
        beside.leave()


def test_of_many_ideas_only_the_one_that_was_touched_is_read_again() -> None:
    with evening() as (_path, meeting):
        before = meeting.view.ideas
        meeting.do(ideas.reword, idea_id=before[1].id, version=before[1].version, text="Klipp buskarna")
        after = meeting.view.ideas
        assert [now is was for now, was in zip(after, before, strict=True)] == [True, False, True, True]
        assert after[1].text == "Klipp buskarna"


def test_a_great_pile_is_read_whole() -> None:
    with evening() as (_path, meeting):
        beside = Meeting(meeting._meetings, meeting.view.meeting.id)
        meeting.do(ideas.add_many, texts=[f"Idé {number}" for number in range(MANY + 1)])
        meeting.undo()
        meeting.redo()
        beside.refresh()
        assert_whole(meeting)
        assert_whole(beside)
        beside.leave()


def test_of_a_whole_dialogue_each_meeting_is_as_read_alone_and_all_share_what_is_the_dialogues(tmp_path: Path) -> None:
    with first_meeting(tmp_path / "store.db") as meeting:
        hold_the_first(meeting)
    with next_meeting(tmp_path / "store.db") as meeting:
        change_all_of_it(meeting)
        meeting.do(ideas.withdraw, idea_id=3)
        told = meeting.dialogue_now()
        with reading(meeting._meetings.engine) as connection:
            alone = [whole.read(connection, view.meeting.id) for view in told]
    kept = [each.name for each in fields(meeting.view) if each.name != "held"]
    assert [[getattr(view, name) for name in kept] for view in told] == [
        [getattr(view, name) for name in kept] for view in alone
    ]
    assert [view.meeting.number for view in told] == [1, 2]
    assert told[0].presence != told[1].presence
    assert told[0].notes != told[1].notes
    first, second = told
    assert all(one is other for one, other in zip(first.ideas, second.ideas, strict=True))
    assert first.proposals is second.proposals
