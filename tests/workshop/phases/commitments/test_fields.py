"""Whatever field a commitment or a wish is described with is asked for, kept, shown, recorded, exported and found."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from sessions.commitments.fields import FIELDS, WISH_FIELDS, fields_of
from sessions.commitments.rules import missing
from sessions.commitments.tables import Commitment
from sessions.commitments.view import CommitmentKind, CommitmentView
from sessions.queries.history import Item
from sessions.queries.recall import why_not
from sessions.queries.search import Index
from sessions.records.data_commitments import one_commitment, one_wish
from sessions.records.export import render
from sessions.text.fields import Field, Kind
from sessions.words import LANGUAGES, Words
from tests.sessions.records.evening import NOW, empty
from workshop.phases.commitments.rows import commitment_rows

DAY = date(2025, 4, 1)
VALUES: dict[Kind, tuple[Any, Any]] = {
    Kind.DATE: (DAY, DAY.isoformat()),
    Kind.COUNT: (4, 4),
    Kind.FLAG: (True, True),
}
"""What is said of a field that is no text, and how that stands in the data."""
SAID = {Kind.DATE: "1 april 2025", Kind.COUNT: "4", Kind.FLAG: "beslut"}
"""What one sees of it."""
EACH = [(kind, field) for kind in CommitmentKind for field in fields_of(kind)]
NAMED = [f"{kind}-{field.name}" for kind, field in EACH]


def made(kind: CommitmentKind, field: Field) -> tuple[CommitmentView, Any, str]:
    """One that says little but the field, how that stands in the data, and what one sees of it."""
    value, data = VALUES.get(field.kind, (f"ord{field.name}", f"ord{field.name}"))
    bare: dict[str, Any] = {"party": "Båtklubben", "promise": "ro"}
    one = CommitmentView(id=1, number=1, meeting_id=7, kind=kind, version=1, **(bare | {field.name: value}))
    return replace(one, missing=missing(one, None)), data, SAID.get(field.kind, f"ord{field.name}")


@pytest.mark.parametrize(("kind", "field"), EACH, ids=NAMED)
def test_it_is_on_the_board_and_in_the_minutes_and_data(kind: CommitmentKind, field: Field) -> None:
    one, data, said = made(kind, field)
    rows = list(commitment_rows((one,), Words("sv")))
    assert any(said in text for row in rows for text in (row.text, row.detail))
    assert said in render(replace(empty(), commitments=(one,)), "md", NOW)
    exported = one_wish(one) if one.is_wish else one_commitment(one)
    assert exported[field.key] == data


@pytest.mark.parametrize(("kind", "field"), EACH, ids=NAMED)
def test_it_is_found_and_an_earlier_value_of_it_can_come_back(kind: CommitmentKind, field: Field) -> None:
    one, _, said = made(kind, field)
    found = Index(replace(empty(), commitments=(one,)), secret=False).find(said).first
    assert len(found) == (field.kind is Kind.TEXT and field.searched)
    assert why_not(Item("commitment", 1), field.name) is None


@pytest.mark.parametrize(("kind", "field"), EACH, ids=NAMED)
def test_what_the_form_shows_is_read_back_as_it_is_stored(kind: CommitmentKind, field: Field) -> None:
    one, _, _ = made(kind, field)
    stored = getattr(one, field.name)
    for language in LANGUAGES:
        say = Words(language).say
        assert field.clean(field.read(field.shown(stored, say), say, DAY)) == stored
        assert say(field.label) and field.hint and say(field.hint)


def test_view_and_table_have_every_field() -> None:
    names = {field.name for field in (*FIELDS, *WISH_FIELDS)}
    assert names <= {each.name for each in fields(CommitmentView)}
    assert names <= set(Commitment.model_fields)
