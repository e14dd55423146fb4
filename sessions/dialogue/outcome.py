"""What became of it after the meetings: the decision to implement (step 5), and the feedback that was given."""

from __future__ import annotations

from datetime import date

from sessions.dialogue.tables import Dialogue
from sessions.errors import Refused
from sessions.store.change import Change, Done
from sessions.text.typed import optional
from sessions.words import phrase

FIELDS = ("decision_number", "decision_day", "decision_outcome", "feedback_day", "feedback_given")
DATES = ("decision_day", "feedback_day")


def record(change: Change, *, version: int, field: str, value: str | date | None) -> Done:
    """Set one of the fields: a text, or a date, where None takes the date away.

    A day that is still to come is refused: this is of what has happened.
    """
    assert change.dialogue_id is not None and field in FIELDS
    if field in DATES:
        assert not isinstance(value, str)
        if value and value > change.now.astimezone().date():
            raise Refused("dialogue.not_yet", day=value)
    else:
        assert isinstance(value, str)
        value = optional(value)
    change.edit(Dialogue, change.dialogue_id, version, **{field: value})
    return Done(phrase("dialogue.what.field", field=phrase(f"dialogue.field.{field}")), change.dialogue_id)
