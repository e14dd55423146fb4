"""A second console with the wall's look stands where the first one is: at its theme, and at what it reads aloud."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.live.view import SUM, LiveView
from sessions.meeting import Meeting
from sessions.perspectives import commands as perspectives
from sessions.perspectives.view import InsightKind
from sessions.store import journal
from sessions.store.engine import reading
from tests.sessions.store.making import console as store_console
from tests.sessions.store.making import make_meeting
from tests.story.console import Console, console


@asynccontextmanager
async def wall(folder: Path, kind: str) -> AsyncIterator[tuple[Console, Meeting]]:
    """A console with the wall's look on, and another beside it on the same meeting."""
    path = folder / "store.db"
    with store_console(path, make_meeting(path)) as other:
        for theme in ("Ljus", "Trafik", "Möten"):
            other.do(perspectives.add, texts=[f"Något om {theme.lower()}"], theme=theme)
        for party in ("Kommunen", "Polisen"):
            other.do(commitments.add, party=party, promise=f"vara på torget, säger {party}")
        if all(each.kind != kind for each in other.view.phases):
            other.do(arrangement.add, kind=PhaseKind(kind), after=other.view.phase.id)
        phase = next(each for each in other.view.phases if each.kind == kind)
        other.do(dialogue.go_to, phase_id=phase.id)
        async with console(folder) as led:
            await led.press("enter", "f4")
            await led.until(lambda: led.phase.kind == kind, kind)
            yield led, other


async def test_the_wall_turns_to_the_theme_that_the_other_reads(tmp_path: Path) -> None:
    async with wall(tmp_path, "perspectives") as (led, other):
        other.do(perspectives.find, kind=InsightKind.SHARED, texts=["Alla vill ha ljus"], theme="Möten")
        await led.sees("Något om ljus")
        other.tell_live(message="Kaffe")
        await led.sees("Kaffe")
        other.tell_live(message="")
        await led.sees("Något om ljus")
        other.tell_live(page="", together=True)
        await led.sees("Alla vill ha ljus")
        assert "Något om" not in led.text, "what was found in all themes stands alone"
        await led.press("pageup")
        await led.until(lambda: other.refresh().live.page == "Möten", "the other to know")
        await led.press("pagedown")
        await led.until(lambda: other.refresh().live.together, "the other to know of all of them")
        other.tell_live(page="Möten", together=False)
        await led.sees("Något om möten")
        await led.press("pageup")
        await led.sees("Något om trafik")
        await led.until(lambda: other.refresh().live.page == "Trafik", "the other to know")
        await led.press("f4")
        other.tell_live(page="Ljus", together=False)
        await led.until(lambda: led.view.live.page == "Ljus", "the news")
        await led.sees("Något om trafik")
        await led.press("f4")
        await led.sees("Något om ljus")
        await led.press("f4", "pagedown")
        await led.until(lambda: other.refresh().live.page == "Trafik", "the other to know")
        other.tell_live(page="Ljus", together=False)
        await led.until(lambda: led.view.live.page == "Ljus", "the news")
        await led.press("f4")
        await led.sees("Något om ljus")


async def test_the_wall_reads_what_the_other_reads_aloud_until_it_is_read(tmp_path: Path) -> None:
    async with wall(tmp_path, "commitments") as (led, other):
        first, second = (made.id for made in other.view.commitments)
        other.tell_live(reading=second)
        await led.until(lambda: led.screen is not led.phase, "the reading")
        await led.sees("säger Polisen", "2 av 2")
        other.tell_live(reading=first)
        await led.sees("säger Kommunen", "1 av 2")
        other.tell_live(reading=SUM)
        await led.sees("Allt är uppläst")
        other.tell_live(reading=None)
        await led.until(lambda: led.screen is led.phase, "the list")
        other.tell_live(reading=first)
        await led.sees("1 av 2")
        await led.press("escape")
        assert led.screen is led.phase, "whoever stands at the wall may leave it"
        assert led.view.live.reading == first, "and says nothing of it to the others"
        other.do(commitments.add, party="Kyrkan", promise="ringa")
        await led.until(lambda: len(led.view.commitments) == 3, "the third")
        assert led.screen is led.phase, "nor is brought back by what else happens"
        await led.press("f4")
        other.tell_live(reading=second)
        await led.until(lambda: led.view.live.reading == second, "the news")
        assert led.screen is led.phase, "a console's own look stays where it is"
        await led.press("f4")
        await led.until(lambda: led.screen is not led.phase, "the reading")
        await led.sees("säger Polisen", "2 av 3")


async def test_what_is_read_aloud_ends_with_the_console_that_reads_it_and_a_message_stands(tmp_path: Path) -> None:
    async with wall(tmp_path, "commitments") as (led, other):
        with store_console(led.store, led.view.meeting.id) as third:
            third.tell_live(reading=1, message="Paus till 19.15")
            await led.until(lambda: led.view.live.reading == 1, "the reading")
        await led.until(lambda: led.view.live.reading is None, "the end of it")
        assert other.refresh().live == LiveView(message="Paus till 19.15")


async def test_who_reads_aloud_says_where_and_when_it_is_over_and_nothing_of_it_is_journaled(tmp_path: Path) -> None:
    async with wall(tmp_path, "commitments") as (led, other):
        await led.press("f4")
        with reading(other._meetings.engine) as connection:
            before = journal.last_id(connection)
        await led.press("tab", "home", "l")
        await led.until(lambda: other.refresh().live.reading == 1, "the first")
        await led.press("right", "right")
        await led.until(lambda: other.refresh().live.reading == SUM, "the sum")
        await led.press("escape")
        await led.until(lambda: other.refresh().live == LiveView(), "the end")
        with reading(other._meetings.engine) as connection:
            assert journal.last_id(connection) == before
