"""A meeting as data: what the minutes say, with ids, numbers and ISO dates."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sessions.notes.view import NoteKind
from sessions.view import MeetingView
from sessions.voting.rules import ranking
from sessions.voting.view import RoundStatus, RoundView

FORMAT = "dialogverkstad.minutes/1"
SHARED = (NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY, NoteKind.MINUTES, NoteKind.CHECK_OUT, NoteKind.CORRECTION)
"""The kinds of notes that may leave the house. Named one by one, so that no other kind ever follows along."""

Data = dict[str, Any]


def data(view: MeetingView, now: datetime) -> Data:
    """The meeting as JSON data, its keys always in this order. ``now`` is aware.

    Texts are as typed. Of an open round there is only how many ballots are in, and totals only of a revealed one.
    """
    dialogue = view.dialogue
    return {
        "format": FORMAT,
        "status": "draft",
        "printed": now.isoformat(timespec="seconds"),
        "dialogue": {
            "id": dialogue.id,
            "registry_number": dialogue.registry_number,
            "organisation": dialogue.organisation,
            "question": dialogue.question,
            "purpose": dialogue.purpose,
            "influence": dialogue.influence,
            "actor_groups": list(dialogue.actor_groups),
            "language": dialogue.language,
        },
        "meeting": _meeting(view),
        "phases": [
            {
                "id": phase.id,
                "kind": phase.kind.value,
                "planned_minutes": phase.minutes,
                "used_seconds": int(phase.used(now).total_seconds()),
            }
            for phase in view.phases
        ],
        "participants": {
            "groups": [{"group": group.group, "count": group.count} for group in view.presence],
            "total": view.present,
        },
        "notes": {kind.value: [note.text for note in view.notes if note.kind == kind] for kind in SHARED},
        "ideas": [
            {
                "id": idea.id,
                "number": idea.number,
                "text": idea.text,
                "theme": idea.theme,
                "table": idea.table,
                "withdrawn": idea.withdrawn,
            }
            for idea in view.ideas
        ],
        "clusters": [
            {"id": cluster.id, "heading": cluster.heading, "idea_ids": list(cluster.idea_ids)}
            for cluster in view.clusters
        ],
        "rounds": [_round(voting_round) for voting_round in view.rounds],
        "commitments": [
            {
                "id": made.id,
                "number": made.number,
                "meeting_id": made.meeting_id,
                "party": made.party,
                "promise": made.promise,
                "first_step": made.first_step,
                "first_step_by": _iso(made.first_step_by),
                "due_by": _iso(made.due_by),
                "follow_up": _iso(made.follow_up),
                "missing": list(made.missing),
            }
            for made in view.commitments
        ],
        "parked": [
            {
                "id": question.id,
                "number": question.number,
                "text": question.text,
                "to_whom": question.to_whom,
                "when": question.when,
                "how": question.how,
                "settled": question.settled,
            }
            for question in view.parked
        ],
    }


def _meeting(view: MeetingView) -> Data:
    meeting = view.meeting
    return {
        "id": meeting.id,
        "number": meeting.number,
        "date": _iso(meeting.day),
        "starts": _iso(meeting.starts),
        "planned_end": _iso(meeting.planned_end),
        "place": meeting.place,
        "phase_id": meeting.phase_id,
        "next": {"date": _iso(meeting.next_day), "time": _iso(meeting.next_time), "place": meeting.next_place},
    }


def _round(voting_round: RoundView) -> Data:
    counted = voting_round.status in (RoundStatus.CLOSED, RoundStatus.REVEALED)
    revealed = voting_round.status == RoundStatus.REVEALED
    places = {place.option.id: place for place in ranking(voting_round.options)} if revealed else {}
    return {
        "id": voting_round.id,
        "meeting_id": voting_round.meeting_id,
        "number": voting_round.number,
        "status": voting_round.status.value,
        "method": "dot_voting",
        "criterion": voting_round.criterion,
        "dots_each": voting_round.dots_each,
        "stacking": voting_round.stacking,
        "entitled": voting_round.entitled,
        "handed_in": voting_round.slips,
        "valid": voting_round.given if counted else None,
        "spoiled": voting_round.spoiled if counted else None,
        "options": [
            {
                "id": option.id,
                "number": option.number,
                "label": option.label,
                "cluster_id": option.cluster_id,
                "idea_id": option.idea_id,
                "dots": option.dots if revealed else None,
                "voters": option.voters if revealed else None,
                "places": [places[option.id].first, places[option.id].last] if option.id in places else None,
            }
            for option in voting_round.options
        ],
    }


def _iso(value: date | time | None) -> str | None:
    match value:
        case time():
            return value.isoformat("minutes")
        case date():
            return value.isoformat()
    return None
