"""The rules of dot voting hold for any ballots and any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.voting import rules
from sessions.voting.rules import Ballot, OptionTally, Tally, read_ballot
from sessions.voting.view import OptionView
from sessions.words import LANGUAGES, Words

OPTIONS, DOTS = 12, 5


def typed(text: str, stacking: int | None = None) -> Ballot:
    return read_ballot(text, options=OPTIONS, dots_each=DOTS, stacking=stacking)


def refusal(text: str, stacking: int | None = None) -> str:
    with pytest.raises(Refused) as caught:
        typed(text, stacking)
    for language in LANGUAGES:
        assert "{" not in Words(language).say(caught.value.phrase)
    return caught.value.phrase.key


def option(number: int, dots: int | None) -> OptionView:
    return OptionView(number, number, f"Förslag {number}", None, None, dots, dots)


numbers = st.lists(st.integers(1, OPTIONS), max_size=DOTS)
ballots = st.lists(
    st.one_of(st.just("x"), numbers.map(lambda chosen: " ".join(map(str, chosen)) or "0")).map(typed), max_size=40
)


@pytest.mark.parametrize(("options", "dots"), [(2, 3), (9, 3), (10, 3), (11, 4), (13, 4), (14, 5), (17, 6), (90, 6)])
def test_a_third_of_the_options_is_suggested_between_three_and_six(options: int, dots: int) -> None:
    assert rules.suggested_dots(options) == dots


@pytest.mark.parametrize("text", ["3 3 7 12", "12,7,3,3", " 3, 3  7,\t12 ", "03 3 007 12"])
def test_a_ballot_is_typed_with_spaces_or_commas_in_any_order(text: str) -> None:
    assert typed(text) == Ballot(((3, 2), (7, 1), (12, 1)))


def test_a_blank_ballot_counts_and_a_spoiled_one_counts_as_spoiled() -> None:
    assert typed("0") == Ballot()
    assert typed("X ") == typed("x") == Ballot(spoiled=True)
    assert rules.tally([typed("0"), typed("x"), typed("4")]) == Tally((OptionTally(4, 1, 1),), given=2, spoiled=1)


def test_a_wrong_ballot_is_refused_with_its_own_reason() -> None:
    assert refusal("") == refusal(" , ") == "voting.ballot_empty"
    assert (
        refusal("3 sju") == refusal("-3") == refusal("3.7") == refusal("x 3") == refusal("²") == "voting.ballot_unread"
    )
    assert refusal("13") == refusal("3 0") == refusal("9" * 9000) == refusal("0 0") == "voting.no_such_option"
    assert refusal("1 2 3 4 5 6") == "voting.too_many_dots"
    assert refusal("7 3 3", stacking=1) == "voting.stacked"


def test_the_refusal_of_a_stacked_ballot_names_the_option() -> None:
    with pytest.raises(Refused) as caught:
        typed("7 3 3 3", stacking=2)
    assert "alternativ 3 har 3 prickar" in Words("sv").say(caught.value.phrase)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text("0123456789 ,x", max_size=30)), st.sampled_from([None, 1, 2]))
def test_any_text_is_a_ballot_within_the_rules_or_refused(text: str, stacking: int | None) -> None:
    try:
        ballot = typed(text, stacking)
    except Refused as refused:
        Words("sv").say(refused.phrase)
        return
    assert sum(dots for _, dots in ballot.dots) <= DOTS
    assert all(1 <= number <= OPTIONS and 1 <= dots <= (stacking or DOTS) for number, dots in ballot.dots)
    assert rules.reread(rules.written(ballot)) == ballot


@settings(max_examples=150, deadline=None)
@given(ballots)
def test_a_tally_balances_whatever_the_ballots(laid: list[Ballot]) -> None:
    tally = rules.tally(laid)
    assert tally.given + tally.spoiled == len(laid)
    assert tally.dots == sum(dots for ballot in laid for _, dots in ballot.dots) <= tally.given * DOTS
    assert all(voters <= tally.given for _, voters in map(tally.of, range(1, OPTIONS + 1)))
    assert tally.balances(options=OPTIONS, dots_each=DOTS, stacking=None)
    assert rules.tally(reversed(laid)) == tally


def test_a_tally_that_cannot_be_is_found_out() -> None:
    def balances(*options: OptionTally) -> bool:
        return Tally(options, given=2).balances(options=OPTIONS, dots_each=DOTS, stacking=1)

    assert balances(OptionTally(1, 2, 2))
    assert not balances(OptionTally(1, 2, 1))
    assert not balances(OptionTally(13, 1, 1))
    assert not balances(*(OptionTally(number, 2, 2) for number in range(1, 7)))
    with pytest.raises(AssertionError):
        Tally((OptionTally(1, 3, 3),), given=2)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=25))
def test_ties_share_their_places_and_every_place_is_given_once(dots: list[int]) -> None:
    places = rules.ranking([option(number, count) for number, count in enumerate(dots, start=1)])
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


def test_the_entitled_are_never_fewer_than_the_slips_handed_in() -> None:
    rules.check_entitled(18, slips=18)
    with pytest.raises(Refused):
        rules.check_entitled(17, slips=18)
