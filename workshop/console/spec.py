"""A phase as the rest of the console knows it: one small spec, in the phase's own folder."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sessions.agenda.phases import PhaseKind
from workshop.commands.command import Command

if TYPE_CHECKING:
    from textual.screen import Screen


@dataclass(frozen=True)
class Thing:
    """A kind of thing that stands on a phase's board. Its rows' ids begin with ``row``, then a dash and its id."""

    row: str
    table: str = ""
    """Its table, by which its history is read; none if it has no history."""
    found: str = ""
    """What search calls it; none if it is not found there."""


@dataclass(frozen=True)
class PhaseSpec:
    """One phase: its screen, named so that it is imported only when it is shown, and what is its own."""

    kind: PhaseKind
    screen: str
    """``module:Class``."""
    wall: str = ""
    """``module:function`` that makes what the room sees of it; a phase without one shows its name."""
    phone: str = ""
    """``module:NAME`` of its ``Phone``; a phase without one tells phones to follow on the wall."""
    commands: tuple[Command, ...] = ()
    things: tuple[Thing, ...] = ()
    notes: tuple[str, ...] = ()
    """The kinds of notes that stand on its board."""

    def make_screen(self) -> Screen[Any]:
        """A new screen for the phase."""
        module, _, name = self.screen.partition(":")
        screen: Screen[Any] = getattr(import_module(module), name)()
        return screen
