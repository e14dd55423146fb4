"""A report comes in whole or not at all, once; its words stay as they are; what the room adds can be changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.errors import Outdated, Refused
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.perspectives import commands as perspectives
from sessions.perspectives.collector import Found
from sessions.perspectives.reader import read
from sessions.perspectives.view import InsightKind, PerspectiveView
from sessions.queries import imports
from tests.sessions.store.making import asked, console, dump, make_meeting

REPORT = (
    Found(2, "Det är mörkt", "Ljus", "invånare", 12),
    Found(3, "Lamporna är trasiga", "Ljus", "", 3),
    Found(4, "Bussen går för tidigt", "Resor", "tjänsteperson", None),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def meeting(path: Path) -> Iterator[Meeting]:
    with console(path, make_meeting(path)) as opened:
        yield opened


def bring_in(meeting: Meeting, found: tuple[Found, ...] = REPORT, **facts: object) -> int | None:
    return meeting.do(perspectives.bring_in, name="rapport.csv", found=found, **facts).id  # type: ignore[arg-type]


def at(meeting: Meeting, text: str) -> PerspectiveView:
    return next(one for one in meeting.view.perspectives.perspectives if one.text == text)


def test_a_report_comes_in_with_its_source_as_one_change(meeting: Meeting, path: Path) -> None:
    before = asked(path, "SELECT count(*) FROM journal")[0][0]
    source_id = bring_in(meeting, period="maj", talks=143)
    view = meeting.view.perspectives
    (source,) = view.sources
    assert (source.id, source.name, source.period, source.talks) == (source_id, "rapport.csv", "maj", 143)
    assert [
        (p.number, p.theme, p.text, p.actor_group, p.talks, p.source_id, p.meeting_id) for p in view.perspectives
    ] == [
        (1, "Ljus", "Det är mörkt", "invånare", 12, source_id, None),
        (2, "Ljus", "Lamporna är trasiga", "", 3, source_id, None),
        (3, "Resor", "Bussen går för tidigt", "tjänsteperson", None, source_id, None),
    ]
    assert view.themes == ("Ljus", "Resor")
    assert asked(path, "SELECT count(*) FROM journal")[0][0] == before + 1


def test_bringing_in_twice_duplicates_nothing_and_writes_nothing(meeting: Meeting, path: Path) -> None:
    bring_in(meeting)
    before = dump(path)
    done = meeting.do(perspectives.bring_in, name="rapport igen.csv", found=REPORT)
    assert done.what.key == "perspectives.what.nothing_new"
    assert dump(path) == before


def test_what_is_new_in_a_later_report_goes_on_where_the_numbers_ended(meeting: Meeting) -> None:
    bring_in(meeting)
    bring_in(meeting, (REPORT[0], Found(2, "Nytt", "Ljus")))
    assert [p.number for p in meeting.view.perspectives.perspectives] == [1, 2, 3, 4]
    assert len(meeting.view.perspectives.sources) == 2


def test_two_consoles_that_bring_in_the_same_file_at_once_get_it_once(meeting: Meeting, path: Path) -> None:
    """Both have read the file and compared it with what was there before either of them wrote."""
    with console(path, meeting.view.meeting.id) as other:
        bring_in(meeting)
        bring_in(other)
        assert len(other.view.perspectives.perspectives) == 3
    meeting.refresh()
    assert len(meeting.view.perspectives.sources) == 1


def test_it_is_undone_as_one_and_done_again_as_one(meeting: Meeting) -> None:
    before = meeting.view
    bring_in(meeting)
    after = meeting.view
    meeting.undo()
    assert meeting.view == before
    meeting.redo()
    assert meeting.view == after


def test_it_is_not_undone_when_an_idea_answers_some_of_it(meeting: Meeting, path: Path) -> None:
    bring_in(meeting)
    with console(path, meeting.view.meeting.id) as other:
        idea_id = other.do(ideas.add, text="Fler lampor").id
        assert idea_id is not None
        other.do(perspectives.answer, idea_id=idea_id, perspective_ids=[other.view.perspectives.perspectives[1].id])
    with pytest.raises(Refused, match=r"undo\.refused") as caught:
        meeting.undo()
    assert caught.value.phrase.values["why"].key == "undo.in_use"
    assert len(meeting.view.perspectives.perspectives) == 3


def test_stopped_half_way_nothing_of_it_is_there(meeting: Meeting, path: Path) -> None:
    before = dump(path)
    done: list[int] = []

    def stop(count: int) -> None:
        done.append(count)
        if count:
            raise Refused("perspectives.stopped")

    with pytest.raises(Refused, match=r"perspectives\.stopped"):
        bring_in(meeting, tuple(Found(n, f"Perspektiv {n}") for n in range(2, 1002)), progress=stop)
    assert done == [0, perspectives.BATCH]
    assert dump(path) == before


def test_a_dialogue_without_anybody_at_a_meeting_gets_its_report_too(path: Path, meeting: Meeting) -> None:
    file = read("rapport.csv", "tema;perspektiv\nLjus;Det är mörkt\n".encode())
    dialogue_id = meeting.view.dialogue.id
    planned = imports.compare(meeting._meetings, dialogue_id, file)
    imports.bring_in(meeting._meetings, dialogue_id, planned)
    assert meeting.refresh().perspectives.perspectives[0].text == "Det är mörkt"
    assert imports.compare(meeting._meetings, dialogue_id, file).new == ()


def test_imported_words_are_read_only_and_say_where_they_come_from(meeting: Meeting, path: Path) -> None:
    bring_in(meeting)
    imported = at(meeting, "Det är mörkt")
    before = dump(path)
    with pytest.raises(Refused, match=r"perspectives\.read_only") as caught:
        meeting.do(perspectives.reword, perspective_id=imported.id, version=imported.version, text="Ljust")
    assert caught.value.phrase.values == {"number": 1, "name": "rapport.csv"}
    with pytest.raises(Refused, match=r"perspectives\.read_only"):
        meeting.do(perspectives.remove, perspective_id=imported.id)
    assert dump(path) == before


def test_what_the_meeting_adds_has_no_source_and_can_be_changed_and_removed(meeting: Meeting) -> None:
    meeting.do(perspectives.add, texts=["De som bor kvar", " ", "Barnens väg"], theme="Resor")
    added = at(meeting, "Barnens väg")
    assert (added.source_id, added.meeting_id, added.theme) == (None, meeting.view.meeting.id, "Resor")
    meeting.do(perspectives.reword, perspective_id=added.id, version=added.version, text="Barnens väg till skolan")
    with pytest.raises(Outdated) as caught:
        meeting.do(perspectives.reword, perspective_id=added.id, version=added.version, text="Annat")
    assert caught.value.theirs == {"text": "Barnens väg till skolan"}
    meeting.do(perspectives.remove, perspective_id=added.id)
    assert [p.text for p in meeting.view.perspectives.perspectives] == ["De som bor kvar"]
    meeting.undo()
    assert at(meeting, "Barnens väg till skolan").number == 2
    with pytest.raises(Refused, match=r"typed\.empty"):
        meeting.do(perspectives.add, texts=[" "])


def test_removing_one_that_ideas_answer_takes_that_away_too_and_undo_brings_it_back(meeting: Meeting) -> None:
    meeting.do(perspectives.add, texts=["Barnens väg"])
    idea_id = meeting.do(ideas.add, text="Trottoar").id
    assert idea_id is not None
    perspective_id = at(meeting, "Barnens väg").id
    meeting.do(perspectives.answer, idea_id=idea_id, perspective_ids=[perspective_id])
    before = meeting.view
    done = meeting.do(perspectives.remove, perspective_id=perspective_id)
    assert (done.what.key, done.what.values["n"]) == ("perspectives.what.removed_with", 1)
    meeting.undo()
    assert meeting.view == before


def test_what_the_room_finds_is_kept_by_kind_with_the_theme_that_was_read(meeting: Meeting) -> None:
    meeting.do(perspectives.find, kind=InsightKind.SHARED, texts=["Alla vill att det ska vara lugnt"], theme="Ljus")
    meeting.do(perspectives.find, kind=InsightKind.QUESTION, texts=["Vem äger kajen?", "Vem svarar?"])
    meeting.do(perspectives.strain, text="Lugn", against="Liv", theme="Ljus")
    insights = meeting.view.perspectives.insights
    assert [(i.kind.value, i.text, i.against, i.theme) for i in insights] == [
        ("shared", "Alla vill att det ska vara lugnt", "", "Ljus"),
        ("question", "Vem äger kajen?", "", ""),
        ("question", "Vem svarar?", "", ""),
        ("tension", "Lugn", "Liv", "Ljus"),
    ]
    tension = insights[-1]
    meeting.do(perspectives.reword_insight, insight_id=tension.id, version=tension.version, text="Ro", against="Liv")
    assert meeting.view.perspectives.insights[-1].text == "Ro"
    with pytest.raises(Outdated):
        meeting.do(perspectives.reword_insight, insight_id=tension.id, version=tension.version, text="X", against="Y")
    with pytest.raises(Refused, match=r"typed\.empty"):
        meeting.do(
            perspectives.reword_insight, insight_id=tension.id, version=tension.version + 1, text="Ro", against=" "
        )
    meeting.do(perspectives.remove_insight, insight_id=tension.id)
    meeting.undo()
    assert meeting.view.perspectives.insights[-1].against == "Liv"


def test_an_idea_answers_these_perspectives_and_no_others(meeting: Meeting, path: Path) -> None:
    bring_in(meeting)
    idea_id = meeting.do(ideas.add, text="Fler lampor").id
    assert idea_id is not None
    first, second, third = (p.id for p in meeting.view.perspectives.perspectives)
    meeting.do(perspectives.answer, idea_id=idea_id, perspective_ids=[first, second])
    kept = asked(path, f"SELECT id FROM answer WHERE perspective_id = {second}")
    meeting.do(perspectives.answer, idea_id=idea_id, perspective_ids=[third, second])
    assert [p.idea_ids for p in meeting.view.perspectives.perspectives] == [(), (idea_id,), (idea_id,)]
    assert [p.id for p in meeting.view.perspectives.unanswered] == [first]
    assert asked(path, f"SELECT id FROM answer WHERE perspective_id = {second}") == kept
    before = dump(path)
    meeting.do(perspectives.answer, idea_id=idea_id, perspective_ids=[second, third])
    assert dump(path) == before
    meeting.undo()
    assert [p.idea_ids for p in meeting.view.perspectives.perspectives] == [(idea_id,), (idea_id,), ()]
    with pytest.raises(Refused, match=r"error\.gone"):
        meeting.do(perspectives.answer, idea_id=idea_id, perspective_ids=[third, 999])
