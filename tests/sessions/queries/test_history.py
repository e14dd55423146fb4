"""The history of each thing, from the journal: nothing is missed, nothing secret told, and any wording comes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sessions.clusters import commands as clusters
from sessions.commitments import commands as commitments
from sessions.errors import Outdated, Refused
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.queries import recall
from sessions.queries.fields import TOLD
from sessions.queries.history import Difference, History, Item, Way, unsaid
from sessions.queries.recall import why_not
from sessions.voting import commands as voting
from sessions.words import LANGUAGES, Words
from tests.sessions.store.acts import FINAL, UNDOABLE
from tests.sessions.store.making import asked, console, make_meeting, open_round
from tests.sessions.store.undoing import evening, modest, sequences, step


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    path = tmp_path / "dialoger.db"
    with console(path, make_meeting(path)) as opened:
        yield opened


def items(meeting: Meeting) -> list[Item]:
    """Everything in the store that has a history."""
    path = meeting._meetings.path
    return [
        Item(table, row_id)
        for table in TOLD
        if table not in ("voting_option", "voting_correction")
        for (row_id,) in asked(path, f'SELECT id FROM "{table}" ORDER BY id')
    ]


def wordings(history: History, field: str = "text") -> list[object]:
    return [d.after for moment in history.moments for d in moment.differences if d.field == field]


@modest
@given(st.data())
def test_each_things_moments_are_one_chain_that_ends_in_how_it_stands(data: st.DataObject) -> None:
    with evening() as (path, meeting):
        for move in data.draw(sequences(UNDOABLE + FINAL, 20)):
            step(path, meeting, move)
            if data.draw(st.integers(0, 2)) == 0:
                with suppress(Refused):
                    meeting.undo() if data.draw(st.booleans()) else meeting.redo()
        for item in items(meeting):
            history = meeting.history(item)
            stands: dict[str, object] = {}
            for moment in reversed(history.moments):
                for difference in moment.differences:
                    if difference.item == item:
                        was = stands.get(difference.field)
                        assert was == difference.before or (
                            unsaid(difference.field, was) and unsaid(difference.field, difference.before)
                        )
                        stands[difference.field] = difference.after
            now = {name: history.now[name] for name in TOLD[item.table]}
            assert all(
                stands.get(name) == value or unsaid(name, value) or name not in stands for name, value in now.items()
            )
            assert [moment.entry for moment in history.moments] == sorted(
                (moment.entry for moment in history.moments), reverse=True
            )


@modest
@given(st.data())
def test_any_value_that_can_be_taken_back_is_and_that_is_undone_as_any_change(data: st.DataObject) -> None:
    with evening() as (path, meeting):
        idea = meeting.view.ideas[3]
        meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Öppna tullhuset om kvällen")
        for move in data.draw(sequences(UNDOABLE, 15)):
            step(path, meeting, move)
        choices = [
            (history, difference)
            for item in items(meeting)
            for history in [meeting.history(item)]
            for moment in history.moments
            for difference in moment.differences
            if difference.item == item and difference.after is not None
            if why_not(item, difference.field) is None and difference.after != history.now[difference.field]
        ]
        assume(choices)
        history, difference = data.draw(st.sampled_from(choices))
        before = meeting.view
        refused = False
        try:
            restore(meeting, history, difference)
        except Refused:
            refused = True
        if refused:
            assert difference.field in SELDOM or history.item.table == "perspective"
            return
        assert meeting.history(history.item).now[difference.field] == difference.after
        meeting.undo()
        assert meeting.view == before


SELDOM = ("support", "status", "day", "report_by")
"""Values that the command refuses where the rest has changed: more hands than the room has, a day before another."""


def restore(meeting: Meeting, history: History, difference: Difference) -> None:
    meeting.do(
        recall.restore,
        item=history.item,
        version=history.version,
        field=difference.field,
        value=difference.after,
    )


def test_it_tells_when_and_what_newest_first_and_of_undone_and_redone_steps_as_such(meeting: Meeting) -> None:
    meeting.do(ideas.add, text="Lampor", theme="Ljus")
    idea = meeting.view.ideas[0]
    meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Fler lampor")
    meeting.undo()
    meeting.redo()
    meeting.undo()
    history = meeting.history(Item("idea", idea.id))
    assert [moment.way for moment in history.moments] == [Way.UNDONE, Way.REDONE, Way.UNDONE, Way.DONE, Way.DONE]
    assert [moment.taken_back for moment in history.moments] == [False, False, False, True, False]
    assert wordings(history) == ["Lampor", "Fler lampor", "Lampor", "Fler lampor", "Lampor"]
    assert {moment.meeting for moment in history.moments} == {1}
    first = history.moments[-1]
    assert {d.field: d.after for d in first.differences} == {"text": "Lampor", "theme": "Ljus"}


def test_a_clusters_history_tells_what_came_and_left_and_an_ideas_where_it_went(meeting: Meeting) -> None:
    meeting.do(ideas.add_many, texts=["Lampor", "Buskar", "Bussar"])
    one, two, three = (idea.id for idea in meeting.view.ideas)
    meeting.do(clusters.gather, idea_ids=[one, two], heading="Ljus")
    meeting.do(clusters.gather, idea_ids=[three], heading="Resor")
    ljus, resor = (cluster.id for cluster in meeting.view.clusters)
    meeting.do(clusters.merge, cluster_ids=[resor], into=ljus)
    meeting.do(clusters.take_out, idea_ids=[one])
    moved = [(moment.came, moment.left) for moment in meeting.history(Item("cluster", ljus)).moments]
    assert moved == [((), (one,)), ((three,), ()), ((one, two), ())]
    assert [moment.what.key for moment in meeting.history(Item("idea", three)).moments] == [
        "clusters.what.merged",
        "clusters.what.gathered",
        "ideas.what.many",
    ]


def test_two_things_with_like_ids_are_not_mistaken(meeting: Meeting) -> None:
    meeting.do(ideas.add_many, texts=[f"Idé {number}" for number in range(25)])
    for idea in meeting.view.ideas[:12]:
        meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text=f"{idea.text}, omskriven")
    meeting.do(notes.add, kind=NoteKind.HOPE, texts=["Hopp"])
    assert len(meeting.history(Item("idea", 1)).moments) == 2
    assert len(meeting.history(Item("idea", 11)).moments) == 2
    assert len(meeting.history(Item("note", 1)).moments) == 1


def test_no_words_of_people_look_like_a_row(meeting: Meeting) -> None:
    meeting.do(ideas.add, text="Lampor")
    meeting.do(ideas.add, text='["idea",1,{"cluster_id":1}] \\"idea\\",1,')
    assert len(meeting.history(Item("idea", 1)).moments) == 1


def test_a_save_over_a_newer_wording_is_refused_and_shows_it(meeting: Meeting) -> None:
    meeting.do(ideas.add, text="Lampor")
    idea = meeting.view.ideas[0]
    meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Fler lampor")
    seen = meeting.history(Item("idea", idea.id))
    idea = meeting.view.ideas[0]
    meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Bättre lampor")
    with pytest.raises(Outdated) as caught:
        restore(meeting, seen, seen.moments[-1].differences[0])
    assert caught.value.theirs == {"text": "Bättre lampor"}
    assert meeting.view.ideas[0].text == "Bättre lampor"


def test_what_cannot_be_taken_back_says_why(meeting: Meeting) -> None:
    meeting.do(ideas.add, text="Lampor", theme="Ljus")
    for table, fields in TOLD.items():
        for field in fields:
            why = why_not(Item(table, 1), field)
            if why is not None:
                assert len({Words(language).say(why) for language in LANGUAGES}) == len(LANGUAGES)
                with pytest.raises(Refused, match=r"history\.why"):
                    meeting.do(recall.restore, item=Item(table, 1), version=1, field=field, value="x")
    assert meeting.view.ideas[0].theme == "Ljus"


def test_a_date_is_taken_back_too(meeting: Meeting) -> None:
    meeting.do(commitments.add, party="Båtklubben")
    for day in ("2026-12-01", "2026-12-24"):
        row = meeting.view.commitments[0]
        meeting.do(
            commitments.describe,
            commitment_id=row.id,
            version=row.version,
            field="due_by",
            value=date.fromisoformat(day),
        )
    history = meeting.history(Item("commitment", meeting.view.commitments[0].id))
    restore(meeting, history, history.moments[1].differences[0])
    assert str(meeting.view.commitments[0].due_by) == "2026-12-01"


def test_an_options_total_has_no_history_before_the_room_has_seen_it(meeting: Meeting) -> None:
    open_round(meeting, entitled=5, options=3)
    meeting.lay_ballot("1 1 2")
    assert meeting.view.round is not None
    item = Item("voting_option", meeting.view.round.options[0].id)
    for end in (lambda: None, meeting.close_round):
        end()
        with pytest.raises(Refused, match=r"history\.not_revealed"):
            meeting.history(item)
    meeting.do(voting.reveal, round_id=meeting.view.round.id)
    history = meeting.history(item)
    assert {d.field: d.after for moment in history.moments for d in moment.differences} == {"dots": 2, "voters": 1}


def test_the_history_of_another_dialogue_is_not_read(meeting: Meeting) -> None:
    assert meeting.history(Item("idea", 99)).moments == ()
