"""Undo and redo beside another console: nobody else's work is ever undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.clusters import commands as clusters
from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.voting import commands as voting
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import console, make_meeting, open_round


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
