"""A proposal as data, with all that stands under it."""

from __future__ import annotations

from sessions.proposals.fields import DECISION, FIELDS
from sessions.proposals.view import ProposalView
from sessions.records.field_data import Data, data_of
from sessions.text.fields import Kind, by_name

WORDING, MOTIVE, HORIZON, NEED, BELOW = (
    by_name(FIELDS)[name] for name in ("wording", "motive", "horizon", "need", "below")
)

SAID = tuple(field for field in FIELDS if field.kind is not Kind.OWN and field not in (WORDING, MOTIVE, BELOW))
"""What is said of it, together; the others stand beside something else in the data."""


def one_proposal(proposal: ProposalView) -> Data:
    """The proposal. ``outcome`` is what follows from the support, ``chosen`` what the room said instead."""
    return {
        "id": proposal.id,
        "number": proposal.number,
        "meeting_id": proposal.meeting_id,
        **data_of(proposal, (WORDING,)),
        "wordings": [
            {
                "meeting_id": version.meeting_id,
                "meeting_number": version.meeting_number,
                "wording": version.wording,
            }
            for version in proposal.versions
        ],
        **data_of(proposal, (MOTIVE,)),
        "option_id": proposal.option_id,
        "idea_ids": list(proposal.idea_ids),
        **data_of(proposal, SAID),
        "actions": [{"id": action.id, "text": action.text} for action in proposal.actions],
        "support": list(proposal.support) or None,
        "outcome": proposal.outcome.value if proposal.outcome else None,
        "chosen": {
            "outcome": proposal.outcome_said.value if proposal.outcome_said else None,
            "why": proposal.outcome_why,
            "support": list(proposal.outcome_on) or None,
        },
        **data_of(proposal, (BELOW,)),
        "decision": data_of(proposal, DECISION),
        "reservations": [
            {"id": reservation.id, "kind": reservation.kind.value, "text": reservation.text}
            for reservation in proposal.reservations
        ],
    }
