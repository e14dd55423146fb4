"""What a field is, described once: its form, its readiness, minutes, data and schema, search and history read it.

A topic lists its fields in ``fields.py`` beside its view, in the order of the form. In minutes and data they stand in
the order of the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sessions.errors import Refused
from sessions.text import dates
from sessions.text.typed import chosen, optional, wording
from sessions.words import Phrase, Words, phrase

Say = Callable[[Phrase], str]
"""Says a phrase in the reader's language."""


class Kind(StrEnum):
    """What a field holds: how it is read when typed, shown in a form and said in the minutes follows from it."""

    TEXT = "text"
    DATE = "date"
    COUNT = "count"
    """A number from 0 to ``most``, or None."""
    FLAG = "flag"
    """Yes or no, called by its two ``choices``. A form shows a no as nothing, so that its hint is seen."""
    CHOICE = "choice"
    """One of ``choices``."""
    OWN = "own"
    """Something that the topic itself reads, saves and shows."""


@dataclass(frozen=True)
class Field:
    """One field of a topic; ``name`` is what its view, its table and its command call it."""

    name: str
    about: str
    """What it holds, in an English sentence: the schema of the data says it."""
    label: Phrase
    """What the form calls it, and the minutes."""
    hint: Phrase | None = None
    kind: Kind = Kind.TEXT
    choices: tuple[tuple[StrEnum | bool, Phrase | None], ...] = ()
    """The answers with their names; one that has none is what stands until something is said."""
    past: bool = False
    """Whether a date is of something that has happened: without a year it is the nearest one behind us."""
    most: int = 5
    unread: str = ""
    """The refusal of what cannot be read as a number, of ``text`` and ``most``."""
    must: bool = False
    """Whether there is nothing without it."""
    needed: bool = False
    """Whether the thing is ready only when this is said."""
    faults: tuple[str, ...] = ()
    """What else of it may keep the thing from being ready: that it is vague, or late."""
    aloud: bool = False
    """Whether it is read aloud."""
    agreed: bool = False
    """Whether a yes is to this: when it changes, the yes is taken back."""
    searched: bool = True
    remembered: bool = True
    """Whether a history tells of it."""
    told: Phrase | None = None
    """What a history calls it, where that is not the label."""
    itself: bool = False
    """Whether it is the thing itself, that a history needs not name."""
    data: str = ""
    """What the data call it, where that is not the name."""
    null: bool = False
    """Whether an unsaid choice is null in the data, not an empty text."""

    @property
    def lacking(self) -> tuple[str, ...]:
        """What readiness may name of it: that it is not said, and its faults."""
        return (*((self.name,) if self.needed else ()), *self.faults)

    @property
    def key(self) -> str:
        """What the data call it."""
        return self.data or self.name

    @property
    def in_history(self) -> Phrase:
        """What a history calls it."""
        return self.told or self.label

    @property
    def answers(self) -> tuple[Phrase, ...]:
        """The names of the answers to choose from."""
        return tuple(said for _, said in self.choices if said is not None)

    def name_of(self, answer: object) -> Phrase | None:
        """What an answer is called; None where nothing is said."""
        return next((said for each, said in self.choices if each == answer), None)

    def done(self, stored: Any) -> Phrase:
        """What was set, for who hears that it is saved: with its answer, for a name alone might read as a yes."""
        said = self.name_of(stored)
        return phrase("fields.answered", field=self.label, answer=said) if said is not None else self.label

    def clean(self, value: Any) -> Any:
        """A value as it is stored: a text cleaned, an answer by its code; refused where it cannot be."""
        match self.kind:
            case Kind.TEXT:
                assert isinstance(value, str)
                return wording(value) if self.must else optional(value)
            case Kind.DATE:
                assert value is None or isinstance(value, date)
            case Kind.COUNT:
                assert value is None or value in range(self.most + 1)
            case Kind.FLAG:
                assert isinstance(value, bool)
            case Kind.CHOICE:
                return next(str(each) for each, _ in self.choices if each == value)
            case Kind.OWN:
                raise AssertionError(self.name)
        return value

    def read(self, text: str, say: Say, today: date) -> Any:
        """What was typed in a form: a day as people write it, an answer by its first letters, else the text."""
        match self.kind:
            case Kind.DATE:
                return dates.day_or_none(text, today, past=self.past)
            case Kind.COUNT:
                return self._count(text.strip())
            case Kind.FLAG if not text.strip():
                return False
            case Kind.FLAG | Kind.CHOICE:
                return chosen(text, {each: say(said) if said else "" for each, said in self.choices})
        return text

    def shown(self, stored: Any, say: Say) -> str:
        """A stored value as a form shows it; ``read`` reads it back."""
        match self.kind:
            case Kind.FLAG | Kind.CHOICE:
                said = self.name_of(stored) if stored else None
                return say(said) if said else ""
            case Kind.DATE if stored is not None:
                return str(stored.isoformat())
        return "" if stored is None else str(stored)

    def said(self, stored: Any, words: Words) -> str:
        """A stored value in prose; nothing where nothing is said."""
        match self.kind:
            case _ if unsaid(stored):
                return ""
            case Kind.DATE:
                return words.day(stored)
        return self.shown(stored, words.say)

    def _count(self, text: str) -> int | None:
        if text and text not in map(str, range(self.most + 1)):
            raise Refused(self.unread, text=text, most=self.most)
        return int(text) if text else None


def unsaid(value: object) -> bool:
    """Whether a value says nothing. Zero says something."""
    return value is None or value is False or value == ""


def names(fields: Iterable[Field], kind: Kind | None = None) -> tuple[str, ...]:
    """The fields' names, or those of a kind."""
    return tuple(field.name for field in fields if kind in (None, field.kind))


def by_name(fields: Iterable[Field]) -> dict[str, Field]:
    """The fields by their names."""
    return {field.name: field for field in fields}
