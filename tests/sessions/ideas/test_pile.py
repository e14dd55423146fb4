"""A pile of lines is mended before it is saved: nothing is lost on the way, and what is to be known is marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sessions.ideas.rules import Pile, Remark, same_words
from sessions.ideas.view import IdeaView
from sessions.text.cleaner import clean
from sessions.text.typed import LONGEST


def idea(number: int, text: str) -> IdeaView:
    return IdeaView(number, number, text, "", "", False, 1)


def test_lines_are_left_out_joined_and_reworded() -> None:
    pile = Pile().add(["Lampor", "", "vid kajen", "Bänkar", "  "])
    one, two, three = (line.id for line in pile.lines)
    assert pile.kept == ("Lampor", "vid kajen", "Bänkar")
    joined = pile.join(two)
    assert joined.kept == ("Lampor vid kajen", "Bänkar")
    assert joined.toggle(three).kept == ("Lampor vid kajen",)
    assert joined.toggle(three).toggle(three) == joined
    assert joined.reword(three, "Soffor").kept == ("Lampor vid kajen", "Soffor")
    assert joined.reword(three, " ").kept == ("Lampor vid kajen",)
    assert pile.join(one) == pile
    assert pile.toggle(one).join(two).kept == ("Lampor vid kajen", "Bänkar")


def test_each_line_is_marked_with_what_is_to_be_known_of_it() -> None:
    known = same_words([idea(7, "Bänkar!"), idea(9, "bänkar")])
    pile = Pile().add(["BÄNKAR", "Ring Ove, 070-123 45 67", "Lampor", "lampor.", "x" * (LONGEST + 1)])
    assert pile.remarks(known) == (
        Remark(idea=7),
        Remark(personal=("phone",)),
        Remark(),
        Remark(line=3),
        Remark(too_long=LONGEST + 1),
    )
    lamps = pile.lines[2].id
    assert not any(pile.toggle(lamps).remarks(known)[2:4])
    assert not Remark()


LINES = st.lists(st.text(min_size=1, max_size=8).filter(clean), max_size=8)


@given(LINES, st.lists(st.tuples(st.sampled_from(["join", "toggle"]), st.integers(0, 7)), max_size=12))
def test_no_word_of_a_pile_is_ever_lost(texts: list[str], steps: list[tuple[str, int]]) -> None:
    """Whatever is joined and left out, all that was typed still stands in the pile, in its order."""
    pile = Pile().add(texts)
    for act, at in steps:
        if at < len(pile.lines):
            pile = getattr(pile, act)(pile.lines[at].id)
    assert "".join("".join(line.text.split()) for line in pile.lines) == "".join(
        "".join(text.split()) for text in texts
    )
    assert len({line.id for line in pile.lines}) == len(pile.lines) == len(pile.remarks({}))


@given(LINES, LINES)
def test_more_lines_come_last_and_have_places_of_their_own(first: list[str], more: list[str]) -> None:
    pile = Pile().add(first).add(more)
    assert pile.kept == (*first, *more)
    assert len({line.id for line in pile.lines}) == len(pile.lines)
