"""A command: one thing that a person can do, with its key, its words and the place where it can be done.

Bindings, footer, palette, help and the manual's table are all made of these. What a command does is the method
``action_<id>`` of the place that it belongs to: the app, the start screen, or the phase's screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sessions.words import Words

if TYPE_CHECKING:
    from textual.binding import BindingType


class Where(StrEnum):
    """Where a command can be used."""

    EVERYWHERE = "everywhere"
    START = "start"
    MEETING = "meeting"
    PHASE = "phase"
    """In one phase, wherever the focus is."""
    TURNS = "turns"
    """In one phase, on an empty line while the word goes round."""
    LIST = "list"
    """In one phase, in its list."""
    READING = "reading"
    """In one phase, while something is read aloud."""
    BOARD = "board"
    """In every phase's list."""


ANYWHERE = (Where.EVERYWHERE, Where.MEETING, Where.PHASE)
"""Commands whose keys work wherever the focus is."""


@dataclass(frozen=True)
class Command:
    """A thing that can be done: the words ``command.<id>.name`` and ``command.<id>.help`` tell of it.

    ``key`` is Textual's name of the key, several with commas between, empty for what only the palette offers;
    ``shown`` is how people see it. ``own_key`` says that the list or the line has the key itself, ``for_room``
    that one of the list shows the room something, wherever the list stands.
    """

    id: str
    key: str
    shown: str
    where: Where
    own_key: bool = False
    for_room: bool = False

    @property
    def name(self) -> str:
        """The key of its name in the catalogs."""
        return f"command.{self.id}.name"

    @property
    def help(self) -> str:
        """The key of its help in the catalogs."""
        return f"command.{self.id}.help"

    @property
    def short(self) -> str:
        """The key of its name in the footer."""
        return f"command.{self.id}.short"

    def key_name(self, words: Words) -> str:
        """The key as people of this language call it."""
        return words("key.space") if self.key == "space" else self.shown


def letters(key: str) -> str:
    """The keys with their letters in both cases: what Shift or Caps Lock makes of a letter is that letter."""
    both = ((each, each.upper()) if len(each) == 1 and each.isalpha() else (each,) for each in key.split(","))
    return ",".join(each for pair in both for each in pair)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The commands' keys, for the class whose actions they are."""
    from textual.binding import Binding

    return [
        Binding(
            letters(command.key),
            command.id,
            command.id,
            id=command.id,
            tooltip=command.help,
            show=False,
            priority=command.where in ANYWHERE,
        )
        for command in commands
        if command.key and not command.own_key
    ]
