"""A test vote on the console: two keys open it, and nothing of it stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sessions.voting.view import RoundStatus
from tests.workshop.phases.perspectives.nine import prioritising
from tests.workshop.phases.prioritising.steps import now, show
from tests.workshop.test_shots import shoot
from workshop.phases.prioritising.phone import make_page
from workshop.phases.prioritising.wall import make_wall
from workshop.wall.blocks import Big, Scene
from workshop.web import phone


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_two_keys_open_it_and_one_ends_it(tmp_path: Path, text_file: Any, language: str) -> None:
    async with prioritising(tmp_path, language, (100, 30)) as led:
        words, before = led.words, led.view.rounds
        name = words("trial.criterion")
        await led.press("ctrl+n")
        await led.sees(words("trial.said.opened"))
        assert now(led).criterion == name
        await shoot(led, text_file, "open")
        wall = make_wall(Scene(led.view, words, led.app.clock()))
        assert wall.stands == (Big(name),)
        assert dict(make_page(phone.Scene(led.view, words)).values)["criterion"] == name
        await led.press("ctrl+n")
        await led.sees(words("trial.end_first"))
        await show(led, "1 2", "1")
        await led.sees(words("voting.step.trial"))
        assert now(led).status is RoundStatus.REVEALED
        await led.press("tab", "enter")
        await led.sees(words("trial.no_correction"))
        await led.press("escape", "ctrl+o")
        await led.sees(words("trial.said.cancelled"), words("voting.step.setup"))
        assert led.view.rounds == before


async def test_terms_that_were_seen_before_it_are_shown_anew_after_it(tmp_path: Path) -> None:
    async with prioritising(tmp_path) as led:
        await led.press("ctrl+o")
        await led.sees("Ctrl+O en gång till öppnar")
        await led.press("ctrl+n")
        await led.sees(led.words("trial.said.opened"))
        await show(led, "1 2", "1")
        await led.press("ctrl+o")
        await led.sees(led.words("trial.said.cancelled"))
        await led.press("ctrl+o")
        await led.sees("Ctrl+O en gång till öppnar")
        assert (led.round, led.view.rounds) == (None, ())
        await led.press("ctrl+o")
        assert led.round is RoundStatus.OPEN
