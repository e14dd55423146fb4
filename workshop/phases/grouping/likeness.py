"""Liknar varandra: ideas that look as if they belong together, taken or passed by one at a time. Nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from sessions.clusters import commands as clusters
from sessions.clusters.suggestions import Apart, Suggestion, suggestions
from sessions.view import MeetingView
from workshop.commands.command import letters
from workshop.console.tasks import task
from workshop.dialogs.base import Dialog
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.board import Board, Row
from workshop.widgets.line import LineInput
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.store.change import Done


class LikenessScreen(Dialog[None]):
    """The suggestions, compared in a thread of their own. Enter takes one, X passes by it or leaves one idea out of it.

    What is passed by is not shown again in this console.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", id="likeness.back", show=False, priority=True),
        Binding(letters("l"), "dismiss(None)", id="likeness.close", show=False),
        Binding(letters("x,delete"), "pass_by", id="likeness.pass_by", show=False),
    ]

    class Compared(Message):
        """The ideas have been compared."""

        def __init__(self, found: tuple[Suggestion, ...]) -> None:
            super().__init__()
            self.found = found

    def __init__(self, phase: PhaseScreen) -> None:
        super().__init__()
        self._phase = phase
        self._found: dict[str, Suggestion] = {}
        self._asked: Suggestion | None = None

    def compose(self) -> ComposeResult:
        """How many, which, a line for a heading, what the keys do."""
        words = self.console.words
        with Vertical(classes="dialog -tall"):
            yield Plain(id="likeness-title", classes="dialog-title")
            yield Board(empty=words("alike.comparing"), more=self.more)
            with Horizontal(classes="dialog-bar"):
                yield Plain(id="likeness-label", classes="dialog-label")
                yield LineInput(id="likeness-line", compact=True, select_on_focus=False, disabled=True)
            yield Plain(id="likeness-said", classes="dialog-said")
            yield Plain(id="likeness-foot", classes="dialog-foot")

    def on_mount(self) -> None:
        """Compare, and again whenever the meeting changes."""
        self.query_one("#likeness-title", Plain).show(self.console.words("command.alike.name"))
        self._show_keys()
        self._board.focus()
        self.watch(self.app, "view", self._renew)

    @property
    def _board(self) -> Board:
        return self.query_one(Board)

    @property
    def _line(self) -> LineInput:
        return self.query_one(LineInput)

    @property
    def _apart(self) -> set[Apart]:
        return self._phase.meeting.apart

    def _renew(self, view: MeetingView | None) -> None:
        if view is not None:
            self._compare(view, frozenset(self._apart))

    @work(thread=True, exclusive=True, group="comparing")
    def _compare(self, view: MeetingView, apart: frozenset[Apart]) -> None:
        found = suggestions(view.live_ideas, view.clusters, view.dialogue.language, apart)
        self.post_message(self.Compared(found))

    def on_likeness_screen_compared(self, event: Compared) -> None:
        """Show what was found; who stands in the list stays at the same place of it."""
        event.stop()
        board, words = self._board, self.console.words
        self._found = {f"s{index}": each for index, each in enumerate(event.found)}
        board.empty = words("alike.none")
        board.rows = tuple(row for name, each in self._found.items() for row in self._rows(name, each))
        if board.highlighted is None:
            board.highlighted = next(iter(self._found), None)
        title = words("alike.title", n=len(event.found)) if event.found else words("command.alike.name")
        self.query_one("#likeness-title", Plain).show(title)

    def _rows(self, name: str, suggestion: Suggestion) -> list[Row]:
        words, by_id = self.console.words, {idea.id: idea for idea in self.now_view.ideas}
        if suggestion.cluster_id is not None:
            heading = words("alike.to_cluster", heading=suggestion.heading)
            like = tuple(str(by_id[idea_id].number) for idea_id in suggestion.like if idea_id in by_id)
            sign = words("alike.like", n=len(like), numbers=like) if like else words("alike.named")
        else:
            heading, sign = words("alike.together", n=len(suggestion.idea_ids)), ""
        rows = [Row(name, heading, kind="heading", sign=sign)]
        for idea_id in suggestion.idea_ids:
            if idea_id in by_id:
                idea = by_id[idea_id]
                rows.append(Row(f"{name}-{idea_id}", idea.text, str(idea.number), idea.clarification))
        return rows

    @property
    def _here(self) -> tuple[Suggestion | None, int | None]:
        """The suggestion that one stands in, and the idea if one stands on one."""
        name, _, idea_id = (self._board.highlighted or "").partition("-")
        return self._found.get(name), int(idea_id) if idea_id else None

    # What is done with one.

    @on(Board.Chosen)
    def _take(self, event: Board.Chosen) -> None:
        event.stop()
        suggestion, _ = self._here
        if suggestion is None:
            return
        if suggestion.cluster_id is not None:
            self._put_in(suggestion.idea_ids, suggestion.cluster_id)
            return
        self._asked = suggestion
        self._line.disabled = False
        self._line.value = suggestion.heading
        self._line.cursor_position = len(suggestion.heading)
        self._line.focus()

    @task
    async def _put_in(self, idea_ids: Sequence[int], cluster_id: int) -> None:
        done = await self._phase.submit(clusters.move, idea_ids=idea_ids, cluster_id=cluster_id)
        self._said(done)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        suggestion, heading = self._asked, event.value
        if suggestion is None or not heading.strip():
            self.query_one("#likeness-said", Plain).show(self.console.words("alike.heading_first"))
            return
        self._to_list()
        self._gather(suggestion.idea_ids, heading)

    @task
    async def _gather(self, idea_ids: Sequence[int], heading: str) -> None:
        done = await self._phase.submit(
            clusters.gather, idea_ids=idea_ids, heading=heading, typed=heading, in_form=True
        )
        self._said(done)

    def action_pass_by(self) -> None:
        """Pass by the suggestion, or by the one idea in it; not shown again here."""
        suggestion, idea_id = self._here
        if suggestion is None:
            return
        ids = suggestion.idea_ids
        if suggestion.cluster_id is not None:
            self._apart.update(frozenset({("idea", each), ("cluster", suggestion.cluster_id)}) for each in ids)
        else:
            pairs = combinations(ids, 2) if idea_id is None else ((idea_id, each) for each in ids if each != idea_id)
            self._apart.update(frozenset({("idea", one), ("idea", other)}) for one, other in pairs)
        self._renew(self.now_view)

    def action_back(self) -> None:
        """From the heading to the list, from the list out."""
        if self._asked is not None:
            self._to_list()
        else:
            self.dismiss(None)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """The keys follow the focus."""
        self._show_keys()

    def _to_list(self) -> None:
        self._asked, self._line.value = None, ""
        self._board.focus()
        self._line.disabled = True
        self._show_keys()

    def _said(self, done: Done) -> None:
        if self.is_mounted:
            self.query_one("#likeness-said", Plain).show(self.console.words("said.done", what=done.what))

    def _show_keys(self) -> None:
        words, asked = self.console.words, self._asked is not None
        self.query_one("#likeness-label", Plain).show(words("alike.heading") if asked else "")
        self.query_one("#likeness-foot", Plain).show(words("alike.keys_heading" if asked else "alike.keys"))
        self.query_one("#likeness-said", Plain).show("")
