"""The decision on a proposal is written from any phase, by the proposal's number, or where the highlight stands."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sessions.proposals import commands as proposals
from tests.sessions.queries.several import first_meeting
from tests.story.console import console


async def test_it_is_asked_which_proposal_it_is_on_and_then_who_when_and_what(tmp_path: Path) -> None:
    with first_meeting(tmp_path / "store.db") as meeting:
        meeting.do(proposals.propose, wording="Laga lamporna")
        meeting.do(proposals.propose, wording="Fler bussar")
    async with console(tmp_path) as led:
        await led.press("enter", "/")
        await led.type("beslut om ett", "enter")
        await led.sees("Vilket förslag är beslutet om?", "Förslag 1: Laga lamporna", "Förslag 2: Fler bussar")
        await led.press("down", "enter")
        await led.sees("Beslut om förslag 2: Fler bussar")
        await led.say("kommunfullmäktige", "KS 2026/9-4", "i går", "Det blir fler bussar")
        await led.until(lambda: led.view.proposals[1].decision_outcome, "the decision")
        made = led.view.proposals[1]
        assert (made.decided_by, made.decision_number) == ("kommunfullmäktige", "KS 2026/9-4")
        assert made.decision_day == led.clock().astimezone().date() - timedelta(days=1)
        assert isinstance(made.decision_day, date)
        await led.go_to("proposals")
        await led.sees("Beslut: kommunfullmäktige", "Det blir fler bussar")
        await led.press("tab", "home", "/")
        await led.type("beslut om ett", "enter")
        await led.sees("Beslut om förslag 1: Laga lamporna")
