"""What one change costs: the board is set once and painted once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.sessions.store.sampled import fill
from tests.story.console import console
from workshop.widgets.board import Board


async def test_an_idea_saved_is_one_setting_and_one_painting_of_the_board(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_to: list[Any] = []
    painted: list[Any] = []
    arrange, refresh = Board._arrange, Board.refresh

    def arranged(board: Board) -> None:
        set_to.append(board.rows)
        arrange(board)

    def refreshed(board: Board, *regions: Any, **how: Any) -> Any:
        painted.append(regions)
        return refresh(board, *regions, **how)

    async with console(tmp_path, fill=partial(fill, language="sv"), drawn=True) as led:
        await led.go_to("ideas")
        await led.until(lambda: led.view.phase.kind == "ideas", "the ideas")
        await led.settle()
        await led.type("En bänk till")
        monkeypatch.setattr(Board, "_arrange", arranged)
        monkeypatch.setattr(Board, "refresh", refreshed)
        await led.press("enter")
        assert led.view.ideas[-1].text == "En bänk till"
        assert [rows[-1].text for rows in set_to] == ["En bänk till"]
        assert led.phase.board.fresh == set_to[0][-1].id
        assert len(painted) == 1, painted
