"""A meeting that stands in its perspectives: a dialogue about a harbour with a report of ten perspectives."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.perspectives import commands as perspectives
from sessions.perspectives.files import open_file
from sessions.store.change import Done

CORPUS = Path(__file__).with_name("corpus")
GROUPS = ("invånare", "förtroendevald", "tjänsteperson", "civilsamhälle", "näringsliv", "fastighetsägare")
IDEAS = (
    "Lys upp gångvägen längs kajen",
    "Fråga dem som sitter på bänkarna vad de behöver",
    "Sista bussen väntar in färjan",
)


@cache
def reported(language: str = "sv", report: str | None = "excel-utf8-med-bom.csv") -> Callable[[Any], Done]:
    """Lays out the meeting, with the report of the corpus unless there is to be none, and three ideas."""

    def lay_out(meetings: Meetings) -> Done:
        case = meetings.do(
            dialogue.create,
            question="Hur blir hamnområdet tryggt för alla?",
            registry_number="KS 2026/112",
            actor_groups=GROUPS,
            language=language,
        )
        assert case.id is not None
        planned = meetings.do(dialogue.plan, dialogue_id=case.id)
        assert planned.id is not None
        meeting = Meeting(meetings, planned.id)
        try:
            first = meeting.view.phases[0].id
            phase = meeting.do(arrangement.add, after=first, kind=PhaseKind.PERSPECTIVES, minutes=30)
            if report is not None:
                read = open_file(CORPUS / report)
                meeting.do(
                    perspectives.bring_in, name=read.name, found=read.found, period=read.period, talks=read.talks
                )
                meeting.do(ideas.add_many, texts=IDEAS, theme="Utemiljö")
            assert phase.id is not None
            meeting.do(dialogue.go_to, phase_id=phase.id)
        finally:
            meeting.leave()
        return planned

    return lay_out
