"""Two rounds on the same list: which can be compared, and where each option stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.voting.comparison import asked_of, compare, pairs, uneven
from sessions.voting.view import Field, OptionView, RoundOrigin, RoundStatus, RoundView

CRITERIA = "Viktigt", "Genomförbart", "Billigt"


def a_round(number: int, criterion: str, dots: Sequence[int | None], **values: object) -> RoundView:
    options = tuple(OptionView(number * 100 + at, at, f"Val {at}", None, None, d, d) for at, d in enumerate(dots, 1))
    made = RoundView(
        id=number, meeting_id=1, number=number, criterion=criterion, dots_each=3, stacking=None, entitled=26,
        status=RoundStatus.REVEALED, given=20, spoiled=0, options=options, version=1,
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]


def numbers(rounds: Sequence[RoundView]) -> list[tuple[int, int]]:
    return [(first.number, second.number) for first, second in pairs(rounds)]


def fields(first: Sequence[int], second: Sequence[int]) -> list[Field]:
    return [each.field for each in compare(a_round(1, "A", first), a_round(2, "B", second)).options]


def test_four_fields_and_the_line_between_them() -> None:
    assert fields([10, 6, 4, 0, 5, 5], [8, 0, 5, 3, 8, 4]) == [
        *(Field.BOTH, Field.FIRST, Field.SECOND, Field.NEITHER, Field.BETWEEN, Field.BETWEEN),
    ]


def test_where_all_got_the_same_all_are_high_and_none_is_told_from_another() -> None:
    assert set(fields([3, 3, 3], [2, 2, 2])) == {Field.BOTH}


def test_rounds_on_one_list_by_two_criteria_are_compared() -> None:
    assert numbers([a_round(1, "Viktigt", [3, 1]), a_round(2, "Genomförbart", [1, 2])]) == [(1, 2)]


@pytest.mark.parametrize(
    "second",
    [
        a_round(2, "  viktigt ", [1, 2]),
        a_round(2, "Genomförbart", [1, 2], status=RoundStatus.CLOSED),
        a_round(2, "Genomförbart", [None, None], status=RoundStatus.CANCELLED),
        a_round(2, "Genomförbart", [1, 2], meeting_id=2),
        a_round(2, "Genomförbart", [1, 2, 3]),
        a_round(2, "Genomförbart", [0, 0]),
        a_round(2, "Avgörande: Viktigt", [1, 2], origin=RoundOrigin.RUN_OFF, origin_id=1),
    ],
    ids=["same criterion", "not shown", "cancelled", "another meeting", "another list", "no dots", "run-off"],
)
def test_what_cannot_be_compared_is_not_offered(second: RoundView) -> None:
    assert numbers([a_round(1, "Viktigt", [3, 1]), second]) == []


def test_of_three_criteria_each_two_can_be_chosen_the_newest_first_and_a_criterion_asked_again_counts_once() -> None:
    rounds = [a_round(at, criterion, [at, 1]) for at, criterion in enumerate(CRITERIA, 1)]
    assert numbers(rounds) == [(2, 3), (1, 3), (1, 2)]
    assert numbers([*rounds, a_round(4, "Viktigt", [1, 1])]) == [(3, 4), (2, 4), (2, 3)]
    assert asked_of(rounds, rounds[0]) == CRITERIA


@pytest.mark.parametrize(("ballots", "care"), [((18, 9), True), ((9, 18), True), ((20, 16), False), ((20, 15), True)])
def test_more_than_a_fifth_fewer_ballots_in_one_is_uneven(ballots: tuple[int, int], care: bool) -> None:
    one, other = (a_round(at, "A", [3, 1], given=given_) for at, given_ in enumerate(ballots))
    assert uneven(one, other) is care
    assert not uneven(one, replace(other, wall_dots=1)), "nobody knows how many laid those"


dots = st.lists(st.integers(0, 60), min_size=2, max_size=40)
both = dots.flatmap(
    lambda one: st.tuples(st.just(one), st.lists(st.integers(0, 60), min_size=len(one), max_size=len(one)))
)


@given(both)
def test_every_option_is_there_once_by_number_in_a_field_that_its_dots_give(two: tuple[list[int], list[int]]) -> None:
    found = compare(a_round(1, "A", two[0]), a_round(2, "B", two[1]))
    assert [each.first.number for each in found.options] == list(range(1, len(two[0]) + 1))
    for each in found.options:
        assert each.first.number == each.second.number
        for level, dots_, most in zip(each.levels, (each.first.dots, each.second.dots), found.most, strict=True):
            assert level == ((dots_ or 0) * 2 > most) - ((dots_ or 0) * 2 < most)
        assert (each.field is Field.BETWEEN) == (0 in each.levels)


@given(both, st.integers(2, 5))
def test_fields_follow_the_shares_and_not_how_many_voted(two: tuple[list[int], list[int]], times: int) -> None:
    assert fields(*two) == fields([each * times for each in two[0]], two[1])


@given(both)
def test_turning_the_criteria_round_turns_the_fields_and_nothing_else(two: tuple[list[int], list[int]]) -> None:
    turned = {Field.FIRST: Field.SECOND, Field.SECOND: Field.FIRST}
    assert fields(two[1], two[0]) == [turned.get(each, each) for each in fields(*two)]


@given(both)
def test_more_dots_never_make_an_option_lower_than_another(two: tuple[list[int], list[int]]) -> None:
    found = compare(a_round(1, "A", two[0]), a_round(2, "B", two[1])).options
    ordered = sorted(found, key=lambda each: each.first.dots or 0)
    assert [each.levels[0] for each in ordered] == sorted(each.levels[0] for each in found)
