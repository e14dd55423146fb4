"""Perspectives: what was said before the meeting, read theme by theme, and what the room adds and finds in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from sessions.agenda.phases import PhaseKind
from sessions.live.view import LiveView
from sessions.perspectives import commands as perspectives
from sessions.perspectives.view import InsightKind, InsightView, PerspectiveView, SourceView
from sessions.text.cleaner import clean
from sessions.view import MeetingView
from sessions.words import Phrase, phrase
from workshop.commands.command import bindings
from workshop.console.tasks import task
from workshop.phases.base.content import STYLES
from workshop.phases.base.frame import WIDE
from workshop.phases.base.notes import NotesScreen
from workshop.phases.base.unanswered import show_unanswered
from workshop.phases.perspectives.report import ask_for_path, describe
from workshop.phases.perspectives.rows import ORDER, TOGETHER, Page, pages, rows_of
from workshop.phases.perspectives.spec import SPEC
from workshop.phases.perspectives.wording import reword, reword_insight, strain
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.plain import Plain

MISSING = "missing"
"""What the line writes besides insights: a perspective that the report lacks."""


class PerspectivesScreen(NotesScreen):
    """One theme at a time; the line adds to the theme that is read."""

    kind = PhaseKind.PERSPECTIVES
    CSS_PATH: ClassVar = [STYLES, Path(__file__).with_name("screen.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(SPEC.commands),
        Binding("right", "next_theme", id="perspectives.right", show=False),
        Binding("left", "earlier_theme", id="perspectives.left", show=False),
    ]
    FOLLOWS = False
    KINDS = (MISSING, *ORDER)
    HINTS = ("help", "next_theme", "wall_look", "park", "phases", "palette")
    BOARD_HINTS = ("change", "withdraw", "history", "next_theme", "phases", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._page: Page = ""
        self._at = 0
        self._begun = ""
        self._followed = LiveView()

    def compose_above(self) -> ComposeResult:
        """The theme, biggest on its page."""
        yield Plain(id="theme")

    def on_mount(self) -> None:
        """Read on where the person left."""
        self._page = self.meeting.drafts.get(f"{self.kind}.theme", "")

    def on_resize(self, event: events.Resize) -> None:
        """Rows have air between them where there is room."""
        self.show_rows()

    def watch_view(self) -> None:
        """An empty theme invites otherwise than an empty dialogue; the wall's look turns to the theme that is read."""
        self._follow()
        if self.view is not None and self.is_mounted:
            nothing = "perspectives.empty_theme" if self.view.perspectives.perspectives else f"board.empty.{self.kind}"
            self.board.empty = self.console.words(nothing)
        super().watch_view()

    def summary(self, view: MeetingView) -> str:
        """``Tema 2 av 6 · 7 perspektiv``."""
        words, all_ = self.console.words, self._pages
        here = self._here
        title = self._title(here, view)
        self.query_one("#theme", Plain).show(title)
        self.set_class(not title, "-untitled")
        if here is TOGETHER:
            return words("perspectives.together_count", n=len(view.perspectives.insights))
        mine = sum(1 for one in view.perspectives.perspectives if one.theme == here)
        themes = len(all_) - (all_[-1] is TOGETHER)
        count = words("perspectives.count", n=mine)
        if not title:
            return count
        return words("perspectives.summary", number=all_.index(here) + 1, of=themes, count=count)

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """What stands on the page."""
        airy = self.size.width >= WIDE
        return rows_of(view, self._here, self.console.words, airy=airy)

    def room_view(self, view: MeetingView) -> MeetingView:
        """The room sees the theme that is read here."""
        here = self._here
        return replace(view, live=replace(view.live, page=here or "", together=here is TOGETHER))

    # Pages.

    @property
    def _pages(self) -> tuple[Page, ...]:
        return pages(self.now_view.perspectives, self._begun)

    @property
    def _here(self) -> Page:
        """The page that is read; if it is gone, the one in its place."""
        all_ = self._pages
        if self._page not in all_:
            self._page = all_[min(self._at, len(all_) - 1)]
        self._at = all_.index(self._page)
        return self._page

    def _title(self, page: Page, view: MeetingView) -> str:
        if page is None:
            return self.console.words("perspectives.together")
        unnamed = self.console.words("perspectives.no_theme") if view.perspectives.themes else ""
        return page or unnamed

    def _stand_on(self, page: Page) -> None:
        self._page = page
        self.console.live.tell(page=page or "", together=page is TOGETHER)
        self.watch_view()

    def _follow(self) -> None:
        """On the wall's look: the page that another console has turned to."""
        if self.view is None or not self.console.wall_look or self.console.live.busy:
            return
        live = self.view.live
        if live.page is not None and live != self._followed:
            self._followed, self._page = live, TOGETHER if live.together else live.page

    def relook(self) -> None:
        """The wall's look begins where the others are."""
        self._followed = LiveView()
        super().relook()
        self.watch_view()

    def turn_page(self, direction: int) -> bool:
        """The next theme or the one before; False at either end."""
        all_, here = self._pages, self._here
        at = all_.index(here) + direction
        if not 0 <= at < len(all_):
            return False
        self._stand_on(all_[at])
        self.board.highlighted = None
        first = next((row.id for row in self.board.rows), None)
        if first is not None:
            self.board.reveal(first)
        if self.board.has_focus:
            self.board.action_move_far(-1)
        return True

    def keep_draft(self) -> None:
        """Remember the theme too."""
        super().keep_draft()
        if isinstance(self._page, str):
            self.meeting.drafts[f"{self.kind}.theme"] = self._page

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Left and right go between the themes from the list."""
        if action in ("next_theme", "earlier_theme"):
            return self.board.has_focus
        return super().check_action(action, parameters)

    def action_next_theme(self) -> None:
        """The next theme."""
        self._go(1)

    def action_earlier_theme(self) -> None:
        """The theme before."""
        self._go(-1)

    def _go(self, direction: int) -> None:
        if not self.turn_page(direction):
            self.say(phrase("perspectives.no_more_themes"), "look")

    def action_add_theme(self) -> None:
        """Begin a theme that the report lacks."""
        self.bar.lend(LineMode(phrase("perspectives.new.theme"), self._begin_theme))

    def action_bring_in(self) -> None:
        """Bring in a report."""
        ask_for_path(self)

    def action_unanswered(self) -> None:
        """The perspectives that no idea answers yet."""
        show_unanswered(self)

    def _begin_theme(self, text: str) -> None:
        self._begun = clean(text)
        self._stand_on(self._begun)
        self.say(phrase("perspectives.theme_begun"))

    # The line.

    def home_mode(self) -> LineMode:
        """A missing perspective, or what the room found."""
        label = phrase(f"perspectives.new.{self.about}")
        if self.about == InsightKind.TENSION:
            return LineMode(label, self._strain)
        return LineMode(label, self._write_one, batch=self._write)

    def edit_last(self) -> None:
        """Change the last thing of the kind that the line writes."""
        view = self.now_view
        if self.about == MISSING:
            mine = [f"perspective-{p.id}" for p in view.perspectives.perspectives if p.source_id is None]
        else:
            mine = [f"insight-{found.id}" for found in view.perspectives.insights if found.kind == self.about]
        if mine:
            self.choose(mine[-1])

    def choose(self, row_id: str) -> None:
        """Change the words of what was added in a meeting, or what is known of a source."""
        match self._thing(row_id):
            case PerspectiveView() as one if one.source_id is None:
                reword(self, one)
            case PerspectiveView() as one:
                self.say(self._read_only(one), "look")
            case InsightView() as found:
                reword_insight(self, found)
            case SourceView() as source:
                describe(self, source)

    def withdraw(self, row_id: str) -> None:
        """Take away what was added in a meeting."""
        match self._thing(row_id):
            case PerspectiveView() as one if one.source_id is None:
                self._take_away(methodcaller("do", perspectives.remove, perspective_id=one.id))
            case PerspectiveView() as one:
                self.say(self._read_only(one), "look")
            case InsightView() as found:
                self._take_away(methodcaller("do", perspectives.remove_insight, insight_id=found.id))

    def _read_only(self, one: PerspectiveView) -> Phrase:
        sources = {source.id: source.name for source in self.now_view.perspectives.sources}
        return phrase("perspectives.read_only", number=one.number, name=sources.get(one.source_id or 0, "–"))

    def _thing(self, row_id: str) -> PerspectiveView | InsightView | SourceView | None:
        view = self.now_view.perspectives
        things: dict[str, Sequence[PerspectiveView | InsightView | SourceView]] = {
            "perspective": view.perspectives,
            "insight": view.insights,
            "source": view.sources,
        }
        kind, _, number = row_id.rpartition("-")
        return next((thing for thing in things.get(kind, ()) if str(thing.id) == number), None)

    @task
    async def _take_away(self, call: Callable[[Any], Any]) -> None:
        await self.ask_store(call)

    def _write_one(self, text: str) -> None:
        self._write((text,))

    @task
    async def _write(self, texts: tuple[str, ...]) -> None:
        theme, text = self._here or "", "\n".join(texts)
        if self.about == MISSING:
            await self._save(perspectives.add, "perspective", text, texts=texts, theme=theme)
        else:
            kind = InsightKind(self.about)
            await self._save(perspectives.find, "insight", text, kind=kind, texts=texts, theme=theme)

    async def _save(self, command: Callable[..., Any], row: str, text: str, /, **values: Any) -> None:
        done = await self.submit(command, typed=text, marks=row, **values)
        if row == "perspective" and self._here is TOGETHER:
            self._stand_on("")
        self.board.reveal(f"{row}-{done.id}")

    @task
    async def _strain(self, text: str) -> None:
        call = partial(strain, text, self._here or "")
        done = await self.ask_store(call, typed=text, marks="insight")
        self.board.reveal(f"insight-{done.id}")
