"""A console led by keys: each goes where it belongs, one at a time, and every command has one way to what it does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual._callback import invoke
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.timer import Timer

from workshop.commands.command import Command, Where
from workshop.commands.common import COMMON, in_order
from workshop.console.app import ConsoleApp
from workshop.console.faults import note

if TYPE_CHECKING:
    from sessions.agenda.phases import PhaseKind
    from sessions.view import MeetingView
    from sessions.words import Phrase
    from workshop.card.view import Card
    from workshop.console.protocol import PhaseHost
    from workshop.console.spec import PhaseSpec
    from workshop.web.host import PageHost, Shown

TIMING_SECONDS = 5.0
"""How long after F3 plus and minus change the phase's minutes."""
TIMING_KEYS = ("f3", "plus", "minus", "kp_plus", "kp_minus")


AT_START = (Where.EVERYWHERE, Where.START)


class CommandApp(ConsoleApp):
    """Knows every command; ``find_specs`` finds the phases that there are, when they are first asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,kp_plus", "change_minutes(1)", id="more_minutes", show=False, priority=True),
        Binding("minus,kp_minus", "change_minutes(-1)", id="fewer_minutes", show=False, priority=True),
    ]

    joining: var[Shown | None] = var(None, always_update=True)
    """What the join card is to show; None until somebody asks for it."""

    def __init__(
        self,
        path: Path,
        language: str,
        theme: str,
        clock: Callable[[], datetime],
        find_specs: Callable[[], Mapping[PhaseKind, PhaseSpec]],
    ) -> None:
        super().__init__(path, language, theme, clock)
        self._find_specs = find_specs
        self._timing: Timer | None = None

    @cached_property
    def specs(self) -> Mapping[PhaseKind, PhaseSpec]:
        """The phases that there are."""
        return self._find_specs()

    @cached_property
    def phones(self) -> PageHost:
        """The page for participants' phones; imported when somebody asks for it."""
        from workshop.web.host import PageHost

        phones = {str(kind): spec.phone for kind, spec in self.specs.items() if spec.phone}
        host = PageHost(self.path, phones, self._say_of_phones, self._note_fault)
        host.watcher = partial(setattr, self, "joining")
        host.card_watcher = partial(self.call_later, self._show_card)
        host.follow(self.view)
        return host

    @property
    def card(self) -> Card | None:
        """How phones come in now; None while no page is served."""
        return self.phones.card if "phones" in self.__dict__ else None

    def watch_view(self, view: MeetingView | None) -> None:
        """While people come the digits hold, also when nobody looks at the join card."""
        if "phones" in self.__dict__:
            self.phones.follow(view)

    def _show_card(self) -> None:
        """Show the room on this screen how phones come in now."""
        if self.wall_look and self.view is not None:
            self.view = self.view

    async def stop_phones(self) -> None:
        """End the page for phones, if there is one."""
        if "phones" in self.__dict__:
            await self.phones.stop()

    def _say_of_phones(self, said: Phrase, tone: str) -> None:
        self.say(self.words.say(said), tone, stays=tone != "ready")

    def _note_fault(self, where: str) -> None:
        """An error of our own in the page's process; whoever met it has been told there."""
        note(where, self.path, self.clock())

    @cached_property
    def _phases_commands(self) -> dict[str, Command]:
        return {command.id: command for spec in self.specs.values() for command in spec.commands}

    @property
    def phase_screen(self) -> PhaseHost | None:
        """The phase that is shown, if a meeting is open."""
        raise NotImplementedError

    async def on_event(self, event: events.Event) -> None:
        """Keys and clicks go one at a time, and wait while a screen is on its way."""
        if not await self.keys.take(event):
            await super().on_event(event)

    async def hand_on(self, event: events.Event) -> None:
        """A person's event to where it belongs; any other key ends the time in which plus and minus are the timer's."""
        if not isinstance(event, events.MouseMove):
            self.repeats.forget()
        if isinstance(event, events.Paste) or (isinstance(event, events.Key) and event.key not in TIMING_KEYS):
            self._end_timing()
        await super().on_event(event)

    async def push_screen_wait(self, screen: Screen[Any] | str, *, mode: str | None = None) -> Any:
        """Ask; keys wait until the question stands, whatever the app has to do before that."""
        with self.keys.held():
            await self._flush_next_callbacks()
            answer = self.push_screen(screen, wait_for_dismiss=True, mode=mode)
        return await asyncio.shield(answer)

    def time_may_change(self) -> None:
        """Let plus and minus change the phase's minutes for some seconds."""
        self._end_timing()
        self._timing = self.set_timer(TIMING_SECONDS, self._end_timing)

    @property
    def times(self) -> bool:
        """Whether plus and minus are the timer's now."""
        return self._timing is not None

    def _end_timing(self) -> None:
        if self._timing is not None:
            self._timing.stop()
            self._timing = None

    def command(self, command_id: str) -> Command:
        """A command by its id."""
        return COMMON.get(command_id) or self._phases_commands[command_id]

    def available(self) -> list[Command]:
        """The commands that make sense where the person is."""
        screen = self.phase_screen
        if screen is None:
            return [each for each in in_order() if each.where in AT_START and each.id != "palette"]
        left_out = {Where.READING, Where.START}
        if self.meeting is None or self.meeting.turns is None:
            left_out.add(Where.TURNS)
        every = in_order(*self.specs[screen.kind].commands)
        there = [each for each in every if each.where not in left_out and each.id != "palette"]
        hidden = (Where.BOARD, Where.LIST) if self.wall_look else ()
        return [each for each in there if each.for_room or each.where not in hidden]

    async def run_command(self, command_id: str) -> None:
        """Run a command by its id, wherever it came from; one that makes no sense here says so."""
        for node in (self.phase_screen or self.screen_stack[0], self):
            act = getattr(node, f"action_{command_id}", None)
            if act is not None:
                await invoke(act)
                return
        self.say(self.words("command.not_here", name=self.words(self.command(command_id).name)), "look")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Over a dialog only what it lets through; plus and minus are the timer's only right after F3."""
        if action == "change_minutes":
            return self.times and not isinstance(self.screen, ModalScreen)
        if isinstance(self.screen, ModalScreen) and (action in COMMON or action in self._phases_commands):
            return action in getattr(self.screen, "takes", ())
        return True

    def action_change_minutes(self, minutes: int) -> None:
        """Give the phase more minutes, or fewer."""
        self.time_may_change()
        if self.phase_screen is not None:
            self.phase_screen.change_minutes(minutes)

    def action_help_quit(self) -> None:
        """Ctrl+C copies; who wants out is told how."""
        self.say(self.words("frame.how_to_quit"))
