"""The rules of dot voting hold for any terms and any result."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.voting import rules
from sessions.voting.view import OptionView
from sessions.words import LANGUAGES, Words

totals = st.lists(st.integers(0, 6), min_size=1, max_size=25)


def option(number: int, dots: int | None) -> OptionView:
    return OptionView(number, number, f"Förslag {number}", None, None, dots, dots)


def result(*dots: int) -> list[OptionView]:
    return [option(number, count) for number, count in enumerate(dots, start=1)]


def why(caught: pytest.ExceptionInfo[Refused]) -> str:
    for language in LANGUAGES:
        assert "{" not in Words(language).say(caught.value.phrase)
    return caught.value.phrase.key


@pytest.mark.parametrize(("options", "dots"), [(2, 3), (9, 3), (10, 3), (11, 4), (13, 4), (14, 5), (17, 6), (90, 6)])
def test_a_third_of_the_options_is_suggested_between_three_and_six(options: int, dots: int) -> None:
    assert rules.suggested_dots(options) == dots


@settings(max_examples=150, deadline=None)
@given(totals)
def test_ties_share_their_places_and_every_place_is_given_once(dots: list[int]) -> None:
    places = rules.ranking(result(*dots))
    assert [(-(place.option.dots or 0), place.option.number) for place in places] == sorted(
        (-count, number) for number, count in enumerate(dots, start=1)
    )
    for index, place in enumerate(places, start=1):
        assert place.first <= index <= place.last
        assert place.last - place.first + 1 == dots.count(place.option.dots or 0)
        assert place.tied == (dots.count(place.option.dots or 0) > 1)


def test_half_a_result_has_no_ranking() -> None:
    assert rules.ranking([option(1, 3), option(2, None)]) == ()


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ({"options": 1}, "voting.too_few_options"),
        ({"dots_each": 0}, "voting.dots_impossible"),
        ({"dots_each": 21}, "voting.dots_impossible"),
        ({"stacking": 0}, "voting.stacking_impossible"),
        ({"stacking": 4}, "voting.stacking_impossible"),
        ({"entitled": 0}, "voting.entitled_impossible"),
        ({"entitled": 5001}, "voting.entitled_impossible"),
    ],
)
def test_a_round_that_cannot_be_is_refused(terms: dict[str, int], reason: str) -> None:
    with pytest.raises(Refused) as caught:
        rules.check_round(**{"dots_each": 3, "stacking": 1, "entitled": 26, "options": 9} | terms)
    assert caught.value.phrase.key == reason


def test_the_entitled_are_never_fewer_than_what_is_counted_needs() -> None:
    rules.check_entitled(18, slips=18)
    rules.check_entitled(20, slips=18, wall_dots=6, dots_each=3)
    with pytest.raises(Refused, match=r"voting\.entitled_spent"):
        rules.check_entitled(17, slips=18)
    with pytest.raises(Refused) as caught:
        rules.check_entitled(20, slips=18, wall_dots=7, dots_each=3)
    assert why(caught) == "counting.entitled_spent"
    assert "minst 21 personer" in Words("sv").say(caught.value.phrase)


@pytest.mark.parametrize(
    ("text", "entitled"), [("27", 27), (" 027 ", 27), ("+2", 28), ("+ 2", 28), ("-1", 25), ("−1", 25), ("–1", 25)]
)
def test_the_entitled_are_typed_as_a_number_or_as_who_comes_and_goes(text: str, entitled: int) -> None:
    assert rules.read_entitled(text, 26) == entitled


@pytest.mark.parametrize(
    ("dots", "top"),
    [
        ((5, 4, 3, 2), [1, 2]),
        ((4, 5), [1, 2]),
        ((3, 5, 5, 1), [2, 3]),
        ((5, 5, 5, 4), [1, 2, 3]),
        ((1, 5, 5, 5, 5), [2, 3, 4, 5]),
        ((5, 3, 3, 2), [1, 2, 3]),
        ((3, 3, 9, 3, 0), [1, 2, 3, 4]),
        ((0, 1, 0, 2), [2, 4]),
    ],
)
def test_a_run_off_is_between_the_first_and_the_second_with_all_who_share_their_places(
    dots: tuple[int, ...], top: list[int]
) -> None:
    assert [each.number for each in rules.run_off(result(*dots))] == top


@pytest.mark.parametrize(
    ("dots", "reason"),
    [
        ((0, 0, 0), "counting.run_off_no_dots"),
        ((0, 7, 0), "counting.run_off_alone"),
        ((2, 2, 2, 2, 2), "counting.run_off_crowded"),
        ((3, 2, 2, 2, 2), "counting.run_off_crowded_second"),
    ],
)
def test_a_run_off_of_nothing_says_what_to_do_instead(dots: tuple[int, ...], reason: str) -> None:
    with pytest.raises(Refused) as caught:
        rules.run_off(result(*dots))
    assert why(caught) == reason
    assert "samma lista" in Words("sv").say(caught.value.phrase)


@settings(max_examples=100, deadline=None)
@given(totals)
def test_a_run_off_never_leaves_out_an_equal_nor_takes_one_without_dots(dots: list[int]) -> None:
    options = result(*dots)
    try:
        top = rules.run_off(options)
    except Refused as refused:
        Words("sv").say(refused.phrase)
        return
    assert 2 <= len(top) <= rules.MOST_RUN_OFF
    inside = {each.dots for each in top}
    outside = {each.dots for each in options if each not in top}
    assert 0 not in inside
    assert len(inside) <= 2
    assert all(out < least for out in outside if out is not None for least in inside if least is not None)
    assert list(top) == [each for each in options if each in top]


ROUND = {"was": 12, "voters": 5, "others": 40, "given": 18, "spoiled": 1, "entitled": 26, "dots_each": 3, "stacking": 1}


@pytest.mark.parametrize("dots", [5, 11, 13, 35])
def test_a_total_is_corrected_to_what_it_can_have_been(dots: int) -> None:
    rules.check_correction(dots, **ROUND)


@pytest.mark.parametrize(
    ("dots", "other", "reason", "said"),
    [
        (12, {}, "counting.correct_same", "redan 12 prickar"),
        (4, {}, "counting.correct_below", "5 röstande"),
        (0, {}, "counting.correct_below", "5 röstande"),
        (36, {}, "counting.correct_above", "högst 35"),
        (40, {"others": 0}, "counting.correct_above", "högst 39"),
        (55, {"others": 0, "stacking": 2}, "counting.correct_above", "högst 57"),
    ],
)
def test_a_total_that_cannot_have_been_is_refused(dots: int, other: dict[str, int], reason: str, said: str) -> None:
    if dots == 55:
        rules.check_correction(55, **ROUND | other)
        dots = 58
    with pytest.raises(Refused) as caught:
        rules.check_correction(dots, **ROUND | other)
    assert why(caught) == reason
    assert said in Words("sv").say(caught.value.phrase)
