"""Changes of parked questions."""

from __future__ import annotations

from sessions.parking.fields import FIELDS
from sessions.parking.tables import Parked
from sessions.store.change import Change, Done
from sessions.text.fields import by_name
from sessions.text.typed import wording
from sessions.words import phrase

_FIELDS = by_name(FIELDS)


def park(change: Change, *, text: str) -> Done:
    """Set a question aside."""
    assert change.dialogue_id is not None and change.meeting_id is not None
    row = change.add(
        Parked(
            dialogue_id=change.dialogue_id,
            meeting_id=change.meeting_id,
            number=change.next_number("parked"),
            text=wording(text),
        )
    )
    return Done(phrase("parking.what.one", number=row.number), row.id)


def describe(change: Change, *, parked_id: int, version: int, field: str, text: str) -> Done:
    """Say to whom, when or how, or reword the question."""
    described = _FIELDS[field]
    row = change.edit(Parked, parked_id, version, **{field: described.clean(text)})
    return Done(phrase("parking.what.field", number=row.number, field=described.label), row.id)


def remove(change: Change, *, parked_id: int) -> Done:
    """Take a parked question away; undo brings it back."""
    row = change.get(Parked, parked_id)
    change.remove(row)
    return Done(phrase("parking.what.removed", number=row.number), row.id)
