"""Changes of commitments. Nobody commits anyone else: each is one party's own."""

from __future__ import annotations

from datetime import date

from sessions.commitments.rules import SURENESS
from sessions.commitments.tables import Commitment
from sessions.commitments.view import Status
from sessions.errors import Refused
from sessions.store.change import Change, Done
from sessions.typed import optional, wording
from sessions.words import phrase

TEXTS = (
    "party",
    "promise",
    "role",
    "first_step",
    "sign",
    "together_with",
    "support_needed",
    "support_from",
    "reports_back",
)
DATES = ("first_step_by", "due_by", "follow_up")
COUNTS = ("confidence",)


def add(change: Change, *, party: str, promise: str = "") -> Done:
    """Begin a commitment of one party; the rest may follow, field by field."""
    assert change.dialogue_id is not None and change.meeting_id is not None
    row = change.add(
        Commitment(
            dialogue_id=change.dialogue_id,
            meeting_id=change.meeting_id,
            number=change.next_number("commitment"),
            party=wording(party),
            promise=optional(promise),
        )
    )
    return Done(phrase("commitments.what.one", number=row.number, party=row.party), row.id)


def describe(change: Change, *, commitment_id: int, version: int, field: str, value: str | date | int | None) -> Done:
    """Set one field: a text, a date or, for how sure the party is, 0 to 5; None takes the date or the number away."""
    if field in TEXTS:
        assert isinstance(value, str)
        value = wording(value) if field == "party" else optional(value)
    elif field in COUNTS:
        assert value is None or value in SURENESS
    else:
        assert field in DATES and (value is None or isinstance(value, date))
    row = change.edit(Commitment, commitment_id, version, **{field: value})
    what = phrase("commitments.what.field", number=row.number, field=phrase(f"commitments.field.{field}"))
    return Done(what, row.id)


def set_status(
    change: Change, *, commitment_id: int, version: int, status: Status, word: str = "", promise: str = ""
) -> Done:
    """Say how far it has come, with a word from the party, and its new wording where that has changed.

    Refused where it is said to have changed, but neither how nor to what. What was said before stays in the journal.
    """
    row = change.get(Commitment, commitment_id)
    word, promise = optional(word), optional(promise) or row.promise
    if status is Status.CHANGED and not word and promise == row.promise:
        raise Refused("commitments.changed_how", number=row.number)
    change.edit(Commitment, commitment_id, version, status=status.value, status_word=word, promise=promise)
    what = phrase("commitments.what.status", number=row.number, status=phrase(f"commitments.status.{status}"))
    return Done(what, row.id)


def remove(change: Change, *, commitment_id: int) -> Done:
    """Take a commitment away, as when it was entered by mistake; undo brings it back."""
    row = change.get(Commitment, commitment_id)
    change.remove(row)
    return Done(phrase("commitments.what.removed", number=row.number, party=row.party), row.id)
