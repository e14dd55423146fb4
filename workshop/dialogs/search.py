"""Ctrl+F: everything that was said in the dialogue, found by some of its words."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from sessions.queries.found import Found
from sessions.queries.room import for_room
from sessions.queries.search import Index
from sessions.view import MeetingView
from workshop.console.protocol import PhaseHost
from workshop.console.tasks import task
from workshop.dialogs import search_result
from workshop.dialogs.base import Dialog
from workshop.dialogs.search_result import FoundScreen
from workshop.widgets.board import Board, Row
from workshop.widgets.line import LineInput
from workshop.widgets.plain import Plain

MOST = 60
"""Results that are shown; who wants fewer writes more."""


class SearchScreen(Dialog[tuple[Found, bool] | None]):
    """Results as one types. What stands on the phase's board is the answer; else it is shown whole.

    Answers with the thing, and whether the meeting is to move to where it stands.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", id="search.back", show=False),
        Binding("ctrl+f", "dismiss(None)", id="search.end", show=False, priority=True),
        Binding("up", "move(-1)", id="search.up", show=False),
        Binding("down", "move(1)", id="search.down", show=False),
        Binding("pageup", "move_page(-1)", id="search.page_up", show=False),
        Binding("pagedown", "move_page(1)", id="search.page_down", show=False),
    ]

    def __init__(self, phase: PhaseHost) -> None:
        super().__init__()
        self._phase = phase
        self._found: dict[str, Found] = {}

    def compose(self) -> ComposeResult:
        """A line to type in, what was found, what Enter does."""
        with Vertical(classes="dialog -tall"):
            yield LineInput(placeholder=self.console.words("search.hint"), compact=True, id="search-line")
            yield Board(empty=self.console.words("search.invites"), more=self.more)
            yield Plain(self.console.words("search.foot"), classes="dialog-foot")

    def on_mount(self) -> None:
        """Ready for the first letter; what others save meanwhile is found too."""
        self.query_one(Input).focus()
        self.watch(self.app, "view", self._renew)

    def _renew(self, view: MeetingView | None) -> None:
        if view is not None:
            self._view = for_room(view) if self.console.wall_look else view
            self._places = search_result.Places(self._view)
            self._index = Index(self._view, secret=not self.console.wall_look)
            self._show()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose(self.query_one(Board).highlighted)

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self._choose(event.row_id)

    def action_move(self, direction: int) -> None:
        """The arrows move in the list while one types."""
        self.query_one(Board).action_move(direction)

    def action_move_page(self, direction: int) -> None:
        """A page further in the list."""
        self.query_one(Board).action_move_page(direction)

    @task
    async def _choose(self, row_id: str | None) -> None:
        found = self._found.get(row_id or "")
        if found is None:
            return
        if search_result.stands_on(self._phase, found):
            self.dismiss((found, False))
        elif await self.app.push_screen_wait(FoundScreen(found, self._view)):
            self.dismiss((found, True))

    def _show(self) -> None:
        words, view, text = self.console.words, self._view, self.query_one(Input).value
        results = self._index.find(text, MOST)
        self._found = {f"{each.kind}-{each.id}": each for each in results.first}
        rows: list[Row] = []
        for kind, same in groupby(self._found.items(), key=lambda item: item[1].kind):
            count = words("search.count", n=results.counts[kind])
            heading = words(f"search.kind.{kind}")
            rows.append(Row(f"h-{kind}", heading, kind="heading", sign=count, selectable=False))
            rows += [search_result.row(row_id, each, view, self._places, words) for row_id, each in same]
        if results.left:
            more = words("search.more", n=results.left)
            rows.append(Row("more", more, kind="plain", tone="quiet", selectable=False))
        board = self.query_one(Board)
        board.empty = words("search.nothing" if text.strip() else "search.invites")
        board.rows = tuple(rows)
        board.highlighted = next(iter(self._found), None)
        if board.highlighted is not None:
            board.reveal(rows[0].id)


async def search(phase: PhaseHost) -> None:
    """Ask what to find; what stands on the phase's board is highlighted there, and the meeting stays where it is."""
    if phase.bar.mode.stays:  # a filter would hide what is found
        phase.bar.take_back()
    answer = await phase.app.push_screen_wait(SearchScreen(phase))
    if answer is None:
        return
    found, going = answer
    if going:
        phase.console.outlive(search_result.go_to(phase.app, found))
    else:
        phase.stand_on(search_result.row_of(found, phase.now_view, phase.console.specs.values()))
