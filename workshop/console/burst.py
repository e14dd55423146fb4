"""What is typed fast is words, not commands: several letters in a list, and what comes as a lump, such as a paste.

A terminal that does not mark a paste gives it as keys, with no time between them. A letter that stands alone is a
command where it is one; a letter of a word is not, nor is a slash or a question mark that something follows at once.
"""

from __future__ import annotations

from typing import Any, TypeGuard

from textual import events
from textual.app import App

from workshop.widgets.board import Board

LUMP = 0.03
"""Seconds: no hand types two keys so close."""
TOGETHER = 0.06
"""Seconds in which the next key makes a word of a letter."""
WORD = 0.25
"""Seconds: most letters of a word come so close after the one before."""
LOOK = TOGETHER
"""Seconds that a letter waits in the gate for the next."""


class Burst:
    """Tells the letter of a word from a command, by the keys before it and after."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._before: events.Key | None = None
        self._was_taken = False
        self._stray: events.Key | None = None

    def must_look(self, event: events.Event, *, alone: bool) -> bool:
        """Whether it stands ``alone`` in the gate, and is a command only if nothing follows."""
        return alone and isinstance(event, events.Key) and event.is_printable and self._commands(event)

    def take(self, event: events.Event, after: events.Event | None) -> bool:
        """Take a key that is a sign in a burst, to where words belong; False for one that is to be handed on."""
        before, self._before = self._before, event if isinstance(event, events.Key) else None
        was_taken, self._was_taken = self._was_taken, False
        if not isinstance(event, events.Key):
            return False
        text = event.character or ""
        match event.key:
            case "enter":
                in_burst = was_taken and isinstance(self._app.focused, Board) and _close(before, event, LUMP)
                text = ""
            case "tab":
                in_burst = self._is_in_a_line() and _close(before, event, LUMP) and _close(event, after, LUMP)
                text = " "
            case _ if event.is_printable and self._commands(event):
                in_burst = (
                    _close(before, event, LUMP)
                    or self._is_of_a_word(before, event, was_taken)
                    or _close(event, after, TOGETHER)
                )
            case _:
                return False
        if in_burst:
            if before is not None and before is self._stray:
                text = f"{before.character}{text}"
            taker: Any = getattr(self._app.screen, "take_typed", None)
            self._was_taken = taker is not None and taker(text, first=not _close(before, event, WORD))
        return self._was_taken

    def did_nothing(self, event: events.Key) -> None:
        """A sign meant nothing where it came: what follows at once makes a word of it."""
        self._stray = event

    def _commands(self, event: events.Key) -> bool:
        """Whether a sign is a command where the focus is, and is not written."""
        asks = getattr(self._app.focused, "asks", None)  # what a line has: none is imported before one is shown
        return asks is None or bool(asks(event.key))

    def _is_in_a_line(self) -> bool:
        from workshop.widgets.entry import EntryLine

        focused = self._app.focused
        return isinstance(focused, EntryLine) and bool(focused.value)

    @staticmethod
    def _is_of_a_word(before: events.Key | None, event: events.Key, was_taken: bool) -> bool:
        """Whether a letter came just before. The same one twice is a command that is given twice."""
        if before is None or not before.is_printable or before.character == " ":
            return False
        return (was_taken or before.key != event.key) and _close(before, event, WORD)


def _close(one: events.Event | None, other: events.Event | None, within: float) -> bool:
    """Whether the second of two signs followed the first at once."""
    return _writes(one) and _writes(other) and 0 <= other.time - one.time <= within


def _writes(event: events.Event | None) -> TypeGuard[events.Key]:
    """Whether a key stands for something in a text."""
    return isinstance(event, events.Key) and (event.is_printable or event.key in ("enter", "tab"))
