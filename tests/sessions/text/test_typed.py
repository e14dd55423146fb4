"""People's text is shown as typed, or visibly cleaned."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.text.cleaner import ZWJ, clean, lines_of
from sessions.text.typed import LONGEST, optional, wording
from sessions.words import Words

ANY = st.text(st.characters(), max_size=80) | st.text(
    st.sampled_from("\u202e\u200b\u200d\ufe0f\x1b\x1c\x00\x85\r\n\t 👩👧️🇸🇪é́a[/x]\ud800\U000e0041")
)
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@given(ANY, st.booleans())
def test_cleaning_twice_changes_nothing(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once


@given(ANY)
def test_nothing_invisible_is_left(text: str) -> None:
    left = {c for c in clean(text) if unicodedata.category(c) in ("Cc", "Cf", "Cs")}
    assert left <= {ZWJ}


@given(ANY)
def test_a_joiner_is_left_only_between_pictures(text: str) -> None:
    cleaned = clean(text)
    for index, character in enumerate(cleaned):
        if character == ZWJ:
            around = cleaned[index - 1], cleaned[index + 1]
            assert all(unicodedata.category(c) in ("So", "Sk", "Sm", "Mn") for c in around)


def test_every_control_and_format_character_of_unicode_gets_a_sign() -> None:
    hidden = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) in ("Cc", "Cf", "Cs")]
    assert [c for c in hidden if c in clean(f"a{c}b")] == []


@given(ANY)
def test_nothing_but_white_space_goes_away(text: str) -> None:
    seen = [c for c in text if not c.isspace() or "\x1c" <= c <= "\x1f" or c == "\x85"]
    assert bool(clean(text)) == bool(seen)


@given(
    st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\u115f\u1160\u3164\uffa0"), min_size=1)
)
def test_letters_signs_and_markup_stay_as_typed(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[31mrött\x07", "␛[31mrött␇"),
        ("bak\u202elänges", "bak[U+202E]länges"),
        ("noll\u200bbredd\ufeff", "noll[U+200B]bredd[U+FEFF]"),
        ("\x7f och \x9b", "␡ och [U+009B]"),
        ("\x1cytterst\x85", "␜ytterst[U+0085]"),
        ("en\ttab", "en tab"),
        ("rad ett\r\nrad två", "rad ett ⏎ rad två"),
        ("👩\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 🇸🇪 👍🏽", "👩\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 🇸🇪 👍🏽"),
        (SCOTLAND, SCOTLAND),
        ("gömt\U000e0067\U000e007f", "gömt[U+E0067][U+E007F]"),
        ("\ufe0f", "[U+FE0F]"),
        ("❤\ufe0f\ufe01", "❤\ufe0f[U+FE01]"),
        ("a\u200db", "a[U+200D]b"),
        ("e\u0301", "é"),
        ("10\u00a0000\u202fkr – å\u00adter", "10\u00a0000\u202fkr – å[U+00AD]ter"),
        ("[/x] <b> =1+1 ../..", "[/x] <b> =1+1 ../.."),
        ("ensam \ud800", "ensam [U+D800]"),
    ],
)
def test_what_cannot_be_shown_gets_a_sign(typed: str, shown: str) -> None:
    assert clean(typed) == shown


def test_lines_stay_lines_where_there_may_be_several() -> None:
    assert clean("ett\r\ntvå\u2028tre", lines=True) == "ett\ntvå\ntre"


def test_an_empty_text_is_refused_and_a_long_one_is_refused_whole() -> None:
    with pytest.raises(Refused) as empty:
        wording(" \t ")
    assert empty.value.phrase.key == "typed.empty"
    with pytest.raises(Refused) as long:
        wording("x" * (LONGEST + 1))
    assert str(LONGEST + 1) in Words("sv").say(long.value.phrase)
    assert wording("x" * LONGEST) == "x" * LONGEST
    assert optional("  ") == ""


@pytest.mark.parametrize(
    ("pasted", "lines"),
    [
        ("en\ntvå\r\n\n \ntre", ("en", "två", "tre")),
        (" mitt i ", (" mitt i ",)),
        ("a\x1cb\x85c\u2028d", ("a␜b[U+0085]c", "d")),
        ("\x1b[31mröd", ("␛[31mröd",)),
        ("\n\n", ()),
    ],
)
def test_pasted_lines_are_cleaned_and_none_goes_away(pasted: str, lines: tuple[str, ...]) -> None:
    assert lines_of(pasted) == lines
