"""The fields of a commitment and of a wish as a form shows them, reads them and saves them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sessions.commitments import commands as commitments
from sessions.commitments.owners import vague_owner
from sessions.commitments.rules import WISH_FIELDS, field_name, read_confidence
from sessions.commitments.view import CommitmentView
from sessions.text import dates
from sessions.text.typed import chosen
from sessions.words import Phrase, phrase
from workshop.console.protocol import Console
from workshop.phases.base.form_host import shown
from workshop.widgets.form import FieldSpec

NEEDED = ("party", "promise", "role", "first_step", "first_step_by", "sign", "due_by", "follow_up")
"""What makes it ready; they come first, and all fit in the form of the smallest window."""
MORE = ("needs_decision", "confidence", "together_with", "support_needed", "support_from", "reports_back")
FIELDS = (*NEEDED, *MORE)
YES, NO = phrase("commitments.yes"), phrase("commitments.no")


def specs(console: Console, made: CommitmentView, names: Sequence[str] = FIELDS) -> list[FieldSpec]:
    """The fields as stored; of a wish only what a wish needs."""
    if made.is_wish:
        names = WISH_FIELDS
    return [
        FieldSpec(
            name,
            field_name(made.kind, name),
            as_shown(console, name, getattr(made, name)),
            phrase(f"wishes.hint.{name}") if made.is_wish else phrase(f"commitments.hint.{name}"),
            (YES, NO) if name in commitments.FLAGS else (),
        )
        for name in names
    ]


def as_shown(console: Console, field: str, stored: object) -> str:
    """A stored value as the form shows it. A no is left empty, so that its hint is seen."""
    if field in commitments.FLAGS:
        return console.words.say(YES) if stored else ""
    return shown(stored)


def read(console: Console, field: str, text: str) -> Any:
    """What was typed in a field: a date as people write it, how sure from 0 to 5, yes or no; else the text."""
    if field in commitments.DATES:
        return dates.day_or_none(text, console.today())
    if field in commitments.COUNTS:
        return read_confidence(text)
    if field in commitments.FLAGS:
        answers = {True: console.words.say(YES), False: console.words.say(NO)}
        return bool(text.strip()) and chosen(text, answers)
    return text


def doubt(console: Console, made: CommitmentView, field: str, text: str) -> Phrase | None:
    """What to say when a field has been saved: a date that may have been meant otherwise, an owner who is nobody."""
    if field in commitments.DATES and text.strip():
        day = dates.read_day(text, console.today())
        return None if day.sure else phrase("dates.read_back", day=console.words.day(day.day, weekday=True))
    answering = ("reports_back",) if made.is_wish else ("party", "role")
    if field in answering and vague_owner(text) and not (field == "party" and made.role):
        return who_exactly(made, text)
    return None


def who_exactly(made: CommitmentView, owner: str) -> Phrase:
    """Asks who in particular answers, where "we" or "the municipality" is said to."""
    key = "wishes.who_exactly" if made.is_wish else "commitments.who_exactly"
    return phrase(key, owner=owner.strip())
