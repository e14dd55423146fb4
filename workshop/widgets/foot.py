"""The foot of a screen: what the program says, and which keys do something now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from workshop.widgets.plain import Plain

MESSAGE_SECONDS = 8.0
MOST = 6
"""Keys that are shown at most."""
NARROW = 100
"""Columns of a screen below which the keys stand closer, as they do where they would have no room."""


class MessageLine(Plain):
    """One line above the keys, in plain words. Goes by itself, unless it asks something."""

    DEFAULT_CSS = """
    MessageLine { height: auto; max-height: 6; min-height: 1; padding: 0 1; color: $text-muted; }
    MessageLine.-look { color: $warning; }
    MessageLine.-wrong { color: $error; }
    MessageLine.-ready { color: $success; }
    """

    def __init__(self) -> None:
        super().__init__(id="message")
        self._clearing: Timer | None = None

    def say(self, text: str, tone: str = "", *, stays: bool = False) -> None:
        """Show a message in a tone: empty, ``ready``, ``look`` or ``wrong``."""
        if self._clearing is not None:
            self._clearing.stop()
            self._clearing = None
        for name in ("ready", "look", "wrong"):
            self.set_class(name == tone, f"-{name}")
        self.show(text)
        if text and not stays:
            self._clearing = self.set_timer(MESSAGE_SECONDS, lambda: self.show(""))


class KeyHint(NamedTuple):
    """A key and the name of what it does; ``command`` is run by a click."""

    shown: str
    name: str
    command: str

    @property
    def cells(self) -> int:
        """How wide it is."""
        return self.content(under=False).cell_length

    def content(self, *, under: bool) -> Content:
        """As it is shown; underlined while the pointer is ``under`` it."""
        line = "underline " if under else ""
        return Content.assemble(
            (f"{self.shown} " if self.shown else "", f"{line}bold"), (self.name, f"{line}$text-muted")
        )


class KeyLine(Plain):
    """What can be done now: the keys, and on the right the next phase. Everything is clickable."""

    DEFAULT_CSS = "KeyLine { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }"
    _pointed: reactive[KeyHint | None] = reactive(None)

    @dataclass
    class Pressed(Message):
        """A key of the line was clicked."""

        command: str

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._hints: tuple[KeyHint, ...] = ()
        self._next: KeyHint | None = None

    def show_keys(self, hints: Sequence[KeyHint], next_phase: str = "") -> None:
        """Show these keys."""
        following = KeyHint("", next_phase, "phases") if next_phase else None
        if (tuple(hints[:MOST]), following) != (self._hints, self._next):
            self._hints, self._next = tuple(hints[:MOST]), following
            self.refresh()

    def render(self) -> Content:
        """The keys from the left, the next phase at the right if it has room."""
        line = Content("")
        for start, hint in self._places():
            line = line.pad_right(start - line.cell_length) + hint.content(under=hint == self._pointed)
        return line

    def _places(self) -> Iterator[tuple[int, KeyHint]]:
        """Each key with the cell where it begins."""
        at, room = 0, self.content_size.width - (self._next.cells if self._next is not None else 0)
        cells = sum(hint.cells for hint in self._hints)
        close = self.app.size.width < NARROW or cells + 3 * len(self._hints) > room
        for hint in self._hints:
            yield at, hint
            at += hint.cells + (2 if close else 3)
        if self._next is not None and at <= room:
            yield room, self._next

    def _at(self, event: events.MouseEvent) -> KeyHint | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        return next(
            (hint for start, hint in self._places() if 0 <= offset.x - start < hint.content(under=False).cell_length),
            None,
        )

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The key under the pointer is underlined."""
        self._pointed = self._at(event)

    def on_leave(self) -> None:
        """No key is."""
        self._pointed = None

    def on_click(self, event: events.Click) -> None:
        """A click does what the key does."""
        event.stop()
        hint = self._at(event)
        if hint is not None:
            self.post_message(self.Pressed(hint.command))
