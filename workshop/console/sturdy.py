"""An app that an error of our own does not end: it is written down and told, and what broke is shown anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import WeakSet

from rich.console import RenderableType
from textual._context import active_message_pump
from textual.dom import NoScreen
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerFailed

from sessions.errors import Refusal
from sessions.words import Phrase, Words, phrase
from workshop.console.faults import Repeats, told, write_down
from workshop.console.key_gate import KeyGate
from workshop.looks.app import ThemedApp


class SturdyApp(ThemedApp):
    """Goes on whatever raises. A widget whose handler raises is dead to Textual, so its screen is made again."""

    keys: KeyGate

    def __init__(self, path: Path, words: Words, theme: str, clock: Callable[[], datetime]) -> None:
        super().__init__(theme)
        self.path, self.words, self.clock = path, words, clock
        self.faults: list[BaseException] = []
        """Errors of our own since the start."""
        self.repeats = Repeats()
        self.broken: WeakSet[Screen[Any]] = WeakSet()
        """Screens in which something ended by an error; each is shown anew."""

    # What a subclass does with its screens.

    def say(self, text: str, tone: str = "", *, stays: bool = False) -> None:
        """One line of plain words on the screen that is shown."""
        raise NotImplementedError

    def refused(self, refusal: Refusal) -> None:
        """Deal with a refusal that nobody took: say it, and keep the words."""
        raise NotImplementedError

    def keep_draft(self) -> None:
        """Remember the half-typed line, and hand on what stands changed in a form."""
        raise NotImplementedError

    def show_anew(self, screen: Screen[Any]) -> None:
        """Show again what stood on a screen that is broken."""
        raise NotImplementedError

    # Errors.

    def fault(self, error: Exception) -> None:
        """An error of our own: write it down, say so in one line, and go on."""
        self.call_later(self._say_fault, phrase("fault.said", noted=self.noted(error)))

    def noted(self, error: Exception) -> Phrase:
        """An error of our own is written down; gives where."""
        self.faults.append(error)
        log = write_down(error, self.path, self.clock())
        return phrase("fault.noted", log=str(log)) if log is not None else phrase("fault.not_noted")

    def _say_fault(self, said: Phrase) -> None:
        try:
            self.say(self.words.say(said), "wrong", stays=True)
        except Exception as error:
            self._handle_exception(error)

    async def _dispatch_message(self, message: Message) -> None:
        with told(self):
            await super()._dispatch_message(message)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the program. What has gone wrong once is in its exit status, whoever ends it after that."""
        super().exit(result, return_code or self.return_code or 0, message)

    def panic(self, *renderables: RenderableType) -> None:
        """The toolkit ends the program by an error of its own."""
        self._return_code = self.return_code or 1
        super().panic(*renderables)

    def _handle_exception(self, error: Exception) -> None:
        """Something ended by an error that nobody took. What ends at once again ends the program."""
        cause = error.error if isinstance(error, WorkerFailed) and isinstance(error.error, Exception) else error
        if not self._running:
            self._exception = cause
            self._exception_event.set()
        screen = self._screen_of(active_message_pump.get(None))
        if not self._running or (screen not in self.broken and self.repeats.again(cause)):
            self.exit(return_code=1, message=self.words("fault.ends", noted=self.noted(cause)))
        elif screen in self.broken:
            self.noted(cause)
        else:
            if cause is error:
                self._give_up(screen)
            if isinstance(cause, Refusal):
                self.call_later(self.refused, cause)
            else:
                self.fault(cause)

    def _screen_of(self, pump: MessagePump | None) -> Screen[Any] | None:
        """The screen that something stands on; the one that is shown, if it stands on none."""
        try:
            return pump.screen if isinstance(pump, Widget) else self.screen
        except NoScreen:
            return self.screen if self.screen_stack else None

    def _give_up(self, screen: Screen[Any] | None) -> None:
        """What is half-typed is kept, and the screen is shown anew."""
        if screen is None:
            return
        try:
            self.keep_draft()
        except Exception as error:
            self.noted(error)
        self.broken.add(screen)
        self.call_later(self._renew, screen)

    def _renew(self, screen: Screen[Any]) -> None:
        self.keys.start_over()
        self.show_anew(screen)
