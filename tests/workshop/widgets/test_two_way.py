"""The two-way picture: every number is there once, in its own field, in any window that there is room in."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.widgets.two_way_lines import Names, Point, draw, together

NAMES = Names("Bara upp", "Båda", "Ingen", "Bara åt höger")
WIDTH, HEIGHT = 44, 13


def point(number: int, across: int, up: int, most: int = 10) -> Point:
    shares = Fraction(across, most), Fraction(up, most)
    return Point(number, *shares, tuple((2 * s > 1) - (2 * s < 1) for s in shares))  # type: ignore[arg-type]


def lines(points: list[Point], width: int = WIDTH, height: int = HEIGHT) -> list[str]:
    drawn = draw(points, NAMES, width, height)
    assert drawn is not None
    return ["".join(text for _, text in line) for line in drawn]


def spread(points: list[Point], width: int = WIDTH, height: int = HEIGHT) -> list[tuple[int, int, int]]:
    """Every number in the picture with its line and column."""
    drawn = draw(points, NAMES, width, height)
    assert drawn is not None
    found = []
    for at, pieces in enumerate(drawn):
        assert sum(len(text) for _, text in pieces) == width
        text = "".join(text if part in ("number", "here") else " " * len(text) for part, text in pieces)
        for match in re.finditer(r"(\d+)(?:–(\d+))?", text):
            first, last = int(match[1]), int(match[2] or match[1])
            found += [(number, at, match.start()) for number in range(first, last + 1)]
    return sorted(found)


def test_numbers_that_stand_together_are_said_together() -> None:
    assert together([4, 1, 2, 3, 7, 8]) == ["1–4", "7", "8"]


def test_each_corner_has_its_number_and_the_fields_their_names() -> None:
    shown = lines([point(1, 10, 10), point(2, 0, 10), point(3, 10, 0), point(4, 0, 0)])
    assert shown[0].startswith("Bara upp") and shown[0].rstrip().endswith("Båda")
    assert shown[-1].startswith("Ingen") and shown[-1].rstrip().endswith("Bara åt höger")
    assert (shown[1].split(), shown[-2].split()) == (["2", "│", "1"], ["4", "│", "3"])
    assert shown[HEIGHT // 2].count("─") > WIDTH - 4


def test_those_on_the_same_cell_stand_together_and_what_is_on_the_line_stands_on_it() -> None:
    shown = lines([point(3, 9, 9), point(7, 9, 9), point(12, 9, 9), point(5, 5, 10), point(6, 10, 5), point(8, 5, 5)])
    assert any("3·7·12" in line for line in shown)
    assert shown[1].index("5") == shown[HEIGHT // 2].index("8") == (WIDTH - 1) // 2
    assert shown[HEIGHT // 2].rstrip().endswith("6")


def test_the_number_that_one_stands_on_is_marked() -> None:
    drawn = draw([point(3, 9, 9), point(7, 9, 9)], NAMES, WIDTH, HEIGHT, here=7)
    assert drawn is not None
    assert [piece for line in drawn for piece in line if piece[0] == "here"] == [("here", "7")]


def test_where_there_is_no_room_there_is_no_picture() -> None:
    assert draw([point(n, 10, 10) for n in range(1, 40, 2)], NAMES, 10, 4) is None
    assert draw([point(1, 1, 1)], NAMES, 3, 2) is None


@pytest.mark.parametrize("corner", [(10, 10), (0, 0), (5, 5), (5, 10), (0, 5)])
def test_forty_options_crowded_in_one_place_are_all_shown(corner: tuple[int, int]) -> None:
    points = [point(n, *corner) for n in range(1, 41)]
    assert [number for number, _, _ in spread(points)] == list(range(1, 41))
    odd = [point(n, *corner) for n in range(1, 41, 2)]
    even = [point(n, 10 - corner[0], 10 - corner[1]) for n in range(2, 41, 2)]
    assert [number for number, _, _ in spread(odd + even)] == list(range(1, 41))


places = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=2, max_size=40)
crowded = st.tuples(st.integers(0, 10), st.integers(0, 10)).flatmap(
    lambda at: st.lists(
        st.tuples(st.sampled_from([at[0], min(10, at[0] + 1)]), st.sampled_from([at[1], max(0, at[1] - 1)])),
        min_size=20,
        max_size=40,
    )
)


@given(st.one_of(places, crowded), st.sampled_from([(44, 13), (60, 18), (100, 30)]))
@settings(deadline=None, max_examples=60)
def test_every_number_is_there_once_in_its_own_field(places: list[tuple[int, int]], size: tuple[int, int]) -> None:
    points = [point(number, *at) for number, at in enumerate(places, 1)]
    found = spread(points, *size)
    assert [number for number, _, _ in found] == [each.number for each in points]
    shown = lines(points, *size)
    cross = max(range(size[1]), key=lambda at: shown[at].count("─"))
    upright = next((line.index("│") for line in (shown[0], shown[-1]) if "│" in line), -1)
    for number, line, column in found:
        across, up = points[number - 1].levels
        assert (line < cross) >= (up > 0) and (line > cross) >= (up < 0)
        if upright >= 0:
            assert (column > upright) >= (across > 0) and (column < upright) >= (across < 0)
