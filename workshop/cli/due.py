"""``workshop list --due``: what is due over all dialogues, as lines to read or as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from sessions.queries import due
from sessions.queries.due import Due, DueKind
from sessions.words import Words
from workshop.cli.options import opened, today
from workshop.cli.output import say

UNDATED = "–"


def show(path: Path, words: Words, as_json: bool) -> None:
    """Write what is due to standard output."""
    found, now = read(path), today()
    if as_json:
        click.echo(as_data(found, now), nl=False)
    else:
        say("\n".join(lines(found, words, now)))


def read(path: Path) -> tuple[Due, ...]:
    """What is due in the store. One from an older program is moved to today's schema first, or its trouble is told."""
    found = due.read(path)
    if found is None:
        with opened(path):
            pass
        found = due.read(path)
    return found or ()


def as_data(found: Sequence[Due], today: date) -> bytes:
    """The same as JSON: dates in ISO, ``late`` if the date has passed."""
    rows = [
        {
            "kind": each.kind.value,
            "date": each.day.isoformat() if each.day else None,
            "late": each.late(today),
            "number": each.number,
            "text": each.text,
            "who": each.who,
            "to": each.to,
            "dialogue": each.dialogue_id,
            "title": each.question,
            "registry_number": each.registry_number,
        }
        for each in found
    ]
    return f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n".encode()


def lines(found: Sequence[Due], words: Words, today: date) -> Iterator[str]:
    """What is late, today's, still to come, or without a date, each thing with the dialogue that it belongs to."""
    if not found:
        yield words("due.none")
    for when, part in groupby(found, lambda each: _when(each, today)):
        yield words(f"due.{when}")
        for each in part:
            said = _said(each, words)
            text = words("due.of", what=said, text=each.text) if each.text else said
            line = words("due.who", what=text, who=each.who) if each.who else text
            yield f"  {each.day.isoformat() if each.day else UNDATED:<10}  {line}"
            yield f"{'':14}{f'{each.registry_number} {each.question}'.strip()}"


def _said(each: Due, words: Words) -> str:
    if each.kind is DueKind.WISH:
        return words("due.kind.wish", number=each.number, party=each.to)
    return words(f"due.kind.{each.kind}", number=each.number) if each.number else words("due.kind.feedback")


def _when(each: Due, today: date) -> str:
    if each.day is None:
        return "undated"
    return "late" if each.late(today) else "today" if each.day == today else "coming"
