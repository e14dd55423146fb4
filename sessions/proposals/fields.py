"""The fields of a proposal and of what stands under it, each described once, in the order of the form."""

from __future__ import annotations

from typing import Any

from sessions.proposals.view import Horizon, Need, Outcome
from sessions.text.fields import Field, Kind
from sessions.words import phrase


def _field(name: str, about: str, **more: Any) -> Field:
    return Field(name, about, phrase(f"proposals.field.{name}"), phrase(f"proposals.hint.{name}"), **more)


FIELDS = (
    _field("wording", "The proposal.", must=True, itself=True),
    _field("motive", "Why it is proposed."),
    _field("ideas", "The ideas that it comes from.", kind=Kind.OWN, remembered=False),
    _field(
        "horizon",
        "Whether it can be carried out in the short or the long term; empty until it is said.",
        kind=Kind.CHOICE,
        choices=tuple((each, phrase(f"proposals.horizon.{each}") if each else None) for each in Horizon),
        needed=True,
    ),
    _field(
        "need",
        "Whether it needs a political decision; empty until it is said.",
        kind=Kind.CHOICE,
        choices=tuple((each, phrase(f"proposals.need.{each}") if each else None) for each in Need),
        needed=True,
    ),
    _field("need_of", "Who has to decide, where that is needed."),
    _field("support", "How many showed each value, from 0 to 5.", kind=Kind.OWN, needed=True),
    _field(
        "below",
        "What those need who showed less than 3, to be able to live with it.",
    ),
)

OUTCOME = (
    Field(
        "outcome_said",
        "The word that the room chose instead of the one that follows from the support.",
        phrase("proposals.field.outcome_said"),
        kind=Kind.CHOICE,
        choices=tuple((each, phrase(f"records.outcome.{each}")) for each in Outcome),
    ),
    Field("outcome_why", "Why the room chose it.", phrase("proposals.field.outcome_why")),
)
"""The room's own word, which is said in a dialog of its own."""


def _decided(name: str, about: str, data: str, **more: Any) -> Field:
    return _field(name, about, data=data, **more)


DECISION = (
    _decided("decided_by", "Who decided.", "by"),
    _decided("decision_number", "The registry number of the decision.", "number"),
    _decided("decision_day", "When it was made.", "date", kind=Kind.DATE, past=True),
    _decided("decision_outcome", "What was decided.", "outcome"),
)
"""The decision on it (step 5), which is the politicians'."""

RESERVATION = (Field("text", "What somebody holds against it.", phrase("search.reservation"), must=True, itself=True),)
ACTION = (Field("text", "What has to be done.", phrase("records.proposal.actions"), must=True, itself=True),)
