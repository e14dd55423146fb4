"""What phones follow comes by itself: the phase, their own ideas, and nothing of anybody else's."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from sessions.ideas import commands as ideas
from tests.sessions.store.making import console
from tests.workshop.web.served import PATIENCE, Page, Phone, Served, go_to
from workshop.web.room import MOST_STREAMS


class Events:
    """What a page's script is told."""

    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines

    async def next(self) -> str:
        """The next part of a page."""
        data = []
        async with asyncio.timeout(PATIENCE):
            async for line in self._lines:
                if line.startswith("data: "):
                    data.append(line.removeprefix("data: "))
                elif not line and data:
                    return "\n".join(data)
        raise AssertionError("it has ended")


def state_of(page: Page) -> str:
    """By what a page is known."""
    (state,) = re.findall(r'data-state="(\w+)"', page.html)
    return str(state)


@asynccontextmanager
async def following(phone: Phone, state: str) -> AsyncIterator[Events]:
    """A page that follows the meeting."""
    async with phone.client.stream("GET", "/live", params={"state": state}) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield Events(answer.aiter_lines())


async def test_the_phase_and_ones_own_come_by_themselves(site: Served) -> None:
    async with site.meeting("opening") as there:
        phone, other = await there.joined(), await there.joined()
        welcome = await phone.get()
        assert "Sidan följer träffen av sig själv" in welcome.text
        with console(there.store, there.meeting_id) as meeting:
            async with following(phone, state_of(welcome)) as events:
                go_to(meeting, "ideas")
                assert "Skriv en idé" in await events.next()
            page = await phone.write("Lampor")
            async with following(phone, state_of(page)) as events:
                await other.write("Ett café")
                meeting.refresh()
                idea = meeting.view.ideas[0]
                meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Fler lampor")
                told = await events.next()
                assert "Fler lampor" in told
                assert "café" not in told
                go_to(meeting, "grouping")
                assert "Följ med på duken" in await events.next()
                go_to(meeting, "closing")
                assert "Tack för i dag!" in await events.next()


async def test_a_page_that_is_as_it_was_is_told_nothing_and_one_that_is_not_at_once(site: Served) -> None:
    async with site.meeting() as there:
        phone = await there.joined()
        async with following(phone, "another") as events:
            told = await events.next()
        assert state_of(await phone.get()) in told


async def test_a_phone_finds_its_way_back_to_the_next_process(site: Served) -> None:
    async with site.meeting() as there:
        phone = await there.joined()
        page = await phone.get()
        pid = there.supervisor.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        with console(there.store, there.meeting_id) as meeting:
            go_to(meeting, "grouping")
        await there.until(lambda: there.has_told("ready") == 1, "the next process")
        async with following(phone, state_of(page)) as events:
            assert "Följ med på duken" in await events.next()


async def test_one_phone_follows_only_so_often_at_once(site: Served) -> None:
    async with site.meeting() as there, AsyncExitStack() as open_:
        phone = await there.joined()
        state = state_of(await phone.get())
        tabs = [there.phone() for _ in range(MOST_STREAMS)]
        followed = []
        for tab in tabs:
            tab.client.cookies.update(phone.client.cookies)
            followed.append(await open_.enter_async_context(following(tab, "")))
            assert state in await followed[-1].next()
        assert await status_of(phone) == 204
        await tabs[0].client.aclose()
        async with asyncio.timeout(PATIENCE):
            while await status_of(phone) != 200:
                pass


async def status_of(phone: Phone) -> int:
    """How a phone is answered that wants to follow."""
    async with phone.client.stream("GET", "/live") as answer:
        return answer.status_code


async def test_who_has_not_joined_follows_nothing(site: Served) -> None:
    async with site.meeting() as there:
        assert await status_of(there.phone()) == 204
