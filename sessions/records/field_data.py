"""Described fields as data and as facts of the minutes, in the order of the topic's view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from sessions.records.document import Fact
from sessions.records.iso import iso
from sessions.text.fields import Field, by_name
from sessions.words import Words

Data = dict[str, Any]


def in_order(described: Iterable[Field], view: type[Any]) -> tuple[Field, ...]:
    """The fields in the order in which the view has them."""
    known = by_name(described)
    return tuple(known[each.name] for each in fields(view) if each.name in known)


def facts(thing: object, described: Iterable[Field], words: Words) -> Iterator[Fact]:
    """Each field that says something, called as the form calls it."""
    for field in described:
        said = field.said(getattr(thing, field.name), words)
        if said:
            yield Fact(words.say(field.label), said)


def data_of(thing: object, described: Iterable[Field]) -> Data:
    """The fields as data, under the names that they have there."""
    return {field.key: value_of(field, getattr(thing, field.name)) for field in described}


def value_of(field: Field, value: object) -> Any:
    """A field's value as data: a day in ISO, an answer by its code."""
    match value:
        case Enum():
            return value.value or (None if field.null else "")
        case date():
            return iso(value)
    return value


def lacking(described: Iterable[Field]) -> dict[str, str]:
    """What readiness may name of the fields, and what the data call it."""
    return {name: name.replace(field.name, field.key) for field in described for name in field.lacking}
