"""The fields of a commitment and of a wish, each described once, in the order of the form.

They share their columns; a wish has fewer of them, and calls them otherwise.
"""

from __future__ import annotations

from typing import Any

from sessions.commitments.view import CommitmentKind, Status
from sessions.text.fields import Field, Kind, by_name
from sessions.words import phrase


def _own(name: str, about: str, **more: Any) -> Field:
    return Field(name, about, phrase(f"commitments.field.{name}"), phrase(f"commitments.hint.{name}"), **more)


def _wished(name: str, about: str, **more: Any) -> Field:
    return Field(name, about, phrase(f"wishes.field.{name}"), phrase(f"wishes.hint.{name}"), **more)


FIELDS = (
    _own("party", "Who commits.", must=True, aloud=True, agreed=True),
    _own(
        "promise",
        "The words after “åtar sig att”, will; empty until they are found.",
        needed=True,
        aloud=True,
        agreed=True,
    ),
    _own(
        "role",
        "Who answers for it within the party, by role; a name only by choice.",
        needed=True,
        faults=("role_vague",),
        aloud=True,
    ),
    _own(
        "first_step",
        "What is done first.",
        needed=True,
        aloud=True,
        agreed=True,
    ),
    _own(
        "first_step_by",
        "When the first step is taken at the latest.",
        kind=Kind.DATE,
        needed=True,
        faults=("first_step_late",),
        aloud=True,
        agreed=True,
    ),
    _own("sign", "How one sees that it is done.", needed=True),
    _own(
        "due_by",
        "When it is done at the latest.",
        kind=Kind.DATE,
        needed=True,
        aloud=True,
        agreed=True,
    ),
    _own(
        "follow_up",
        "When it is followed up.",
        kind=Kind.DATE,
        needed=True,
    ),
    _own(
        "needs_decision",
        "Whether it holds only if the elected decide so.",
        kind=Kind.FLAG,
        choices=((True, phrase("commitments.yes")), (False, phrase("commitments.no"))),
        aloud=True,
        agreed=True,
    ),
    _own(
        "confidence",
        "How sure the party is, 0 to 5; null until asked.",
        kind=Kind.COUNT,
        unread="commitments.confidence_unread",
    ),
    _own("together_with", "With whom it is done."),
    _own("support_needed", "What support it needs."),
    _own("support_from", "From whom it needs support."),
    _own("reports_back", "Who tells the others how it went."),
)
"""What is said of a commitment when it is made. Those that are needed come first, to fit in the smallest window."""

STATUS = (
    _own(
        "status",
        "How far it has come, told at a later meeting.",
        kind=Kind.CHOICE,
        choices=tuple((each, phrase(f"commitments.status.{each}")) for each in Status),
    ),
    _own(
        "status_word",
        "What the party said of how it goes.",
        searched=False,
    ),
)
"""What is said of it at a later meeting."""

SAID_YES = Field(
    "confirmed",
    "Whether the party has heard it read aloud and said yes; otherwise it is a draft.",
    phrase("history.name.confirmed"),
    kind=Kind.FLAG,
)
KIND = Field(
    "kind",
    "Whether the party has promised it, or it is wished of one that is not here.",
    phrase("history.name.kind"),
    kind=Kind.CHOICE,
    choices=tuple((each, phrase(f"commitments.kind.{each}")) for each in CommitmentKind),
)

WISH_FIELDS = (
    _wished("party", "To whom it is.", must=True),
    _wished(
        "promise",
        "The words after “vi ber dem att”, we ask them to; empty until they are found.",
        needed=True,
        data="wish",
    ),
    _wished(
        "reports_back",
        "Who passes it on to the party, and tells the others what they answered.",
        needed=True,
        faults=("reports_back_vague",),
        data="carried_by",
    ),
    _wished(
        "follow_up",
        "When it is followed up.",
        kind=Kind.DATE,
        needed=True,
    ),
)
"""What is said of a wish."""

WISH_STATUS = (
    Field(
        "status",
        "How far it has come: passed on when it is under way, fulfilled when it is done.",
        phrase("commitments.field.status"),
        phrase("wishes.hint.status"),
        Kind.CHOICE,
        tuple((each, phrase(f"wishes.status.{each}")) for each in Status),
    ),
    Field(
        "status_word",
        "What the party answered.",
        phrase("commitments.field.status_word"),
        phrase("wishes.hint.status_word"),
        searched=False,
    ),
)

HOW_IT_GOES = ("status", "status_word", "promise")
"""The form of how it goes, with the wording if that is another now."""

REMEMBERED = (*FIELDS, *STATUS, KIND, SAID_YES)
"""All that a history tells of."""

_OF_A_COMMITMENT = by_name(REMEMBERED)
_OF_A_WISH = _OF_A_COMMITMENT | by_name((*WISH_FIELDS, *WISH_STATUS))


def fields_of(kind: CommitmentKind) -> tuple[Field, ...]:
    """What is said of one of the kind, in the order of its form."""
    return WISH_FIELDS if kind is CommitmentKind.WISH else FIELDS


def field_of(kind: CommitmentKind, name: str) -> Field:
    """A field by its name. A wish may still hold one from a time as a commitment, which is called as there."""
    return (_OF_A_WISH if kind is CommitmentKind.WISH else _OF_A_COMMITMENT)[name]
