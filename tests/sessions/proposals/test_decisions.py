"""A decision on a proposal is the politicians': it is recorded when known, and stands in minutes and data."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from sessions.records.export import render
from tests.sessions.queries.several import first_meeting, next_meeting
from tests.sessions.queries.test_as_of import first_again

NOW = datetime(2026, 11, 26, 20, tzinfo=UTC)
DECISION = (
    ("decided_by", "Kommunfullmäktige"),
    ("decision_number", "KS 2026/112-8"),
    ("decision_day", date(2026, 9, 28)),
    ("decision_outcome", "Lamporna byts"),
)


def decide(meeting: Meeting, field: str, value: str | date | None) -> None:
    made = meeting.view.proposals[0]
    meeting.do(proposals.record_decision, proposal_id=made.id, version=made.version, field=field, value=value)


def decided(meeting: Meeting) -> str:
    """What is known of the decision on the first proposal."""
    return meeting.view.proposals[0].decision_outcome


def test_it_stands_in_minutes_and_data_from_the_meeting_that_heard_of_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with first_meeting(path) as meeting:
        meeting.do(proposals.propose, wording="Laga lamporna")
        meeting.do(proposals.propose, wording="Fler bussar")
    with next_meeting(path) as meeting:
        for field, value in DECISION:
            decide(meeting, field, value)
        held = meeting.as_held()
        told = render(held, "md", NOW).partition("## Beslut om genomförande")[2].partition("\n## ")[0]
        assert [line.strip() for line in told.splitlines() if line] == [
            "Om förslagen:",
            "- **1.** Laga lamporna",
            "- Beslutat av: Kommunfullmäktige",
            "- Beslutets diarienummer: KS 2026/112-8",
            "- Beslutat den: 28 september 2026",
            "- Beslutet blev: Lamporna byts",
        ]
        assert "togs upp igen" not in render(held, "md", NOW), "to hear of a decision is not to take it up again"
        data = [each["decision"] for each in json.loads(render(held, "json", NOW))["proposals"]]
        assert data == [
            {"by": "Kommunfullmäktige", "number": "KS 2026/112-8", "date": "2026-09-28", "outcome": "Lamporna byts"},
            {"by": "", "number": "", "date": None, "outcome": ""},
        ]
    with first_again(path) as meeting:
        assert "Kommunfullmäktige" not in render(meeting.as_held(), "md", NOW)


def test_it_has_happened_is_undone_and_never_written_over_unseen(tmp_path: Path) -> None:
    with first_meeting(tmp_path / "store.db") as meeting:
        meeting.do(proposals.propose, wording="Laga lamporna")
        with pytest.raises(Refused) as refused:
            decide(meeting, "decision_day", date.today() + timedelta(days=2))  # noqa: DTZ011 — past any midnight
        assert refused.value.phrase.key == "dialogue.not_yet"
        assert decided(meeting) == ""
        decide(meeting, "decision_outcome", "Lamporna byts")
        assert decided(meeting) == "Lamporna byts"
        with pytest.raises(Outdated):
            meeting.do(proposals.record_decision, proposal_id=1, version=1, field="decided_by", value="Nämnden")
        meeting.undo()
        assert decided(meeting) == ""
