"""What every dialog shares: how it stands, which commands it lets through, and that it answers only once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen
from textual.widgets import Input

from workshop.console.faults import Telling
from workshop.console.protocol import Console, console_of
from workshop.widgets.foot import MessageLine

T = TypeVar("T")
STYLES = Path(__file__).with_name("dialogs.tcss")
"""How dialogs stand."""

if TYPE_CHECKING:
    from sessions.view import MeetingView


class Dialog(Telling, ModalScreen[T], Generic[T]):
    """A dialog. ``takes`` are the commands of everywhere whose keys work over it."""

    CSS_PATH = STYLES
    takes: ClassVar[frozenset[str]] = frozenset({"quit", "blank"})
    _left = False

    @property
    def console(self) -> Console:
        """The console that it stands in."""
        return console_of(self)

    @property
    def now_view(self) -> MeetingView:
        """The meeting as it is now."""
        view = self.console.view
        assert view is not None
        return view

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Answer and go. A dialog that is leaving, or that another stands on, takes nothing more."""
        if self._left or not self.is_active:
            return AwaitComplete()
        self._left = True
        self.console.keys.hold_a_step()
        return super().dismiss(result)

    def take_typed(self, text: str, *, first: bool) -> bool:
        """What is typed fast goes to the dialog's line, and where it has none nowhere: it is no command."""
        line = next((each for each in self.query(Input) if each.focusable), None)
        if line is None:
            self.console.say(self.console.words("burst.ignored"), "look")
            return True
        self.set_focus(line)
        line.replace(text, *line.selection)
        return True

    def on_key(self, event: events.Key) -> None:
        """A letter that means nothing may be the first of a word."""
        if event.is_printable and event.key not in self.active_bindings:
            self.console.keys.did_nothing(event)

    def more(self, hidden: int) -> str:
        """What a board says of a text that it cuts."""
        return self.console.words("board.more", n=hidden)


class SayingDialog(Dialog[T], Generic[T]):
    """A dialog in which things are done and said."""

    def say(self, text: str, tone: str = "", *, stays: bool = False) -> None:
        """One line in plain words."""
        self.query_one(MessageLine).say(text, tone, stays=stays)

    def relook(self) -> None:
        """The wall's look has come or gone."""
