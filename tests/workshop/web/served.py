"""A real store, served by the page's real process on a real socket, and phones that are plain HTTP clients."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import httpx

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from tests.sessions.store.making import QUESTION, asked, console, make_meeting
from workshop.phases.registry import registered
from workshop.web import network
from workshop.web.settings import Settings, new_code, new_secret
from workshop.web.supervisor import Supervisor

PATIENCE = 20.0
SHORT = "482915"


class Page:
    """One answer, as a person sees it."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer, self.status, self.html = answer, answer.status_code, answer.text

    @property
    def text(self) -> str:
        """What it says."""
        return unescape(re.sub(r"<[^>]*>", " ", self.html))

    def fields(self, action: str) -> dict[str, str]:
        """The hidden fields of a form, by where it is sent."""
        (form,) = re.findall(rf'<form method="post" action="{action}">(.*?)</form>', self.html, re.DOTALL)[:1]
        return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))


class Phone:
    """A browser without a script."""

    def __init__(self, base: str) -> None:
        limits = httpx.Limits(max_connections=4)
        self.client = httpx.AsyncClient(base_url=base, timeout=PATIENCE, limits=limits, trust_env=False)

    async def __aenter__(self) -> Phone:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()

    async def get(self, address: str = "/", **headers: str) -> Page:
        """Go to an address, and on where it leads."""
        return Page(await self.client.get(address, headers=headers, follow_redirects=True))

    async def post(self, address: str, fields: Mapping[str, str], **headers: str) -> Page:
        """Send a form."""
        return Page(await self.client.post(address, data=fields, headers=headers, follow_redirects=True))

    async def write(self, text: str) -> Page:
        """Send an idea by the form of the page as it is now."""
        page = await self.get()
        return await self.post("/ideas/add", page.fields("/ideas/add") | {"text": text})


class Served:
    """The page of a meeting, and what its process has told."""

    def __init__(self, store: Path, meeting_id: int, settings: Settings, supervisor: Supervisor) -> None:
        self.store, self.meeting_id, self.settings, self.supervisor = store, meeting_id, settings, supervisor
        self.told: list[Mapping[str, Any]] = []
        self.phones: list[Phone] = []
        self._stories = 0

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://{self.settings.hosts[0]}"

    @property
    def texts(self) -> list[str]:
        """The meeting's ideas, asked past the house."""
        sql = f"SELECT text FROM idea WHERE meeting_id = {self.meeting_id} ORDER BY id"
        return [text for (text,) in asked(self.store, sql)]

    def phone(self) -> Phone:
        """A phone that has not joined."""
        self.phones.append(Phone(self.base))
        return self.phones[-1]

    async def joined(self) -> Phone:
        """A phone that has come by the QR code."""
        phone = self.phone()
        page = await phone.get(f"/S/{self.settings.code}")
        assert page.status == 200
        return phone

    async def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something has been told."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await asyncio.sleep(0.01)
        assert holds(), what

    @asynccontextmanager
    async def meeting(self, phase: str = PhaseKind.IDEAS) -> AsyncIterator[Served]:
        """The same process at a new dialogue's meeting in a phase, with nothing told yet, for one story."""
        self._stories += 1
        question = f"{QUESTION} ({self._stories})"
        self.meeting_id = make_meeting(self.store, question)
        with console(self.store, self.meeting_id) as meeting:
            go_to(meeting, phase)
        self.told.clear()
        self.supervisor.control(short=SHORT, tables=0, meeting=self.meeting_id)
        await self.until_page(await self.joined(), question)
        try:
            yield self
        finally:
            await self.hang_up()
        assert not self.has_told("fault"), self.told

    async def hang_up(self) -> None:
        """Close the phones' connections."""
        while self.phones:
            with suppress(httpx.HTTPError):
                await self.phones.pop().client.aclose()

    async def start_anew(self) -> None:
        """As when the program is started again: at the same address, with other codes and other secrets."""
        address, _, port = self.settings.hosts[0].partition(":")
        await self.supervisor.stop()
        self.settings = replace(self.settings, meeting_id=self.meeting_id, code=new_code(), secret=new_secret())
        self.supervisor = Supervisor(self.settings, network.listen(address, int(port)), self.told.append)
        self.supervisor.start()
        self.supervisor.control(short=SHORT)

    async def joined_page(self) -> Page:
        """What a phone sees that has just come by the QR code."""
        return await (await self.joined()).get()

    async def until_page(self, phone: Phone, text: str) -> None:
        """Wait until a phone sees a text."""
        async with asyncio.timeout(PATIENCE):
            while text not in (await phone.get()).text:
                pass

    def has_told(self, what: str) -> int:
        """How often that has been told."""
        return sum(what in said for said in self.told)


def go_to(meeting: Meeting, kind: str) -> None:
    """Go to the phase of a kind."""
    phase = next(each for each in meeting.view.phases if each.kind == kind)
    meeting.do(dialogue.go_to, phase_id=phase.id)


@asynccontextmanager
async def served(folder: Path, phase: str = PhaseKind.IDEAS, *, slow_seconds: float = 10.0) -> AsyncIterator[Served]:
    """A meeting in a phase, served on the loopback. A request may take ``slow_seconds`` to come whole."""
    store = folder / "store.db"
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as meeting:
        go_to(meeting, phase)
    listening = network.listen(network.LOOPBACK, None)
    hosts = network.hosts_of((network.LOOPBACK,), listening.getsockname()[1])
    phones = {str(kind): spec.phone for kind, spec in registered().items() if spec.phone}
    settings = Settings(str(store), meeting_id, phones, hosts, slow_seconds=slow_seconds)
    told: list[Mapping[str, Any]] = []
    supervisor = Supervisor(settings, listening, told.append)
    there = Served(store, meeting_id, settings, supervisor)
    there.told = told
    supervisor.start()
    supervisor.control(short=SHORT)
    try:
        await there.until(lambda: there.has_told("ready"), "the page to answer")
        yield there
    finally:
        await there.hang_up()
        await there.supervisor.stop()
    assert not there.has_told("fault"), there.told
