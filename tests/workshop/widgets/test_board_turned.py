"""However a page is turned, grown or made narrower, it begins where an entry does."""

from __future__ import annotations

from random import Random

import pytest
from textual import events

from tests.workshop.widgets.hosted import SIZE, Host, seen
from workshop.widgets.board import Board, Row


def rows(random: Random, count: int) -> tuple[Row, ...]:
    """Entries of one line to four, and headings."""
    made = []
    for at in range(count):
        detail = "\n".join(f"under {line}" for line in range(random.randint(0, 3)))
        if random.random() < 0.2:
            made.append(Row(f"h{at}", f"Rubrik {at}", kind="heading", selectable=False))
        made.append(Row(f"i{at}", f"Idé {at}", str(at), detail))
    return tuple(made)


def turn(board: Board, down: bool) -> events.MouseEvent:
    """One turn of the wheel."""
    kind = events.MouseScrollDown if down else events.MouseScrollUp
    return kind(board, 1, 1, 0, 0, 0, False, False, False)


@pytest.mark.parametrize("seed", range(6))
async def test_a_page_begins_where_an_entry_does(seed: int) -> None:
    random = Random(seed)
    host = Host(Board(*rows(random, 40), follow=bool(seed % 2)))
    async with host.run_test(size=SIZE) as pilot:
        for step in range(40):
            done = random.choice(("wheel", "wheel", "page", "key", "key", "size", "rows"))
            match done:
                case "wheel":
                    host.board.post_message(turn(host.board, random.random() < 0.6))
                case "page":
                    host.board.page(random.choice((-1, 1)))
                case "key":
                    host.board.focus()
                    await pilot.press(random.choice(("down", "down", "up", "pagedown", "pageup", "end", "home")))
                case "size":
                    await pilot.resize_terminal(random.choice((30, 60, 90)), random.randint(8, 20))
                case "rows":
                    host.board.rows = rows(random, random.randint(1, 60))
            await pilot.pause()
            assert "under" not in seen(host)[0], f"{step}: {done}\n" + "\n".join(seen(host))
