"""A form's fields, made of what a topic says of them."""

from __future__ import annotations

from collections.abc import Iterable

from sessions.text.fields import Field, Say
from workshop.widgets.form import FieldSpec


def specs_of(fields: Iterable[Field], thing: object, say: Say) -> list[FieldSpec]:
    """The fields as they are stored in a thing's view."""
    return [
        FieldSpec(field.name, field.label, field.shown(getattr(thing, field.name), say), field.hint, field.answers)
        for field in fields
    ]
