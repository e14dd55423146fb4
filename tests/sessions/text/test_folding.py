"""A Swede who looks for a word finds it however it was typed, and does not find another word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sessions.text.folding import _fold, fold, words_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åkerö", "ÅKERÖ"),
        ("idé", "ide"),
        ("Café", "CAFE"),
        ("røde", "röde"),
        ("Ærlig", "ärlig"),
        ("Müller", "muller"),
        ("Łódź", "lodz"),
        ("straße", "strasse"),
        ("10 m²", "10 m2"),
        ("ﬁlm", "film"),
        ("o\u0323\u0308", "ö"),
    ],
)
def test_reads_as_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("båt", "bat"), ("kör", "kor"), ("här", "har"), ("å", "ä"), ("hå", "ha")])
def test_letters_of_their_own_are_not_mistaken(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert fold(other) not in fold(one)


def test_words_are_what_stands_between_signs() -> None:
    assert words_in("Lampor, längs KAJEN – nu!") == ("lampor", "längs", "kajen", "nu")


@given(st.text())
@example("\u0345\u0301ŉǰΐ")
@example("ᾳ̈İıſ")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_are_the_same(text: str) -> None:
    assert {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")} == {fold(text)}


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_capitals_make_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(
    st.lists(st.sampled_from("aåÄoÖé ß½µ\n-–’Łﬁ\u0308\u030a\u0323\u0345\u1100\u1161あ👩\u200d") | st.characters()).map(
        "".join
    )
)
def test_what_is_quick_folds_as_what_is_slow(text: str) -> None:
    """The letters of western Europe are folded by a table, the others by what they are, and both in one text."""
    assert fold(text) == _fold(text)


@given(st.text(alphabet="abcåäöABCÅÄÖ -\n"))
def test_swedish_letters_stay_what_they_are(text: str) -> None:
    assert fold(text) == text.lower()
