"""Who is here, as counts: read as a hurried person writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.dialogue.rules import MOST_PRESENT, read_presence
from sessions.errors import Refused

GROUPS = ("invånare", "förtroendevald", "tjänsteperson", "civilsamhälle", "klass 7b", "åk 9", "[/x] 100%")


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("invånare 12", {"invånare": 12}),
        ("inv 12, tjänst 3", {"invånare": 12, "tjänsteperson": 3}),
        ("12 inv", {"invånare": 12}),
        ("INV12", {"invånare": 12}),
        ("12inv,3 civ", {"invånare": 12, "civilsamhälle": 3}),
        ("inv +1", {"invånare": 6}),
        ("inv+1", {"invånare": 6}),
        ("inv − 2", {"invånare": 3}),
        ("-2 inv", {"invånare": 3}),
        ("inv 4, inv +2", {"invånare": 6}),
        ("klass 7b 21", {"klass 7b": 21}),
        ("21 klass 7b", {"klass 7b": 21}),
        ("21 klass 7", {"klass 7b": 21}),
        ("åk 9 14", {"åk 9": 14}),
        ("14 åk 9", {"åk 9": 14}),
        ("åk 14", {"åk 9": 14}),
        ("[/x] 100% 3", {"[/x] 100%": 3}),
        ("inv 0", {"invånare": 0}),
        ("inv 1 000, tjänst 3", {"invånare": 1000, "tjänsteperson": 3}),
        ("inv 1.000", {"invånare": 1000}),
        ("inv 1,000,tjänst 1,200", {"invånare": 1000, "tjänsteperson": 1200}),
        ("1 200 inv", {"invånare": 1200}),
        ("åk 9 140", {"åk 9": 140}),
        ("inva\u030anare 3", {"invånare": 3}),
        ("INVA\u030a 3, a\u030ak 14", {"invånare": 3, "åk 9": 14}),
    ],
)
def test_counts_are_read(typed: str, counts: dict[str, int]) -> None:
    assert read_presence(typed, GROUPS, {"invånare": 5}) == counts


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("invånare", "dialogue.count_unread"),
        ("12", "dialogue.count_unread"),
        ("", "dialogue.count_unread"),
        (",", "dialogue.count_unread"),
        ("inv tolv", "dialogue.count_unread"),
        ("inv 1.5", "dialogue.group_unknown"),
        ("präster 2", "dialogue.group_unknown"),
        ("inv −6", "dialogue.count_impossible"),
        ("inv 99999999999", "dialogue.count_impossible"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(typed: str, key: str) -> None:
    with pytest.raises(Refused) as caught:
        read_presence(typed, GROUPS, {"invånare": 5})
    assert caught.value.phrase.key == key


def test_a_beginning_that_fits_two_groups_is_asked_about() -> None:
    with pytest.raises(Refused) as caught:
        read_presence("tj 2", ("tjänsteperson", "tjänsteman"), {})
    assert caught.value.phrase.key == "dialogue.group_unclear"


@given(st.text(max_size=60), st.dictionaries(st.sampled_from(GROUPS), st.integers(0, MOST_PRESENT)))
def test_whatever_is_typed_gives_possible_counts_or_a_refusal(typed: str, present: dict[str, int]) -> None:
    try:
        counts = read_presence(typed, GROUPS, present)
    except Refused:
        return
    assert counts
    assert set(counts) <= set(GROUPS)
    assert all(0 <= count <= MOST_PRESENT for count in counts.values())
