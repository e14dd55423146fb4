"""Undo and redo: after any sequence the earlier picture comes back."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.store.base import METADATA
from sessions.store.change import from_image, to_image
from sessions.view import MeetingView
from sessions.words import LANGUAGES, Words
from tests.sessions.store.acting import Act
from tests.sessions.store.acts import ARRANGING, FINAL, UNDOABLE
from tests.sessions.store.acts_in_the_room import park
from tests.sessions.store.acts_on_ideas import add_idea, add_ideas
from tests.sessions.store.acts_on_promises import begin_experiment, commit, propose
from tests.sessions.store.making import asked
from tests.sessions.store.undoing import ALWAYS, Move, assert_whole, evening, modest, sequences, step


@modest
@given(sequences(UNDOABLE))
def test_undone_one_by_one_the_earlier_pictures_come_back_and_redone_the_later_ones(
    sequence: list[Move],
) -> None:
    with evening() as (path, meeting):
        pictures = [meeting.view]
        for move in sequence:
            if step(path, meeting, move):
                pictures.append(meeting.view)
        assert_whole(meeting)
        for earlier in reversed(pictures[:-1]):
            meeting.undo()
            assert meeting.view == earlier
        for later in pictures[1:]:
            meeting.redo()
            assert meeting.view == later
        with pytest.raises(Refused, match=r"undo\.nothing_to_redo"):
            meeting.redo()
        for earlier in reversed(pictures[:-1]):
            meeting.undo()
            assert meeting.view == earlier
        assert_whole(meeting)


@modest
@given(st.data())
def test_however_undo_redo_and_new_changes_are_mixed_it_is_as_in_every_editor(data: st.DataObject) -> None:
    with evening() as (path, meeting):
        past: list[MeetingView] = []
        future: list[MeetingView] = []
        for _ in range(data.draw(st.integers(1, 20))):
            now = meeting.view
            way = data.draw(st.sampled_from(["do", "do", "undo", "redo"]))
            if way == "undo" and past:
                meeting.undo()
                future.append(now)
                assert meeting.view == past.pop()
            elif way == "redo" and future:
                meeting.redo()
                past.append(now)
                assert meeting.view == future.pop()
            elif way == "do" and step(path, meeting, data.draw(sequences(UNDOABLE, 1))[0]):
                past.append(now)
                future.clear()
        assert_whole(meeting)


@modest
@given(sequences(UNDOABLE + FINAL * 3, 15))
def test_what_is_final_is_told_once_stays_and_does_not_stand_in_the_way(
    sequence: list[Move],
) -> None:
    def settled(view: MeetingView, now: MeetingView) -> MeetingView:
        return replace(view, phases=now.phases, meeting=replace(view.meeting, phase_id=now.meeting.phase_id))

    with evening() as (path, meeting):
        done: list[tuple[Act, MeetingView]] = []
        for move in sequence:
            before = meeting.view
            if step(path, meeting, move):
                done.append((move[0], before))
        for act, earlier in reversed(done):
            now = meeting.view
            if act in FINAL:
                with pytest.raises(Refused, match=r"undo\.final") as caught:
                    meeting.undo()
                assert all(len(Words(language).say(caught.value.phrase)) > 20 for language in LANGUAGES)
                assert meeting.view == now
            else:
                try:
                    meeting.undo()
                except Refused:
                    assert act in ARRANGING
                    assert meeting.view == now
                else:
                    assert settled(meeting.view, now) == settled(earlier, now)


@modest
@given(st.data())
def test_a_number_once_given_never_comes_back(data: st.DataObject) -> None:
    with evening() as (_path, meeting):
        given_out: dict[str, int] = {"ideas": 4, "experiments": 0, "proposals": 0, "commitments": 0, "parked": 0}
        for _ in range(data.draw(st.integers(1, 15))):
            making = [add_idea, add_ideas, begin_experiment, propose, commit, park]
            way = data.draw(st.sampled_from([*making, None, None]))
            if way is None:
                with suppress(Refused):
                    meeting.undo()
                continue
            way(meeting, 1, 2, 3)
            for name, last in given_out.items():
                numbers_now = [row.number for row in getattr(meeting.view, name)]
                assert len(numbers_now) == len(set(numbers_now))
                new = [number for number in numbers_now if number > last]
                given_out[name] = max([last, *new])
            named = {propose: "proposals", commit: "commitments", park: "parked"}
            name = (named | {begin_experiment: "experiments"}).get(way, "ideas")
            assert max(row.number for row in getattr(meeting.view, name)) == given_out[name]
        given_names = {name.removesuffix("s"): name for name in given_out}
        issued = asked(meeting._meetings.path, "SELECT kind, last FROM numbering WHERE kind <> 'meeting'")
        assert {kind: last for kind, last in issued if kind != "round"} == {
            kind: given_out[name] for kind, name in given_names.items() if given_out[name]
        }


@modest
@given(st.data())
def test_the_journal_read_from_its_beginning_gives_the_tables(data: st.DataObject) -> None:
    with evening() as (path, meeting):
        for move in data.draw(sequences(UNDOABLE + FINAL, 15)):
            step(path, meeting, move)
            if data.draw(st.booleans()):
                with suppress(Refused):
                    meeting.undo()
        meeting.lay_ballot("3 3 7")
        meeting.close_round()
        rows: dict[str, dict[int, object]] = {}
        for (images,) in asked(path, "SELECT images FROM journal ORDER BY id"):
            for table, row_id, before, after in json.loads(images):
                assert rows.setdefault(table, {}).get(row_id) == before
                rows[table][row_id] = after
                if after is None:
                    del rows[table][row_id]
                else:
                    assert to_image(from_image(METADATA.tables[table], after)) == after
        assert ALWAYS <= rows.keys() <= METADATA.tables.keys() - {"journal", "numbering"}
        with meeting._meetings.engine.connect() as connection:
            for name, held in rows.items():
                stored = connection.execute(METADATA.tables[name].select()).mappings()
                assert {row["id"]: to_image(dict(row)) for row in stored} == held
