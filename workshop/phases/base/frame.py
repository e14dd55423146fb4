"""The frame that every phase's screen stands in: title, strip, content and guide, entry line, message, keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from sessions.agenda.phases import PhaseKind
from sessions.view import MeetingView
from sessions.words import Phrase
from workshop.console.open_meeting import OpenMeeting
from workshop.console.protocol import Console, console_of
from workshop.phases.base.content import PhaseContent
from workshop.wall.pane import WallPane
from workshop.widgets import clock
from workshop.widgets.board import Board
from workshop.widgets.entry import EntryBar, EntryLine
from workshop.widgets.foot import KeyHint, KeyLine, MessageLine
from workshop.widgets.form import Form
from workshop.widgets.frame import PhaseStrip, TitleBar
from workshop.widgets.guide import Guide
from workshop.widgets.plain import Plain
from workshop.widgets.waiting_list import WaitingList

WIDE = 100
"""From this many columns the guide stands beside the content."""


class FramedScreen(PhaseContent):
    """The frame, and what it says of time, keys and messages."""

    HINTS: ClassVar[tuple[str, ...]] = ("help", "timer", "wall_look", "park", "phases", "palette")
    BOARD_HINTS: ClassVar[tuple[str, ...]] = ("change", "withdraw", "history", "phases", "palette")
    FOLLOWS: ClassVar[bool] = True
    AUTO_FOCUS = "#entry"

    @property
    def console(self) -> Console:
        """The console that it stands in."""
        return console_of(self)

    @property
    def meeting(self) -> OpenMeeting:
        """All that belongs to being in the meeting."""
        meeting = self.console.meeting
        assert meeting is not None
        return meeting

    @property
    def now_view(self) -> MeetingView:
        """The meeting as it is now."""
        assert self.view is not None
        return self.view

    @property
    def guide_name(self) -> str:
        """Which guide stands beside the content: that of its kind, or a second one that the kind has."""
        return self.kind

    @property
    def board(self) -> Board:
        """The board."""
        return self.query_one(Board)

    @property
    def line(self) -> EntryLine:
        """The entry line."""
        return self.query_one("#entry", EntryLine)

    def compose(self) -> ComposeResult:
        """The wall, or title, strip, content and guide; entry line, message, keys."""
        yield WallPane(self.console.words, self._walls, self.console.clock)
        yield TitleBar(id="title")
        yield PhaseStrip(id="strip")
        yield Plain(id="notice")
        with Horizontal(id="middle"):
            with Vertical(id="content"):
                yield Plain(id="summary")
                yield from self.compose_above()
                yield Board(follow=self.FOLLOWS, more=self._more)
            yield Guide(id="guide")
        yield WaitingList(id="retry")
        yield from self.compose_below()
        yield EntryBar(self.home_mode, self.say_phrase, id="bar")
        yield MessageLine()
        yield KeyLine(id="keys")

    def _walls(self) -> Mapping[PhaseKind, str]:
        return {kind: spec.wall for kind, spec in self.console.specs.items()}

    def _more(self, hidden: int) -> str:
        return self.console.words("board.more", n=hidden)

    @property
    def pane(self) -> WallPane:
        """The wall, on its look."""
        return self.query_one(WallPane)

    def show_time(self) -> None:
        """Clock, time used, and what the agenda warns of."""
        view = self.view
        if view is None or not self.is_mounted:
            return
        words, now = self.console.words, self.console.clock()
        facts = clock.facts(view, words, now)
        self.query_one(TitleBar).show(view.dialogue.question, facts)
        self.query_one(PhaseStrip).show_phases(clock.strip(view, words))
        self.query_one("#notice", Plain).show(clock.warning(view, words, now))

    def show_keys(self) -> None:
        """What can be done from where the focus is."""
        if not self.is_mounted or self.view is None:
            return
        words, after = self.console.words, self.view.next_phase
        said = words("frame.next", phase=after.name) if after else words("frame.last")
        self.query_one(KeyLine).show_keys(
            [*self._form_keys(), *self._command_keys()],
            said if self.size.width >= WIDE else "",
        )

    def _command_keys(self) -> list[KeyHint]:
        ids = self.board_hints() if self.board.has_focus else self.hints()
        return [KeyHint(self._key_shown(each), self.hint_name(each), each) for each in ids]

    def _form_keys(self) -> list[KeyHint]:
        """How to go on in the form that one stands in, and how to leave it."""
        if self.form_here is None:
            return []
        words = self.console.words
        return [KeyHint("Enter", words("form.next"), "form_next"), KeyHint("Esc", words("form.end"), "form_end")]

    @property
    def form_here(self) -> Form | None:
        """The form that has the focus."""
        return next((form for form in self.query(Form) if form.has_focus_within), None)

    def action_form_next(self) -> None:
        """A click on the key of the next field."""
        if self.form_here is not None:
            self.form_here.next()

    def action_form_end(self) -> None:
        """A click on the key that ends the form."""
        if self.form_here is not None:
            self.form_here.end()

    def _key_shown(self, command_id: str) -> str:
        """The key as the footer shows it; the palette by the one that opens it on an empty line."""
        return "/" if command_id == "palette" else self.console.command(command_id).key_name(self.console.words)

    def hints(self) -> tuple[str, ...]:
        """The commands that the footer shows while the line has the focus."""
        return self.HINTS

    def board_hints(self) -> tuple[str, ...]:
        """The commands that the footer shows while the board has the focus."""
        return self.BOARD_HINTS

    def hint_name(self, command_id: str) -> str:
        """A command's name in the footer; a subclass may know a better one for the moment."""
        return self.console.words(f"command.{command_id}.short")

    def say(self, said: Phrase | str, tone: str = "", *, stays: bool = False) -> None:
        """One line in plain words; before the screen stands it waits until it does, and there is none after it."""
        if not self.is_mounted:
            self.call_later(self.say, said, tone, stays=stays)
            return
        text = self.say_phrase(said) if isinstance(said, Phrase) else said
        for line in self.query(MessageLine):  # none on a screen that is being taken down
            line.say(text, tone, stays=stays)

    def say_phrase(self, said: Phrase) -> str:
        """The phrase in the person's language as it is now."""
        return self.console.words.say(said)

    @property
    def bar(self) -> EntryBar:
        """The entry line with its label."""
        return self.query_one(EntryBar)
