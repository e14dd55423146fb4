"""No two meetings of a dialogue have the same number, or what happened since the last one could not be told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sessions.agenda.library import built_in
from sessions.dialogue import commands as dialogue
from sessions.dialogue import shelf
from sessions.dialogue.rules import meeting_number
from sessions.errors import Refused
from sessions.meeting import Meeting
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import console, make_meeting, opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def meetings(path: Path) -> Iterator[list[Meeting]]:
    """Three meetings of one dialogue, each led at a console of its own."""
    ids = [make_meeting(path), plan(path), plan(path)]
    with ExitStack() as stack:
        yield [stack.enter_context(console(path, each)) for each in ids]


def plan(path: Path) -> int:
    with opened(path) as store:
        made = store.do(dialogue.plan, dialogue_id=1).id
    assert made is not None
    return made


def renumber(meeting: Meeting, number: int) -> None:
    meeting.do(dialogue.renumber, version=meeting.view.meeting.version, number=number)


def refused(meeting: Meeting, number: int) -> list[str]:
    with pytest.raises(Refused, match=r"dialogue\.number_taken") as caught:
        renumber(meeting, number)
    return [Words(language).say(caught.value.phrase) for language in LANGUAGES]


def test_a_number_that_another_meeting_has_is_refused_and_the_free_one_is_told(meetings: list[Meeting]) -> None:
    _, second, third = meetings
    assert refused(third, 2) == [
        "Träff 2 finns redan. Nummer 3 är ledigt. Det gamla står kvar.",
        "There is already a meeting 2. Number 3 is free. The old one is kept.",
    ]
    assert "Nummer 4 är ledigt" in refused(second, 3)[0], "its own number is free too, but that is no answer"
    renumber(second, 999)
    assert "Nummer 2 är ledigt" in refused(third, 999)[0], "there is none after it"
    assert third.view.meeting.number == 3
    assert [each.number for each in third.refresh().earlier] == [1]


def test_a_meeting_that_is_put_away_keeps_its_number(path: Path, meetings: list[Meeting]) -> None:
    with opened(path) as store:
        store.do(shelf.put_meeting_away, meeting_id=meetings[1].view.meeting.id, away=True)
    assert "Träff 2 finns redan" in refused(meetings[2], 2)[0]


def test_another_dialogues_meetings_may_have_the_same_numbers(path: Path, meetings: list[Meeting]) -> None:
    assert make_meeting(path) != meetings[0].view.meeting.id
    renumber(meetings[0], 7)
    with opened(path) as store:
        other = store.do(dialogue.plan, dialogue_id=2).id
    assert other is not None
    with console(path, other) as meeting:
        renumber(meeting, 7)
        assert meeting.view.meeting.number == 7


def test_planning_goes_past_the_numbers_that_somebody_has_chosen(path: Path, meetings: list[Meeting]) -> None:
    renumber(meetings[0], 4)
    renumber(meetings[1], 6)
    three = next(agenda for agenda in built_in() if len(agenda.meetings) == 3)
    with opened(path) as store:
        made = store.do(dialogue.plan_all, dialogue_id=1, agenda=three).id
    assert made is not None
    with console(path, made + 2) as last:
        assert [each.number for each in last.view.earlier] == [3, 4, 5, 6, 7]
        assert last.view.meeting.number == 8


def test_of_two_consoles_that_choose_the_same_number_the_second_is_told(meetings: list[Meeting]) -> None:
    first, second, _ = meetings
    renumber(first, 9)
    assert second.view.meeting.number == 2, "it has not heard of it"
    assert "Träff 9 finns redan" in refused(second, 9)[0]


def test_undo_does_not_put_back_a_number_that_is_taken_meanwhile(meetings: list[Meeting]) -> None:
    first, second, _ = meetings
    renumber(first, 8)
    renumber(second, 1)
    with pytest.raises(Refused, match=r"undo\.refused") as caught:
        first.undo()
    assert "för träff 1 finns redan, och nummer 2 är ledigt." in Words("sv").say(caught.value.phrase)
    assert "because there is already a meeting 1, and number 2 is free." in Words("en").say(caught.value.phrase)
    assert (first.refresh().meeting.number, second.refresh().meeting.number) == (8, 1)


def test_redo_does_not_either_nor_does_planning_that_is_done_again(path: Path, meetings: list[Meeting]) -> None:
    first, second, third = meetings
    renumber(first, 8)
    first.undo()
    renumber(second, 8)
    with pytest.raises(Refused, match=r"undo\.redo_refused"):
        first.redo()
    with opened(path) as store:
        store.do(dialogue.plan, dialogue_id=1)
        store.undo()
        renumber(third, 4)
        with pytest.raises(Refused, match=r"undo\.redo_refused") as caught:
            store.redo()
    assert caught.value.phrase.values["why"].key == "undo.number_taken"
    assert len(third.refresh().earlier) == 1 and third.view.meeting.number == 4


@pytest.mark.parametrize(("typed", "read"), [("2", 2), (" 1 000 ", 1000), ("1.000", 1000), ("3,0", 3)])
def test_a_number_is_read_as_people_write_it(typed: str, read: int) -> None:
    assert meeting_number(typed) == read


@pytest.mark.parametrize("typed", ["", "två", "2b", "1.5"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"dialogue\.number_unread"):
        meeting_number(typed)
