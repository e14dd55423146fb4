"""What became of it: the decision to implement, which is the politicians', and the feedback that was given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.dialogue import outcome
from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import console, make_meeting

NOW = datetime(2026, 4, 22, 19, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    path = tmp_path / "dialoger.db"
    with console(path, make_meeting(path), NOW) as meeting:
        yield meeting


def record(meeting: Meeting, field: str, value: str | date | None) -> None:
    meeting.do(outcome.record, version=meeting.view.dialogue.version, field=field, value=value)


def test_the_decision_and_the_feedback_are_kept_with_the_dialogue(meeting: Meeting) -> None:
    record(meeting, "decision_number", " KS 2026/112-4 ")
    record(meeting, "decision_day", TODAY - timedelta(days=2))
    record(meeting, "decision_outcome", "Lamporna byts i år, färjan utreds.")
    record(meeting, "feedback_day", TODAY)
    record(meeting, "feedback_given", "Brev till alla")
    case = meeting.view.dialogue
    assert (case.decision_number, case.decision_day) == ("KS 2026/112-4", TODAY - timedelta(days=2))
    assert case.decision_outcome == "Lamporna byts i år, färjan utreds."
    assert (case.feedback_day, case.feedback_given) == (TODAY, "Brev till alla")
    record(meeting, "feedback_day", None)
    assert meeting.view.dialogue.feedback_day is None
    for _ in range(6):
        meeting.undo()
    assert (meeting.view.dialogue.decision_number, meeting.view.dialogue.decision_day) == ("", None)


@pytest.mark.parametrize("field", outcome.DATES)
def test_a_day_that_has_not_been_is_refused(meeting: Meeting, field: str) -> None:
    with pytest.raises(Refused, match=r"dialogue\.not_yet") as caught:
        record(meeting, field, TODAY + timedelta(days=1))
    assert all(str((TODAY + timedelta(days=1)).year) in Words(lang).say(caught.value.phrase) for lang in LANGUAGES)


def test_it_meets_whatever_else_of_the_dialogue_was_changed_meanwhile(meeting: Meeting) -> None:
    version = meeting.view.dialogue.version
    meeting.do(dialogue.describe, version=version, field="purpose", text="Att lyssna")
    with pytest.raises(Outdated) as caught:
        meeting.do(outcome.record, version=version, field="feedback_given", value="Brev")
    assert caught.value.theirs == {"feedback_given": ""}
