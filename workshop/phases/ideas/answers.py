"""Which perspectives an idea answers, picked from a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from sessions.ideas.view import IdeaView
from sessions.perspectives import commands as perspectives
from sessions.perspectives.view import PerspectiveView
from sessions.text.folding import fold
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.dialogs.base import Dialog
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.base.unanswered import by_theme
from workshop.widgets.board import Board
from workshop.widgets.line import LineInput
from workshop.widgets.plain import Plain


@task
async def pick_answers(screen: PhaseScreen, idea: IdeaView) -> None:
    """Ask which perspectives an idea answers, and save what is marked as one change."""
    there = screen.now_view.perspectives.perspectives
    if not there:
        screen.say(phrase("perspectives.none_to_answer"), "look")
        return
    marked = frozenset(one.id for one in there if idea.id in one.idea_ids)
    chosen = await screen.app.push_screen_wait(PickScreen(idea, there, marked))
    if chosen is not None and chosen != marked:
        await screen.submit(perspectives.answer, idea_id=idea.id, perspective_ids=chosen, marks=f"idea-{idea.id}")


class PickScreen(Dialog[frozenset[int] | None]):
    """Perspectives by theme: Space marks, Enter saves the marked, Escape changes nothing; a line above filters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", id="pick.back", show=False),
        Binding("slash", "filter", id="pick.filter", show=False),
        Binding("down", "to_list", id="pick.to_list", show=False),
    ]

    def __init__(self, idea: IdeaView, there: Sequence[PerspectiveView], marked: frozenset[int]) -> None:
        super().__init__()
        self._idea, self._there = idea, tuple(there)
        self._marked = marked

    def compose(self) -> ComposeResult:
        """The idea, a line that filters, the perspectives, what the keys do."""
        words = self.console.words
        with Vertical(classes="dialog -tall"):
            yield Plain(words("perspectives.pick.title", number=self._idea.number), classes="dialog-title")
            yield Plain(self._idea.text, id="pick-idea", classes="dialog-text")
            yield LineInput(placeholder=words("perspectives.pick.filter"), compact=True, id="pick-line")
            yield Board(empty=words("perspectives.pick.nothing"), more=self.more)
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

    def action_filter(self) -> None:
        """To the line that filters."""
        self.query_one(Input).focus()

    def action_to_list(self) -> None:
        """Back from it to the list."""
        self.query_one(Board).focus()

    def _show(self) -> None:
        wanted = fold(self.query_one(Input).value).split()
        fitting = [
            one for one in self._there if all(word in fold(f"{one.number} {one.theme} {one.text}") for word in wanted)
        ]
        self.query_one(Board).rows = tuple(by_theme(fitting, self.console.words))
        self._show_marks()

    def _show_marks(self) -> None:
        self.query_one(Board).marked = frozenset(f"perspective-{one}" for one in self._marked)
        self.query_one("#pick-foot", Plain).show(self.console.words("perspectives.pick.keys", n=len(self._marked)))
