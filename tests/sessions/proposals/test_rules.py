"""What support amounts to, how it is typed, and what a typed choice means."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.proposals.rules import MOST_HANDS, check_support, outcome, read_support, written
from sessions.proposals.view import Horizon, Need, Outcome
from sessions.text.typed import chosen
from sessions.words import LANGUAGES, Words

RANK = (Outcome.NO_UNITY, Outcome.DIVIDED, Outcome.BROAD, Outcome.UNITY)
hands = st.lists(st.integers(0, 40), min_size=6, max_size=6).map(tuple)
asked = hands.filter(any)
NAMES = {Need.UNSAID: "", Need.YES: "ja", Need.NO: "nej", Need.UNCLEAR: "oklart"}


def rank(support: tuple[int, ...]) -> int:
    found = outcome(support)
    assert found is not None
    return RANK.index(found)


def moved(support: tuple[int, ...], value: int, to: int) -> tuple[int, ...]:
    """One person more at ``to``, and one less at ``value``."""
    counts = list(support)
    counts[value] -= 1
    counts[to] += 1
    return tuple(counts)


# The outcome.


@pytest.mark.parametrize(
    ("support", "word"),
    [
        ((), None),
        ((0, 0, 0, 0, 0, 0), None),
        ((0, 0, 0, 19, 0, 0), Outcome.UNITY),
        ((0, 0, 0, 3, 8, 4), Outcome.UNITY),
        ((0, 0, 1, 3, 8, 4), Outcome.BROAD),
        ((0, 2, 2, 0, 8, 8), Outcome.BROAD),
        ((0, 2, 3, 0, 8, 7), Outcome.DIVIDED),
        ((1, 0, 0, 0, 0, 29), Outcome.DIVIDED),
        ((5, 0, 0, 5, 0, 0), Outcome.DIVIDED),
        ((5, 0, 1, 5, 0, 0), Outcome.NO_UNITY),
        ((1, 0, 0, 0, 0, 0), Outcome.NO_UNITY),
    ],
)
def test_the_word_for_a_support(support: tuple[int, ...], word: Outcome | None) -> None:
    assert outcome(support) == word


@given(asked, st.integers(0, 4))
def test_nobody_makes_the_outcome_worse_by_showing_more(support: tuple[int, ...], value: int) -> None:
    if support[value]:
        for to in range(value + 1, 6):
            assert rank(moved(support, value, to)) >= rank(support)


@given(asked, st.integers(3, 5))
def test_one_more_who_goes_along_never_makes_it_worse(support: tuple[int, ...], value: int) -> None:
    more = tuple(count + (at == value) for at, count in enumerate(support))
    assert rank(more) >= rank(support)


@given(asked, st.integers(0, 2))
def test_one_more_who_does_not_never_makes_it_better(support: tuple[int, ...], value: int) -> None:
    more = tuple(count + (at == value) for at, count in enumerate(support))
    assert rank(more) <= rank(support)


@given(asked, st.integers(2, 50))
def test_it_is_shares_that_count_not_how_many_are_in_the_room(support: tuple[int, ...], times: int) -> None:
    assert outcome(tuple(count * times for count in support)) == outcome(support)


@given(asked)
def test_one_who_says_stop_or_has_concerns_is_never_called_unity_nor_a_stop_broad(support: tuple[int, ...]) -> None:
    if any(support[:3]):
        assert outcome(support) is not Outcome.UNITY
    if support[0]:
        assert outcome(support) is not Outcome.BROAD


# Support as typed.


@given(asked)
@example((0, 0, 1, 3, 8, 4))
def test_what_is_written_is_read_again_in_both_ways(support: tuple[int, ...]) -> None:
    pairs = " ".join(f"{value}:{count}" for value, count in enumerate(support) if count)
    assert read_support(written(support)) == read_support(pairs) == support


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("3:4 4:8 5:2", (0, 0, 0, 4, 8, 2)),
        ("5:2, 3: 4; 4 : 8", (0, 0, 0, 4, 8, 2)),
        ("3=4", (0, 0, 0, 4, 0, 0)),
        (" 0,0,1,3,8,4 ", (0, 0, 1, 3, 8, 4)),
        ("0\u00a00 01 3  8 4", (0, 0, 1, 3, 8, 4)),
        ("", ()),
        ("   ", ()),
        ("0 0 0 0 0 0", ()),
        ("3:0", ()),
    ],
)
def test_support_as_people_type_it(text: str, support: tuple[int, ...]) -> None:
    assert read_support(text) == support


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("många", "support_unread"),
        ("-1 0 0 0 0 3", "support_unread"),
        ("1.5 0 0 0 0 3", "support_unread"),
        ("3:4 5", "support_unread"),
        ("3:-4", "support_unread"),
        ("٣ 0 0 0 0 0", "support_unread"),
        ("1 2 3", "support_six"),
        ("0 0 1 3 8 4 2", "support_six"),
        ("6:2", "no_such_support"),
        ("99999999999:2", "no_such_support"),
        ("4:2 4:3", "support_twice"),
    ],
)
def test_what_is_no_support_is_refused_with_the_reason(text: str, key: str) -> None:
    with pytest.raises(Refused, match=f"proposals.{key}") as caught:
        read_support(text)
    for language in LANGUAGES:
        assert "{" not in Words(language).say(caught.value.phrase)


@given(st.text())
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        support = read_support(text)
    except Refused:
        return
    assert support == () or (len(support) == 6 and min(support) >= 0 and any(support))


@given(hands, st.integers(0, 60))
def test_no_more_hands_than_people(support: tuple[int, ...], present: int) -> None:
    if sum(support) > (present or MOST_HANDS):
        with pytest.raises(Refused, match=r"proposals\.too_many_hands"):
            check_support(support, present)
    else:
        check_support(support, present)


def test_where_nobody_is_counted_only_what_cannot_be_is_refused() -> None:
    check_support((), 0)
    check_support(read_support("5:300"), 0)
    with pytest.raises(Refused, match=r"proposals\.too_many_hands"):
        check_support(read_support(f"5:{10**12}"), 0)


# Choices as typed.


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("ja", Need.YES),
        ("J", Need.YES),
        (" nej ", Need.NO),
        ("okl", Need.UNCLEAR),
        ("", Need.UNSAID),
        (" ", Need.UNSAID),
    ],
)
def test_a_choice_is_typed_by_its_first_letters(text: str, need: Need) -> None:
    assert chosen(text, NAMES) is need


@pytest.mark.parametrize("text", ["kanske", "jaa", "x", "\u0301", "-"])
def test_what_is_no_choice_is_refused_with_what_there_is(text: str) -> None:
    with pytest.raises(Refused, match=r"proposals\.no_such_choice") as caught:
        chosen(text, NAMES)
    assert caught.value.phrase.values["choices"] == ("ja", "nej", "oklart")


def test_a_beginning_that_fits_two_is_refused_but_a_whole_name_is_not() -> None:
    names = {Horizon.UNSAID: "", Horizon.SHORT: "lång", Horizon.LONG: "långt fram"}
    with pytest.raises(Refused, match=r"proposals\.no_such_choice"):
        chosen("lån", names)
    assert chosen("Lång", names) is Horizon.SHORT
