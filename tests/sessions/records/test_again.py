"""The same meeting written again, long afterwards, is the same file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.records.export import FORMATS, file_name, render
from sessions.voting import commands as voting
from tests.sessions.queries.several import first_meeting, next_meeting
from tests.sessions.queries.test_as_of import change_all_of_it, first_again, hold_the_first


@pytest.mark.parametrize("wanted", FORMATS)
def test_every_format_is_byte_for_byte_what_it_was(tmp_path: Path, wanted: str) -> None:
    path, now = tmp_path / "store.db", datetime.now(UTC)
    with first_meeting(path) as meeting:
        hold_the_first(meeting)
        meeting.do(dialogue.toggle_timer, phase_id=meeting.view.phase.id)
        assert meeting.view.phase.running_since, "nobody stops the clock"
        first, name = render(meeting.as_held(), wanted, now), file_name(meeting.view)
    with next_meeting(path) as meeting:
        change_all_of_it(meeting)
        second = render(meeting.as_held(), wanted, now)
    with next_meeting(path) as meeting:
        meeting.do(dialogue.count_present, counts={"invånare": 3})
    later = now + timedelta(days=200)
    with first_again(path) as meeting:
        assert file_name(meeting.as_held()) == name
        assert render(meeting.as_held(), wanted, later) == first
    assert "Andra lampor" not in first
    assert "Laga alla lampor" in second


def test_but_for_a_total_that_was_corrected_which_says_when(tmp_path: Path) -> None:
    path, now = tmp_path / "store.db", datetime.now(UTC)
    with first_meeting(path) as meeting:
        hold_the_first(meeting)
        first = render(meeting.as_held(), "md", now).splitlines()
    with next_meeting(path) as meeting:
        change_all_of_it(meeting)
        option = meeting.view.rounds[0].options[0]
        meeting.do(voting.correct, option_id=option.id, version=option.version, dots=1, reason="En räknades två gånger")
    with first_again(path) as meeting:
        again = render(meeting.as_held(), "md", now).splitlines()
    new = [line for line in again if line not in first]
    assert any("En räknades två gånger" in line for line in new)
    assert [line for line in new if "|" not in line] == [
        line for line in new if line.startswith(("- Uppgifterna gäller", "- Prioriterat", "1 summa rättades"))
    ]
