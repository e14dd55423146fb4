"""A phase whose letters act on what the highlight stands on: alike from the board, the footer and the palette."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Generic, TypeVar

from textual import on

from sessions.words import phrase
from workshop.commands.table import BY_ID
from workshop.phases.base.form_host import FormHost
from workshop.widgets.board import Board

Thing = TypeVar("Thing")


class LetteredHost(FormHost, Generic[Thing]):
    """A subclass says what each of its commands does, and which thing the highlight stands on."""

    STAND_ON_ONE: ClassVar[str]
    """The key of what is said where the highlight stands on none."""

    def acts(self) -> Mapping[str, Callable[[Thing], object]]:
        """What each command does with the thing, by the command's id; its key is the command's."""
        raise NotImplementedError

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """What commands do that need no thing to act on, by their ids."""
        return {}

    def here(self) -> Thing | None:
        """The thing that the highlight stands on, or on something of."""
        raise NotImplementedError

    def board_key(self, key: str) -> bool:
        """A letter of one of the commands."""
        command = next((each for each in (*self.deeds(), *self.acts()) if BY_ID[each].key == key), None)
        if command is not None:
            self._act(command)
        return command is not None

    def run_own(self, command_id: str) -> None:
        """The letters' commands, from the footer or the palette."""
        if command_id in self.deeds() or command_id in self.acts():
            self._act(command_id)
        else:
            super().run_own(command_id)

    def _act(self, command_id: str) -> None:
        deed = self.deeds().get(command_id)
        if deed is not None:
            deed()
            return
        thing = self.here()
        if thing is None:
            self.say(phrase(self.STAND_ON_ONE), "look")
        else:
            self.acts()[command_id](thing)

    @on(Board.Highlighted)
    def _moved(self, event: Board.Highlighted) -> None:
        event.stop()
        self.show_keys()
