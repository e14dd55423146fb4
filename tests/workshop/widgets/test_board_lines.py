"""The lines of a board hold any text whole, in its width."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from tests.workshop.widgets.hosted import KINDS
from workshop.widgets.board import Row
from workshop.widgets.board_lines import Kind, Shape, bar, fold, lay_out, spans, visible

NASTY = st.text(
    st.sampled_from([*"abcåäö    \n-你好👩🇸🇪❤☺", "\u200d", "\ufe0f", "\u0301", "\u3000", "\xa0", "\xad", "\u200b"])
    | st.characters(),
    max_size=120,
)


@settings(max_examples=100)
@given(NASTY, st.integers(2, 40))
def test_wrapping_loses_nothing_but_spaces_and_fits(text: str, width: int) -> None:
    text = visible(text)
    found = list(spans(text, width))
    ends = [(0, 0), *found, (len(text), len(text))]
    for (_, end), (start, _) in pairwise(ends):
        assert text[end:start].strip(" \n") == ""
    for start, end in found:
        assert cell_len(text[start:end]) <= width
        assert "\n" not in text[start:end]


@given(st.text(st.sampled_from("ab å-"), max_size=80), st.integers(2, 20))
def test_the_fast_way_and_the_full_way_break_alike(text: str, width: int) -> None:
    fast = [text[start:end].rstrip() for start, end in spans(text, width)]
    wide = f"{text}\n你"
    full = [wide[start:end].rstrip() for start, end in spans(wide, width)]
    assert full[: len(fast)] == fast


@given(NASTY, st.integers(2, 40), st.integers(1, 4))
def test_a_cut_text_says_exactly_what_is_not_shown(text: str, width: int, limit: int) -> None:
    lines, hidden = fold(text, width, limit)
    assert 1 <= len(lines) <= limit
    assert all(cell_len(line) <= width for line in lines)
    whole = visible(text).rstrip()
    assert hidden < max(1, len(whole) + 1)
    assert bool(hidden) == (lines != fold(text, width)[0])
    if hidden:
        assert lines[-1].endswith("…")
        assert whole[: len(whole) - hidden].endswith(lines[-1][:-1])


@given(
    NASTY,
    NASTY,
    NASTY,
    st.integers(20, 200),
    st.integers(0, 9),
    st.sampled_from(KINDS),
)
def test_no_line_of_a_row_is_wider_than_the_board(
    text: str, detail: str, sign: str, width: int, indent: int, kind: Kind
) -> None:
    row = Row("r", text, number="17", detail=detail, sign=sign, indent=indent, kind=kind, bar=(3, 7))
    for line in lay_out(row, Shape(width, number=3, more=lambda n: f"{n} tecken till")):
        assert sum(cell_len(piece) for _, piece in line) <= width


@given(st.integers(-5, 300), st.integers(-1, 200), st.integers(1, 40))
def test_a_bar_is_never_longer_than_its_room_and_never_hides_one_dot(value: int, greatest: int, width: int) -> None:
    drawn = bar(value, greatest, width)
    assert len(drawn) <= width
    assert bool(drawn) == (value > 0 and greatest > 0)


def test_a_family_is_never_torn_apart() -> None:
    family = "👩‍👩‍👧‍👦"
    lines, _ = fold(family * 7, 5)
    assert all(len(split_graphemes(line)[0]) * len(family) == len(line) for line in lines)
