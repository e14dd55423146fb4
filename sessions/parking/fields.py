"""The fields of a parked question, each described once, in the order of the form."""

from __future__ import annotations

from typing import Any

from sessions.text.fields import Field
from sessions.words import phrase


def _field(name: str, about: str, **more: Any) -> Field:
    return Field(name, about, phrase(f"parking.field.{name}"), phrase(f"parking.hint.{name}"), **more)


def _answered(name: str, about: str, **more: Any) -> Field:
    return _field(name, about, needed=True, minutes=phrase(f"records.parked.{name}"), **more)


FIELDS = (
    _field("text", "The question.", must=True, itself=True),
    _answered("to_whom", "Who is to answer it."),
    _answered("when", "When.", searched=False),
    _answered("how", "How the answer is given."),
)
WHERETO = FIELDS[1:]
"""Where it goes."""
