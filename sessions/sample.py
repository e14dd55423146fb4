"""The sample dialogue, laid out by the same commands as everything else."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from sessions.agenda.phases import PhaseKind
from sessions.clusters import commands as clusters
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.store.change import Done

FOLDER = Path(__file__).parent / "samples"


def fill(meetings: Meetings, language: str) -> Done:
    """Make the invented dialogue about a harbour district; gives its meeting of today, in the middle of grouping."""
    with (FOLDER / f"harbour.{language}.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    case = meetings.do(dialogue.create, language=language, **data["dialogue"])
    assert case.id is not None
    local = meetings.clock().astimezone()
    began = local - timedelta(minutes=65 + local.minute % 5)
    starts, ends = began.time().replace(second=0, microsecond=0), (began + timedelta(hours=3)).time()
    planned = meetings.do(
        dialogue.plan,
        dialogue_id=case.id,
        day=began.date(),
        starts=starts,
        planned_end=ends.replace(second=0, microsecond=0),
        place=data["place"],
    )
    assert planned.id is not None
    meeting = Meeting(meetings, planned.id)
    try:
        _lead(meeting, data)
    finally:
        meeting.leave()
    return planned


def _lead(meeting: Meeting, data: dict[str, Any]) -> None:
    meeting.do(dialogue.count_present, counts=data["present"])
    for kind in (NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY, NoteKind.MINUTES):
        meeting.do(notes.add, kind=kind, texts=data["notes"][kind])
    for idea in data["ideas"]:
        meeting.do(ideas.add, **idea)
    by_number = {idea.number: idea.id for idea in meeting.view.ideas}
    for cluster in data["clusters"]:
        numbers = [by_number[number] for number in cluster["ideas"]]
        meeting.do(clusters.gather, idea_ids=numbers, heading=cluster["heading"])
    for text in data["parked"]:
        meeting.do(parking.park, text=text)
    phase = next(phase for phase in meeting.view.phases if phase.kind is PhaseKind.GROUPING)
    meeting.do(dialogue.go_to, phase_id=phase.id)
