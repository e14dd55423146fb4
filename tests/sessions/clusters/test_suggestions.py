"""Ideas that look alike are suggested together; what somebody has said apart is not suggested again."""

from __future__ import annotations

import time
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.clusters.suggestions import Apart, Suggestion, suggestions
from sessions.clusters.view import ClusterView
from sessions.ideas.view import IdeaView
from sessions.text.likeness import named, shared
from tests.sessions.text.test_likeness import ALIKE, UNLIKE


def ideas(*texts: str) -> list[IdeaView]:
    """Ideas with ids from 1."""
    return [IdeaView(number, number, text, "", "", False, 1) for number, text in enumerate(texts, 1)]


def suggested(found: Sequence[Suggestion]) -> list[tuple[tuple[int, ...], int | None]]:
    return [(each.idea_ids, each.cluster_id) for each in found]


LAMPS = ideas("Fler lampor längs kajen", "Öppna badet", "Flera lampor vid kajen", "Lampor på kajen!", "Öppna badet")
"""Two ideas in the same words, and three that are nearly the same."""


def test_alike_ideas_are_suggested_under_the_words_they_share() -> None:
    found = suggestions(LAMPS, [], "sv")
    assert suggested(found) == [((2, 5), None), ((1, 3, 4), None)]
    assert [each.heading for each in found] == ["Öppna badet", "Lampor kajen"]


def test_an_idea_is_suggested_for_the_cluster_that_has_one_like_it_or_is_named_by_it() -> None:
    lit = ClusterView(9, "Ljus", (1,), 1)
    bath = ClusterView(8, "Badet", (), 1)
    found = suggestions(LAMPS, [lit, bath], "sv")
    assert set(suggested(found)) == {((3,), 9), ((4,), 9), ((2,), 8), ((5,), 8)}
    assert next(each for each in found if each.idea_ids == (3,)).like == (1,)
    assert next(each for each in found if each.idea_ids == (2,)).heading == "Badet"


def test_what_was_said_apart_is_not_suggested_again() -> None:
    apart: set[Apart] = {frozenset({("idea", 1), ("idea", 3)})}
    assert suggested(suggestions(LAMPS, [], "sv", apart))[1][0] in ((1, 4), (3, 4))
    apart = {frozenset({("idea", 2), ("idea", 5)})}
    assert suggested(suggestions(LAMPS, [], "sv", apart)) == [((1, 3, 4), None)]
    lit = ClusterView(9, "Ljus", (1,), 1)
    apart = {frozenset({("idea", 3), ("cluster", 9)}), frozenset({("idea", 4), ("cluster", 9)})}
    assert suggested(suggestions(LAMPS, [lit], "sv", apart)) == [((2, 5), None), ((3, 4), None)]


def test_no_chain_joins_what_is_not_alike() -> None:
    """Each in a group is like each other one, not only like the next."""
    found = suggestions(ideas("lampor kajen bron", "lampor kajen bron torget", "lampor bron torget parken"), [], "sv")
    assert all(len(each.idea_ids) == 2 for each in found)


def test_a_heading_names_a_text_that_has_all_its_words() -> None:
    texts = ["Mer gatubelysning", "Belysningen i parken", "Parken är mörk"]
    assert named(texts, ["Belysning", "Belysning i parken", "Övrigt", ""], "sv") == ((0, 0), (1, 0), (1, 1))


def test_the_words_shared_are_those_of_the_first() -> None:
    assert shared(["fler Lampor längs kajen", "Kajens lampor"], "sv") == "Lampor kajen"
    assert shared(["Fler bänkar", "Fler bussar"], "sv") == ""


@given(
    st.lists(st.sampled_from([text for pair in (*ALIKE, *UNLIKE) for text in pair]), max_size=10),
    st.lists(st.integers(1, 10), unique=True, max_size=5),
)
@settings(max_examples=60, deadline=None)
def test_an_idea_is_in_one_suggestion_at_most_and_never_in_its_own_cluster(texts: list[str], inside: list[int]) -> None:
    clusters = [ClusterView(1, "Lampor", tuple(inside), 1)]
    found = suggestions(ideas(*texts), clusters, "sv")
    suggested_ids = [idea_id for each in found for idea_id in each.idea_ids]
    assert len(suggested_ids) == len(set(suggested_ids))
    assert not set(suggested_ids) & set(inside)
    assert all(len(each.idea_ids) > 1 or each.cluster_id is not None for each in found)


def test_a_thousand_copies_take_no_time_to_speak_of() -> None:
    began = time.process_time()
    (found,) = suggestions(ideas(*["Fler lampor"] * 1000), [], "sv")
    assert len(found.idea_ids) == 1000
    assert time.process_time() - began < 2.0
