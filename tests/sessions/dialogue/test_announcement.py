"""What a meeting says of the next one is taken by that one, and stands in the form of one that is yet to be made."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from sessions.agenda import library
from sessions.dialogue import announcement
from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.store.change import Done
from tests.sessions.queries.several import FIRST, SECOND, first_meeting
from tests.sessions.store import making
from tests.story.console import console


def three(path: Path) -> tuple[int, ...]:
    """The meetings of an agenda, the first on its day at six."""
    with making.opened(path) as meetings:
        case = meetings.do(dialogue.create, question="Hur?").id
        assert case is not None
        first = meetings.do(
            dialogue.plan_all,
            dialogue_id=case,
            agenda=library.built_in()[1],
            day=FIRST,
            starts=time(18),
            planned_end=time(20, 30),
            place="Tullhuset",
        ).id
    assert first is not None
    return first, first + 1, first + 2


def say(meeting: Meeting, field: str, value: date | time | str | None) -> Done:
    return meeting.do(announcement.announce, version=meeting.view.meeting.version, field=field, value=value)


def facts(path: Path, meeting_id: int) -> tuple[date | None, time | None, time | None, str]:
    with making.console(path, meeting_id) as meeting:
        head = meeting.view.meeting
        return head.day, head.starts, head.planned_end, head.place


def test_the_one_that_is_planned_takes_it_and_undo_takes_it_back(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first, second, third = three(path)
    with making.console(path, first) as meeting:
        done = say(meeting, "next_day", SECOND)
        assert done.what.values["number"] == 2
        say(meeting, "next_time", time(17, 15))
        say(meeting, "next_place", "Skolan")
        assert facts(path, second) == (SECOND, time(17, 15), time(19, 45), "Skolan")
        assert facts(path, third) == (None, time(18), time(20, 30), "Tullhuset")
        say(meeting, "next_day", date(2026, 5, 27))
        assert facts(path, second)[0] == date(2026, 5, 27), "what was said here before gives way"
        for _ in range(4):
            meeting.undo()
        assert facts(path, second) == (None, time(18), time(20, 30), "Tullhuset")


def test_what_somebody_gave_it_already_stays_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first, second, _ = three(path)
    with making.console(path, second) as meeting:
        version = meeting.view.meeting.version
        meeting.do(dialogue.reschedule, version=version, field="day", value=date(2026, 6, 3))
    with making.console(path, first) as meeting:
        done = say(meeting, "next_day", SECOND)
        assert done.what.key == "dialogue.what.announced_apart"
        assert meeting.view.meeting.next_day == SECOND
    assert facts(path, second)[0] == date(2026, 6, 3)


def test_one_that_has_begun_and_one_that_is_not_made_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first, second, third = three(path)
    with making.console(path, second) as meeting:
        meeting.do(dialogue.go_to, phase_id=meeting.view.phases[1].id)
    with making.console(path, first) as meeting:
        assert say(meeting, "next_day", SECOND).what.key == "dialogue.what.field"
    assert facts(path, second)[0] is None
    with making.console(path, third) as meeting:
        assert say(meeting, "next_day", SECOND).what.key == "dialogue.what.field"


async def test_the_form_of_a_new_meeting_begins_with_what_was_said(tmp_path: Path) -> None:
    with first_meeting(tmp_path / "store.db") as meeting:
        say(meeting, "next_day", SECOND)
        say(meeting, "next_time", time(17))
        say(meeting, "next_place", "Skolan")
    async with console(tmp_path) as led:
        await led.press("t", "enter")
        await led.sees("2026-05-20", "17.00", "20.00", "Skolan")
        await led.press(*["enter"] * 4)
        await led.until(lambda: led.has_view, "the meeting")
        await led.settle()
        assert (led.view.meeting.number, led.view.meeting.day, led.view.meeting.place) == (2, SECOND, "Skolan")
        led.run("leave")
        await led.until(lambda: not led.entered, "the start screen")
        led.clock.now = datetime(2026, 6, 1, 16, tzinfo=led.clock.now.tzinfo)
        await led.press("t", "enter")
        await led.sees("2026-06-01", "18.00", "21.00")
