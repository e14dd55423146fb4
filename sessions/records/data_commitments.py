"""Commitments as data, and apart from them the wishes, which nobody has promised."""

from __future__ import annotations

from typing import Any

from sessions.commitments.view import CommitmentView
from sessions.records.iso import iso

CARRIER = {"promise": "wish", "reports_back": "carried_by", "reports_back_vague": "carried_by_vague"}
"""What a wish calls the fields that it shares with a commitment."""


def one_commitment(made: CommitmentView) -> dict[str, Any]:
    """What one party has said that it will do."""
    return {
        "id": made.id,
        "number": made.number,
        "meeting_id": made.meeting_id,
        "party": made.party,
        "role": made.role,
        "promise": made.promise,
        "first_step": made.first_step,
        "first_step_by": iso(made.first_step_by),
        "due_by": iso(made.due_by),
        "sign": made.sign,
        "together_with": made.together_with,
        "support_needed": made.support_needed,
        "support_from": made.support_from,
        "confidence": made.confidence,
        "follow_up": iso(made.follow_up),
        "reports_back": made.reports_back,
        "needs_decision": made.needs_decision,
        "confirmed": made.confirmed,
        "missing": list(made.missing),
        "status": made.status.value,
        "status_word": made.status_word,
    }


def one_wish(made: CommitmentView) -> dict[str, Any]:
    """What is wished of a party that was not in the room. What it holds from a time as a commitment stays out."""
    assert made.is_wish
    return {
        "id": made.id,
        "number": made.number,
        "meeting_id": made.meeting_id,
        "party": made.party,
        "wish": made.promise,
        "carried_by": made.reports_back,
        "follow_up": iso(made.follow_up),
        "missing": [CARRIER.get(name, name) for name in made.missing],
        "status": made.status.value,
        "status_word": made.status_word,
    }
