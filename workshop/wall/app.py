"""The wall: what the room sees of the meeting that goes on. It reads, needs no key, and goes on whatever happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.message import Message

from sessions.words import Words, phrase
from workshop.card.client import CardClient
from workshop.looks import CONTRAST
from workshop.looks.app import ThemedApp, is_still
from workshop.looks.colourless import Colourless
from workshop.wall.canvas import Canvas
from workshop.wall.follower import Followed, Follower, Lost
from workshop.wall.show import Show

if TYPE_CHECKING:
    from sessions.agenda.phases import PhaseKind
    from workshop.card.view import Card

TICK_SECONDS = 0.5


def utc_now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)


class WallApp(ThemedApp):
    """The wall of a store, or the test picture. ``walls`` finds what makes each phase's: ``module:function``."""

    TITLE = "Dialogverkstad"
    CSS_PATH = Path(__file__).with_name("wall.tcss")
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,right,space,down", "turn(1)", id="wall.next", show=False),
        Binding("pageup,left,up", "turn(-1)", id="wall.back", show=False),
        Binding("f5", "blank", id="wall.blank", show=False),
        Binding("ctrl+q", "quit", id="wall.quit", show=False, priority=True),
    ]

    def __init__(
        self,
        path: Path,
        walls: Callable[[], Mapping[PhaseKind, str]],
        language: str = "sv",
        *,
        meeting_id: int | None = None,
        theme: str = CONTRAST,
        test: bool = False,
        clock: Callable[[], datetime] = utc_now,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(theme)
        self.shown = Show(Words(language), walls, clock, seconds, test=test, still=is_still())
        self._follower = None if test else Follower(path, meeting_id, self.post_message)
        self._card = CardClient(path, self._take_card)
        self.faults: list[BaseException] = []
        """Errors of our own since the start: the room sees a sentence."""

    @property
    def canvas(self) -> Canvas:
        """What it paints on."""
        return self.query_one(Canvas)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """None of the colours, where the person has asked for none."""
        return (Colourless(),) if self.no_color else super().get_line_filters()

    def compose(self) -> ComposeResult:
        """One canvas."""
        yield Canvas()

    def on_mount(self) -> None:
        """Paint at once, then follow the store behind the picture."""
        self.shown.lose(phrase("wall.starting"))
        self.set_interval(TICK_SECONDS, self.paint)
        self.paint()
        if self._follower is not None:
            self.call_after_refresh(self._follower.start)
            self.run_worker(self._card.run(), exit_on_error=False)

    def on_unmount(self) -> None:
        """Let the store go."""
        if self._follower is not None:
            self._follower.stop()

    def on_resize(self, _event: events.Resize) -> None:
        """Another size, other pages."""
        self.call_after_refresh(self.paint)

    def on_followed(self, event: Followed) -> None:
        """Something has changed."""
        self.shown.follow(event.view, event.going_on)
        self._card.follow(None if event.view is None else event.view.meeting.id)
        self.paint()

    def _take_card(self, card: Card | None) -> None:
        self.shown.take_card(card)
        self.paint()

    def on_lost(self, event: Lost) -> None:
        """The store cannot be read just now."""
        self.shown.lose(event.said)
        self.paint()

    def on_ending(self, event: Any) -> None:
        """Somebody, or the system, wants the program to end."""
        self.exit(return_code=event.status)

    def on_faulted(self, event: Any) -> None:
        """The terminal has failed us; it ends by itself."""
        self.faults.append(event.error)

    def on_key(self, event: events.Key) -> None:
        """A figure chooses between the meetings that go on."""
        chosen = self.shown.choice(int(event.key)) if event.key.isdecimal() and len(event.key) == 1 else None
        if chosen is not None and self._follower is not None:
            self._follower.choose(chosen)

    def action_turn(self, by: int) -> None:
        """Another page, for a presentation clicker."""
        self.shown.turn(by)
        self.paint()

    def action_blank(self) -> None:
        """Nothing, and back."""
        self.shown.blank = not self.shown.blank
        self.paint()

    def action_help_quit(self) -> None:
        """Ctrl+C says nothing to the room."""

    def paint(self) -> None:
        """Show what there is to see now; an error of ours is a sentence to the room."""
        size = (self.size.width, self.size.height)
        try:
            lines = self.shown.lines(size)
        except Exception as error:
            self.faults.append(error)
            self.shown.lose(phrase("wall.gone"))
            lines = self.shown.lines(size)
        self.canvas.show(lines)
        if self.shown.rings():
            self.bell()

    def _handle_exception(self, error: Exception) -> None:
        """Never a traceback before an audience."""
        self.faults.append(error)
        if not self._running:
            super()._handle_exception(error)

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            self._handle_exception(error)
