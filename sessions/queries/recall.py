"""Reads the history of one thing, and takes an earlier value of it back by the topic's own command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from sessions.clusters import commands as clusters
from sessions.commitments import commands as commitments
from sessions.commitments import fields as commitment_fields
from sessions.commitments.tables import Commitment
from sessions.commitments.view import CommitmentKind, Status
from sessions.errors import Refused
from sessions.experiments import commands as experiments
from sessions.experiments import fields as experiment_fields
from sessions.ideas import commands as ideas
from sessions.notes import commands as notes
from sessions.parking import commands as parking
from sessions.parking import fields as parked_fields
from sessions.perspectives import commands as perspectives
from sessions.perspectives.tables import Insight
from sessions.proposals import commands as proposals
from sessions.proposals import fields as proposal_fields
from sessions.proposals.tables import counts
from sessions.queries.fields import TOLD
from sessions.queries.history import RELATED, History, Item, history
from sessions.store import journal
from sessions.store.base import METADATA
from sessions.store.change import Change, Done, from_image, to_image
from sessions.text.fields import names
from sessions.words import Phrase, phrase

Restore = Callable[[Change, int, int, str, Any], Done]
"""Saves a field's earlier value: of the change, row id, version seen, field and value."""


def read(connection: Connection, dialogue_id: int, item: Item) -> History:
    """The history of a thing of the dialogue. Refused for what the room has not seen yet."""
    table, meeting = METADATA.tables[item.table], METADATA.tables["meeting"]
    row = connection.execute(select(table).where(table.c.id == item.id)).one_or_none()
    now = to_image(dict(row._mapping)) if row else {}
    if item.table == "voting_option" and now:
        rounds = METADATA.tables["voting_round"]
        status = connection.execute(select(rounds.c.status).where(rounds.c.id == now["round_id"])).scalar()
        if status != "revealed":
            raise Refused("history.not_revealed")
    numbers = connection.execute(select(meeting.c.id, meeting.c.number).where(meeting.c.dialogue_id == dialogue_id))
    entries = journal.about(connection, dialogue_id, item.table, item.id, RELATED.get(item.table, ()))
    return history(item, entries, TOLD, now, {row.id: row.number for row in numbers})


def restore(change: Change, *, item: Item, version: int, field: str, value: object) -> Done:
    """Save an earlier value of a field again, as a new change. ``Outdated`` if somebody saved a newer version."""
    why = why_not(item, field)
    if why is not None:
        raise Refused(why.key)
    typed = from_image(METADATA.tables[item.table], {field: value})[field]
    done = _RESTORES[item.table][field](change, item.id, version, field, typed)
    return Done(phrase("history.restored", what=done.what), done.id, done.final)


def why_not(item: Item, field: str) -> Phrase | None:
    """Why an earlier value of a field cannot be taken back from its history; None where it can."""
    if field in _RESTORES.get(item.table, {}):
        return None
    return phrase(_REASONS.get((item.table, field), "history.why.elsewhere"))


def _idea_text(change: Change, row_id: int, version: int, _field: str, value: Any) -> Done:
    return ideas.reword(change, idea_id=row_id, version=version, text=value)


def _clarification(change: Change, row_id: int, version: int, _field: str, value: Any) -> Done:
    return ideas.clarify(change, idea_id=row_id, version=version, text=value)


def _withdrawn(change: Change, row_id: int, version: int, _field: str, value: Any) -> Done:
    if value:
        return ideas.withdraw(change, idea_id=row_id)
    return ideas.take_up(change, idea_id=row_id, version=version)


def _heading(change: Change, row_id: int, version: int, _field: str, value: Any) -> Done:
    return clusters.rename(change, cluster_id=row_id, version=version, heading=value)


def _note(change: Change, row_id: int, version: int, _field: str, value: Any) -> Done:
    return notes.reword(change, note_id=row_id, version=version, text=value)


def _parked(change: Change, row_id: int, version: int, field: str, value: Any) -> Done:
    return parking.describe(change, parked_id=row_id, version=version, field=field, value=value)


def _commitment(change: Change, row_id: int, version: int, field: str, value: Any) -> Done:
    return commitments.describe(change, commitment_id=row_id, version=version, field=field, value=value)


def _status(change: Change, row_id: int, version: int, field: str, value: Any) -> Done:
    row = change.get(Commitment, row_id)
    said = {"status": row.status, "status_word": row.status_word} | {field: value}
    return commitments.set_status(
        change, commitment_id=row_id, version=version, status=Status(said["status"]), word=said["status_word"]
    )


def _commitment_kind(change: Change, row_id: int, version: int, _field: str, value: Any) -> Done:
    turn = commitments.wish_for if value == CommitmentKind.WISH else commitments.take_on
    return turn(change, commitment_id=row_id, version=version)


def _experiment(change: Change, row_id: int, version: int, field: str, value: Any) -> Done:
    return experiments.describe(change, experiment_id=row_id, version=version, field=field, value=value)


def _proposal(change: Change, row_id: int, version: int, field: str, value: Any) -> Done:
    seen: dict[str, int] = {"proposal_id": row_id, "version": version}
    match field:
        case "wording":
            return proposals.reword(change, **seen, wording=value)
        case "support":
            return proposals.set_support(change, **seen, support=counts(value) or (0,) * 6)
    return proposals.describe(change, **seen, field=field, text=value)


def _decision(change: Change, row_id: int, version: int, field: str, value: Any) -> Done:
    return proposals.record_decision(change, proposal_id=row_id, version=version, field=field, value=value)


def _reservation(change: Change, row_id: int, version: int, _field: str, value: Any) -> Done:
    return proposals.reword_reservation(change, reservation_id=row_id, version=version, text=value)


def _action(change: Change, row_id: int, version: int, _field: str, value: Any) -> Done:
    return proposals.reword_action(change, action_id=row_id, version=version, text=value)


def _perspective(change: Change, row_id: int, version: int, _field: str, value: Any) -> Done:
    return perspectives.reword(change, perspective_id=row_id, version=version, text=value)


def _insight(change: Change, row_id: int, version: int, field: str, value: Any) -> Done:
    row = change.get(Insight, row_id)
    sides = {"text": row.text, "against": row.against} | {field: value}
    return perspectives.reword_insight(change, insight_id=row_id, version=version, **sides)


_RESTORES: Mapping[str, Mapping[str, Restore]] = {
    "idea": {"text": _idea_text, "clarification": _clarification, "withdrawn": _withdrawn},
    "cluster": {"heading": _heading},
    "note": {"text": _note},
    "parked": dict.fromkeys(names(parked_fields.FIELDS), _parked),
    "proposal": dict.fromkeys(set(names(proposal_fields.FIELDS)) & set(TOLD["proposal"]), _proposal)
    | dict.fromkeys(names(proposal_fields.DECISION), _decision),
    "reservation": {"text": _reservation},
    "action": {"text": _action},
    "commitment": dict.fromkeys(names(commitment_fields.FIELDS), _commitment)
    | dict.fromkeys(names(commitment_fields.STATUS), _status)
    | {"kind": _commitment_kind},
    "perspective": {"text": _perspective},
    "insight": dict.fromkeys(("text", "against"), _insight),
    "experiment": dict.fromkeys(names(experiment_fields.FIELDS), _experiment),
}

_REASONS: Mapping[tuple[str, str], str] = {
    ("commitment", "confirmed"): "history.why.confirmed",
    ("voting_option", "dots"): "history.why.total",
    ("voting_option", "voters"): "history.why.total",
    ("voting_correction", "reason"): "history.why.total",
    ("proposal", "outcome_said"): "history.why.outcome",
    ("proposal", "outcome_why"): "history.why.outcome",
}
