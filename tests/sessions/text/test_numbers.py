"""A number is read as people write it, or not at all; never as another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.text.numbers import Number, read_number


@given(st.integers(0, 999_999_999), st.sampled_from(" \u00a0\u202f\u2009'"), st.sampled_from(["", ",0", ".00", " st"]))
def test_a_number_is_read_with_its_thousands_apart_and_with_nothing_after_it(number: int, sign: str, end: str) -> None:
    assert read_number(f"{number}{end}") == Number(number, True)
    assert read_number(f"{number:,}".replace(",", sign) + end) == Number(number, True)


@pytest.mark.parametrize(
    ("text", "value"), [("1.000", 1000), ("1,000", 1000), ("10.000", 10_000), ("1.000 st", 1000), (" 12.500 ", 12_500)]
)
def test_a_thousand_that_could_be_one_is_read_and_is_not_sure(text: str, value: int) -> None:
    assert read_number(text) == Number(value, False)


@pytest.mark.parametrize("text", ["1.000.000", "1,000,000", "1.000.000,00", "1 000 000,0"])
def test_a_million_is_sure(text: str) -> None:
    assert read_number(text) == Number(1_000_000, True)


@pytest.mark.parametrize(
    "text",
    ["", "12,5", "1.5", "12 34", "1 0000", "1.00.000", "1.000,000", "1.000.00", "ca 12", "tolv", "-3", "1e3", "½", "²"],
)
def test_what_is_unclear_is_no_number(text: str) -> None:
    assert read_number(text) is None
