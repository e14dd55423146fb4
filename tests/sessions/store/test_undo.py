"""Undo and redo: after any sequence the earlier picture comes back, and nobody else's work is ever undone."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from sessions.clusters import commands as clusters
from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.store.base import METADATA
from sessions.store.change import from_image, to_image
from sessions.view import MeetingView
from sessions.voting import commands as voting
from sessions.words import LANGUAGES, Words
from tests.sessions.store import acts
from tests.sessions.store.acts import ARRANGING, FINAL, UNDOABLE, Act
from tests.sessions.store.making import asked, console, make_meeting, open_round

modest = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
numbers = st.integers(0, 30)
ALWAYS = {"dialogue", "meeting", "phase", "idea", "cluster", "membership", "voting_round", "voting_option"}
"""Tables that every evening writes to."""
Move = tuple[Act, int, int, int]


def sequences(of: tuple[Act, ...], most: int = 20) -> st.SearchStrategy[list[Move]]:
    return st.lists(st.tuples(st.sampled_from(of), numbers, numbers, numbers), min_size=1, max_size=most)


@contextmanager
def evening() -> Iterator[tuple[Path, Meeting]]:
    """A meeting with a few ideas, a cluster and an open round, in a store of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dialoger.db"
        with console(path, make_meeting(path)) as meeting:
            meeting.do(ideas.add_many, texts=["Lampor", "Buskar", "Bussar", "Tullhuset"])
            meeting.do(clusters.gather, idea_ids=[idea.id for idea in meeting.view.ideas[:2]], heading="Ljus")
            meeting.do(clusters.gather, idea_ids=[meeting.view.ideas[2].id], heading="Resor")
            open_round(meeting)
            yield path, meeting


def entries(path: Path) -> int:
    return int(asked(path, "SELECT count(*) FROM journal")[0][0])


def step(path: Path, meeting: Meeting, move: Move) -> bool:
    """Make the move; whether anything was changed."""
    act, a, b, c = move
    before = entries(path)
    act(meeting, a, b, c)
    event(act.__name__)
    return entries(path) > before


def assert_whole(meeting: Meeting) -> None:
    """What the meeting shows is what anybody who opens it now would see."""
    again = Meeting(meeting._meetings, meeting.view.meeting.id)
    assert again.view == meeting.view
    again.leave()


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
            making = [acts.add_idea, acts.add_ideas, acts.begin_experiment, acts.propose, acts.commit, acts.park]
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
            named = {acts.propose: "proposals", acts.commit: "commitments", acts.park: "parked"}
            name = (named | {acts.begin_experiment: "experiments"}).get(way, "ideas")
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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def desks(path: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles at one meeting."""
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as first, console(path, meeting_id) as second:
        yield first, second


def reason(refused: Refused) -> str:
    said = [Words(language).say(refused.phrase) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES) and all("{" not in sentence for sentence in said)
    return str(refused.phrase.values["why"].key)


def test_undo_leaves_alone_what_another_console_has_changed_since_and_goes_further_back(
    desks: tuple[Meeting, Meeting],
) -> None:
    first, second = desks
    first.do(notes.add, kind=NoteKind.HOPE, texts=["Att det händer något"])
    first.do(ideas.add, text="Lampor")
    idea = second.refresh().ideas[0]
    second.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Fler lampor")
    with pytest.raises(Refused, match=r"undo\.refused") as caught:
        first.undo()
    assert reason(caught.value) == "undo.changed_since"
    assert [each.text for each in first.refresh().ideas] == ["Fler lampor"]
    first.undo()
    assert first.view.notes == ()
    assert [each.text for each in first.view.ideas] == ["Fler lampor"]


def test_undo_leaves_alone_what_something_newer_rests_on(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.do(ideas.add, text="Lampor")
    first.do(ideas.add, text="Buskar")
    second.refresh()
    second.do(clusters.gather, idea_ids=[second.view.ideas[1].id], heading="Ljus")
    with pytest.raises(Refused, match=r"undo\.refused") as caught:
        first.undo()
    assert reason(caught.value) == "undo.in_use"
    first.undo()
    assert [each.text for each in first.view.ideas] == ["Buskar"]
    assert first.view.clusters[0].idea_ids == (first.view.ideas[0].id,)


def test_redo_leaves_alone_what_another_console_has_changed_since(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.do(ideas.add, text="Lampor")
    idea = first.view.ideas[0]
    first.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Fler lampor")
    first.undo()
    idea = second.refresh().ideas[0]
    second.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Bättre lampor")
    with pytest.raises(Refused, match=r"undo\.redo_refused") as caught:
        first.redo()
    assert reason(caught.value) == "undo.changed_since"
    assert [each.text for each in first.refresh().ideas] == ["Bättre lampor"]
    with pytest.raises(Refused, match=r"undo\.nothing_to_redo"):
        first.redo()


def test_each_console_undoes_its_own_and_a_console_that_comes_back_still_knows_its_own(path: Path) -> None:
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as first:
        first.do(ideas.add, text="Lampor")
        with console(path, meeting_id) as second:
            second.do(ideas.add, text="Buskar")
            second.undo()
            with pytest.raises(Refused, match=r"undo\.nothing"):
                second.undo()
    with console(path, meeting_id) as first:
        first.undo()
        assert not first.view.ideas
        first.redo()
        assert [each.text for each in first.view.ideas] == ["Lampor"]


def test_a_version_never_means_two_wordings(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.do(ideas.add, text="Lampor")
    idea = first.view.ideas[0]
    first.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Fler lampor")
    seen = second.refresh().ideas[0]
    for way in (first.undo, first.undo, first.redo):
        way()
    assert first.view.ideas[0].text == "Lampor"
    assert first.view.ideas[0].version > seen.version


def test_the_entitled_cannot_be_undone_below_the_slips_that_are_in(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    round_id = open_round(first, entitled=2)
    first.do(voting.set_entitled, round_id=round_id, entitled=3)
    second.refresh()
    for _ in range(3):
        second.lay_ballot("1")
    with pytest.raises(Refused, match=r"undo\.refused") as caught:
        first.undo()
    assert reason(caught.value) == "undo.in_use"
    with pytest.raises(Refused, match=r"voting\.entitled_spent"):
        first.do(voting.set_entitled, round_id=round_id, entitled=2)
    first.refresh()
    assert first.view.round is not None and first.view.round.entitled == 3


def test_a_lowered_number_of_entitled_counts_at_a_desk_that_has_not_heard_of_it(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    round_id = open_round(first, entitled=3)
    second.refresh()
    first.do(voting.set_entitled, round_id=round_id, entitled=1)
    second.lay_ballot("1")
    with pytest.raises(Refused, match=r"voting\.all_in"):
        second.lay_ballot("1")


def test_an_idea_that_somebody_undid_cannot_be_gathered_and_the_reason_is_said(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.do(ideas.add, text="Lampor")
    idea = second.refresh().ideas[0]
    first.undo()
    with pytest.raises(Refused, match=r"error\.gone"):
        second.do(clusters.gather, idea_ids=[idea.id], heading="Ljus")
    assert second.refresh().clusters == ()
