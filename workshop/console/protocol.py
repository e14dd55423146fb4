"""What a screen may ask of the app that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from textual.app import App
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from sessions.agenda.phases import PhaseKind
    from sessions.errors import Refusal
    from sessions.queries.shelf import ShelfDialogue
    from sessions.view import MeetingView
    from sessions.words import Phrase, Words
    from workshop.card.view import Card
    from workshop.commands.command import Command
    from workshop.console.job import Job
    from workshop.console.jobs import JobQueue
    from workshop.console.key_gate import KeyGate
    from workshop.console.live import LiveShare
    from workshop.console.open_meeting import OpenMeeting
    from workshop.console.spec import PhaseSpec
    from workshop.web.host import PageHost
    from workshop.widgets.board import Board, Row
    from workshop.widgets.entry import EntryBar, EntryLine


class PhaseHost(Protocol):
    """The screen of a phase, as the app and dialogs know it."""

    kind: ClassVar[PhaseKind]
    EXPLAINS: ClassVar[tuple[str, str] | None]
    """The keys of a heading and a text that help shows with the phase's keys."""

    phase_id: int

    @property
    def app(self) -> App[Any]:
        """The app, to push dialogs on."""

    @property
    def console(self) -> Console:
        """The console that it stands in."""

    @property
    def now_view(self) -> MeetingView:
        """The meeting as it is now."""

    @property
    def board(self) -> Board:
        """The phase's list."""

    @property
    def bar(self) -> EntryBar:
        """The entry line with its label."""

    @property
    def line(self) -> EntryLine:
        """The entry line."""

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """What stands on the board."""

    def change_minutes(self, minutes: int) -> None:
        """Give the phase more minutes, or fewer."""

    def say(self, said: Phrase | str, tone: str = "", *, stays: bool = False) -> None:
        """One line in plain words."""

    async def submit(self, command: Callable[..., Any], /, **options: Any) -> Any:
        """Have a command done in the meeting; see ``SavingScreen``."""

    async def ask_store(self, call: Callable[[Any], Any], **options: Any) -> Any:
        """Have something done with the meeting in the worker's thread."""

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call something when what has changed is painted."""

    def stand_on(self, row_id: str) -> None:
        """Highlight a row and see it."""


class Console(Protocol):
    """The facilitator's and the note-taker's console. Screens know this, never the app's class."""

    @property
    def words(self) -> Words:
        """The person's words as they are now."""

    @property
    def path(self) -> Path:
        """Where the store is."""

    @property
    def minutes_folder(self) -> Path | None:
        """Where minutes are written, if somebody has said so."""

    @property
    def view(self) -> MeetingView | None:
        """The meeting that is open, as it is now."""

    @property
    def meeting(self) -> OpenMeeting | None:
        """All that belongs to being in the meeting that is open."""

    @property
    def jobs(self) -> JobQueue:
        """The jobs of the meeting that is open, or of the start screen."""

    @property
    def live(self) -> LiveShare:
        """What this console shows, for the others to follow."""

    @property
    def keys(self) -> KeyGate:
        """Keys on their way."""

    @property
    def phones(self) -> PageHost:
        """The page for participants' phones."""

    @property
    def card(self) -> Card | None:
        """How phones come in now; None while no page is served."""

    @property
    def specs(self) -> Mapping[PhaseKind, PhaseSpec]:
        """The phases that there are."""

    @property
    def phase_screen(self) -> PhaseHost | None:
        """The phase that is shown, if a meeting is open."""

    @property
    def shelf(self) -> tuple[ShelfDialogue, ...]:
        """The dialogues and meetings that the start screen shows."""

    @property
    def wall_look(self) -> bool:
        """Whether only what the room may see is shown."""

    def clock(self) -> datetime:
        """The time, aware, in UTC."""

    def today(self) -> date:
        """The day it is where the laptop stands."""

    def meeting_day(self) -> date:
        """From which day what is said in the open meeting counts, as "on Friday": today, or its own while that is to
        come."""

    async def submit(self, job: Job) -> Any:
        """Have a job done, and wait until it is on disk; gives its result. A refusal is raised."""

    def refused(self, refusal: Refusal) -> None:
        """Deal with a refusal that nobody took: say it, and keep the words."""

    def fault(self, error: Exception) -> None:
        """Deal with an error of our own: write it down, say so, go on."""

    def say(self, text: str, tone: str = "", *, stays: bool = False) -> None:
        """One line of plain words on the screen that is shown."""

    def outlive(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that goes on when the screen that began it is gone."""

    def command(self, command_id: str) -> Command:
        """A command by its id."""

    def time_may_change(self) -> None:
        """Let plus and minus change the phase's minutes for some seconds."""

    def prepare(self) -> None:
        """Change the facts of the dialogue and the meeting that is open."""

    def available(self) -> list[Command]:
        """The commands that make sense where the person is."""

    async def run_command(self, command_id: str) -> None:
        """Run a command by its id, wherever it came from."""

    def show_phase(self) -> None:
        """Show the screen of the phase that the meeting is in."""

    def mind_phase(self) -> None:
        """Follow the meeting to another phase, unless the person is in the middle of something."""

    def read_shelf(self) -> object:
        """Read the dialogues anew for the start screen."""

    def open_meeting(self, meeting_id: int) -> object:
        """Go into a meeting."""

    def leave_meeting(self) -> object:
        """Back to the start screen."""

    def speak(self, language: str) -> None:
        """Speak another language from now on."""

    def turn_wall_look(self) -> None:
        """Show only what the room may see, or everything again."""


def console_of(node: MessagePump) -> Console:
    """The console that a screen or a widget stands in."""
    return cast("Console", node.app)
