"""What whoever leads has of the phones' page: where it is, by which codes one comes in, how many phones are here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sessions.agenda.phases import PhaseKind
from sessions.errors import Refusal
from sessions.words import Phrase, phrase
from workshop.card.server import CardServer
from workshop.card.view import Card
from workshop.card.wifi import Wifi
from workshop.web import network
from workshop.web.codes import new_short_code
from workshop.web.network import Interface
from workshop.web.settings import Settings
from workshop.web.supervisor import Supervisor
from workshop.web.tables.codes import MOST, TableCodes

if TYPE_CHECKING:
    from sessions.view import MeetingView

CHECK_SECONDS = 5.0
"""Seconds that the page has to answer when it is asked whether it does."""

Say = Callable[[Phrase, str], None]
"""Says a sentence, in a tone."""


@dataclass(frozen=True)
class Shown:
    """What stands on the join card."""

    interface: Interface | None = None
    networks: int = 0
    """How many there are to choose between."""
    host: str = ""
    """Address and port; empty while nothing is served."""
    code: str = ""
    short: str = ""
    """Empty once it is valid no more."""
    phones: int = 0
    answers: bool | None = None
    """Whether the page has answered when it was asked; None while that is not known."""
    trouble: Phrase | None = None

    @property
    def link(self) -> str:
        """What the QR code holds."""
        return network.link(self.host, self.code)


class PageHost:
    """The page of one console. It is first served when the join card is opened, and ends with the console."""

    def __init__(self, path: Path, phones: Mapping[str, str], say: Say, fault: Callable[[str], None]) -> None:
        self._path, self._phones, self._say, self._fault = path, phones, say, fault
        self._supervisor: Supervisor | None = None
        self._settings: Settings | None = None
        self._lost = self._asked = self._spent = False
        self._meeting_id = 0
        self._coming: int | None = None
        self._walls = CardServer(path)
        self.shown = Shown()
        self.tables = 0
        """So many tables may have their hosts in."""
        self.wifi: Wifi | None = None
        """The network that phones are helped into, while that is wanted."""
        self.typed_wifi: Wifi | None = None
        """The one that was typed last; it is known until the program ends."""
        self.card: Card | None = None
        """What walls are to know; None while nothing is served."""
        self.watcher: Callable[[Shown], object] | None = None
        """Handed what is shown when it has changed."""
        self.card_watcher: Callable[[], object] | None = None
        """Called when what walls are to know has changed."""

    @property
    def pid(self) -> int | None:
        """The process that serves now, if one does."""
        return self._supervisor.pid if self._supervisor is not None else None

    def interfaces(self) -> tuple[Interface, ...]:
        """The networks that the laptop is in now; only itself where it is in none."""
        return network.interfaces() or (Interface("", network.LOOPBACK),)

    async def open(self, meeting_id: int, language: str) -> None:
        """Show how one comes into this meeting, also on its walls: with digits that hold until the card is closed."""
        with suppress(OSError):  # no wall is told; the console's own card stands
            await self._walls.start()
        there = self.interfaces()
        self._asked, self._spent = True, False
        if self._supervisor is None or self.shown.interface not in there:
            await self._serve(there[0], meeting_id, language)
        self._meeting_id = meeting_id
        self._show(networks=len(there), short=new_short_code())
        self._control(short=self.shown.short, meeting=meeting_id)
        await self.check()

    def close(self) -> None:
        """The card is gone; so are the digits, unless people still come in."""
        self._asked = False
        self._mind_digits()
        self._show()

    def follow(self, view: MeetingView | None) -> None:
        """The meeting that is open, if one is: while people come in to it, the digits hold without the card."""
        self._coming = None
        if view is not None and view.phase.kind == PhaseKind.OPENING:
            self._coming = view.meeting.id
        self._mind_digits()

    def _mind_digits(self) -> None:
        served = self._supervisor is not None
        hold = self._asked or (served and not self._spent and self._coming == self._meeting_id)
        if hold == bool(self.shown.short) or (self._asked and self._spent):
            return
        self._show(short=new_short_code() if hold else "")
        self._control(short=self.shown.short or None)

    def open_tables(self, tables: int) -> None:
        """Let the hosts of so many tables in from now on."""
        self.tables = max(0, min(tables, MOST))
        self._control(tables=self.tables)

    def table_ways(self) -> list[tuple[int, str, str]]:
        """Of each table that may come in its number, its digits and its link."""
        if self._settings is None or not self.shown.host:
            return []
        codes = TableCodes(self._settings.secret)
        return [
            (table, codes.digits(table), f"http://{self.shown.host}/t/{codes.link_code(table)}")
            for table in range(1, self.tables + 1)
        ]

    def help_into(self, wifi: Wifi | None) -> None:
        """Show the code of a network too from now on, or of none."""
        self.wifi = wifi
        self._show()

    async def choose(self, interface: Interface, meeting_id: int, language: str) -> None:
        """Be reached by another network from now on."""
        await self._serve(interface, meeting_id, language)
        self._control(short=self.shown.short or None)
        await self.check()

    async def check(self) -> None:
        """Ask the page, as a phone would, whether it answers."""
        self._show(answers=None)
        if self.shown.host:
            self._show(answers=await _answers(self.shown.host))

    async def stop(self) -> None:
        """End the page, and take its card off the walls."""
        self._walls.stop()
        await self._end_page()

    async def _end_page(self) -> None:
        supervisor = self._supervisor
        if supervisor is not None:
            await supervisor.stop()  # where this is broken off, it is still there for the next who ends the page
            if self._supervisor is supervisor:
                self._supervisor = None

    async def _serve(self, interface: Interface, meeting_id: int, language: str) -> None:
        """On a socket of this network. Who has come in stays in: the codes and what cookies are signed with stay."""
        await self._end_page()
        self._meeting_id = meeting_id
        try:
            listening = network.listen(interface.address)
        except Refusal as refusal:
            self._show(interface=interface, host="", trouble=refusal.phrase)
            return
        port = listening.getsockname()[1]
        hosts = network.hosts_of((interface.address,), port)
        before = self._settings or Settings(str(self._path), meeting_id, self._phones, hosts)
        self._settings = replace(before, meeting_id=meeting_id, hosts=hosts, language=language)
        self._show(interface=interface, host=hosts[0], code=self._settings.code, trouble=None, phones=0)
        self._supervisor = Supervisor(self._settings, listening, self._told)
        self._supervisor.start()
        self._control(tables=self.tables)

    def _told(self, said: Mapping[str, Any]) -> None:
        if "phones" in said:
            self._show(phones=said["phones"])
        if "fault" in said:
            self._fault(said["fault"])
        if "spent" in said:
            self._spent = True
            self._show(short="")
            self._say(phrase("phones.spent"), "look")
        if "lost" in said:
            self._lost = True
            self._say(phrase("phones.process.lost"), "look")
        if "ready" in said and self._lost:
            self._lost = False
            self._say(phrase("phones.process.back"), "ready")
        if "given_up" in said:
            self._supervisor = None
            self._show(host="", trouble=phrase("phones.process.given_up"))
            self._say(phrase("phones.process.given_up"), "wrong")

    def _control(self, **said: Any) -> None:
        if self._supervisor is not None:
            self._supervisor.control(**said)

    def _show(self, **values: Any) -> None:
        self.shown = shown = replace(self.shown, **values)
        card = None
        if shown.host:
            card = Card(self._meeting_id, shown.host, shown.link, shown.short, self._asked, self.wifi)
        if card != self.card:
            self.card = card
            self._walls.show(card)
            if self.card_watcher is not None:
                self.card_watcher()
        if self.watcher is not None:
            self.watcher(shown)


async def _answers(host: str) -> bool:
    """Whether the page answers at the address that stands on the card."""
    address, _, port = host.partition(":")
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            reader, writer = await asyncio.open_connection(address, int(port))
            try:
                writer.write(f"GET /check HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                return b" 204 " in await reader.readline()
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return False
