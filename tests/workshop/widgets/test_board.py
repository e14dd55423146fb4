"""The board keeps its promises: the highlight on its id, the page still, people's text whole and harmless."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.strip import Strip
from textual.widgets import Input

from tests.shots import text_shot
from workshop.widgets.board import Board, Row
from workshop.widgets.board_lines import Kind, Line, Shape, bar, fold, lay_out, spans, visible

SIZE = (60, 12)


class Host(App[None]):
    """A board and an entry line; keeps what the board said, and the keys that it let through."""

    BINDINGS = [
        Binding(key, f"bubbled('{key}')", show=False) for key in ("down", "space", "enter", "m", "left", "escape")
    ]
    CSS = "Input { height: 1; border: none; padding: 0; }"

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.board = board
        self.said: list[tuple[str, str]] = []
        self.bubbled: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.board
        yield Input()

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_board_highlighted(self, message: Board.Highlighted) -> None:
        self.said.append(("highlighted", message.row_id))

    def on_board_marked(self, message: Board.Marked) -> None:
        self.said.append(("marked", message.row_id))

    def on_board_chosen(self, message: Board.Chosen) -> None:
        self.said.append(("chosen", message.row_id))

    def action_bubbled(self, key: str) -> None:
        self.bubbled.append(key)


def ideas(first: int, last: int) -> tuple[Row, ...]:
    return tuple(Row(f"i{n}", f"Idé {n}", number=str(n), detail="Fritid") for n in range(first, last + 1))


def seen(app: Host) -> list[str]:
    """The board's part of the picture, the entry line and the scrollbar left out."""
    lines = text_shot(app).split("\n")[: app.board.size.height]
    return [line[: app.size.width - 1].rstrip() for line in lines]


def standing_at(app: Host, text: str) -> int:
    return next(i for i, line in enumerate(seen(app)) if text in line)


async def test_numbers_stand_right_aligned_and_text_wraps_under_itself() -> None:
    text = "Vuxna som rör sig på torget efter åtta, gärna i par så att de syns"
    host = Host(Board(Row("a", "Kort", number="9"), Row("b", text, number="131", detail="Vuxennärvaro")))
    async with host.run_test(size=SIZE):
        assert seen(host)[:4] == [
            "   9  Kort",
            " 131  Vuxna som rör sig på torget efter åtta, gärna i par",
            "      så att de syns",
            "      Vuxennärvaro",
        ]


async def test_headings_have_air_above_and_originals_stand_in_under_them() -> None:
    host = Host(
        Board(
            Row("h1", "Stråk", kind="heading", number="41", selectable=False),
            Row("o1", "Lys upp", number="7", kind="original"),
            Row("h2", "Fritid", kind="heading", selectable=False),
            Row("p", "Inget här än.", kind="plain"),
        )
    )
    async with host.run_test(size=SIZE):
        assert seen(host)[:5] == [" 41  Stråk", "  7    Lys upp", "", " Fritid", " Inget här än."]


async def test_what_is_apart_has_air_above_it_unless_it_is_the_first() -> None:
    host = Host(Board(Row("a", "Lys upp", number="1", apart=True), Row("b", "Klipp ner", number="2", apart=True)))
    async with host.run_test(size=SIZE):
        assert seen(host)[:3] == ["  1  Lys upp", "", "  2  Klipp ner"]


async def test_a_sign_stands_at_the_right_end_and_goes_below_where_there_is_no_room() -> None:
    host = Host(Board(Row("a", "Städdag i hamnen", number="3", sign="saknar datum", tone="look")))
    async with host.run_test(size=SIZE) as pilot:
        assert seen(host)[0].startswith("  3  Städdag i hamnen ")
        assert seen(host)[0].endswith("saknar datum")
        assert cell_len(seen(host)[0]) == SIZE[0] - 1
        await pilot.resize_terminal(20, 12)
        assert seen(host)[:3] == ["  3  Städdag i", "     hamnen", "     saknar datum"]


async def test_room_kept_for_signs_keeps_the_text_still_when_its_sign_goes() -> None:
    row = Row("a", "Vuxna som rör sig på torget efter åtta, gärna i par", sign="sparas")
    host = Host(Board(row, sign_width=8))
    async with host.run_test(size=SIZE) as pilot:
        with_sign = seen(host)[:2]
        host.board.rows = (replace(row, sign=""),)
        await pilot.pause()
        assert seen(host)[:2] == [with_sign[0].removesuffix("sparas").rstrip(), with_sign[1]]


async def test_bars_share_one_scale_and_their_details_one_column() -> None:
    host = Host(
        Board(
            Row("a", "Café", bar=(8, 8), detail="8 prickar"),
            Row("b", "Lampor", bar=(1, 8), detail="1 prick"),
            Row("c", "Buss", bar=(0, 8), detail="0 prickar"),
        )
    )
    async with host.run_test(size=SIZE):
        lines = seen(host)
        eighths = [sum(" ▏▎▍▌▋▊▉█".index(cell) for cell in line if cell in "▏▎▍▌▋▊▉█") for line in lines]
        assert eighths[1] > 0
        assert abs(eighths[1] - 8 * eighths[3]) <= 8
        assert eighths[5] == 0
        assert lines[1].index("8 pr") == lines[3].index("1 pr") == lines[5].index("0 pr")


async def test_a_long_text_is_cut_with_a_sign_and_its_length_is_said() -> None:
    text = "ord " * 2500
    host = Host(Board(Row("a", text, number="1"), Row("b", "Nästa"), more=lambda n: f"{n} tecken till", max_lines=3))
    async with host.run_test(size=SIZE) as pilot:
        lines = seen(host)
        assert lines[2].endswith("ord…")
        shown = sum(len(line) - 5 for line in lines[:3]) - 1 + 2
        assert lines[3].strip() == f"{len(text.rstrip()) - shown} tecken till"
        host.board.max_lines = 1
        await pilot.pause()
        assert "Nästa" in seen(host)[2]


async def test_an_empty_board_invites_and_takes_every_key_in_peace() -> None:
    host = Host(Board(empty="Inga idéer än. Skriv en och tryck Enter."))
    async with host.run_test(size=SIZE) as pilot:
        host.board.focus()
        await pilot.press("up", "down", "pageup", "pagedown", "home", "end", "space", "enter")
        assert seen(host)[0] == " Inga idéer än. Skriv en och tryck Enter."
        assert host.said == []
        assert not host.board.page(1)
        host.board.rows = ideas(1, 1)
        await pilot.pause()
        assert seen(host)[:2] == ["  1  Idé 1", "     Fritid"]


KINDS: tuple[Kind, ...] = ("item", "heading", "original", "plain")
HOSTILE = [
    "[/x]",
    "[red]stor[/red] [@click=app.quit]bort[/]",
    "familj 👩‍👩‍👧‍👦 och flagga 🇸🇪 och hjärta ❤️",
    "你好世界" * 30,
    "a\u030a" * 80,
    "\x1b[2J\x1b]0;titel\x07\x00\x9b31m",
    "vänster \u202e till höger \u2066x",
    "flik\tflik\r\nrad\rslut\u2028sist",
    "x" * 10_000,
    "\u200d\ufe0f\u0301",
    "\ud800",
    " ",
    "",
]


@pytest.mark.parametrize("width", [1, 2, 3, 8, 20, 60, 200])
async def test_hostile_text_is_only_text_at_any_width(width: int) -> None:
    rows = tuple(
        Row(f"{kind}{i}", text, number=str(i), detail=text, sign=text, kind=kind, indent=i, bar=(i, 5))
        for i, text in enumerate(HOSTILE)
        for kind in KINDS
    )
    host = Host(Board(*rows, more=lambda n: f"{n} tecken till"))
    async with host.run_test(size=(width, 12)) as pilot:
        host.board.focus()
        for _ in range(12):
            await pilot.press("pagedown")
            strips = [host.board.render_line(y) for y in range(host.board.size.height)]
            assert {strip.cell_length for strip in strips} == {host.board.size.width}
            assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for strip in strips for sign in strip.text)


async def test_markup_is_shown_as_it_was_written() -> None:
    host = Host(Board(Row("a", "[/x] [red] [b]fet[/b]", detail="[/]", sign="[i]")))
    async with host.run_test(size=SIZE):
        assert seen(host)[0].startswith(" [/x] [red] [b]fet[/b]")
        assert seen(host)[0].endswith("[i]")
        assert seen(host)[1] == " [/]"


async def test_keys_move_over_what_can_be_highlighted_and_the_rest_bubbles() -> None:
    rows = (Row("h", "Rubrik", kind="heading", selectable=False), *ideas(1, 2), Row("x", "Paus", selectable=False))
    host = Host(Board(*rows, *ideas(3, 30)))
    async with host.run_test(size=SIZE) as pilot:
        host.board.focus()
        await pilot.press("down", "down", "up", "space", "enter", "m", "left", "escape")
        assert host.said == [
            *(("highlighted", row_id) for row_id in ("i1", "i2", "i3", "i2")),
            ("marked", "i2"),
            ("chosen", "i2"),
        ]
        assert host.bubbled == ["m", "left", "escape"]
        assert host.board.marked == frozenset()
        await pilot.press("end")
        assert host.board.highlighted == "i30"
        assert "Idé 30" in "\n".join(seen(host))
        await pilot.press("home")
        assert host.board.highlighted == "i1"
        assert "Rubrik" in seen(host)[0]
        await pilot.press("pagedown", "pagedown", "pageup")
        assert host.board.highlighted not in ("i1", "i30")


async def test_the_highlight_stays_on_its_id_and_on_its_line_when_rows_come_above_it() -> None:
    host = Host(Board(*ideas(1, 40)))
    async with host.run_test(size=SIZE) as pilot:
        host.board.focus()
        host.board.highlighted = "i20"
        await pilot.pause()
        before = standing_at(host, "Idé 20")
        host.board.rows = (Row("n1", "Ny " * 40), *ideas(1, 5), Row("n2", "Ny"), *ideas(7, 40))
        await pilot.pause()
        assert host.board.highlighted == "i20"
        assert standing_at(host, "Idé 20") == before


async def test_what_is_read_stays_when_rows_elsewhere_change() -> None:
    host = Host(Board(*ideas(1, 40)))
    async with host.run_test(size=SIZE) as pilot:
        assert host.board.page(1)
        await pilot.pause()
        before = seen(host)
        host.board.rows = (Row("n", "Ny", number="41"), *host.board.rows, Row("n2", "Ny", number="42"))
        await pilot.pause()
        assert seen(host) == before


async def test_a_lost_highlight_goes_to_the_row_that_took_its_place() -> None:
    host = Host(Board(*ideas(1, 4)))
    async with host.run_test(size=SIZE) as pilot:
        host.board.highlighted = "i3"
        left: list[str | None] = []
        for rows in ((*ideas(1, 2), *ideas(4, 4)), ideas(1, 2), ()):
            host.board.rows = rows
            left.append(host.board.highlighted)
        assert left == ["i4", "i2", None]
        await pilot.pause()
        assert host.said[-1] == ("highlighted", "i2")


async def test_a_row_that_is_not_there_cannot_be_highlighted() -> None:
    host = Host(Board(Row("h", "Rubrik", selectable=False), *ideas(1, 2)))
    async with host.run_test(size=SIZE):
        for row_id in ("h", "finns inte"):
            host.board.highlighted = row_id
            assert host.board.highlighted is None


async def test_the_tail_is_followed_only_by_one_who_stands_there() -> None:
    host = Host(Board(*ideas(1, 20), follow=True))
    async with host.run_test(size=SIZE) as pilot:
        assert "Idé 20" in "\n".join(seen(host))
        host.board.rows = ideas(1, 25)
        await pilot.pause()
        assert "Idé 25" in "\n".join(seen(host))
        assert host.board.page(-1)
        await pilot.pause()
        before = seen(host)
        host.board.rows = ideas(1, 30)
        await pilot.pause()
        assert seen(host) == before
        while host.board.page(1):
            pass
        host.board.rows = ideas(1, 31)
        await pilot.pause()
        assert "Idé 31" in "\n".join(seen(host))


async def test_the_tail_is_kept_through_a_resize() -> None:
    host = Host(Board(*ideas(1, 20), follow=True))
    async with host.run_test(size=SIZE) as pilot:
        for size in ((60, 6), (30, 8), (100, 20)):
            await pilot.resize_terminal(*size)
            assert "Idé 20" in "\n".join(seen(host))


async def test_a_resize_keeps_the_top_row_in_view() -> None:
    long = tuple(Row(f"i{n}", f"Idé {n} " + "med många ord " * 12, number=str(n)) for n in range(1, 41))
    host = Host(Board(*long))
    async with host.run_test(size=SIZE) as pilot:
        for _ in range(4):
            host.board.page(1)
        await pilot.pause()
        top = next(line.split()[0] for line in seen(host) if line[:5].strip())
        await pilot.resize_terminal(31, 12)
        assert any(line[:5].strip() == top for line in seen(host))
        await pilot.resize_terminal(140, 12)
        assert any(line[:5].strip() == top for line in seen(host))


async def test_pages_scroll_for_the_entry_line_until_there_is_no_more() -> None:
    host = Host(Board(*ideas(1, 20)))
    async with host.run_test(size=SIZE):
        pages = 0
        while host.board.page(1):
            pages += 1
        assert pages > 2
        assert "Idé 20" in "\n".join(seen(host))
        assert host.board.highlighted is None
        while host.board.page(-1):
            pages -= 1
        assert pages == 0


async def test_a_click_highlights_and_a_second_one_chooses() -> None:
    host = Host(Board(*ideas(1, 5)))
    async with host.run_test(size=SIZE) as pilot:
        await pilot.click(Board, offset=(8, 0))
        assert "chosen" not in dict(host.said)
        await pilot.click(Board, offset=(8, 5))
        assert host.said[-1] == ("highlighted", "i3")
        await pilot.click(Board, offset=(8, 4))
        assert host.said[-1] == ("chosen", "i3")
        await pilot.click(Board, offset=(8, 10))
        assert host.board.highlighted == "i3"


async def test_marked_and_fresh_rows_are_seen_at_the_left_edge() -> None:
    host = Host(Board(*ideas(1, 2), Row("n", "Ny", number="3", detail="Fritid", fresh=True)))
    async with host.run_test(size=SIZE) as pilot:
        host.board.marked = frozenset({"i2", "borta"})
        await pilot.pause()
        assert [line[:1] for line in seen(host)[:6]] == [" ", " ", "●", " ", "▌", "▌"]
        host.board.marked = frozenset()
        await pilot.pause()
        assert seen(host)[2] == "  2  Idé 2"


async def test_only_what_changed_is_set_and_painted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    host = Host(Board(*ideas(1, 1000)))
    async with host.run_test(size=SIZE) as pilot:
        await pilot.pause()
        set_again: list[str] = []
        painted: list[int] = []

        def counted(row: Row, shape: Shape) -> tuple[Line, ...]:
            set_again.append(row.id)
            return lay_out(row, shape)

        def watched(y: int) -> Strip:
            painted.append(y)
            return render_line(y)

        render_line = host.board.render_line
        monkeypatch.setattr("workshop.widgets.board_page.lay_out", counted)
        monkeypatch.setattr(host.board, "render_line", watched)
        rows = host.board.rows
        host.board.rows = (*rows[:2], replace(rows[2], text="Ändrad"), *rows[3:])
        await pilot.pause()
        assert set_again == ["i3"]
        assert painted == [4, 5]
        assert seen(host)[4] == "    3  Ändrad"


@pytest.mark.parametrize("seed", range(4))
async def test_any_order_of_changes_and_keys_leaves_no_old_line_on_the_screen(seed: int) -> None:
    chance = Random(seed)
    host = Host(Board(*ideas(1, 9), follow=bool(seed % 2)))
    board = host.board
    async with host.run_test(size=SIZE) as pilot:
        if seed > 1:
            board.focus()
        for step in range(25):
            rows = list(board.rows)
            place = chance.randrange(len(rows) + 1)
            kind = chance.choice(KINDS)
            match chance.randrange(7):
                case 0 | 1:
                    rows.insert(place, Row(f"n{step}", "ny " * chance.randrange(40), kind=kind))
                case 2 if place < len(rows):
                    rows[place] = replace(rows[place], text=f"ändrad {step} " * chance.randrange(1, 9))
                case 3 if place < len(rows):
                    del rows[place]
                case 4 if place < len(rows):
                    board.marked ^= {rows[place].id}
                case 5:
                    board.page(chance.choice((1, -1)))
                case _:
                    await pilot.press(chance.choice(("down", "up", "pagedown", "end", "home")))
            board.rows = tuple(rows)
            await pilot.pause()
            painted = text_shot(host)
            board.refresh()
            await pilot.pause()
            assert painted == text_shot(host)
            assert board.highlighted in {None, *(row.id for row in rows)}


async def test_a_row_higher_than_the_window_is_read_before_it_is_left() -> None:
    host = Host(Board(Row("a", "\n".join(f"rad {n}" for n in range(30))), *ideas(1, 3), max_lines=0))
    async with host.run_test(size=SIZE) as pilot:
        host.board.focus()
        await pilot.press("down")
        assert host.board.highlighted == "a"
        await pilot.press("down", "down", "down")
        assert host.board.highlighted == "i1"


NASTY = st.text(
    st.sampled_from([*"abcåäö    \n-你好👩🇸🇪❤☺", "\u200d", "\ufe0f", "\u0301", "\u3000", "\xa0", "\xad", "\u200b"])
    | st.characters(),
    max_size=120,
)


@settings(max_examples=400)
@given(NASTY, st.integers(2, 40))
def test_wrapping_loses_nothing_but_spaces_and_fits(text: str, width: int) -> None:
    text = visible(text)
    found = list(spans(text, width))
    ends = [(0, 0), *found, (len(text), len(text))]
    for (_, end), (start, _) in pairwise(ends):
        assert text[end:start].strip(" \n") == ""
    for start, end in found:
        assert cell_len(text[start:end]) <= width
        assert "\n" not in text[start:end]


@given(st.text(st.sampled_from("ab å-"), max_size=80), st.integers(2, 20))
def test_the_fast_way_and_the_full_way_break_alike(text: str, width: int) -> None:
    fast = [text[start:end].rstrip() for start, end in spans(text, width)]
    wide = f"{text}\n你"
    full = [wide[start:end].rstrip() for start, end in spans(wide, width)]
    assert full[: len(fast)] == fast


@given(NASTY, st.integers(2, 40), st.integers(1, 4))
def test_a_cut_text_says_exactly_what_is_not_shown(text: str, width: int, limit: int) -> None:
    lines, hidden = fold(text, width, limit)
    assert 1 <= len(lines) <= limit
    assert all(cell_len(line) <= width for line in lines)
    whole = visible(text).rstrip()
    assert hidden < max(1, len(whole) + 1)
    assert bool(hidden) == (lines != fold(text, width)[0])
    if hidden:
        assert lines[-1].endswith("…")
        assert whole[: len(whole) - hidden].endswith(lines[-1][:-1])


@given(
    NASTY,
    NASTY,
    NASTY,
    st.integers(20, 200),
    st.integers(0, 9),
    st.sampled_from(KINDS),
)
def test_no_line_of_a_row_is_wider_than_the_board(
    text: str, detail: str, sign: str, width: int, indent: int, kind: Kind
) -> None:
    row = Row("r", text, number="17", detail=detail, sign=sign, indent=indent, kind=kind, bar=(3, 7))
    for line in lay_out(row, Shape(width, number=3, more=lambda n: f"{n} tecken till")):
        assert sum(cell_len(piece) for _, piece in line) <= width


@given(st.integers(-5, 300), st.integers(-1, 200), st.integers(1, 40))
def test_a_bar_is_never_longer_than_its_room_and_never_hides_one_dot(value: int, greatest: int, width: int) -> None:
    drawn = bar(value, greatest, width)
    assert len(drawn) <= width
    assert bool(drawn) == (value > 0 and greatest > 0)


def test_a_family_is_never_torn_apart() -> None:
    family = "👩‍👩‍👧‍👦"
    lines, _ = fold(family * 7, 5)
    assert all(len(split_graphemes(line)[0]) * len(family) == len(line) for line in lines)
