"""Changes of commitments and wishes. Nobody commits anyone else: each commitment is one party's own."""

from __future__ import annotations

from datetime import date

from sessions.commitments.fields import FIELDS, field_of
from sessions.commitments.rules import READ, SPOKEN, check_day, status_name, what
from sessions.commitments.tables import Commitment
from sessions.commitments.view import CommitmentKind, Status
from sessions.errors import Outdated, Refused
from sessions.store.change import Change, Done
from sessions.text.fields import Kind, names
from sessions.text.typed import optional, wording
from sessions.words import Phrase, phrase

DATES = names(FIELDS, Kind.DATE)
WISH = CommitmentKind.WISH.value
UNTOLD = {"status": Status.NOT_STARTED.value, "status_word": ""}
"""How what becomes something else begins: how it went with the wish says nothing of the commitment."""


def add(change: Change, *, party: str, promise: str = "", kind: CommitmentKind = CommitmentKind.COMMITMENT) -> Done:
    """Begin a commitment of one party, or a wish to one that is not here; the rest may follow, field by field."""
    assert change.dialogue_id is not None and change.meeting_id is not None
    row = change.add(
        Commitment(
            dialogue_id=change.dialogue_id,
            meeting_id=change.meeting_id,
            number=change.next_number("commitment"),
            kind=kind.value,
            party=wording(party),
            promise=optional(promise),
        )
    )
    return Done(what(kind, "one", number=row.number, party=row.party), row.id)


def describe(change: Change, *, commitment_id: int, version: int, field: str, value: str | date | int | None) -> Done:
    """Set one field: a text, a date, how sure the party is from 0 to 5, or whether it needs a decision of the elected.

    None takes a date or the number away. A confirmed commitment whose spoken words change is a draft again.
    """
    assert field in names(FIELDS)
    row = change.get(Commitment, commitment_id)
    value = field_of(CommitmentKind.COMMITMENT, field).clean(value)
    if field in DATES:
        assert value is None or isinstance(value, date)
        met = change.day_of(row.meeting_id)
        check_day(field, value, first_step_by=row.first_step_by, due_by=row.due_by, met=met)
    again = _is_other(row, **{field: value})
    row = change.edit(Commitment, commitment_id, version, **{field: value}, **again)
    kind = CommitmentKind(row.kind)
    set_to = field_of(kind, field).done(value)
    return Done(_told(what(kind, "field", number=row.number, field=set_to), again), row.id)


def set_status(
    change: Change, *, commitment_id: int, version: int, status: Status, word: str = "", promise: str = ""
) -> Done:
    """Say how far it has come, with a word from the party, and its new wording where that has changed.

    Refused where it is said to have changed, but neither how nor to what. What was said before stays in the journal.
    """
    row = change.get(Commitment, commitment_id)
    word, promise = optional(word), optional(promise) or row.promise
    if status is Status.CHANGED and not word and promise == row.promise:
        raise Refused("wishes.changed_how" if row.kind == WISH else "commitments.changed_how", number=row.number)
    again = _is_other(row, promise=promise)
    change.edit(Commitment, commitment_id, version, status=status.value, status_word=word, promise=promise, **again)
    kind = CommitmentKind(row.kind)
    return Done(_told(what(kind, "status", number=row.number, status=status_name(kind, status)), again), row.id)


def take_on(change: Change, *, commitment_id: int, version: int) -> Done:
    """A wish becomes a commitment: the party is here now, and takes it on in the words that are written."""
    row = change.edit(Commitment, commitment_id, version, kind=CommitmentKind.COMMITMENT.value, **UNTOLD)
    return Done(phrase("wishes.what.taken_on", number=row.number, party=row.party), row.id)


def wish_for(change: Change, *, commitment_id: int, version: int) -> Done:
    """A commitment becomes a wish: the party is not here to take it on. Nobody has said yes to it any more."""
    row = change.edit(Commitment, commitment_id, version, kind=WISH, confirmed=False, **UNTOLD)
    return Done(phrase("wishes.what.wished_for", number=row.number, party=row.party), row.id)


def confirm(change: Change, *, commitment_id: int, version: int) -> Done:
    """The party has heard its commitment read aloud and says yes, also where something is still lacking in it.

    ``Outdated`` with the words as they are now, if anything of it was changed after the version that was read.
    """
    return _say_yes(change, commitment_id, version, yes=True)


def unconfirm(change: Change, *, commitment_id: int, version: int) -> Done:
    """The yes is taken back: the commitment is a draft again."""
    return _say_yes(change, commitment_id, version, yes=False)


def remove(change: Change, *, commitment_id: int) -> Done:
    """Take a commitment or a wish away, as when it was entered by mistake; undo brings it back."""
    row = change.get(Commitment, commitment_id)
    change.remove(row)
    return Done(what(CommitmentKind(row.kind), "removed", number=row.number, party=row.party), row.id)


def _say_yes(change: Change, commitment_id: int, version: int, *, yes: bool) -> Done:
    row = change.get(Commitment, commitment_id)
    if row.version != version:
        raise Outdated({name: getattr(row, name) for name in READ}, row.version)
    if row.kind == WISH:
        raise Refused("wishes.not_confirmed", number=row.number)
    row = change.save(row, confirmed=yes)
    key = "commitments.what.confirmed" if yes else "commitments.what.unconfirmed"
    return Done(phrase(key, number=row.number, party=row.party), row.id)


def _is_other(row: Commitment, **values: object) -> dict[str, bool]:
    """What takes back the yes to a confirmed commitment, if the values change what was said yes to."""
    other = any(name in SPOKEN and getattr(row, name) != value for name, value in values.items())
    return {"confirmed": False} if row.confirmed and other else {}


def _told(done: Phrase, again: dict[str, bool]) -> Phrase:
    return phrase("commitments.what.draft_again", what=done) if again else done
