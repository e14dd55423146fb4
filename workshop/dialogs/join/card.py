"""F2: the join card. A code for cameras, an address and digits for hands, and whether anybody can reach the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from workshop.card.wifi import Wifi, kept
from workshop.commands.command import letters
from workshop.console.protocol import PhaseHost
from workshop.console.tasks import task
from workshop.dialogs.base import SayingDialog
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.dialogs.join.tables import TablesScreen
from workshop.dialogs.join.wifi import WifiForm
from workshop.wall import card, sheet
from workshop.wall.canvas import Canvas
from workshop.wall.digits import ROWS, drawn
from workshop.widgets.foot import MessageLine
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from workshop.web.host import PageHost, Shown

FIRST_TABLES = 6
HALF = 3
"""Digits that are drawn beside each other where all six have no room."""
AROUND = 4, 5
"""Columns and rows of the card that the code cannot have."""


class JoinCard(SayingDialog[None]):
    """How phones come in. The digits hold while it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2", "dismiss(None)", id="join.back", show=False),
        Binding(letters("n"), "network", id="join.network", show=False),
        Binding(letters("k"), "check", id="join.check", show=False),
        Binding(letters("w"), "wifi", id="join.wifi", show=False),
        Binding(letters("b"), "tables", id="join.tables", show=False),
        Binding(letters("u"), "change_wifi", id="join.change_wifi", show=False),
    ]

    @property
    def phones(self) -> PageHost:
        """The console's page for phones."""
        return self.console.phones

    def compose(self) -> ComposeResult:
        """Title, the code beside what is typed, a message, the letters."""
        words = self.console.words
        yield Canvas()
        with Vertical(id="join-card"):
            yield Plain(id="join-title", classes="dialog-title")
            with Horizontal(id="join-ways"):
                yield Plain(id="join-code")
                with Vertical(id="join-typed"):
                    yield Plain(id="join-address")
                    yield Plain(id="join-digits")
                    yield Plain(id="join-here")
                    yield Plain(id="join-reach")
            yield MessageLine()
            yield Plain(words("join.foot"), id="join-foot")

    def on_mount(self) -> None:
        """Begin to serve, if that is not done. On the wall's look it is the wall's card."""
        self.set_class(self.console.wall_look, "-wall")
        self.watch(self.app, "joining", self._show)
        self._open()

    def on_unmount(self) -> None:
        """The digits hold no more."""
        self.phones.close()

    def on_resize(self) -> None:
        """Another size, other digits."""
        self.call_after_refresh(self._show)

    @task
    async def _open(self) -> None:
        await self.phones.open(*self._meeting)

    @task
    async def action_check(self) -> None:
        """Look again: which networks there are, and whether the page answers."""
        await self.phones.open(*self._meeting)

    @task
    async def action_network(self) -> None:
        """Choose the network that the phones are in."""
        words, there = self.console.words, self.phones.interfaces()
        choices = [
            Choice(each.address, each.name or words("join.itself"), sign="http://" + each.address) for each in there
        ]
        at = self.phones.shown.interface.address if self.phones.shown.interface in there else None
        chosen = await self.app.push_screen_wait(ChoiceScreen(words("join.networks"), choices, at=at))
        interface = next((each for each in there if each.address == chosen), None)
        if interface is not None and interface != self.phones.shown.interface:
            await self.phones.choose(interface, *self._meeting)

    def action_wifi(self) -> None:
        """Help phones into a network by a code of its own, or no more."""
        phones, known = self.phones, self._typed or kept(self.console.path)
        if phones.wifi is not None:
            phones.help_into(None)
        elif known is not None:
            self._take(known)
        else:
            self._ask_wifi()

    @task
    async def action_tables(self) -> None:
        """The ways in of those who write at the tables; the first time for some tables."""
        if not self.phones.tables:
            self.phones.open_tables(FIRST_TABLES)
        await self.app.push_screen_wait(TablesScreen())

    def action_change_wifi(self) -> None:
        """Another name or password."""
        self._ask_wifi()

    @task
    async def _ask_wifi(self) -> None:
        saved = kept(self.console.path)
        found = await self.app.push_screen_wait(WifiForm(self._typed or saved, is_kept=saved is not None))
        if found is not None:
            self._take(found if found.name else None)

    def _take(self, wifi: Wifi | None) -> None:
        self.phones.typed_wifi = wifi
        self.phones.help_into(wifi)

    @property
    def _typed(self) -> Wifi | None:
        return self.phones.typed_wifi

    @property
    def _meeting(self) -> tuple[int, str]:
        return self.now_view.meeting.id, self.console.words.language

    def _show(self) -> None:
        """What there is to see now."""
        if not self.is_mounted:
            return
        shown, words = self.phones.shown, self.console.words
        if self.phones.card is not None and self.console.wall_look:
            (page, *_) = card.pages(self.phones.card, words, (self.size.width, self.size.height))
            self.query_one(Canvas).show(page.lines())
        wifi = self.phones.wifi
        self.query_one("#join-title", Plain).show(words("join.title" if wifi is None else "join.title_wifi"))
        self.query_one("#join-code", Plain).show(self._code(shown))
        address = words("join.address", host=shown.host) if shown.host else ""
        network = "" if wifi is None else "\n".join(card.network_said(wifi, words))
        self.query_one("#join-address", Plain).show(address if wifi is None else network)
        self.query_one("#join-digits", Plain).show(self._digits(shown) if wifi is None else words("join.wifi_on_wall"))
        self.query_one("#join-here", Plain).show(words("join.here", n=shown.phones) if shown.host else "")
        reach = self.query_one("#join-reach", Plain)
        reach.show(self._reach(shown))
        reach.set_class(shown.answers is True and not self._is_alone(shown), "-ready")
        reach.set_class(shown.answers is False or shown.trouble is not None or self._is_alone(shown), "-look")

    def _code(self, shown: Shown) -> str:
        """The code, whole or not at all."""
        if not shown.host:
            return ""
        wifi = self.phones.wifi
        room = self.size.width - AROUND[0], self.size.height - AROUND[1]
        lines = sheet.code_that_fits(shown.link if wifi is None else wifi.content, room, sizes=sheet.SMALL)
        return "\n".join(lines) if lines is not None else self.console.words("join.no_room")

    def _digits(self, shown: Shown) -> str:
        if not shown.short:
            return self.console.words("join.no_digits") if shown.host else ""
        width = self.query_one("#join-typed").content_size.width
        lines = drawn(shown.short, width, ROWS)
        if len(lines) == 1:
            lines = (*drawn(shown.short[:HALF], width, ROWS), "", *drawn(shown.short[HALF:], width, ROWS))
        return "\n".join(lines)

    def _reach(self, shown: Shown) -> str:
        words = self.console.words
        if shown.trouble is not None:
            return words.say(shown.trouble)
        if self._is_alone(shown):
            return words("join.alone")
        if shown.answers is None or shown.interface is None:
            return words("join.starting")
        if not shown.answers:
            return words("join.silent")
        return words("join.answers", network=shown.interface.name)

    @staticmethod
    def _is_alone(shown: Shown) -> bool:
        """Whether the laptop is in no network, so that no phone can reach it."""
        return shown.interface is not None and not shown.interface.name


async def show(screen: PhaseHost) -> None:
    """Show the card until somebody has seen enough of it."""
    await screen.app.push_screen_wait(JoinCard())
