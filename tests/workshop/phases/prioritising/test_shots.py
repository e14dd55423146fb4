"""A prioritisation as text in each of its states, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.voting.view import RoundStatus
from tests.sessions.store import making
from tests.workshop.phases.perspectives.nine import WORKERS, prioritising
from tests.workshop.phases.prioritising.rounds import lay, result
from tests.workshop.phases.prioritising.steps import now
from tests.workshop.test_shots import shoot

MORE = {
    "sv": (
        *("Sista bussen väntar in den sista färjan", "Fler lampor längs kajen", "Fler lampor vid kajen"),
        *("Bänkar med ryggstöd", "Bänk med ryggstöd", "Cykelställ vid stationen", "Cykelställ vid station"),
        *("Plantera träd", "Simskola gratis", "Teater ute", "Mata inte måsarna", "Städa stranden"),
    ),
    "en": (
        *("The last bus waits for the last ferry", "More lamps along the quay", "More lamps at the quay"),
        *("Benches with backs", "A bench with a back", "Bike racks at the station", "A bike rack at the station"),
        *("Plant trees", "Free swimming lessons", "Outdoor theatre", "Do not feed gulls", "Clean the beach"),
    ),
}
REASON = {"sv": "två prickar satt på baksidan", "en": "two dots hung on the back"}


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_each_state_of_a_prioritisation(tmp_path: Path, text_file: Any, language: str) -> None:
    """The list is looked through, ballots and wall are counted, the result is corrected and followed by a run-off."""
    async with prioritising(tmp_path, language, (100, 30)) as led:
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            other.do(ideas.add_many, texts=MORE[language])
            await led.until(lambda: len(led.phase.board.rows) == 21, "the other's ideas")
            await led.press("ctrl+o", "ctrl+o")
            await shoot(led, text_file, "warning")
            await led.press("end", "enter")
            await led.until(lambda: led.round is RoundStatus.OPEN, "the round")
            lay(other, "1 2 3", "2 4 1", "2 5 9", "x")
            other.count_wall("7=12 3=5")
            await led.until(lambda: now(led).wall_dots == 17, "what the other counted")
            await led.press("right")
            await shoot(led, text_file, "wall")
            await led.press("f4")
            await led.type("7=13")
            await shoot(led, text_file, "wall-look")
            await led.press("ctrl+u", "f4")
            other.refresh()
            other.count_wall("9=4")
            await led.say("9=5 8=1")
            await led.until(lambda: now(led).wall_dots == 21, "what the other counted last")
            await shoot(led, text_file, "wall-taken")
            await led.press("down", "enter")
            other.do(dialogue.count_present, counts={WORKERS[language]: 31})
            await led.until(lambda: led.view.present == 31, "more people")
            await led.press("right")
            await shoot(led, text_file, "late")
        await led.press("ctrl+o", "down", "enter", "ctrl+o")
        await led.press("tab", "home", "enter", "end", "ctrl+u")
        await led.type("14", "enter")
        await shoot(led, text_file, "correcting")
        await led.type(REASON[language], "enter")
        await led.press("tab", "home")
        await shoot(led, text_file, "corrected")
        await led.press("ctrl+o")
        await shoot(led, text_file, "following")
        await led.press("down", "enter")
        await shoot(led, text_file, "run-off")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_a_result_that_no_run_off_can_follow(tmp_path: Path, text_file: Any, language: str) -> None:
    """Nobody chose anything: why there is no run-off, and what there is instead."""
    async with prioritising(tmp_path, language, (100, 30), before=result("0")) as led:
        await led.press("ctrl+o")
        await shoot(led, text_file, "following-nothing")
