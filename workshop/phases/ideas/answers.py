"""Which perspectives an idea answers, picked from a list, and which nobody has answered yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from sessions.ideas.view import IdeaView
from sessions.perspectives import commands as perspectives
from sessions.perspectives.view import PerspectiveView
from sessions.text.folding import fold
from sessions.words import Words, phrase
from workshop.dialogs.base import STYLES, ReaderScreen
from workshop.phases.perspectives.rows import group_and_count
from workshop.widgets.board import Board, Row
from workshop.widgets.line import LineInput
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from workshop.app import WorkshopApp
    from workshop.phases.base.screen import PhaseScreen


def pick_answers(screen: PhaseScreen, idea: IdeaView) -> None:
    """Ask which perspectives an idea answers, and save what is marked as one change."""
    there = screen.now_view.perspectives.perspectives
    if not there:
        screen.say(phrase("perspectives.none_to_answer"), "look")
        return
    marked = frozenset(one.id for one in there if idea.id in one.idea_ids)

    def picked(chosen: frozenset[int] | None) -> None:
        if chosen is not None and chosen != marked:
            screen.ask_clerk(
                lambda meeting: meeting.do(perspectives.answer, idea_id=idea.id, perspective_ids=chosen),
                answer=lambda _: screen.mark_fresh(f"idea-{idea.id}"),
            )

    screen.app.push_screen(PickScreen(idea, there, marked), picked)


def show_unanswered(screen: PhaseScreen) -> None:
    """Read the perspectives that no idea answers yet."""
    words, view = screen.workshop.words, screen.now_view.perspectives
    rows = list(_by_theme(view.unanswered, words))
    if not rows:
        done = "perspectives.all_answered" if view.perspectives else "perspectives.none_to_answer"
        screen.say(phrase(done))
        return
    title = words("perspectives.unanswered", n=len(view.unanswered))
    screen.app.push_screen(ReaderScreen(title, rows, foot=words("reader.foot")))


class PickScreen(ModalScreen[frozenset[int] | None]):
    """Perspectives by theme: Space marks, Enter saves the marked, Escape changes nothing; a line above filters."""

    CSS_PATH = STYLES
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", id="pick.back", show=False)]

    app: WorkshopApp

    def __init__(self, idea: IdeaView, there: Sequence[PerspectiveView], marked: frozenset[int]) -> None:
        super().__init__()
        self._idea, self._there = idea, tuple(there)
        self._marked = marked

    def compose(self) -> ComposeResult:
        """The idea, a line that filters, the perspectives, what the keys do."""
        words = self.app.words
        with Vertical(classes="dialog -tall"):
            yield Plain(words("perspectives.pick.title", number=self._idea.number), classes="dialog-title")
            yield Plain(self._idea.text, id="pick-idea", classes="dialog-text")
            yield LineInput(placeholder=words("perspectives.pick.filter"), compact=True, id="pick-line")
            yield Board(empty=words("perspectives.pick.nothing"), more=lambda n: words("board.more", n=n))
            yield Plain(id="pick-foot", classes="dialog-foot")

    def on_mount(self) -> None:
        """Stand on the first one that is marked, or the first of all."""
        self._show()
        board = self.query_one(Board)
        first = next((one.id for one in self._there if one.id in self._marked), self._there[0].id)
        board.highlighted = f"perspective-{first}"
        board.focus()

    def action_back(self) -> None:
        """From the filter to the list; from the list out."""
        if self.query_one(Input).has_focus:
            self.query_one(Input).value = ""
            self.query_one(Board).focus()
        else:
            self.dismiss(None)

    @on(Board.Marked)
    def _mark(self, event: Board.Marked) -> None:
        event.stop()
        self._marked ^= {int(event.row_id.removeprefix("perspective-"))}
        self._show_marks()

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self.dismiss(self._marked)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(Board).focus()

    def on_key(self, event: events.Key) -> None:
        """Slash goes to the filter; down comes back from it."""
        board = self.query_one(Board)
        if event.key == "slash" and board.has_focus:
            event.stop()
            self.query_one(Input).focus()
        elif event.key == "down" and self.query_one(Input).has_focus:
            event.stop()
            board.focus()

    def _show(self) -> None:
        wanted = fold(self.query_one(Input).value).split()
        fitting = [
            one for one in self._there if all(word in fold(f"{one.number} {one.theme} {one.text}") for word in wanted)
        ]
        self.query_one(Board).rows = tuple(_by_theme(fitting, self.app.words))
        self._show_marks()

    def _show_marks(self) -> None:
        self.query_one(Board).marked = frozenset(f"perspective-{one}" for one in self._marked)
        self.query_one("#pick-foot", Plain).show(self.app.words("perspectives.pick.keys", n=len(self._marked)))


def _by_theme(there: Sequence[PerspectiveView], words: Words) -> Iterator[Row]:
    themes = list(dict.fromkeys(one.theme for one in there))
    ordered = sorted(there, key=lambda one: (themes.index(one.theme), one.number))
    for theme, ones in groupby(ordered, key=lambda one: one.theme):
        name = theme or words("perspectives.no_theme")
        yield Row(f"theme-{theme}", name, kind="heading", selectable=False)
        for one in ones:
            yield Row(f"perspective-{one.id}", one.text, str(one.number), group_and_count(one, words))
