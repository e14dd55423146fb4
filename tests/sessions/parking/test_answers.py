"""A parked question waits until its answer is written, with the day that it was given."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sessions.errors import Refused
from sessions.meeting import Meeting
from sessions.parking import commands as parking
from sessions.parking.rules import day_named
from tests.sessions.store.making import console, make_meeting

NOW = datetime(2026, 11, 26, 19, 0, tzinfo=UTC)
TODAY = NOW.date()


def say(meeting: Meeting, field: str, value: str | date | None) -> None:
    asked = meeting.view.parked[0]
    meeting.do(parking.describe, parked_id=asked.id, version=asked.version, field=field, value=value)


def answer(meeting: Meeting) -> tuple[bool, str, date | None]:
    """Whether it is open, and its answer with the day."""
    (asked,) = meeting.view.parked
    return asked.open, asked.answer, asked.answered_on


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("3 juni", date(2027, 6, 3)),
        ("senast 3 juni", date(2027, 6, 3)),
        ("Senast den 3 juni 2028", date(2028, 6, 3)),
        ("före 1/12", date(2026, 12, 1)),
        ("by 3 June", date(2027, 6, 3)),
        ("på fredag", date(2026, 11, 27)),
        ("på nästa träff", None),
        ("senast när vi ses", None),
        ("", None),
    ],
)
def test_the_day_is_read_where_one_is_named(when: str, day: date | None) -> None:
    assert day_named(when, TODAY) == day


def test_an_answer_is_of_today_unless_another_day_is_said(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    with console(path, make_meeting(path), NOW) as meeting:
        meeting.do(parking.park, text="Vem äger kajen?")
        for field, said in (("to_whom", "Hamnen"), ("when", f"senast {TODAY.isoformat()}"), ("how", "brev")):
            say(meeting, field, said)
        asked = meeting.view.parked[0]
        assert (asked.settled, asked.open, asked.answer_by) == (True, True, TODAY)
        say(meeting, "answer", "Kommunen")
        assert answer(meeting) == (False, "Kommunen", TODAY)
        say(meeting, "answered_on", TODAY - timedelta(days=3))
        say(meeting, "answer", "Kommunen och staten")
        assert answer(meeting) == (False, "Kommunen och staten", TODAY - timedelta(days=3))
        with pytest.raises(Refused) as refused:
            say(meeting, "answered_on", TODAY + timedelta(days=1))
        assert refused.value.phrase.key == "dialogue.not_yet"
        say(meeting, "answer", "")
        assert answer(meeting) == (True, "", None)
        meeting.undo()
        assert answer(meeting) == (False, "Kommunen och staten", TODAY - timedelta(days=3))
