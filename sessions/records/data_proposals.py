"""A proposal as data, with all that stands under it."""

from __future__ import annotations

from typing import Any

from sessions.proposals.view import ProposalView

Data = dict[str, Any]


def one_proposal(proposal: ProposalView) -> Data:
    """The proposal. ``outcome`` is what follows from the support, ``chosen`` what the room said instead."""
    return {
        "id": proposal.id,
        "number": proposal.number,
        "meeting_id": proposal.meeting_id,
        "wording": proposal.wording,
        "wordings": [
            {
                "meeting_id": version.meeting_id,
                "meeting_number": version.meeting_number,
                "wording": version.wording,
            }
            for version in proposal.versions
        ],
        "motive": proposal.motive,
        "option_id": proposal.option_id,
        "idea_ids": list(proposal.idea_ids),
        "horizon": proposal.horizon.value,
        "need": proposal.need.value,
        "need_of": proposal.need_of,
        "actions": [{"id": action.id, "text": action.text} for action in proposal.actions],
        "support": list(proposal.support) or None,
        "outcome": proposal.outcome.value if proposal.outcome else None,
        "chosen": {
            "outcome": proposal.outcome_said.value if proposal.outcome_said else None,
            "why": proposal.outcome_why,
            "support": list(proposal.outcome_on) or None,
        },
        "below": proposal.below,
        "reservations": [
            {"id": reservation.id, "kind": reservation.kind.value, "text": reservation.text}
            for reservation in proposal.reservations
        ],
    }
