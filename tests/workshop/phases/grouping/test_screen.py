"""The grouping by keys: what is refused stands in the line again."""

from __future__ import annotations

from pathlib import Path

from sessions.text.typed import LONGEST
from tests.sessions.store.making import make_meeting
from tests.story.console import console
from tests.workshop.phases.grouping.test_likeness import clustered, grouping


async def test_a_heading_that_is_refused_in_a_split_is_not_lost(tmp_path: Path) -> None:
    make_meeting(tmp_path / "store.db")
    async with console(tmp_path) as led:
        await grouping(led, "Fler lampor", "Öppna badet")
        await led.say("1 2 Allt")
        await led.press("tab", "home", "down", "space", "d")
        long = "Ljus " * (LONGEST // 5 + 1)
        await led.paste(long, "enter")
        assert clustered(led) == {"Allt": [1, 2]}
        assert led.line.strip() == long.strip(), "to be mended"


async def test_a_line_that_groups_nothing_says_so_of_itself_and_of_a_withdrawn_idea_what_it_is(tmp_path: Path) -> None:
    make_meeting(tmp_path / "store.db")
    async with console(tmp_path) as led:
        await grouping(led, "Fler lampor", "Öppna badet", "Ljus")
        await led.go_to("ideas")
        await led.press("tab", "end", "delete")
        await led.until(lambda: len(led.view.live_ideas) == 2, "the last one to be withdrawn")
        await led.go_to("grouping")
        await led.say("1 Allt", "2 3 Annat")
        await led.sees("Idé 3 är tillbakadragen. Raden grupperade inget.")
        await led.press("ctrl+u")
        await led.say("2 3 4 Annat")
        await led.sees("Det finns ingen idé 4. Raden grupperade inget.")
        assert clustered(led) == {"Allt": [1]}
