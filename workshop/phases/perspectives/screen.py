"""Perspectives: what was said before the meeting, read theme by theme, and what the room adds and finds in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from sessions.agenda.phases import PhaseKind
from sessions.errors import Outdated, Refusal
from sessions.perspectives import commands as perspectives
from sessions.perspectives.rules import read_tension
from sessions.perspectives.view import InsightKind, InsightView, PerspectiveView, SourceView
from sessions.view import MeetingView
from sessions.words import Phrase, phrase
from workshop.dialogs.conflict import choosing
from workshop.phases.base.aside import warn_of_personal_data
from workshop.phases.base.frame import WIDE
from workshop.phases.base.notes import NotingScreen
from workshop.phases.ideas.answers import show_unanswered
from workshop.phases.perspectives.report import ask_for_path, describe
from workshop.phases.perspectives.rows import ORDER, TOGETHER, Page, pages, rows_of, tension
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

MISSING = "missing"
"""What the line writes besides insights: a perspective that the report lacks."""


class PerspectivesScreen(NotingScreen):
    """One theme at a time; the line adds to the theme that is read."""

    kind = PhaseKind.PERSPECTIVES
    FOLLOWS = False
    KINDS = (MISSING, *ORDER)
    HINTS = ("help", "next_theme", "wall_look", "park", "phases", "palette")
    BOARD_HINTS = ("change", "withdraw", "history", "next_theme", "phases", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._page: Page = ""
        self._at = 0
        self._begun = ""

    def compose_above(self) -> ComposeResult:
        """The theme, biggest on its page."""
        yield Plain(id="theme")

    def on_mount(self) -> None:
        """Read on where the person left."""
        self._page = self.workshop.drafts.get(f"{self.kind}.theme", "")

    def on_resize(self, event: events.Resize) -> None:
        """Rows have air between them where there is room."""
        self.show_rows()

    def watch_view(self) -> None:
        """An empty theme invites otherwise than an empty dialogue."""
        if self.view is not None and self.is_mounted:
            nothing = "perspectives.empty_theme" if self.view.perspectives.perspectives else f"board.empty.{self.kind}"
            self.board.empty = self.workshop.words(nothing)
        super().watch_view()

    def summary(self, view: MeetingView) -> str:
        """``Tema 2 av 6 · 7 perspektiv``."""
        words, all_ = self.workshop.words, self._pages
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
        airy = self.size.width >= WIDE or self.workshop.wall_look
        return rows_of(view, self._here, self.workshop.words, airy=airy)

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
            return self.workshop.words("perspectives.together")
        unnamed = self.workshop.words("perspectives.no_theme") if view.perspectives.themes else ""
        return page or unnamed

    def _stand_on(self, page: Page) -> None:
        self._page = page
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
            self.workshop.drafts[f"{self.kind}.theme"] = self._page

    def board_key(self, key: str) -> bool:
        """Left and right go between the themes from the list."""
        if key not in ("left", "right"):
            return False
        if not self.turn_page(1 if key == "right" else -1):
            self.say(phrase("perspectives.no_more_themes"), "look")
        return True

    def run_own(self, command_id: str) -> None:
        """The phase's own commands, from the footer or the palette."""
        match command_id:
            case "next_theme" | "earlier_theme":
                self.board_key("right" if command_id == "next_theme" else "left")
            case "add_theme":
                self.bar.lend(LineMode(phrase("perspectives.new.theme"), self._begin_theme))
            case "bring_in":
                ask_for_path(self)
            case "unanswered":
                show_unanswered(self)
            case _:
                super().run_own(command_id)

    def _begin_theme(self, text: str) -> None:
        self._begun = text.strip()
        self._stand_on(self._begun)
        self.say(phrase("perspectives.theme_begun"))

    # The line.

    def home_mode(self) -> LineMode:
        """A missing perspective, or what the room found."""
        label = phrase(f"perspectives.new.{self.about}")
        if self.about == InsightKind.TENSION:
            return LineMode(label, self._strain)
        return LineMode(label, lambda text: self._write((text,)), batch=self._write)

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
                self.bar.lend(LineMode(phrase("perspectives.new.missing"), partial(self._mend, one), value=one.text))
            case PerspectiveView() as one:
                self.say(self._read_only(one), "look")
            case InsightView() as found:
                value = tension(found) if found.kind is InsightKind.TENSION else found.text
                label = phrase(f"perspectives.new.{found.kind}")
                self.bar.lend(LineMode(label, partial(self._mend_insight, found), value=value))
            case SourceView() as source:
                describe(self, source)

    def withdraw(self, row_id: str) -> None:
        """Take away what was added in a meeting."""
        match self._thing(row_id):
            case PerspectiveView() as one if one.source_id is None:
                self.ask_clerk(lambda meeting: meeting.do(perspectives.remove, perspective_id=one.id))
            case PerspectiveView() as one:
                self.say(self._read_only(one), "look")
            case InsightView() as found:
                self.ask_clerk(lambda meeting: meeting.do(perspectives.remove_insight, insight_id=found.id))

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

    def _write(self, texts: tuple[str, ...]) -> None:
        theme, about = self._here or "", self.about
        warn_of_personal_data(self, "\n".join(texts))
        if about == MISSING:
            self.ask_clerk(
                lambda meeting: meeting.do(perspectives.add, texts=texts, theme=theme),
                text="\n".join(texts),
                answer=partial(self._saved, "perspective"),
            )
        else:
            self.ask_clerk(
                lambda meeting: meeting.do(perspectives.find, kind=InsightKind(about), texts=texts, theme=theme),
                text="\n".join(texts),
                answer=partial(self._saved, "insight"),
            )

    def _strain(self, text: str) -> None:
        theme = self._here or ""

        def call(meeting: Meeting) -> Done:
            one, other = read_tension(text)
            return meeting.do(perspectives.strain, text=one, against=other, theme=theme)

        warn_of_personal_data(self, text)
        self.ask_clerk(call, text=text, answer=partial(self._saved, "insight"))

    def _saved(self, name: str, done: Done | None) -> None:
        if done is None:
            return
        if name == "perspective" and self._here is TOGETHER:
            self._stand_on("")
        self.mark_fresh(f"{name}-{done.id}")
        self.board.reveal(f"{name}-{done.id}")

    def _mend(self, one: PerspectiveView, text: str, version: int | None = None) -> None:
        base = one.version if version is None else version

        def call(meeting: Meeting) -> Done:
            return meeting.do(perspectives.reword, perspective_id=one.id, version=base, text=text)

        deal = choosing(self, field="text", mine=text, was=one.text, show=str, again=lambda v: self._mend(one, text, v))
        self.ask_clerk(call, text=text, refused=deal, answer=lambda _: self.mark_fresh(f"perspective-{one.id}"))

    def _mend_insight(self, found: InsightView, text: str, version: int | None = None) -> None:
        base = found.version if version is None else version
        strained = found.kind is InsightKind.TENSION

        def call(meeting: Meeting) -> Done:
            sides = read_tension(text) if strained else (text, "")
            return meeting.do(
                perspectives.reword_insight, insight_id=found.id, version=base, text=sides[0], against=sides[1]
            )

        deal = choosing(
            self,
            field="text",
            mine=text,
            was=tension(found) if strained else found.text,
            show=str,
            again=lambda v: self._mend_insight(found, text, v),
        )

        def refused(refusal: Refusal) -> bool:
            """Two sides are one wording to who typed them."""
            if strained and isinstance(refusal, Outdated):
                theirs = dict(refusal.theirs)
                refusal = Outdated({"text": f"{theirs['text']} ↔ {theirs['against']}"}, refusal.version)
            return deal(refusal)

        self.ask_clerk(call, text=text, refused=refused, answer=lambda _: self.mark_fresh(f"insight-{found.id}"))
