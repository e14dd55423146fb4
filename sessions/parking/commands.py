"""Changes of parked questions."""

from __future__ import annotations

from datetime import date
from typing import Any

from sessions.errors import Refused
from sessions.parking.fields import FIELDS
from sessions.parking.rules import day_named
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


def describe(change: Change, *, parked_id: int, version: int, field: str, value: str | date | None) -> Done:
    """Say to whom, when or how, reword the question, or write its answer, which is of today if no day is said.

    Without its answer it is open again, and has no day. A day that is still to come is refused.
    """
    described, today = _FIELDS[field], change.now.astimezone().date()
    values: dict[str, Any] = {field: described.clean(value)}
    if field == "when":
        values["answer_by"] = day_named(values["when"], today)
    elif field == "answer":
        answered_on = change.get(Parked, parked_id).answered_on
        values["answered_on"] = (answered_on or today) if values["answer"] else None
    elif isinstance(value, date) and value > today:
        raise Refused("dialogue.not_yet", day=value)
    row = change.edit(Parked, parked_id, version, **values)
    return Done(phrase("parking.what.field", number=row.number, field=described.label), row.id)


def remove(change: Change, *, parked_id: int) -> Done:
    """Take a parked question away; undo brings it back."""
    row = change.get(Parked, parked_id)
    change.remove(row)
    return Done(phrase("parking.what.removed", number=row.number), row.id)
