"""In the smallest window that is promised, each phase leaves a line of air between what is read and what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sessions.perspectives.reported import reported
from tests.story.console import Console, console
from tests.workshop.test_shots import sample

PHASES = ("opening", "ideas", "grouping", "prioritising", "proposals", "commitments", "closing")


def below_the_list(led: Console) -> str:
    """What stands on the row below the list."""
    return led.text.splitlines()[led.phase.board.region.bottom]


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_there_is_air_above_the_line_in_every_phase(tmp_path: Path, language: str) -> None:
    async with console(tmp_path, language, size=(80, 24), fill=sample(language)) as led:
        for phase in PHASES:
            if led.view.phase.kind != phase:
                await led.go_to(phase)
            assert below_the_list(led).strip() == "", f"{phase}:\n{led.text}"


async def test_there_is_air_among_perspectives_and_experiments_too(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24), fill=reported("sv")) as led:
        assert below_the_list(led).strip() == "", led.text
        led.run("experiments")
        await led.until(lambda: led.view.phase.kind == "experiments", "the experiments")
        await led.settle()
        assert below_the_list(led).strip() == "", led.text
