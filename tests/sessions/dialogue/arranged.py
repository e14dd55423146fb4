"""The phases of a meeting as its tests name them."""

from __future__ import annotations

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.agenda.timing import PhaseView
from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.errors import Refused
from sessions.meeting import Meeting


def phase(meeting: Meeting, kind: PhaseKind) -> PhaseView:
    return next(each for each in meeting.view.phases if each.kind == kind)


def order(meeting: Meeting) -> list[str]:
    return [each.kind for each in meeting.view.phases]


def skip(meeting: Meeting, kind: PhaseKind) -> None:
    at = phase(meeting, kind)
    meeting.do(arrangement.skip, phase_id=at.id, version=at.version)


def go(meeting: Meeting, kind: PhaseKind) -> None:
    meeting.do(dialogue.go_to, phase_id=phase(meeting, kind).id)


def refusal(caught: pytest.ExceptionInfo[Refused]) -> str:
    return caught.value.phrase.key
