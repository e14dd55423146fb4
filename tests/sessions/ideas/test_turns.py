"""The word goes round: every seat is asked, who passed is asked once more, and a slip can be taken back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sessions.ideas.turns import Turns, begin

ACTS = st.lists(st.sampled_from(["done", "pass_by"]), max_size=60)


def seats(turns: Turns, acts: list[str]) -> list[int | None]:
    """The seats that are asked, each answering in its turn."""
    asked = [turns.seat]
    for act in acts:
        turns = getattr(turns, act)()
        asked.append(turns.seat)
    return asked


def test_who_passed_is_asked_once_more_at_the_end() -> None:
    acts = ["done", "pass_by", "done", "pass_by", "pass_by", "done", "done"]
    assert seats(begin(4), acts) == [1, 2, 3, 4, 2, 4, None, None]


def test_a_step_back_forgets_the_last_answer() -> None:
    turns = begin(3).pass_by().pass_by()
    assert turns.back().passed == (1,)
    assert turns.back().back().back() == begin(3)
    assert begin(2).done().done().back().seat == 2


@given(st.integers(1, 20), ACTS)
def test_each_seat_is_asked_once_or_twice_and_the_round_ends(count: int, acts: list[str]) -> None:
    asked = [seat for seat in seats(begin(count), [*acts, *["done"] * 2 * count]) if seat is not None]
    passed = [seat for seat, act in zip(range(1, count + 1), acts, strict=False) if act == "pass_by"]
    assert asked == [*range(1, count + 1), *passed]


@given(st.integers(1, 20), ACTS)
def test_as_many_steps_back_as_forth_is_the_beginning(count: int, acts: list[str]) -> None:
    turns = begin(count)
    for act in acts:
        turns = getattr(turns, act)()
    for _ in acts:
        turns = turns.back()
    assert turns == begin(count)
