"""Commitments as data, and apart from them the wishes, which nobody has promised."""

from __future__ import annotations

from sessions.commitments.fields import FIELDS, SAID_YES, STATUS, WISH_FIELDS, WISH_STATUS
from sessions.commitments.view import CommitmentView
from sessions.records.field_data import Data, data_of, in_order, lacking

COMMITMENT = (*in_order(FIELDS, CommitmentView), SAID_YES)
"""Its fields in the order of the data. A wish has the order of its form."""
LACKING = lacking(FIELDS)
WISH_LACKING = lacking(WISH_FIELDS)


def one_commitment(made: CommitmentView) -> Data:
    """What one party has said that it will do."""
    return {
        "id": made.id,
        "number": made.number,
        "meeting_id": made.meeting_id,
        **data_of(made, COMMITMENT),
        "missing": [LACKING[name] for name in made.missing],
        **data_of(made, STATUS),
    }


def one_wish(made: CommitmentView) -> Data:
    """What is wished of a party that was not in the room. What it holds from a time as a commitment stays out."""
    assert made.is_wish
    return {
        "id": made.id,
        "number": made.number,
        "meeting_id": made.meeting_id,
        **data_of(made, WISH_FIELDS),
        "missing": [WISH_LACKING[name] for name in made.missing],
        **data_of(made, WISH_STATUS),
    }
