"""The fields of a parked question, each described once, in the order of the form."""

from __future__ import annotations

from typing import Any

from sessions.text.fields import Field, Kind
from sessions.words import phrase


def _field(name: str, about: str, **more: Any) -> Field:
    return Field(name, about, phrase(f"parking.field.{name}"), phrase(f"parking.hint.{name}"), **more)


FIELDS = (
    _field("text", "The question.", must=True, itself=True),
    _field("to_whom", "Who is to answer it.", needed=True),
    _field("when", "When.", needed=True, searched=False),
    _field("how", "How the answer is given.", needed=True),
    _field("answered_on", "The day that the answer was given.", kind=Kind.DATE, past=True),
    _field("answer", "The answer; empty until it is given."),
)
WHERETO = FIELDS[1:4]
"""Where it goes."""
TOLD = (*WHERETO, FIELDS[5], FIELDS[4])
"""What is told of a question, beside itself."""
