"""What is done and undone outside of meetings is journaled under its dialogue, so that every console sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.dialogue import shelf
from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.perspectives.files import open_file
from sessions.queries.history import Item, Way
from sessions.queries.imports import bring_in, compare
from tests.sessions.store.making import QUESTION, asked, console, make_meeting, opened

Act = Callable[[Meetings, Meeting], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def led(path: Path) -> Iterator[Meeting]:
    """A meeting that is led at another console, of the second of two dialogues."""
    make_meeting(path)
    with console(path, make_meeting(path)) as meeting:
        yield meeting


@pytest.fixture
def start(path: Path, led: Meeting) -> Iterator[Meetings]:
    """The start screen of a console beside it."""
    with opened(path) as meetings:
        yield meetings


def bring_perspectives_in(start: Meetings, led: Meeting) -> None:
    file = start.path.with_name("perspektiv.csv")
    file.write_text("tema;perspektiv\nHamnen;Det är mörkt\nHamnen;Det är långt\n", encoding="utf-8")
    read = open_file(file)
    bring_in(start, led.view.dialogue.id, compare(start, led.view.dialogue.id, read))


ACTS: dict[str, Act] = {
    "rename the dialogue": lambda start, led: start.do(
        shelf.rename_dialogue, dialogue_id=led.view.dialogue.id, was=QUESTION, question="Hur?"
    ),
    "rename the meeting": lambda start, led: start.do(
        shelf.rename_meeting, meeting_id=led.view.meeting.id, was="", title="Uppföljning"
    ),
    "put the dialogue away": lambda start, led: start.do(
        shelf.put_dialogue_away, dialogue_id=led.view.dialogue.id, away=True
    ),
    "put the meeting away": lambda start, led: start.do(
        shelf.put_meeting_away, meeting_id=led.view.meeting.id, away=True
    ),
    "import perspectives": bring_perspectives_in,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_another_console_sees_what_is_done_undone_and_redone_outside(start: Meetings, led: Meeting, act: Act) -> None:
    before = led.view
    act(start, led)
    after = led.refresh()
    assert after != before
    start.undo()
    assert led.refresh() == before
    start.redo()
    assert led.refresh() == after
    rows = asked(start.path, "SELECT dialogue_id, meeting_id FROM journal ORDER BY id DESC LIMIT 3")
    assert rows == [(led.view.dialogue.id, None)] * 3


def test_a_dialogue_and_its_meetings_made_and_taken_back_stand_under_it(start: Meetings, led: Meeting) -> None:
    before = asked(start.path, "SELECT count(*) FROM journal")[0][0]
    made = start.do(dialogue.create, question="Hur blir torget tryggt?").id
    assert made is not None
    start.do(dialogue.plan, dialogue_id=made)
    for _ in range(2):
        start.undo()
    for _ in range(2):
        start.redo()
    rows = asked(start.path, f"SELECT dialogue_id, meeting_id FROM journal WHERE id > {before}")
    assert rows == [(made, None)] * 6
    led.refresh()
    assert led.view.dialogue.question == QUESTION


def test_the_history_of_a_perspective_tells_that_its_import_was_taken_back_and_done_again(
    start: Meetings, led: Meeting
) -> None:
    bring_perspectives_in(start, led)
    perspective = led.refresh().perspectives.perspectives[0]
    start.undo()
    start.redo()
    ways = [moment.way for moment in led.history(Item("perspective", perspective.id)).moments]
    assert ways == [Way.REDONE, Way.UNDONE, Way.DONE], "the newest first"


def test_each_place_undoes_its_own(path: Path) -> None:
    """The start screen no more takes a meeting's change back than the meeting takes the start screen's."""
    meeting_id = make_meeting(path)
    with opened(path) as start:
        led = Meeting(start, meeting_id)
        led.do(ideas.add, text="Lampor")
        start.do(shelf.rename_dialogue, dialogue_id=1, was=QUESTION, question="Hur?")
        led.undo()
        assert not led.view.ideas and led.view.dialogue.question == "Hur?"
        with pytest.raises(Refused, match=r"undo\.nothing"):
            led.undo()
        led.redo()
        start.undo()
        assert led.refresh().dialogue.question == QUESTION and len(led.view.ideas) == 1
        led.undo()
        start.redo()
        assert not led.refresh().ideas and led.view.dialogue.question == "Hur?"
        led.leave()
