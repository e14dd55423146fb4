"""A meeting in its proposals: 26 people have seen what they gave priority, and nothing is proposed yet."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sessions.agenda.phases import PhaseKind
from sessions.clusters import commands as clusters
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.store.change import Done
from sessions.voting import commands as voting
from sessions.voting.view import NewOption

QUESTION = {"sv": "Hur blir hamnområdet tryggt för alla?", "en": "How can we make the harbour safe for everyone?"}
GROUP = {"sv": "invånare", "en": "residents"}
LABELS = {
    "sv": ("Vuxna ute på kvällen", "Ljus och sikt", "Jobb i hamnen", "Måla väntkuren tillsammans"),
    "en": ("Adults out in the evening", "Light and sight", "Jobs in the harbour", "Paint the shelter together"),
}


IDEAS = {
    "sv": ("Nattvandrare", "Lampor längs kajen", "Klipp buskarna", "Prova-på-jobb", "Måla väntkuren tillsammans"),
    "en": ("Night walkers", "Lamps along the quay", "Cut the bushes", "Try a job", "Paint the shelter together"),
}


def after_the_vote(meetings: Any, language: str = "sv", *, whole: bool = False) -> Done:
    """One option came first, two tie, one came last. Gives the meeting; ``whole`` has the ideas behind the options."""
    group = GROUP[language]
    case = meetings.do(dialogue.create, question=QUESTION[language], actor_groups=[group], language=language)
    day, starts = date(2026, 4, 22), time(18)
    planned: Done = meetings.do(dialogue.plan, dialogue_id=case.id, day=day, starts=starts, planned_end=time(21))
    assert planned.id is not None
    meeting = Meeting(meetings, planned.id)
    try:
        meeting.do(dialogue.count_present, counts={group: 26})
        go_to(meeting, PhaseKind.PRIORITISING)
        options = [NewOption(label) for label in LABELS[language]]
        if whole:
            meeting.do(ideas.add_many, texts=IDEAS[language])
            numbers = {idea.number: idea.id for idea in meeting.view.ideas}
            for label, own in zip(LABELS[language], ((1,), (2, 3), (4,)), strict=False):
                meeting.do(clusters.gather, idea_ids=[numbers[number] for number in own], heading=label)
            options = [NewOption(each.heading, cluster_id=each.id) for each in meeting.view.clusters]
            options.append(NewOption(LABELS[language][-1], idea_id=numbers[5]))
        round_id = meeting.do(
            voting.open_round, criterion="Viktigast", dots_each=3, stacking=1, entitled=9, options=options
        ).id
        assert round_id is not None
        for ballot in ("1 2", "1 3", "1"):
            meeting.lay_ballot(ballot)
        meeting.close_round()
        meeting.do(voting.reveal, round_id=round_id)
        go_to(meeting, PhaseKind.PROPOSALS)
    finally:
        meeting.leave()
    return planned


def go_to(meeting: Meeting, kind: PhaseKind) -> None:
    """Go to a phase."""
    meeting.do(dialogue.go_to, phase_id=next(phase.id for phase in meeting.view.phases if phase.kind == kind))
