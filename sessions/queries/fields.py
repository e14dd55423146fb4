"""The fields of everything that can be found or has a history, by its table, the wording first."""

from __future__ import annotations

from collections.abc import Mapping

from sessions.clusters import fields as clusters
from sessions.commitments import fields as commitments
from sessions.commitments.view import CommitmentKind
from sessions.experiments import fields as experiments
from sessions.ideas import fields as ideas
from sessions.notes import fields as notes
from sessions.parking import fields as parking
from sessions.perspectives import fields as perspectives
from sessions.proposals import fields as proposals
from sessions.text.fields import Field, Kind

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "idea": ideas.FIELDS,
    "cluster": clusters.FIELDS,
    "note": notes.FIELDS,
    "parked": parking.FIELDS,
    "proposal": (*proposals.FIELDS, *proposals.OUTCOME, *proposals.DECISION),
    "reservation": proposals.RESERVATION,
    "action": proposals.ACTION,
    "commitment": commitments.REMEMBERED,
    "perspective": perspectives.FIELDS,
    "insight": perspectives.INSIGHT,
    "experiment": experiments.FIELDS,
}
TOLD: Mapping[str, tuple[str, ...]] = {
    **{table: tuple(field.name for field in fields if field.remembered) for table, fields in FIELDS.items()},
    "voting_option": ("dots", "voters"),
    "voting_correction": ("reason",),
}
"""The fields that a history tells of, by table, the wording first."""
SEARCHED: Mapping[str, tuple[str, ...]] = {
    table: tuple(field.name for field in fields if field.kind is Kind.TEXT and field.searched)
    for table, fields in FIELDS.items()
}
"""The texts in which a thing is searched, by table, the first of them its own words."""


def field_of(table: str, name: str, *, wish: bool = False) -> Field | None:
    """A described field; of a ``wish`` as a wish calls it. None for one of the others: what a count is made of."""
    if table == "commitment":
        return commitments.field_of(CommitmentKind.WISH if wish else CommitmentKind.COMMITMENT, name)
    return next((field for field in FIELDS.get(table, ()) if field.name == name), None)
