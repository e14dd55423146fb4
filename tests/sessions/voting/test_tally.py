"""What is typed is a ballot or totals of the wall, or is refused; and whatever is laid and hung adds up."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.voting import tally
from sessions.voting.tally import Ballot, OptionTally, Tally, read_ballot, read_wall
from sessions.words import LANGUAGES, Words

OPTIONS, DOTS = 12, 5


def typed(text: str, stacking: int | None = None) -> Ballot:
    return read_ballot(text, options=OPTIONS, dots_each=DOTS, stacking=stacking)


def why(caught: pytest.ExceptionInfo[Refused]) -> str:
    for language in LANGUAGES:
        assert "{" not in Words(language).say(caught.value.phrase)
    return caught.value.phrase.key


def refusal(text: str, stacking: int | None = None) -> str:
    with pytest.raises(Refused) as caught:
        typed(text, stacking)
    return why(caught)


def wall_refusal(text: str) -> str:
    with pytest.raises(Refused) as caught:
        read_wall(text, options=OPTIONS)
    return why(caught)


numbers = st.lists(st.integers(1, OPTIONS), max_size=DOTS)
ballots = st.lists(
    st.one_of(st.just("x"), numbers.map(lambda chosen: " ".join(map(str, chosen)) or "0")).map(typed), max_size=40
)
walls = st.dictionaries(st.integers(1, OPTIONS), st.integers(0, 30), max_size=OPTIONS)


@pytest.mark.parametrize("text", ["3 3 7 12", "12,7,3,3", " 3, 3  7,\t12 ", "03 3 007 12"])
def test_a_ballot_is_typed_with_spaces_or_commas_in_any_order(text: str) -> None:
    assert typed(text) == Ballot(((3, 2), (7, 1), (12, 1)))


def test_a_blank_ballot_counts_and_a_spoiled_one_counts_as_spoiled() -> None:
    assert typed("0") == typed("-") == typed(" – ") == typed("\u2212") == Ballot()
    assert typed("X ") == typed("x") == Ballot(spoiled=True)
    assert [typed(text).kind for text in ("4", "0", "x")] == ["slip", "blank", "spoiled"]
    assert tally.tally([typed("0"), typed("x"), typed("4")]) == Tally(
        (OptionTally(4, 1, 1),), given=2, spoiled=1, blank=1
    )


@pytest.mark.parametrize("text", ["3 3 7", "3,3,7", "3; 3;7", "3+3+7", "3 + 3, 7", "3\u00a03\u202f7"])
def test_numbers_stand_apart_by_what_people_put_between_them(text: str) -> None:
    assert typed(text) == Ballot(((3, 2), (7, 1)))


@pytest.mark.parametrize("text", ["3.3.7", "3/3/7", "3-3-7", "3:3", "3|7", "3 och 7", "1)2", "37", "3 3 7 -", "- -"])
def test_no_other_sign_makes_numbers_of_a_ballot(text: str) -> None:
    assert refusal(text) in ("voting.ballot_unread", "voting.no_such_option", "counting.ballot_is_wall")


@pytest.mark.parametrize(
    ("options", "dots_each", "stacking", "said"),
    [
        (12, 3, 1, "3 7 12"),
        (12, 5, None, "3 3 7"),
        (9, 3, 2, "3 3 7"),
        (8, 3, 1, "1 3 7"),
        (2, 2, 1, "1 2"),
        (1, 1, 1, "1"),
    ],
)
def test_a_ballot_to_follow_is_one_that_the_round_takes(
    options: int, dots_each: int, stacking: int | None, said: str
) -> None:
    assert tally.example(options=options, dots_each=dots_each, stacking=stacking) == said
    for text in ("", "3 sju", "7=12"):
        with pytest.raises(Refused) as caught:
            read_ballot(text, options=options, dots_each=dots_each, stacking=stacking)
        assert f" {said}." in Words("sv").say(caught.value.phrase)


@given(st.integers(1, 60), st.integers(1, 20), st.none() | st.integers(1, 20))
def test_whatever_the_terms_it_is_taken(options: int, dots_each: int, stacking: int | None) -> None:
    terms = {"options": options, "dots_each": dots_each, "stacking": stacking}
    assert read_ballot(tally.example(**terms), **terms).dots  # type: ignore[arg-type]


def test_a_wrong_ballot_is_refused_with_its_own_reason() -> None:
    assert refusal("") == refusal(" , ") == "voting.ballot_empty"
    assert (
        refusal("3 sju") == refusal("-3") == refusal("3.7") == refusal("x 3") == refusal("²") == "voting.ballot_unread"
    )
    assert refusal("13") == refusal("3 0") == refusal("9" * 9000) == refusal("0 0") == "voting.no_such_option"
    assert refusal("1 2 3 4 5 6") == "voting.too_many_dots"
    assert refusal("7 3 3", stacking=1) == "voting.stacked"


@pytest.mark.parametrize("text", ["7=12", "7 = 12", "7:12 3:4", "3 3 7=1"])
def test_totals_of_the_wall_are_never_taken_for_a_ballot(text: str) -> None:
    assert refusal(text) == "counting.ballot_is_wall"


def test_the_refusal_of_a_stacked_ballot_names_the_option() -> None:
    with pytest.raises(Refused) as caught:
        typed("7 3 3 3", stacking=2)
    assert "alternativ 3 har 3 prickar" in Words("sv").say(caught.value.phrase)


@pytest.mark.parametrize("text", ["7=12 3=4 9=0", "7=12,3=4,9=0", " 07 = 12;  3 :4 9=000 ", "7= 12 3 =4\t9=0"])
def test_the_wall_is_typed_as_option_and_total(text: str) -> None:
    assert read_wall(text, options=OPTIONS) == {7: 12, 3: 4, 9: 0}


def test_a_wrong_line_of_the_wall_is_refused_with_its_own_reason() -> None:
    unread = ("", " ", "7", "7 12", "3 3 7", "7=", "=12", "7=tolv", "7=-1", "7=12=3", "7=1.5", "x", "7==12", "²=3")
    assert {wall_refusal(text) for text in unread} == {"counting.wall_unread"}
    assert wall_refusal("13=1") == wall_refusal("0=4") == wall_refusal("9" * 9000 + "=1") == "counting.no_such_option"
    assert wall_refusal("7=12 7=13") == "counting.wall_twice"
    assert wall_refusal("7=100001") == wall_refusal("7=" + "9" * 9000) == "counting.wall_too_many"


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text("0123456789 ,x=:", max_size=30)), st.sampled_from([None, 1, 2]))
def test_any_text_is_a_ballot_within_the_rules_or_refused(text: str, stacking: int | None) -> None:
    try:
        ballot = typed(text, stacking)
    except Refused as refused:
        Words("sv").say(refused.phrase)
        return
    assert sum(dots for _, dots in ballot.dots) <= DOTS
    assert all(1 <= number <= OPTIONS and 1 <= dots <= (stacking or DOTS) for number, dots in ballot.dots)
    assert tally.reread(tally.written(ballot)) == ballot


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text("0123456789 ,=:;", max_size=30)))
def test_any_text_is_totals_of_the_wall_or_refused_and_no_text_is_also_a_ballot(text: str) -> None:
    try:
        totals = read_wall(text, options=OPTIONS)
    except Refused as refused:
        Words("sv").say(refused.phrase)
        return
    assert totals
    assert all(1 <= number <= OPTIONS and 0 <= dots <= tally.MOST_WALL for number, dots in totals.items())
    with pytest.raises(Refused):
        typed(text)


@settings(max_examples=100, deadline=None)
@given(ballots, walls)
def test_ballots_and_wall_balance_whatever_they_are(laid: list[Ballot], wall: dict[int, int]) -> None:
    counted = tally.tally(laid, wall)
    assert counted.given + counted.spoiled == len(laid)
    assert counted.wall_dots == sum(wall.values())
    assert counted.dots == sum(dots for ballot in laid for _, dots in ballot.dots) + counted.wall_dots
    assert counted.dots - counted.wall_dots <= counted.given * DOTS
    assert all(voters <= min(dots, counted.given) for dots, voters in map(counted.of, range(1, OPTIONS + 1)))
    people = tally.people(counted.wall_dots, DOTS)
    for spare in (0, 3):
        entitled = len(laid) + people + spare
        assert counted.balances(options=OPTIONS, dots_each=DOTS, stacking=None, entitled=entitled)
    assert not counted.balances(options=OPTIONS, dots_each=DOTS, stacking=None, entitled=len(laid) + people - 1)
    assert tally.tally(reversed(laid), wall) == counted


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(1, OPTIONS), max_size=DOTS, unique=True), max_size=30), walls)
def test_with_a_stacking_limit_only_the_wall_may_hold_more(chosen: list[list[int]], wall: dict[int, int]) -> None:
    laid = [typed(" ".join(map(str, numbers)) or "0", stacking=1) for numbers in chosen]
    counted = tally.tally(laid, wall)
    terms = {"options": OPTIONS, "dots_each": DOTS, "entitled": len(laid) + tally.people(counted.wall_dots, DOTS)}
    assert counted.balances(**terms, stacking=1)
    assume(counted.wall_dots)
    without = Tally(counted.options, counted.given, counted.spoiled)
    assert not without.balances(**terms, stacking=1)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 60), st.integers(0, 400), st.integers(1, 60), st.integers(1, 20))
def test_a_ballot_and_the_wall_fit_by_the_same_measure(slips: int, wall: int, entitled: int, dots_each: int) -> None:
    terms = {"entitled": entitled, "dots_each": dots_each}
    fits = slips + tally.people(wall, dots_each) <= entitled
    for check in (tally.check_ballot_fits, tally.check_wall_fits):
        if fits:
            check(slips, wall, **terms)
        else:
            with pytest.raises(Refused) as caught:
                check(slips, wall, **terms)
            assert why(caught)


def test_what_is_full_says_whether_ballots_or_the_wall_filled_it() -> None:
    with pytest.raises(Refused) as all_in:
        tally.check_ballot_fits(27, 0, entitled=26, dots_each=5)
    assert "Alla 26 röstsedlar är inlämnade" in Words("sv").say(all_in.value.phrase)
    with pytest.raises(Refused) as filled:
        tally.check_ballot_fits(25, 6, entitled=26, dots_each=5)
    assert "6 prickar på väggen kommer från minst 2 personer" in Words("sv").say(filled.value.phrase)
    with pytest.raises(Refused) as over:
        tally.check_wall_fits(18, 41, entitled=26, dots_each=5)
    assert "8 som inte har lämnat sedel har högst 40" in Words("sv").say(over.value.phrase)


def test_a_tally_that_cannot_be_is_found_out() -> None:
    def balances(*options: OptionTally, wall: int = 0, entitled: int = 3) -> bool:
        counted = Tally(options, given=2, wall_dots=wall)
        return counted.balances(options=OPTIONS, dots_each=DOTS, stacking=1, entitled=entitled)

    assert balances(OptionTally(1, 2, 2))
    assert not balances(OptionTally(1, 2, 1))
    assert balances(OptionTally(1, 2, 1), wall=1)
    assert not balances(OptionTally(1, 2, 1), wall=1, entitled=2)
    assert not balances(OptionTally(1, 3, 2), OptionTally(2, 1, 1), wall=2)
    assert not balances(OptionTally(13, 1, 1))
    assert not balances(*(OptionTally(number, 2, 2) for number in range(1, 7)))
    for options, wall in (
        ((OptionTally(1, 3, 3),), 0),
        ((OptionTally(1, 0, 0),), 0),
        ((OptionTally(1, 2, 0),), 3),
        ((OptionTally(1, 2, 2), OptionTally(1, 2, 2)), 0),
    ):
        with pytest.raises(AssertionError):
            Tally(options, given=2, wall_dots=wall)
