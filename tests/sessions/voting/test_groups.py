"""Which actor groups may be shown: five ballots or more in each, and in the rest of the room that is left of it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.voting.groups import (
    agreed,
    can_reach,
    check_pile,
    check_piles,
    consists,
    differing,
    shown,
    still_shown,
)
from sessions.voting.tally import Ballot, read_ballot, tally
from sessions.voting.view import GroupView
from tests.sessions.voting.test_comparison import a_round

OPTIONS, DOTS = 6, 3
MIXED = ("1 2", "1", "2 2 3", "0", "1 3", "4", "5 6", "1 2", "3", "2")


def ballots(*texts: str) -> list[Ballot]:
    return [read_ballot(text, options=OPTIONS, dots_each=DOTS, stacking=None) for text in texts]


def mixed(count: int) -> list[Ballot]:
    """So many valid ballots that are not alike."""
    return ballots(*(MIXED * 9)[:count])


def names(piles: dict[str, list[Ballot]]) -> list[tuple[str, int]]:
    return [(group.group, group.given) for group in shown(piles, options=OPTIONS)]


def test_groups_of_five_or_more_are_shown_where_five_or_more_are_left() -> None:
    piles = {"": mixed(5), "invånare": mixed(12), "tjänst": mixed(5)}
    assert names(piles) == [("invånare", 12), ("tjänst", 5)]


def test_a_group_that_laid_every_ballot_is_not_shown_for_it_would_tell_that_nobody_else_voted() -> None:
    assert names({"": [], "invånare": mixed(9), "tjänst": [], "näringsliv": []}) == []


def test_where_nobody_is_left_the_smallest_group_is_the_rest() -> None:
    assert names({"": [], "invånare": mixed(12), "tjänst": mixed(5), "näringsliv": []}) == [("invånare", 12)]
    three = {"": [], "invånare": mixed(12), "tjänst": mixed(5), "förtroendevald": mixed(6)}
    assert names(three) == [("invånare", 12), ("förtroendevald", 6)]


def test_a_group_of_four_goes_with_others_into_the_rest() -> None:
    piles = {"": mixed(1), "invånare": mixed(12), "tjänst": mixed(4), "näringsliv": mixed(2)}
    assert names(piles) == [("invånare", 12)]


@pytest.mark.parametrize("left", [1, 2, 3, 4])
def test_a_rest_of_one_to_four_is_hidden_by_the_smallest_group(left: int) -> None:
    piles = {"": mixed(left), "invånare": mixed(12), "tjänst": mixed(6), "förtroendevald": mixed(7)}
    assert names(piles) == [("invånare", 12), ("förtroendevald", 7)]


def test_where_only_one_group_could_be_shown_and_the_rest_is_small_none_is() -> None:
    assert names({"": mixed(1), "invånare": mixed(12)}) == []
    assert names({"": mixed(4)}) == names({"": [], "invånare": mixed(4), "tjänst": mixed(4)}) == []


def test_spoiled_ballots_hide_nobody_and_blank_ones_do() -> None:
    piles = {"": mixed(6), "invånare": [*mixed(4), *ballots("x", "x")], "tjänst": [*mixed(4), *ballots("0")]}
    assert names(piles) == [("tjänst", 5)]
    assert names({"": ballots("x"), "invånare": mixed(5), "tjänst": mixed(9)}) == [("tjänst", 9)]


def test_where_a_group_or_the_rest_is_all_alike_no_group_is_shown() -> None:
    alike = ballots(*["1 2"] * 7)
    assert names({"": mixed(5), "invånare": mixed(12), "tjänst": alike, "förtroendevald": mixed(6)}) == []
    assert names({"": [], "invånare": mixed(12), "tjänst": alike}) == []
    assert names({"": ballots(*["1"] * 5), "invånare": mixed(12), "tjänst": mixed(6)}) == []
    hidden = {"": mixed(2), "invånare": mixed(12), "tjänst": ballots(*["1 2"] * 5)}
    assert names(hidden) == [("invånare", 12)], "alike, but among others in the rest"


def test_a_single_voter_is_not_read_from_which_of_the_large_groups_is_missing() -> None:
    """A run-off: had the group of ten gone for being alike, the rest less ten would be the one voter's ballot."""
    alike, mixed_ten = ballots(*["1"] * 10), ballots(*["1"] * 5, *["2"] * 5)
    six, alone = ballots("1", "1", "1", "2", "2", "2"), ballots("2")
    assert names({"": [], "a": alike, "b": six, "c": alone}) == []
    assert names({"": [], "a": mixed_ten, "b": six, "c": alone}) == [("a", 10)]


def test_a_group_has_its_dots_and_voters_by_option() -> None:
    piles = {"": mixed(5), "invånare": ballots("1 1 2", "1", "0", "3 2", "x", "6")}
    assert shown(piles, options=OPTIONS) == (
        GroupView("invånare", 5, dots=(3, 2, 1, 0, 0, 1), voters=(2, 2, 1, 0, 0, 1)),
    )


one = st.lists(st.integers(1, OPTIONS), max_size=DOTS).map(lambda chosen: " ".join(map(str, chosen)) or "0")
pile = st.one_of(
    st.lists(st.one_of(one, st.just("x")), max_size=14),
    st.tuples(one, st.integers(0, 9)).map(lambda alike: [alike[0]] * alike[1]),
)
rooms = st.dictionaries(st.sampled_from(["", *"abcdefg"]), pile, max_size=8).map(
    lambda piles: {group: ballots(*texts) for group, texts in piles.items()}
)


def valid(some: Sequence[Ballot]) -> list[Ballot]:
    return [each for each in some if not each.spoiled]


@given(rooms, st.integers(0, 9))
def test_every_group_shown_and_what_is_left_of_the_room_hides_its_voters(
    piles: dict[str, list[Ballot]], wall: int
) -> None:
    found = shown(piles, options=OPTIONS)
    whole = tally((each for some in piles.values() for each in some), {1: wall})
    rest = whole.given - sum(group.given for group in found)
    if not found:
        return
    assert all(group.given >= 5 for group in found)
    assert rest >= 5
    totals = [whole.of(number) for number in range(1, OPTIONS + 1)]
    left = [voters - sum(group.voters[at] for group in found) for at, (_, voters) in enumerate(totals)]
    for given_, voters in [(group.given, group.voters) for group in found] + [(rest, left)]:
        assert any(0 < count < given_ for count in voters), "the tally tells how every one of them voted"
    assert consists(found, given=whole.given, totals=totals)
    assert still_shown(found, given=whole.given) == found


@given(rooms)
def test_which_groups_are_shown_follows_from_how_many_they_are_and_never_from_how_they_voted(
    piles: dict[str, list[Ballot]],
) -> None:
    sizes = {group: len(valid(some)) for group, some in piles.items()}
    by_size = names({group: ballots(*("12345"[at % 5] for at in range(size))) for group, size in sizes.items()})
    assert names(piles) in ([], by_size)


@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(5, 14), min_size=1), st.sampled_from([0, 5, 9]))
def test_what_an_early_program_stored_is_held_to_the_rest_of_five_too(sizes: dict[str, int], rest: int) -> None:
    stored = tuple(GroupView(group, size, (size,), (size,)) for group, size in sizes.items())
    found = still_shown(stored, given=sum(sizes.values()) + rest)
    assert [(each.group, each.given) for each in found] == names(
        {"": mixed(rest), **{g: mixed(n) for g, n in sizes.items()}}
    )
    assert found == stored if rest else len(found) == len(stored) - 1


@given(rooms, st.randoms(use_true_random=False))
def test_neither_the_order_of_ballots_nor_spoiled_ones_change_what_is_shown(
    piles: dict[str, list[Ballot]], dice: random.Random
) -> None:
    mixed_up = {group: dice.sample([*some, *ballots("x")], len(some) + 1) for group, some in piles.items()}
    assert shown(mixed_up, options=OPTIONS) == shown(piles, options=OPTIONS)


@given(rooms)
def test_a_group_shown_has_just_what_its_ballots_add_up_to(piles: dict[str, list[Ballot]]) -> None:
    for group in shown(piles, options=OPTIONS):
        alone = tally(valid(piles[group.group]))
        assert group.given == alone.given
        assert [*zip(group.dots, group.voters, strict=True)] == [alone.of(n) for n in range(1, OPTIONS + 1)]


def two(first: tuple[int, ...], second: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What two groups of ten agree on and where they differ, by their voters."""
    groups = tuple(GroupView(name, 10, voters, voters) for name, voters in (("a", first), ("b", second)))
    made = a_round(1, "Viktigt", [9] * len(first), groups=groups)
    return agreed(made), differing(made)


def test_they_agree_where_half_of_every_group_has_a_dot_and_differ_where_the_shares_are_farthest_apart() -> None:
    assert two((10, 5, 9, 0, 4, 2), (6, 5, 1, 5, 4, 0)) == ((1, 2), (3, 4, 6))


def test_those_that_differ_as_much_as_the_third_are_told_as_well_and_those_alike_are_not() -> None:
    assert two((9, 0, 5, 0, 1), (0, 5, 0, 5, 1)) == ((), (1, 2, 3, 4))
    assert two((3, 3), (3, 3)) == ((), ())


def test_one_group_has_none_to_agree_with() -> None:
    made = a_round(1, "Viktigt", [9, 9], groups=(GroupView("a", 10, (9, 0), (9, 0)),))
    assert (agreed(made), differing(made)) == ((), ())


def test_piles_are_those_of_the_locked_list_and_none() -> None:
    assert check_piles(["invånare", " invånare ", "", "näringsliv"]) == ("invånare", "näringsliv")
    with pytest.raises(Refused, match=r"grouped\.no_groups"):
        check_piles([" "])
    check_pile("", ["invånare"])
    with pytest.raises(Refused, match=r"grouped\.no_such_pile"):
        check_pile("boende", ["invånare"])


def test_a_room_where_no_group_can_have_five_beside_a_rest_of_five_is_known_before() -> None:
    assert not can_reach({"invånare": 4, "tjänst": 4, "näringsliv": 4}, ["invånare", "tjänst", "näringsliv"])
    assert not can_reach({"invånare": 12, "tjänst": 4}, ["invånare", "tjänst"])
    assert can_reach({"invånare": 5, "tjänst": 5}, ["invånare", "tjänst"])
    assert can_reach({"invånare": 5, "polisen": 5}, ["invånare", "tjänst"]), "of a group that has no pile"
    assert can_reach({}, ["invånare"]), "nobody is counted, so nobody knows"
