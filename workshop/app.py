"""The console of the facilitator and the note-taker: its screens, and the meeting that it is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen, Screen

from sessions.words import Words, phrase
from workshop.console.job import Job, Waiting
from workshop.console.messages import Ending, Opened, Shelved
from workshop.console.tasks import task
from workshop.entrance import Entrance
from workshop.everywhere import EverywhereApp
from workshop.looks import DARK
from workshop.start.screen import StartScreen

if TYPE_CHECKING:
    from sessions.agenda.phases import PhaseKind
    from sessions.queries.shelf import ShelfDialogue
    from workshop.console.spec import PhaseSpec
    from workshop.dialogs.base import SayingDialog
    from workshop.phases.base.screen import PhaseScreen


def find_specs() -> Mapping[PhaseKind, PhaseSpec]:
    """The phases that there are; read when they are first asked for."""
    from workshop.phases import registry

    return registry.registered()


def utc_now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)


class WorkshopApp(EverywhereApp):
    """The program. ``fill`` makes the store's content first and gives the meeting to enter; of a ``throw_away`` store
    nothing is asked about at the end. ``minutes_folder`` is where F9 writes, ``specs`` finds the phases that there are.
    """

    TITLE = "Dialogverkstad"
    CSS_PATH = "looks/workshop.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        path: Path,
        language: str = "sv",
        *,
        clock: Callable[[], datetime] = utc_now,
        fill: Callable[..., Any] | None = None,
        throw_away: bool = False,
        minutes_folder: Path | None = None,
        theme: str = DARK,
        specs: Callable[[], Mapping[PhaseKind, PhaseSpec]] = find_specs,
    ) -> None:
        super().__init__(path, language, theme, clock, specs)
        self.minutes_folder = minutes_folder
        self._fill = fill
        self._entrance = Entrance(self, throw_away=throw_away)

    def get_default_screen(self) -> Screen[None]:
        """The start screen stands at the bottom."""
        return StartScreen()

    def on_mount(self) -> None:
        """Draw the start screen at once; read the shelf and open the store behind it."""
        self.keys.watch()
        self.call_after_refresh(self.worker.start if self._fill is not None else self.read_shelf)

    async def on_unmount(self) -> None:
        """Let the store go; what was on its way and could not be saved is kept for the next start."""
        await self.stop_phones()
        self._entrance.close()

    def on_ending(self, event: Ending) -> None:
        """Somebody, or the system, wants the program to end."""
        self.outlive(self._entrance.end(event.status))

    def read_shelf(self) -> None:
        """Read the dialogues and meetings for the start screen."""
        self.start_screen.read(self.path)

    def on_shelved(self, event: Shelved) -> None:
        """Show them; the first time, open the store behind the picture."""
        self.start_screen.take(event.shelf)
        if not self.worker.started:
            self.call_after_refresh(self.worker.start)
            self.call_after_refresh(self.keys.release, self)

    def on_opened(self, event: Opened) -> None:
        """The store is open; a sample is filled in and entered."""
        from workshop.console.drafts import DraftFile

        self._entrance.drafts = DraftFile(self.path, event.surface)
        if self._fill is not None:
            self._enter_sample(self._fill)
        elif not self.start_screen.dialogues:
            self.read_shelf()  # an older store could not be read before it was opened

    @task
    async def _enter_sample(self, fill: Callable[..., Any]) -> None:
        done = await self.submit(Job(partial(_filled, fill), quiet=True))
        self.read_shelf()
        self.keys.release(self)
        await self._entrance.enter(done.id)

    @property
    def start_screen(self) -> StartScreen:
        """The screen at the bottom."""
        return next(screen for screen in self.screen_stack if isinstance(screen, StartScreen))

    @property
    def shelf(self) -> tuple[ShelfDialogue, ...]:
        """What the start screen shows."""
        return self.start_screen.dialogues or ()

    # What is shown and said.

    @property
    def phase_screen(self) -> PhaseScreen | None:
        """The phase that is shown, if a meeting is open."""
        from workshop.phases.base.screen import PhaseScreen

        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, PhaseScreen)), None)

    @property
    def _saying_dialog(self) -> SayingDialog[Any] | None:
        from workshop.dialogs.base import SayingDialog

        return self.screen if isinstance(self.screen, SayingDialog) and self.screen.is_mounted else None

    def say(self, text: str, tone: str = "", *, stays: bool = False) -> None:
        """One line of plain words on the screen that is shown."""
        (self._saying_dialog or self.phase_screen or self.start_screen).say(text, tone, stays=stays)

    def give_back(self, job: Job, *, anywhere: bool = False) -> bool:
        """Put a job's words in the line that they came from, or in any; False if something else stands there."""
        screen = self.phase_screen
        return screen is not None and not self.worker.stopping and screen.give_back(job, anywhere=anywhere)

    def aside(self) -> Waiting | None:
        """What is half-typed in the line and no draft of the phase."""
        return None if self.phase_screen is None else self.phase_screen.aside()

    def show_jobs(self) -> None:
        """Show what is on its way and what waits as it is now."""
        screen = self.phase_screen
        if screen is not None and screen.is_mounted:
            screen.show_waiting()
            screen.show_rows()

    def mark(self, row_id: str) -> None:
        """Mark a row that is about to be shown as just saved."""
        if self.phase_screen is not None:
            self.phase_screen.arrived(row_id)

    def speak(self, language: str) -> None:
        """Speak another language from now on. What is half-typed stays."""
        self.words = Words(language)
        self.start_screen.relabel()
        if self.phase_screen is not None:
            self.phase_screen.relabel()
        self.show_jobs()
        self.say("")

    def turn_wall_look(self) -> None:
        """Show only what the room may see, or everything again."""
        self.wall_look = not self.wall_look
        if self.phase_screen is not None:
            self.phase_screen.relook()
        if self._saying_dialog is not None:
            self._saying_dialog.relook()
        key = self.command("wall_look").shown
        self.say(self.words("wall.on", key=key) if self.wall_look else self.words("wall.off"))

    # Meetings and phases.

    def open_meeting(self, meeting_id: int) -> None:
        """Go into a meeting, with what was left in it; keys typed meanwhile reach its screen."""
        self.keys.hold(self._entrance)
        self.outlive(self._entrance.enter(meeting_id))

    def leave_meeting(self) -> None:
        """Back to the start screen; the meeting stays as it is."""
        self.keys.hold(self._entrance)
        self.outlive(self._entrance.leave())

    def keep_draft(self) -> None:
        """Remember the half-typed line, and hand on what stands changed in a form."""
        if self.phase_screen is not None:
            self.phase_screen.keep_draft()

    def close_meeting(self) -> None:
        """Show the start screen again; the meeting is left."""
        while not isinstance(self.screen, StartScreen):
            self.pop_screen()
        self.meeting = self.view = None
        self.read_shelf()

    def show_phase(self) -> None:
        """Show the screen of the phase that the meeting is in."""
        assert self.view is not None
        phase, old = self.view.phase, self.phase_screen
        screen: Any = self.specs[phase.kind].make_screen()
        self.keys.hold(screen)
        screen.phase_id = phase.id
        screen.data_bind(view=WorkshopApp.view)
        if old is not None:
            if old not in self.broken:
                self._keep_aside(old)
                old.keep_draft()
            while isinstance(self.screen, ModalScreen):
                self.pop_screen()
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _keep_aside(self, screen: PhaseScreen) -> None:
        """What is half-typed in a line that was lent waits in the meeting when the screen goes."""
        aside = screen.aside()
        if aside is not None and self.meeting is not None:
            self.meeting.jobs.keep(aside)

    def show_anew(self, screen: Screen[Any]) -> None:
        """Show again what stood on a screen that is broken; a dialog goes, as by Escape."""
        stack = list(self.screen_stack)
        above = stack[stack.index(screen) :] if screen in stack else []
        for dialog in reversed(above):
            if isinstance(dialog, ModalScreen):
                dialog.dismiss(None)
        if isinstance(screen, ModalScreen):
            return
        if self.meeting is not None:
            self.show_phase()
        elif isinstance(self.screen, StartScreen):
            self.switch_screen(StartScreen())
            self.call_after_refresh(self.read_shelf)

    def mind_phase(self) -> None:
        """The phase belongs to the meeting: follow it, unless the person is in the middle of something."""
        self.keys.between(self._follow_phase)

    def _follow_phase(self) -> None:
        screen, view = self.phase_screen, self.view
        if screen is None or view is None or screen.phase_id == view.phase.id:
            return
        if screen.is_busy() or isinstance(self.screen, ModalScreen):
            screen.say(phrase("phase.moved", phase=view.phase.name), "look", stays=True)
        else:
            self.show_phase()

    def prepare(self) -> None:
        """Change the facts of the dialogue and the meeting that is open."""
        from workshop.start.preparation import PreparationForm

        self.push_screen(PreparationForm(self.view, self.words))

    async def action_quit(self) -> None:
        """End, unless something would be left that the person wants to see to."""
        self.keys.hold(self._entrance)
        self.outlive(self._entrance.quit())


def _filled(fill: Callable[..., Any], meetings: object, _meeting: object) -> Any:
    return fill(meetings)
