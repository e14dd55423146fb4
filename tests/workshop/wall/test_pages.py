"""A wall divided in pages: all of it is there, none of it is cut, and each screen is full and no more than full."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sessions.words import Words
from tests.workshop.wall.hosted import plain
from workshop.wall.blocks import Bar, Big, Block, Codes, Columns, Facing, Figure, Heading, Text, Wall
from workshop.wall.pages import Head, spread
from workshop.wall.picture import MEANT, picture
from workshop.wall.setting import cells

HEAD = Head("Hur blir hamnområdet tryggt för alla?", "Idéer", "8 min kvar")
WORDS = st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=30), min_size=1, max_size=30).map(
    " ".join
)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Heading, WORDS),
        st.builds(Big, WORDS, number=st.sampled_from(["", "7"]), with_next=st.booleans()),
        st.builds(Text, WORDS, st.sampled_from(["", "3", "128"]), WORDS),
        st.builds(Bar, WORDS, st.just("2"), st.just("12 prickar · 9 röstande"), st.just((3, 12))),
        st.builds(Facing, WORDS, WORDS),
    ),
    max_size=12,
).map(tuple)


def pages_of(wall: Wall, size: tuple[int, int], head: Head = HEAD) -> list[str]:
    """Every page's screen, each no larger than the size."""
    made = spread(wall, head, size)
    screens = [made.screen(at, f"{at + 1} av {len(made.pages)}") for at in range(len(made.pages))]
    for screen in screens:
        assert len(screen) <= size[1]
        assert max(cells(line) for line in screen) <= size[0]
    return [plain(screen) for screen in screens]


@given(blocks=BLOCKS, size=st.sampled_from([(40, 12), (60, 18), (100, 30), (160, 45)]))
def test_every_word_stands_on_some_page(blocks: tuple[Block, ...], size: tuple[int, int]) -> None:
    shown = re.sub(r"\s|▌|█|[▏▎▍▌▋▊▉]", "", "".join(pages_of(Wall(blocks, foot="34 idéer"), size)))
    for block in blocks:
        text = "" if isinstance(block, Facing | Columns | Codes) else block.text
        for word in text.split():
            assert cell_len(word) > size[0] // 4 or word in shown


@pytest.mark.parametrize("size", [(60, 18), (100, 30), (160, 45)])
def test_a_long_question_is_whole_at_the_top_or_on_a_page_of_its_own(size: tuple[int, int]) -> None:
    question = " ".join(f"ord{number}" for number in range(150))
    shown = pages_of(Wall((Text("en idé", "1"),)), size, Head(question, "Idéer"))
    assert all(f"ord{number}" in " ".join(shown) for number in range(150))
    assert len(shown) == 1 or "…" in shown[-1]


def test_a_heading_stands_again_where_what_is_under_it_goes_on() -> None:
    ideas = tuple(Text(f"idé {number}", str(number)) for number in range(1, 13))
    first, *rest = pages_of(Wall((Heading("Ljus och sikt"), *ideas)), (60, 18))
    assert rest and all("Ljus och sikt" in page for page in (first, *rest))


def test_a_wording_and_its_picture_are_on_one_page() -> None:
    columns = Columns((("0", 1), ("1", 0), ("2", 3), ("3", 8), ("4", 9), ("5", 2)), "◕ bred uppslutning")
    proposals = tuple(each for n in range(3) for each in (Big(f"Förslag {n} med flera ord", with_next=True), columns))
    shown = pages_of(Wall(proposals), (60, 18))
    assert len(shown) == 3
    assert all(f"Förslag {n}" in page and "bred uppslutning" in page for n, page in enumerate(shown))


def test_what_stands_stands_on_every_page() -> None:
    ideas = tuple(Text(f"idé {number}", str(number)) for number in range(1, 30))
    shown = pages_of(Wall(ideas, stands=(Big("den nyaste", "30"),)), (60, 18))
    assert len(shown) > 1 and all("den nyaste" in page for page in shown)


def test_a_large_figure_grows_where_it_fills_and_never_shrinks() -> None:
    small, large = (pages_of(Wall((Figure("18.45", fills=True),)), size)[0] for size in ((60, 18), (160, 45)))
    assert small.count("█") < large.count("█")
    (written,) = pages_of(Wall((Figure("18.45", fills=True),)), (34, 12))
    assert "18.45" in written


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_test_picture_is_one_page_at_the_size_that_it_is_to_find(language: str) -> None:
    words = Words(language)
    (shown,) = pages_of(picture(MEANT, words), MEANT, Head("", words("wall.test.phase")))
    assert words("wall.test.good") in shown and words("wall.test.look") in shown


def test_bars_and_pictures_are_thicker_where_all_of_them_have_room() -> None:
    bars = tuple(Bar(f"val {n}", str(n), f"{20 - n} prickar", (20 - n, 19)) for n in range(1, 5))
    picture = (Columns((("0", 1), ("5", 4)), "fem händer"),)
    for blocks, least in ((bars, 4), (picture, 5)):
        heights = []
        for size in ((60, 18), (100, 30), (160, 45)):
            (page,) = pages_of(Wall(blocks), size)
            heights.append(sum("█" in line for line in page.splitlines()))
        assert heights[0] >= least and heights == sorted(heights) and heights[-1] == 3 * least
    many = pages_of(Wall(bars * 9), (160, 45))
    assert sum(page.count("prickar") for page in many) == 36
    assert all(sum("█" in line for line in page.splitlines()) == page.count("prickar") for page in many)


def test_what_people_type_does_nothing_to_a_terminal() -> None:
    (shown,) = pages_of(Wall((Text("[red]bron[/x] \x1b[2J\u202eslut"), Big("\x07pling"))), (60, 18))
    assert "[red]bron[/x] �[2J�slut" in shown and "�pling" in shown
