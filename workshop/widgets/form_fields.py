"""A form's fields, made of what a topic says of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sessions.text import dates
from sessions.text.fields import Field, Kind, Say
from sessions.words import Phrase, Words, phrase
from workshop.widgets.form import FieldSpec


def specs_of(fields: Iterable[Field], thing: object, say: Say) -> list[FieldSpec]:
    """The fields as they are stored in a thing's view."""
    return [
        FieldSpec(field.name, field.label, field.shown(getattr(thing, field.name), say), field.hint, field.answers)
        for field in fields
    ]


def doubt(field: Field, text: str, words: Words, today: date) -> Phrase | None:
    """What to say of a day that has been saved, where it may have been meant otherwise."""
    if field.kind is not Kind.DATE or not text.strip():
        return None
    read = dates.read_day(text, today, past=field.past)
    return None if read.sure else phrase("dates.read_back", day=words.day(read.day, weekday=True))
