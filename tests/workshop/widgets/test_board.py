"""The board shows people's text whole and harmless, with its number, its sign and its bar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.workshop.widgets.hosted import KINDS, SIZE, Host, ideas, seen
from workshop.widgets.board import Board, Row


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
