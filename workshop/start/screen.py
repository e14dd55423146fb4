"""The start screen: dialogues and their meetings, newest first."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from sessions.errors import Unavailable
from sessions.words import Phrase
from workshop.commands.command import bindings
from workshop.commands.common import START
from workshop.console.faults import Telling
from workshop.console.messages import Shelved
from workshop.console.protocol import Console, console_of
from workshop.console.tasks import task
from workshop.widgets.board import Board, Row
from workshop.widgets.foot import KeyHint, KeyLine, MessageLine
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.queries.shelf import Shelf, ShelfDialogue, ShelfMeeting


class StartScreen(Telling, Screen[None]):
    """One list; Enter opens. Drawn before the store is read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(START),
        Binding("slash", "ask('palette')", id="start.palette", show=False),
        Binding("question_mark", "ask('help')", id="start.help", show=False),
        Binding("enter", "begin", id="start.begin", show=False),
    ]
    ASKING = frozenset("nNtTbB")
    """Letters that open a form and do nothing yet: what is typed ahead goes into it."""
    KEYS = ("new_dialogue", "new_meeting", "sample", "help", "quit")

    def __init__(self) -> None:
        super().__init__()
        self.dialogues: tuple[ShelfDialogue, ...] | None = None
        self.shows_put_away = False
        self.damage: Unavailable | None = None
        """That the store cannot be read whole: an empty list would then be a lie."""

    @property
    def console(self) -> Console:
        """The console that it stands in."""
        return console_of(self)

    def compose(self) -> ComposeResult:
        """Name, list, message, keys."""
        yield Plain(id="start-title")
        yield Plain(id="start-subtitle")
        yield Board(more=self._more)
        yield MessageLine()
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """The list has the focus."""
        self.query_one(Board).focus()
        self.relabel()

    def relabel(self) -> None:
        """Say everything in the person's language."""
        words = self.console.words
        self.query_one("#start-title", Plain).show(words("start.title"))
        self.query_one("#start-subtitle", Plain).show(words("start.subtitle"))
        self.query_one(Board).empty = words("start.reading")
        if self.dialogues is not None:
            self.show(self.dialogues)
        hints = [KeyHint("Enter", words("start.open"), "open")]
        hints += [KeyHint(self.console.command(i).shown, words(f"command.{i}.short"), i) for i in self.KEYS]
        self.query_one(KeyLine).show_keys(hints)

    @work(thread=True, exclusive=True, group="shelf")
    def read(self, path: Path) -> None:
        """Read the dialogues and meetings anew; ``Shelved`` follows."""
        from sessions.queries import shelf

        self.app.post_message(Shelved(shelf.read(path)))

    def take(self, shelf: Shelf) -> None:
        """Show what was read, with the damage that was met; nothing on a screen that is going with the program."""
        if not self.children:
            return
        self.damage = shelf.damage
        self.show(shelf.dialogues)

    def show(self, dialogues: tuple[ShelfDialogue, ...]) -> None:
        """Show what is on the shelf; an empty one invites."""
        from sessions.queries.shelf import in_use

        words, board = self.console.words, self.query_one(Board)
        self.dialogues = dialogues
        seen = dialogues if self.shows_put_away else in_use(dialogues)
        rows: list[Row] = []
        for dialogue in seen:
            rows.append(self._dialogue_row(dialogue))
            rows += [self._meeting_row(meeting) for meeting in sorted(dialogue.meetings, key=attrgetter("number"))]
        board.empty = words("start.all_away" if dialogues else "start.empty" if self.damage is None else "start.unread")
        if self.damage is not None:
            self.say(self.damage.phrase, "wrong", stays=True)
        board.rows = tuple(rows)
        if board.highlighted is None and seen:
            wanted = next(filter(None, (each.next_up(self.console.today()) for each in seen)), None)
            board.highlighted = f"meeting-{wanted.id}" if wanted else f"dialogue-{seen[0].id}"

    def _dialogue_row(self, dialogue: ShelfDialogue) -> Row:
        signs = [dialogue.registry_number, self.console.words("shelf.away") if dialogue.put_away else ""]
        return Row(f"dialogue-{dialogue.id}", dialogue.question, kind="heading", sign=" · ".join(filter(None, signs)))

    def _meeting_row(self, meeting: ShelfMeeting) -> Row:
        words = self.console.words
        when = [
            words.day(meeting.day, weekday=True) if meeting.day else words("start.no_day"),
            words("closing.at", time=meeting.starts) if meeting.starts else "",
            meeting.place,
        ]
        name = words("frame.meeting", number=meeting.number)
        signs = [
            words("start.in_phase", phase=words(f"phase.{meeting.phase}.name")) if meeting.begun else "",
            words("shelf.away") if meeting.put_away else "",
        ]
        return Row(
            f"meeting-{meeting.id}",
            words("start.titled", meeting=name, title=meeting.title) if meeting.title else name,
            detail=" · ".join(filter(None, when)),
            sign=" · ".join(filter(None, signs)),
            tone="quiet",
            indent=1,
        )

    def at(self) -> ShelfDialogue | ShelfMeeting | None:
        """The very dialogue or meeting that the highlight stands on."""
        at, dialogue = self.query_one(Board).highlighted, self.here()
        if dialogue is None or at == f"dialogue-{dialogue.id}":
            return dialogue
        return next(meeting for meeting in dialogue.meetings if at == f"meeting-{meeting.id}")

    def here(self) -> ShelfDialogue | None:
        """The dialogue that the highlight stands on or in."""
        at = self.query_one(Board).highlighted
        return next(
            (
                dialogue
                for dialogue in self.dialogues or ()
                if at == f"dialogue-{dialogue.id}" or any(at == f"meeting-{m.id}" for m in dialogue.meetings)
            ),
            None,
        )

    def say(self, said: Phrase | str, tone: str = "", *, stays: bool = False) -> None:
        """One line in plain words; before the screen stands it waits until it does, and there is none after it."""
        if not self.is_mounted:
            self.call_later(self.say, said, tone, stays=stays)
            return
        if not self.children:
            return
        text = self.console.words.say(said) if isinstance(said, Phrase) else said
        self.query_one(MessageLine).say(text, tone, stays=stays)

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self._open(event.row_id)

    @on(KeyLine.Pressed)
    async def _clicked(self, event: KeyLine.Pressed) -> None:
        event.stop()
        if event.command == "open":
            at = self.query_one(Board).highlighted
            if at:
                self._open(at)
        else:
            await self.console.run_command(event.command)

    def _open(self, row_id: str) -> None:
        kind, _, number = row_id.partition("-")
        dialogue = self.here()
        wanted = dialogue.next_up(self.console.today()) if dialogue else None
        if kind == "meeting":
            self.console.open_meeting(int(number))
        elif wanted:
            self.console.open_meeting(wanted.id)
        else:
            self.action_new_meeting()

    def _more(self, hidden: int) -> str:
        return self.console.words("board.more", n=hidden)

    # What the keys do. What makes and mends dialogues is imported when somebody wants it.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter begins a dialogue only where there is none to open."""
        return not self.dialogues if action == "begin" else True

    def take_typed(self, text: str, *, first: bool) -> bool:
        """What is typed fast is no command; there is no line that it could be meant for."""
        if first and text in self.ASKING:
            return False
        self.say(self.console.words("burst.ignored"), "look")
        return True

    async def action_ask(self, command_id: str) -> None:
        """Slash and question mark ask as on an empty line."""
        await self.console.run_command(command_id)

    def action_begin(self) -> None:
        """Begin the first dialogue."""
        self.action_new_dialogue()

    @task
    async def action_new_dialogue(self) -> None:
        """Make a dialogue and its first meeting."""
        from workshop.start import creation

        await creation.new_dialogue(self)

    @task
    async def action_new_meeting(self) -> None:
        """Make the next meeting of the dialogue where the highlight is."""
        from workshop.start import creation

        dialogue = self.here()
        if dialogue is None:
            self.say(self.console.words("start.choose_dialogue"), "look")
        else:
            await creation.new_meeting(self, dialogue.id)

    @task
    async def action_sample(self) -> None:
        """Lay out an invented dialogue to try."""
        from workshop.start import creation

        self.say(self.console.words("start.filling"))
        await creation.sample(self)

    @task
    async def action_rename_shelf(self) -> None:
        """Rename what the highlight stands on."""
        from workshop.start import shelf

        here = self.at()
        if here is None:
            self.say(self.console.words("start.choose_dialogue"), "look")
        else:
            await shelf.rename(self, here)

    @task
    async def action_put_away(self) -> None:
        """Put away what the highlight stands on, or take it out again."""
        from workshop.start import shelf

        here = self.at()
        if here is None:
            self.say(self.console.words("start.choose_dialogue"), "look")
        else:
            await shelf.put_away(self, here)

    def action_show_put_away(self) -> None:
        """Show also what is put away, or leave it out again."""
        self.shows_put_away = not self.shows_put_away
        self.show(self.dialogues or ())
        self.say(self.console.words("shelf.shown" if self.shows_put_away else "shelf.hidden"))
