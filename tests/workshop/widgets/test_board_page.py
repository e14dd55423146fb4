"""What is read stays where it is: the highlight on its id, the page still, the tail followed by who stands there."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from textual.strip import Strip

from tests.shots import text_shot
from tests.workshop.widgets.hosted import KINDS, SIZE, Host, ideas, seen, standing_at
from workshop.widgets.board import Board, Row
from workshop.widgets.board_lines import Line, Shape, lay_out, number_cells
from workshop.widgets.board_page import Page


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
    host = Host(Board(*ideas(1, 3)))
    async with host.run_test(size=SIZE) as pilot:
        host.board.fresh = "i3"
        host.board.marked = frozenset({"i2", "borta"})
        await pilot.pause()
        assert [line[:1] for line in seen(host)[:6]] == [" ", " ", "●", " ", "▌", "▌"]
        host.board.marked = frozenset()
        host.board.fresh = "i1"
        await pilot.pause()
        assert [line[:1] for line in seen(host)[:6]] == ["▌", "▌", " ", " ", " ", " "]


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


@pytest.mark.parametrize("seed", range(4))
def test_a_page_that_came_of_many_changes_is_as_one_that_was_set_at_once(seed: int) -> None:
    chance = Random(seed)
    rows = [*ideas(1, 12), Row("i7", "En till med samma id")]
    page = Page(Shape(0))
    for step in range(200):
        place = chance.randrange(len(rows) + 1)
        match chance.randrange(5):
            case 0:
                rows.append(Row(f"n{step}", "ny " * chance.randrange(40), "9" * chance.randrange(5)))
            case 1:
                rows.insert(place, Row(f"n{step}", "ny", kind=chance.choice(KINDS), apart=bool(seed % 2)))
            case 2 if place < len(rows):
                rows[place] = replace(rows[place], text=f"ändrad {step} " * chance.randrange(1, 9))
            case 3 if place < len(rows):
                del rows[place]
            case _:
                chance.shuffle(rows)
        now = tuple(rows)
        assert page.number_cells(now) == number_cells(now)
        shape = Shape(chance.choice((30, 30, 30, 50)), number_cells(now))
        page = page.arranged(now, shape)
        assert page == Page(shape).arranged(now, shape)


async def test_a_row_higher_than_the_window_is_read_before_it_is_left() -> None:
    host = Host(Board(Row("a", "\n".join(f"rad {n}" for n in range(30))), *ideas(1, 3), max_lines=0))
    async with host.run_test(size=SIZE) as pilot:
        host.board.focus()
        await pilot.press("down")
        assert host.board.highlighted == "a"
        await pilot.press("down", "down", "down")
        assert host.board.highlighted == "i1"


async def test_a_row_below_one_that_is_higher_than_the_window_is_seen_without_the_others_end() -> None:
    host = Host(Board(Row("a", "\n".join(f"rad {n}" for n in range(12))), *ideas(1, 3), max_lines=0))
    async with host.run_test(size=(SIZE[0], 6)) as pilot:
        host.board.reveal("i2")
        await pilot.pause()
        assert "rad" not in seen(host)[0]
        assert any("2" in line for line in seen(host))


@pytest.mark.parametrize("keys", [("end",), ("pagedown",), ("pagedown", "pagedown", "up", "up", "up")])
async def test_a_page_never_begins_in_the_middle_of_an_entry(keys: tuple[str, ...]) -> None:
    rows = [Row(f"i{number}", f"Idé {number}", str(number), detail="Tema\nBord") for number in range(1, 30)]
    host = Host(Board(*rows, follow=True))
    async with host.run_test(size=(SIZE[0], 10)) as pilot:
        assert "Idé" in seen(host)[0]
        host.board.focus()
        await pilot.press(*keys)
        assert "Idé" in seen(host)[0]
        host.board.page(-1)
        await pilot.pause()
        assert "Idé" in seen(host)[0]
