"""The two sides of a tension stand beside each other, each wrapped under itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workshop.widgets.board_lines import Row, Shape, lay_out

words = st.text(st.sampled_from("abcåäö漢 "), min_size=1, max_size=120).map(lambda text: " ".join(text.split()))


def drawn(one: str, other: str, width: int) -> list[str]:
    row = Row("insight-1", one, against=other)
    return ["".join(text for _, text in line).rstrip() for line in lay_out(row, Shape(width))]


def test_short_sides_stand_on_one_line() -> None:
    assert drawn("Lugn", "Liv", 60) == ["Lugn  ↔  Liv"]


def test_long_sides_wrap_under_themselves() -> None:
    assert drawn("Båtägarna vill kunna sova om natten", "Ungdomarna har ingen annanstans att vara", 45) == [
        "Båtägarna vill kunna  ↔  Ungdomarna har ingen",
        "sova om natten           annanstans att vara",
    ]


def test_a_short_side_leaves_its_room_to_the_long_one() -> None:
    assert drawn("Lugn", "Ungdomarna har ingen annanstans att vara", 45) == [
        "Lugn  ↔  Ungdomarna har ingen annanstans att",
        "         vara",
    ]


def test_where_there_is_no_room_for_two_they_follow_each_other() -> None:
    assert drawn("Lugn om natten", "Liv på torget", 20) == ["Lugn om natten  ↔", "Liv på torget"]


@given(words.filter(bool), words.filter(bool), st.integers(10, 100))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(one: str, other: str, width: int) -> None:
    lines = drawn(one, other, width)
    assert all(cell_len(line) <= width for line in lines)
    seen = sorted("".join(lines).replace("↔", "").replace(" ", ""))
    assert len(lines) >= 6 or seen == sorted((one + other).replace(" ", ""))
