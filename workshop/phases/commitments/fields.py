"""The fields of a commitment and of a wish as a form shows them, reads them and saves them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sessions.commitments.fields import field_of, fields_of
from sessions.commitments.owners import vague_owner
from sessions.commitments.view import CommitmentKind, CommitmentView
from sessions.text import dates
from sessions.text.fields import Kind
from sessions.words import Phrase, phrase
from workshop.console.protocol import Console
from workshop.widgets.form import FieldSpec
from workshop.widgets.form_fields import specs_of


def specs(console: Console, made: CommitmentView, *, aloud: bool = False) -> list[FieldSpec]:
    """The fields as stored, or only those that are ``aloud``; of a wish what a wish needs."""
    fields = [field for field in fields_of(made.kind) if field.aloud or made.is_wish or not aloud]
    return specs_of(fields, made, console.words.say)


def as_shown(console: Console, field: str, stored: object) -> str:
    """A stored value as the form shows it. A no is left empty, so that its hint is seen."""
    return field_of(CommitmentKind.COMMITMENT, field).shown(stored, console.words.say)


def read(console: Console, field: str, text: str) -> Any:
    """What was typed in a field: a date as people write it, how sure from 0 to 5, yes or no; else the text."""
    return field_of(CommitmentKind.COMMITMENT, field).read(text, console.words.say, console.meeting_day())


def doubt(console: Console, made: CommitmentView, field: str, text: str) -> Phrase | None:
    """What to say when a field has been saved: a date that may have been meant otherwise, an owner who is nobody."""
    if field_of(made.kind, field).kind is Kind.DATE and text.strip():
        day = dates.read_day(text, console.meeting_day())
        return None if day.sure else phrase("dates.read_back", day=console.words.day(day.day, weekday=True))
    answering: Sequence[str] = ("reports_back",) if made.is_wish else ("party", "role")
    if field in answering and vague_owner(text) and not (field == "party" and made.role):
        return who_exactly(made, text)
    return None


def who_exactly(made: CommitmentView, owner: str) -> Phrase:
    """Asks who in particular answers, where "we" or "the municipality" is said to."""
    key = "wishes.who_exactly" if made.is_wish else "commitments.who_exactly"
    return phrase(key, owner=owner.strip())
