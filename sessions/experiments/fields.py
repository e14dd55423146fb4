"""The fields of an experiment, each described once, in the order of its two forms."""

from __future__ import annotations

from typing import Any

from sessions.experiments.view import Next
from sessions.text.fields import Field, Kind
from sessions.words import phrase


def _field(name: str, about: str, **more: Any) -> Field:
    return Field(name, about, phrase(f"experiments.field.{name}"), phrase(f"experiments.hint.{name}"), **more)


PLAN = (
    _field("assumption", "What one believes will happen.", needed=True),
    _field("what", "What is tried.", needed=True),
    _field("with_whom", "With whom."),
    _field("place", "Where."),
    _field("day", "When it is tried.", kind=Kind.DATE, needed=True),
    _field("responsible", "Who sees to it that it happens.", needed=True),
    _field("sign", "What shows that it went well.", needed=True),
    _field("report_by", "When it is told of at the latest.", kind=Kind.DATE, needed=True),
)
"""What is said of an experiment before it is made. With whom and where may be plain from what is done."""

REPORT = (
    _field("result", "How it went; empty until it is told."),
    _field("lesson", "What it taught."),
    _field(
        "next",
        "What becomes of it; null until it is said.",
        kind=Kind.CHOICE,
        choices=tuple((each, phrase(f"experiments.next.{each}") if each else None) for each in Next),
        null=True,
    ),
)
"""What is told of it afterwards."""

FIELDS = (*PLAN, *REPORT)
