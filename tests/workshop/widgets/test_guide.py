"""The guide in pages: everything comes once, in its order, and nothing is torn that fits a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sessions.agenda.guides import Guide as GuideText
from sessions.agenda.guides import Step
from workshop.widgets.guide import Labels, blocks, paged

LABELS = Labels("Så här gör ni", "min", "Säg", "Tänk på", "mer")
words = st.lists(st.sampled_from(["ord", "ännu", "trygghetsvandring", "👩‍👩‍👧", "[/x]"]), min_size=1, max_size=30).map(
    " ".join
)
guides = st.builds(
    GuideText,
    words,
    st.lists(st.builds(Step, words, st.integers(1, 120)), min_size=1, max_size=8).map(tuple),
    words,
    st.lists(words, min_size=1, max_size=5).map(tuple),
)


@given(guides, st.integers(8, 60), st.integers(3, 40))
def test_every_line_comes_once_and_in_order(guide: GuideText, width: int, height: int) -> None:
    things = list(blocks(guide, LABELS, width))
    pages = paged(things, height)
    shown = [line for page in pages for line in page if line != ("", "", "")]
    assert shown == [line for thing in things for line in thing if line != ("", "", "")]
    assert all(len(page) <= height for page in pages)
    assert all(len(page) < height for page in pages[:-1])
    assert all(page and page[0] != ("", "", "") for page in pages)


@given(guides, st.integers(8, 60), st.integers(12, 40))
def test_what_fits_a_page_is_not_torn(guide: GuideText, width: int, height: int) -> None:
    things = list(blocks(guide, LABELS, width))
    pages = paged(things, height)
    for thing in things:
        lines = [line for line in thing if line != ("", "", "")]
        if len(thing) < height:
            assert any(page[at : at + len(lines)] == lines for page in pages for at in range(len(page)))


def test_minutes_hang_in_the_margin_beside_the_first_line() -> None:
    guide = GuideText("Syfte", (Step("Skriv tyst var för sig", 5), Step("Gå laget runt", 20)), "Säg det", ("Lyssna",))
    assert [(margin, text) for thing in blocks(guide, LABELS, 12) for margin, text, _style in thing] == [
        ("", "Syfte"),
        ("", ""),
        ("min", "Så här gör ni"),
        ("5", "Skriv tyst"),
        ("", "var för sig"),
        ("20", "Gå laget"),
        ("", "runt"),
        ("", ""),
        ("", "Säg"),
        ("", "Säg det"),
        ("", ""),
        ("", "Tänk på"),
        ("", "Lyssna"),
    ]
