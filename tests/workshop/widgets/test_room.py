"""What draws by the room it has is told of every new size, also of one that something asked about too early."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.workshop.widgets.hosted import SIZE, ideas
from workshop.widgets.board import Board


class Shrinking(App[None]):
    """A board over something that comes later and takes its room."""

    CSS = "#below { height: 5; dock: bottom; display: none; }"

    def compose(self) -> ComposeResult:
        yield Board(*ideas(1, 40))
        yield Static(id="below")


async def test_a_board_whose_place_was_asked_for_before_it_was_laid_out_still_shows_what_is_worked_on() -> None:
    app = Shrinking()
    async with app.run_test(size=SIZE) as pilot:
        board, below = app.query_one(Board), app.query_one("#below")
        board.worked_on = board.rows[5].id
        below.display = True
        app.screen._compositor._full_map_invalidated = True  # as a scroll elsewhere leaves it
        assert below.region.height == 5, "the map is drawn anew at once, before the layout"
        await pilot.pause()
        assert board.size.height == 7
        assert round(board.scroll_y) == 6, "the sixth row stands above what has come, and a row begins at the top"
