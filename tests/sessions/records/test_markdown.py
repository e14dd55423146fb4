"""People's text stands in the Markdown as they typed it, and is never anything but text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.records.document import Bullets, Document, Fact, Facts, Item, Numbered, Paragraph, Section, Table
from sessions.records.markdown import markdown
from sessions.records.minutes import minutes
from sessions.text.cleaner import clean
from sessions.words import Phrase, Words
from tests.sessions.records.evening import NOW, whole
from tests.sessions.records.reading import shape, texts, tokens

MARK = "\ue000"
"""Stands where the text is to stand, and nowhere else."""

SIGNS = st.text(alphabet="\\`*_{}[]()<>#+-.!|~&;:=\"'/$%^@, \t0123a1bÅö")
ANYTHING = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")))
STRUCTURE = r"""
    # ## ####### - + * 1. 12) > ``` ~~~ --- === *** |-| :-- | \| \ a å
    &amp; &#35; <b> </p> <!-- <a@b.se> <http://a.se> <?a [a](b) ![a](b) [a]:/b **a** __a__ ~~a~~ a_b_c a*b*c
"""
_PIECES = st.lists(st.sampled_from(STRUCTURE.split()))
PIECES = st.tuples(_PIECES, st.sampled_from(["", " "])).map(lambda made: made[1].join(made[0]))
TYPED = st.one_of(SIGNS, PIECES, ANYTHING).map(clean).filter(bool)


@given(TYPED)
@settings(max_examples=100, deadline=None)
def test_any_text_is_shown_as_typed_wherever_it_stands(typed: str) -> None:
    text, plain = markdown(everywhere(typed)), markdown(everywhere(MARK))
    assert texts(text) == [shown.replace(MARK, typed) for shown in texts(plain)]
    assert shape(text) == shape(plain)


@given(TYPED)
@settings(max_examples=40, deadline=None)
def test_any_text_in_any_field_is_found_again_in_the_minutes(typed: str) -> None:
    view = whole()
    plain, hostile = every_text(view, "x"), every_text(view, typed)
    text = markdown(minutes(hostile, Words("sv"), NOW))
    assert shape(text) == shape(markdown(minutes(plain, Words("sv"), NOW)))
    assert any(shown == typed for shown in texts(text))
    assert sum(typed in shown for shown in texts(text)) >= 40


@pytest.mark.parametrize(
    "typed",
    [
        "Prova-på-jobb hos varvet, t.ex. på loven!",
        "Åäö: 3 * 4 = 12 (eller 2026-11-24) & mer, ca ~30 personer",
        "filen snake_case_namn och #trygghamn",
        "Pris < 100 kr; > 50 kr? \"ja\" 'nej' 50 %",
        "C# är ett språk",
    ],
)
def test_ordinary_text_is_left_alone(typed: str) -> None:
    text = markdown(everywhere(typed))
    assert text.count(typed) == markdown(everywhere(MARK)).count(MARK)


def test_numbers_are_the_ideas_own_and_never_counted_anew() -> None:
    text = markdown(_document(Numbered((Item(7, "Lys upp"), Item(3, "Klipp ner"), Item(11, "Öppna")))))
    assert texts(text)[3:6] == ["7. Lys upp", "3. Klipp ner", "11. Öppna"]
    assert not any(token.type == "ordered_list_open" for token in tokens(text))


def test_lists_that_follow_on_each_other_stay_apart() -> None:
    text = markdown(_document(Bullets(("a",)), Facts((Fact("b", "c"),)), Numbered((Item(1, "d"),))))
    assert sum(token.type == "bullet_list_open" for token in tokens(text)) == 3


def test_text_of_several_lines_keeps_its_lines_and_makes_no_structure() -> None:
    text = markdown(_document(Paragraph("ett\n# två\n---\n| tre |\n|---|"), Bullets(("fyra\n- fem\n===",))))
    assert texts(text)[3:5] == ["ett\n# två\n---\n| tre |\n|---|", "fyra\n- fem\n==="]


def test_number_columns_stand_to_the_right() -> None:
    text = markdown(_document(Table("", ("Vad", "Antal"), (("a", "1"),), frozenset({1}))))
    assert "| --- | ---: |" in text


def everywhere(typed: str) -> Document:
    """A document with this text in every place that has one."""
    fact = Fact(typed, typed, (typed, typed))
    blocks = (
        Paragraph(typed),
        Bullets((typed, typed)),
        Facts((fact, Fact(typed, "", (typed,)))),
        Numbered((Item(1, typed, (fact,)), Item(2, typed))),
        Table(typed, (typed, typed), ((typed, typed), ("", typed)), frozenset({1})),
    )
    return Document(typed, "sv", "UTKAST", (fact,), (Section(typed, 2, blocks), Section(typed, 3, blocks)))


def _document(*blocks: Any) -> Document:
    return Document("Titel", "sv", "UTKAST", (), (Section("Rubrik", 2, blocks),))


def every_text(value: Any, typed: str) -> Any:
    """The view with every text that people write replaced."""
    if is_dataclass(value) and not isinstance(value, type | Phrase):
        changed = {
            field.name: every_text(getattr(value, field.name), typed)
            for field in fields(value)
            if field.name not in ("language", "level", "missing")
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(every_text(item, typed) for item in value)
    return typed if isinstance(value, str) and value and not isinstance(value, StrEnum) else value
