"""The console of the facilitator and the note-taker: holds the view, hands errands to the clerk, shows screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.screen import ModalScreen, Screen

from sessions.words import Words, phrase
from workshop.commands.table import COMMANDS, GLOBAL
from workshop.console.jobs import Outbox
from workshop.console.key_gate import HeldKeys
from workshop.console.messages import Carried, Failed, Opened, Seen, Shelved
from workshop.console.worker import Clerk, Errand
from workshop.dialogs.base import SayingScreen
from workshop.looks import DARK
from workshop.looks.themes import THEMES
from workshop.start.screen import StartScreen

if TYPE_CHECKING:
    from sessions.clusters.suggestions import Apart
    from sessions.errors import Refusal
    from sessions.ideas.turns import Turns
    from sessions.queries.shelf import ShelfDialogue
    from sessions.store.change import Done
    from sessions.view import MeetingView
    from workshop.phases.base.screen import PhaseScreen


def utc_now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)


class WorkshopApp(App[None]):
    """One console on one store.

    ``fill`` makes a throw-away store's content first and gives the meeting to enter.
    ``minutes_folder`` is where F9 writes.
    """

    TITLE = "Dialogverkstad"
    CSS_PATH = "looks/workshop.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            command.key,
            f"run_command('{command.id}')",
            command.id,
            id=command.id,
            tooltip=command.help,
            show=False,
            priority=True,
        )
        for command in COMMANDS
        if command.where in GLOBAL and command.key
    ]

    view: var[MeetingView | None] = var(None, always_update=True)

    def __init__(
        self,
        path: Path,
        language: str = "sv",
        *,
        clock: Callable[[], datetime] = utc_now,
        fill: Callable[..., Done] | None = None,
        minutes_folder: Path | None = None,
        theme: str = DARK,
    ) -> None:
        super().__init__()
        self.words, self.clock = Words(language), clock
        self.path, self.minutes_folder = path, minutes_folder
        self._fill = fill
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme
        self.clerk = Clerk(path, clock, self.post_message)
        self.outbox = Outbox(self)
        self.keys = HeldKeys(self, self._hand_on)
        self.drafts: dict[str, str] = {}
        self.sticky: tuple[str, str] = ("", "")
        self.turns: Turns | None = None
        self.apart: set[Apart] = set()
        self.wall_look = False
        self.greeted: set[int] = set()
        self.timing = False
        self.last_export: Path | None = None

    def today(self) -> date:
        """The day it is where the laptop stands."""
        return self.clock().astimezone().date()

    def get_default_screen(self) -> Screen[None]:
        """The start screen stands at the bottom."""
        return StartScreen()

    def on_mount(self) -> None:
        """Draw the start screen at once; read the shelf and open the store behind it."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self._fill is None:
            self.read_shelf()
        else:
            self.clerk.start()

    @work(thread=True, exclusive=True, group="shelf")
    def read_shelf(self) -> None:
        """Read the dialogues and meetings for the start screen."""
        from sessions.queries import shelf

        self.post_message(Shelved(shelf.read(self.path)))

    def on_shelved(self, event: Shelved) -> None:
        """Show them; the first time, open the store behind the picture."""
        self.start_screen.show(event.dialogues)
        if not self.clerk.started:
            self.call_after_refresh(self.clerk.start)
            self.call_after_refresh(self.keys.release)

    @property
    def start_screen(self) -> StartScreen:
        """The screen at the bottom."""
        return next(screen for screen in self.screen_stack if isinstance(screen, StartScreen))

    @property
    def shelf(self) -> tuple[ShelfDialogue, ...]:
        """What the start screen shows."""
        return self.start_screen.dialogues or ()

    @property
    def phase_screen(self) -> PhaseScreen | None:
        """The phase that is shown, if a meeting is open."""
        from workshop.phases.base.screen import PhaseScreen

        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, PhaseScreen)), None)

    async def on_event(self, event: events.Event) -> None:
        """Keys go one at a time, and wait while a screen is on its way."""
        if not await self.keys.take(event):
            await super().on_event(event)

    async def _hand_on(self, event: events.Event) -> None:
        """A key or a paste to the focus; plus and minus belong to the timer after F3."""
        if isinstance(event, events.Key) and self.timing and not isinstance(self.screen, ModalScreen):
            from workshop.actions import timer_key

            if timer_key(self, event.key):
                return
        await super().on_event(event)

    # Errands.

    def carry(self, errand: Errand) -> None:
        """Hand an errand to the clerk; its text shows as being saved meanwhile."""
        self.outbox.send(errand)

    def on_opened(self, _event: Opened) -> None:
        """The store is open; a sample is filled in and entered."""
        if self._fill is None:
            if not self.shelf:
                self.read_shelf()  # an older store could not be read before it was opened
            return
        fill = self._fill

        def entered(done: Done | None) -> None:
            assert done is not None and done.id is not None
            self.read_shelf()
            self.open_meeting(done.id)

        self.carry(Errand(lambda meetings, _: fill(meetings), quiet=True, answer=entered))

    def on_carried(self, event: Carried) -> None:
        """Something is on disk: show it, say it."""
        if event.view is not None and self.view is not None:
            self.view = event.view
        self.outbox.carried(event)
        self.mind_phase()

    def on_failed(self, event: Failed) -> None:
        """Something was refused; without an errand it is the store itself."""
        if event.errand is None:
            self.keys.release()
        self.outbox.failed(event)

    def on_seen(self, event: Seen) -> None:
        """Somebody else changed the meeting."""
        if self.view is not None and event.view.meeting.id == self.view.meeting.id:
            self.view = event.view
            self.mind_phase()

    def say(self, text: str, tone: str = "", *, stays: bool = False) -> None:
        """One line of plain words on the screen that is shown."""
        dialog = self.screen if isinstance(self.screen, SayingScreen) and self.screen.is_mounted else None
        (dialog or self.phase_screen or self.start_screen).say(text, tone, stays=stays)

    def speak(self, language: str) -> None:
        """Speak another language from now on. What is half-typed stays."""
        self.words = Words(language)
        self.start_screen.relabel()
        if self.phase_screen is not None:
            self.phase_screen.relabel()
        self.outbox.show()
        self.say("")

    # Meetings and phases.

    def open_meeting(self, meeting_id: int) -> None:
        """Go into a meeting; keys typed meanwhile reach its screen."""

        def entered(_done: Done | None) -> None:
            from workshop.dialogs.carry_over_actions import greet

            self.drafts, self.turns, self.apart = {}, None, set()
            self.show_phase()
            greet(self)

        self.carry(self.clerk.entering(meeting_id, entered, self._take_in, self._not_entered))

    def _take_in(self, view: MeetingView) -> None:
        self.view = view

    def _not_entered(self, refusal: Refusal) -> bool:
        self.say(self.words.say(refusal.phrase), "wrong", stays=True)
        return True

    def show_phase(self) -> None:
        """Show the screen of the phase that the meeting is in."""
        from workshop.phases.registry import screen_for

        assert self.view is not None
        self.keys.hold()
        old = self.phase_screen
        screen = screen_for(self.view.phase.kind)
        screen.phase_id = self.view.phase.id
        screen.data_bind(view=WorkshopApp.view)
        if old is not None:
            old.keep_draft()
            while isinstance(self.screen, ModalScreen):
                self.pop_screen()
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def leave_meeting(self) -> None:
        """Back to the start screen; the meeting stays as it is."""
        screen = self.phase_screen
        if screen is None:
            return
        screen.leave()
        self.view = None
        self.pop_screen()
        self.clerk.ask(self.clerk.leaving())
        self.read_shelf()

    def mind_phase(self) -> None:
        """The phase belongs to the meeting: follow it, unless the person is in the middle of something."""
        screen, view = self.phase_screen, self.view
        if screen is None or view is None or screen.phase_id == view.phase.id:
            return
        if screen.is_busy() or isinstance(self.screen, ModalScreen):
            screen.say(phrase("phase.moved", phase=view.phase.name), "look", stays=True)
        else:
            self.show_phase()

    # Commands.

    def action_run_command(self, command_id: str) -> None:
        """A command's key."""
        self.run_command(command_id)

    def run_command(self, command_id: str) -> None:
        """Run a command by its id, wherever it came from."""
        from workshop.actions import run

        run(self, command_id)

    async def action_quit(self) -> None:
        """End; the clerk finishes what waits first."""
        screen = self.phase_screen
        if screen is not None:
            screen.leave()
        self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C copies; who wants out is told how."""
        self.say(self.words("frame.how_to_quit"))

    def on_unmount(self) -> None:
        """Let the store go."""
        self.clerk.stop()
