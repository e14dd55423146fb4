"""The start screen: dialogues and their meetings, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from sessions.queries.shelf import in_use
from sessions.words import Phrase
from workshop.commands.table import BY_ID
from workshop.widgets.board import Board, Row
from workshop.widgets.frame import KeyHint, KeyLine, MessageLine
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.queries.shelf import ShelfDialogue, ShelfMeeting
    from workshop.app import WorkshopApp


LETTERS = ("new_dialogue", "new_meeting", "sample", "rename_shelf", "put_away", "show_put_away")


class StartScreen(Screen[None]):
    """One list; Enter opens. Drawn before the store is read."""

    KEYS = ("new_dialogue", "new_meeting", "sample", "help", "quit")

    def __init__(self) -> None:
        super().__init__()
        self.dialogues: tuple[ShelfDialogue, ...] | None = None
        self.shows_put_away = False

    @property
    def workshop(self) -> WorkshopApp:
        """The app, by its own type."""
        return cast("WorkshopApp", self.app)

    def compose(self) -> ComposeResult:
        """Name, list, message, keys."""
        yield Plain(id="start-title")
        yield Plain(id="start-subtitle")
        yield Board(more=lambda n: self.workshop.words("board.more", n=n))
        yield MessageLine()
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """The list has the focus."""
        self.query_one(Board).focus()
        self.relabel()

    def relabel(self) -> None:
        """Say everything in the person's language."""
        words = self.workshop.words
        self.query_one("#start-title", Plain).show(words("start.title"))
        self.query_one("#start-subtitle", Plain).show(words("start.subtitle"))
        self.query_one(Board).empty = words("start.reading")
        if self.dialogues is not None:
            self.show(self.dialogues)
        hints = [KeyHint("Enter", words("start.open"), "open")]
        hints += [KeyHint(BY_ID[i].shown, words(f"command.{i}.short"), i) for i in self.KEYS]
        self.query_one(KeyLine).show(hints)

    def show(self, dialogues: tuple[ShelfDialogue, ...]) -> None:
        """Show what is on the shelf; an empty one invites."""
        words, board = self.workshop.words, self.query_one(Board)
        self.dialogues = dialogues
        seen = dialogues if self.shows_put_away else in_use(dialogues)
        rows: list[Row] = []
        for dialogue in seen:
            rows.append(self._dialogue_row(dialogue))
            rows += [self._meeting_row(meeting) for meeting in dialogue.meetings]
        board.empty = words("start.all_away" if dialogues else "start.empty")
        board.rows = tuple(rows)
        if board.highlighted is None:
            board.highlighted = next(
                (row.id for row in rows if row.id.startswith("meeting-")), rows[0].id if rows else None
            )

    def _dialogue_row(self, dialogue: ShelfDialogue) -> Row:
        signs = [dialogue.registry_number, self.workshop.words("shelf.away") if dialogue.put_away else ""]
        return Row(f"dialogue-{dialogue.id}", dialogue.question, kind="heading", sign=" · ".join(filter(None, signs)))

    def _meeting_row(self, meeting: ShelfMeeting) -> Row:
        words = self.workshop.words
        when = [
            words.day(meeting.day, weekday=True) if meeting.day else words("start.no_day"),
            words("closing.at", time=meeting.starts) if meeting.starts else "",
            meeting.place,
        ]
        name = words("frame.meeting", number=meeting.number)
        signs = [
            words(f"phase.{meeting.phase}.name") if meeting.phase else "",
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
        """One line in plain words."""
        text = self.workshop.words.say(said) if isinstance(said, Phrase) else said
        self.query_one(MessageLine).say(text, tone, stays=stays)

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self._open(event.row_id)

    @on(KeyLine.Pressed)
    def _clicked(self, event: KeyLine.Pressed) -> None:
        event.stop()
        if event.command == "open":
            at = self.query_one(Board).highlighted
            if at:
                self._open(at)
        else:
            self.workshop.run_command(event.command)

    def on_key(self, event: events.Key) -> None:
        """Letters begin things; slash opens the palette."""
        letters = {BY_ID[i].key: i for i in LETTERS}
        letters |= {"slash": "palette", "question_mark": "help"}
        if event.key in letters:
            event.stop()
            self.workshop.run_command(letters[event.key])
        elif event.key == "enter" and not self.dialogues:
            self.workshop.run_command("new_dialogue")

    def _open(self, row_id: str) -> None:
        kind, _, number = row_id.partition("-")
        if kind == "meeting":
            self.workshop.open_meeting(int(number))
        else:
            dialogue = self.here()
            if dialogue and dialogue.meetings:
                self.workshop.open_meeting(dialogue.meetings[0].id)
            else:
                self.workshop.run_command("new_meeting")
