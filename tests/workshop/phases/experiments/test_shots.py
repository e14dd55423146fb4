"""What is tried and what is carried over, as it looks in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from sessions.clusters import commands as clusters
from sessions.dialogue import commands as dialogue
from sessions.experiments.view import Next
from sessions.ideas import commands as ideas
from sessions.parking import commands as parking
from tests.sessions.queries.several import SECOND, commit, experiment, first_meeting, next_meeting
from tests.story.console import console
from tests.workshop.test_shots import shoot
from workshop.dialogs.carry_over_list import SinceScreen
from workshop.dialogs.choice import ChoiceScreen

SECOND_EVENING = datetime(2026, 5, 20, 16, tzinfo=UTC)


def lay_out(folder: Path) -> None:
    """A first meeting that left something of each kind, and a second that has not begun."""
    with first_meeting(folder / "store.db") as meeting:
        meeting.do(dialogue.count_present, counts={"invånare": 17, "tjänsteperson": 6})
        texts = ["Öppna hallen på fredagar", "Fler lampor längs kajen", "Klipp buskarna", "En nattbuss på prov"]
        meeting.do(ideas.add_many, texts=texts)
        meeting.do(clusters.gather, idea_ids=[idea.id for idea in meeting.view.ideas[1:3]], heading="Ljus och sikt")
        commit(meeting, "Båtklubben", "hålla öppet hus", due_by=date(2026, 6, 13))
        commit(meeting, "Hamnstads kommun", "laga lamporna vid magasinen", first_step_by=date(2026, 4, 28))
        experiment(
            meeting,
            "hålla hallen öppen två fredagar",
            assumption="fler unga kommer om det finns musik",
            with_whom="Polisen",
            place="Hamnhallen",
            day=date(2026, 5, 8),
            responsible="Fritidsledaren",
            sign="tio kommer båda gångerna",
            report_by=SECOND,
        )
        experiment(meeting, "tända halva kajen", result="ingen gick dit", lesson="ljuset räcker inte", next=Next.STOP)
        meeting.do(parking.park, text="Vem äger parkeringen bakom silon?")
    with next_meeting(folder / "store.db"):
        pass


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_since_last_time(tmp_path: Path, text_file: Any, language: str) -> None:
    """The greeting, the small forms that it opens, the wall's look of it, and what happened since."""
    lay_out(tmp_path)
    async with console(tmp_path, language, size=(100, 30), now=SECOND_EVENING) as led:
        await led.press("enter")
        await shoot(led, text_file, "since")
        await led.press("enter")
        await shoot(led, text_file, "since-status")
        await led.press("escape")
        await led.until(lambda: isinstance(led.screen, SinceScreen), "the list")
        await led.press("down", "down", "enter")
        await shoot(led, text_file, "since-report")
        await led.press("escape", "escape", "f4")
        led.run("since")
        await led.settle()
        await shoot(led, text_file, "since-wall")
        await led.press("escape", "f4")
        led.run("outcome")
        await led.settle()
        await shoot(led, text_file, "outcome")


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_experiments(tmp_path: Path, text_file: Any, language: str) -> None:
    """Those to tell of, those under way and told; the plan, the report, the next test; the room's look of it."""
    lay_out(tmp_path)
    async with console(tmp_path, language, size=(100, 30), now=SECOND_EVENING) as led:
        await led.press("enter", "escape")
        led.run("experiments")
        await led.until(lambda: led.entered and led.phase.kind == "experiments", "the experiments")
        await led.settle()
        await led.press("tab")
        await shoot(led, text_file, "experiments")
        await led.press("p")
        await shoot(led, text_file, "experiments-plan")
        await led.press("escape", "tab", "enter")
        await led.say("tolv kom", "musiken drog")
        await shoot(led, text_file, "experiments-report")
        await led.press("right", "right", "enter")
        await led.until(lambda: isinstance(led.screen, ChoiceScreen), "the question")
        await led.settle()
        await shoot(led, text_file, "experiments-again")
        await led.press("enter", "escape", "f4")
        await shoot(led, text_file, "experiments-wall")
