"""A meeting or a whole dialogue as data: what is written of it, with ids, numbers and ISO dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sessions.experiments import fields as experiments
from sessions.experiments.view import ExperimentView
from sessions.ideas import fields as ideas
from sessions.notes.view import NoteKind
from sessions.parking import fields as parking
from sessions.perspectives.view import PerspectivesView
from sessions.queries.withdrawn import without_words
from sessions.records.data_commitments import one_commitment, one_wish
from sessions.records.data_proposals import one_proposal
from sessions.records.data_rounds import comparisons, one_round
from sessions.records.field_data import Data, data_of
from sessions.records.iso import iso
from sessions.view import MeetingView
from sessions.words import Words

FORMAT = "dialogverkstad.minutes/1"
FORMAT_OF_DIALOGUE = "dialogverkstad.dialogue/1"
SHARED = (NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY, NoteKind.MINUTES, NoteKind.CHECK_OUT, NoteKind.CORRECTION)
"""The kinds of notes that may leave the house. Named one by one, so that no other kind ever follows along."""


def data(view: MeetingView, now: datetime) -> Data:
    """The meeting as JSON data, its keys always in this order. ``now`` is aware.

    Texts are as typed. Of an open round there is only how many ballots are in, and totals only of a revealed one.
    """
    return {
        "format": FORMAT,
        **_of_case(view, now, "approved" if view.approved else "draft"),
        **_of_meeting(view, now),
        **_of_dialogue(view, now),
        "corrected": [
            {
                "at": at.astimezone(now.tzinfo).isoformat(timespec="seconds"),
                "what": Words(view.dialogue.language).say(what),
            }
            for at, what in view.held.corrected
        ],
    }


def dialogue_data(meetings: Sequence[MeetingView], now: datetime) -> Data:
    """As ``data``, of a whole dialogue as it stands now: its meetings, which come by number, and what it has."""
    view = meetings[-1]
    return {
        "format": FORMAT_OF_DIALOGUE,
        **_of_case(view, now, "draft"),
        "meetings": [_of_meeting(each, now) for each in meetings],
        **_of_dialogue(view, now),
    }


def _of_case(view: MeetingView, now: datetime, status: str) -> Data:
    """How far it has come, as of when, and what the dialogue is."""
    dialogue = view.dialogue
    return {
        "status": status,
        "as_of": (view.held.at or now).astimezone(now.tzinfo).isoformat(timespec="seconds"),
        "dialogue": {
            "id": dialogue.id,
            "registry_number": dialogue.registry_number,
            "organisation": dialogue.organisation,
            "problem_owner": dialogue.problem_owner,
            "steering_group": dialogue.steering_group,
            "recipient": dialogue.recipient,
            "feedback": dialogue.feedback,
            "decision": {
                "number": dialogue.decision_number,
                "date": iso(dialogue.decision_day),
                "outcome": dialogue.decision_outcome,
            },
            "feedback_given": {"date": iso(dialogue.feedback_day), "how": dialogue.feedback_given},
            "question": dialogue.question,
            "purpose": dialogue.purpose,
            "level": dialogue.level,
            "influence": dialogue.influence,
            "fixed": dialogue.fixed,
            "actor_groups": list(dialogue.actor_groups),
            "language": dialogue.language,
            "put_away": dialogue.put_away,
        },
    }


def _of_meeting(view: MeetingView, now: datetime) -> Data:
    """What a meeting has of its own."""
    return {
        "meeting": _meeting(view),
        "phases": [
            {
                "id": phase.id,
                "kind": phase.kind,
                "title": phase.title,
                "skipped": phase.skipped,
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
    }


def _of_dialogue(view: MeetingView, now: datetime) -> Data:
    """What carries over from one meeting to the next."""
    view = without_words(view, lambda idea: idea.text if view.held.keeps_words else "")
    return {
        "perspectives": _perspectives(view.perspectives, now),
        "ideas": [
            {
                "id": idea.id,
                "number": idea.number,
                "meeting_id": idea.meeting_id,
                **data_of(idea, ideas.FIELDS),
                "withdrawn_on": iso(at.astimezone(now.tzinfo).date())
                if (at := view.held.withdrawn.get(idea.id))
                else None,
            }
            for idea in view.ideas
        ],
        "clusters": [
            {"id": cluster.id, "heading": cluster.heading, "idea_ids": list(cluster.idea_ids)}
            for cluster in view.clusters
        ],
        "experiments": [_experiment(each) for each in view.experiments],
        "rounds": [one_round(voting_round, now) for voting_round in view.rounds],
        "comparisons": comparisons(view.rounds),
        "proposals": [one_proposal(proposal) for proposal in view.proposals],
        "commitments": [one_commitment(made) for made in view.commitments if not made.is_wish],
        "wishes": [one_wish(made) for made in view.commitments if made.is_wish],
        "parked": [
            {
                "id": question.id,
                "number": question.number,
                "meeting_id": question.meeting_id,
                **data_of(question, parking.FIELDS),
                "answer_by": iso(question.answer_by),
                "settled": question.settled,
            }
            for question in view.parked
        ],
    }


def _perspectives(all_: PerspectivesView, now: datetime) -> Data:
    return {
        "sources": [
            {
                "id": source.id,
                "name": source.name,
                "period": source.period,
                "talks": source.talks,
                "imported": source.imported.astimezone(now.tzinfo).isoformat(timespec="seconds"),
            }
            for source in all_.sources
        ],
        "perspectives": [
            {
                "id": one.id,
                "number": one.number,
                "theme": one.theme,
                "text": one.text,
                "actor_group": one.actor_group,
                "talks": one.talks,
                "source_id": one.source_id,
                "meeting_id": one.meeting_id,
                "idea_ids": list(one.idea_ids),
            }
            for one in all_.perspectives
        ],
        "insights": [
            {
                "id": found.id,
                "meeting_id": found.meeting_id,
                "kind": found.kind.value,
                "theme": found.theme,
                "text": found.text,
                "against": found.against,
            }
            for found in all_.insights
        ],
    }


def _meeting(view: MeetingView) -> Data:
    meeting = view.meeting
    return {
        "id": meeting.id,
        "number": meeting.number,
        "title": meeting.title,
        "date": iso(meeting.day),
        "starts": iso(meeting.starts),
        "planned_end": iso(meeting.planned_end),
        "place": meeting.place,
        "phase_id": meeting.phase_id,
        "roles": {
            "process_leader": meeting.process_leader,
            "leaders": meeting.leaders,
            "note_taker": meeting.note_taker,
            "table_hosts": meeting.table_hosts,
        },
        "approved": {"by": meeting.approved_by, "date": iso(meeting.approved_on)},
        "put_away": meeting.put_away,
        "next": {"date": iso(meeting.next_day), "time": iso(meeting.next_time), "place": meeting.next_place},
    }


def _experiment(each: ExperimentView) -> Data:
    return {
        "id": each.id,
        "number": each.number,
        "meeting_id": each.meeting_id,
        "origin": each.origin,
        "idea_id": each.idea_id,
        "cluster_id": each.cluster_id,
        "follows": each.follows,
        **data_of(each, experiments.FIELDS),
        "reported_in": each.reported_in,
    }
