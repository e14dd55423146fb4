"""A report brought in from the screen: its path in the line, a look at what it would give, then all of it at once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from sessions.errors import Refusal, Refused
from sessions.perspectives import commands as perspectives
from sessions.perspectives.collector import Remark, ranges
from sessions.perspectives.files import open_file
from sessions.perspectives.reader import Reading
from sessions.perspectives.rules import Plan, plan
from sessions.perspectives.view import SourceView
from sessions.text.paths import typed_path
from sessions.words import phrase
from workshop.console.job import Job
from workshop.console.tasks import task
from workshop.dialogs.base import Dialog
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.board import Board, Row
from workshop.widgets.board_lines import bar
from workshop.widgets.entry import LineMode
from workshop.widgets.plain import Plain

BAR = 30
"""Cells of the bar that shows how far it has come."""


def ask_for_path(screen: PhaseScreen, typed: str = "") -> None:
    """The line takes the path of a file."""
    label, read = phrase("perspectives.path"), partial(_read, screen)
    screen.bar.lend(LineMode(label, read, value=typed, takes_path=True, goes_on=True))


def describe(screen: PhaseScreen, source: SourceView) -> None:
    """The line takes the period of a report, and then how many talks it rests on."""
    mode = LineMode(phrase("perspectives.field.period"), partial(_period, screen, source), value=source.period)
    screen.bar.lend(mode)


def _period(screen: PhaseScreen, source: SourceView, text: str) -> None:
    _save(screen, source, "period", text)
    talks = "" if source.talks is None else str(source.talks)
    label = phrase("perspectives.field.talks")
    screen.bar.lend(LineMode(label, partial(_save, screen, source, "talks"), value=talks))


@task
async def _save(screen: PhaseScreen, source: SourceView, field: str, text: str) -> None:
    await screen.submit(
        perspectives.describe_source, source_id=source.id, field=field, text=text, typed=text, in_form=True
    )


@task
async def _read(screen: PhaseScreen, typed: str) -> None:
    """Read the file in a thread; keys wait until it is shown, or the path is back to be mended."""
    with screen.console.keys.held():
        screen.say(phrase("perspectives.reading"), stays=True)
        try:
            found = await asyncio.to_thread(_open, typed)
        except Refused as refused:
            ask_for_path(screen, typed)
            screen.say(refused.phrase, "wrong", stays=True)
            return
        screen.say("")
        view = screen.now_view
        screen.app.push_screen(PreviewScreen(plan(found, view.perspectives, view.dialogue.actor_groups)))


def _open(typed: str) -> Reading:
    return open_file(typed_path(typed))


class PreviewScreen(Dialog[None]):
    """What would be taken, what not and why. Enter takes it, Escape takes nothing, also half-way."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", id="preview.back", show=False)]

    @dataclass
    class Written(Message):
        """So many perspectives are written."""

        done: int

        def can_replace(self, message: Message) -> bool:
            """A newer number makes an older one unnecessary."""
            return isinstance(message, PreviewScreen.Written)

    def __init__(self, planned: Plan) -> None:
        super().__init__()
        self._plan = planned
        self._taking = self._over = False
        self._stop = Event()

    def compose(self) -> ComposeResult:
        """How many, from where, the lines, what the keys do."""
        with Vertical(classes="dialog -tall"):
            yield Plain(self._title(), classes="dialog-title")
            yield Plain(self._facts(), classes="dialog-text")
            yield Board(more=self.more)
            yield Plain(self._foot(), id="preview-foot", classes="dialog-foot")

    def on_mount(self) -> None:
        """Enter means it from the first moment."""
        board = self.query_one(Board)
        board.rows = tuple(self._rows())
        board.highlighted = board.rows[0].id if board.rows else None
        board.focus()

    def action_back(self) -> None:
        """Take nothing; what is being written is taken back."""
        if self._taking:
            self._stop.set()
            self.query_one("#preview-foot", Plain).show(self.console.words("perspectives.stopping"))
        else:
            self.dismiss(None)

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        if self._taking:
            return
        if not self._plan.new:
            self.dismiss(None)
            return
        self._taking = True
        self._show_progress(0)
        self._take()

    @task
    async def _take(self) -> None:
        try:
            await self.console.submit(Job(self._bring_in, meeting_id=self.now_view.meeting.id))
        except Refusal as refusal:
            self.console.say(self.console.words.say(refusal.phrase), "look", stays=True)
        self._over = True
        self.dismiss(None)

    def on_screen_resume(self) -> None:
        """What ended under the blank screen is left when that is."""
        if self._over:
            self.dismiss(None)

    def _bring_in(self, _meetings: object, meeting: Any) -> Any:
        """Take it in, in the worker's thread."""
        return meeting.do(
            perspectives.bring_in,
            name=self._plan.name,
            found=self._plan.new,
            period=self._plan.period,
            talks=self._plan.talks,
            progress=self._progress,
        )

    def _progress(self, done: int) -> None:
        """Told in the worker's thread; what it raises takes everything back."""
        if self._stop.is_set():
            raise Refused("perspectives.stopped")
        self.post_message(self.Written(done))

    @on(Written)
    def _written(self, event: Written) -> None:
        event.stop()
        if self._taking and not self._stop.is_set():
            self._show_progress(event.done)

    def _show_progress(self, done: int) -> None:
        words, of = self.console.words, len(self._plan.new)
        drawn = bar(done, of, BAR).ljust(BAR, "░")
        self.query_one("#preview-foot", Plain).show(words("perspectives.progress", bar=drawn, done=done, n=of))

    def _title(self) -> str:
        words, count = self.console.words, len(self._plan.new)
        if not count:
            return words("perspectives.preview.nothing", name=self._plan.name)
        themes = words("perspectives.themes", n=len(self._plan.themes))
        return words("perspectives.preview.title", n=count, themes=themes, name=self._plan.name)

    def _facts(self) -> str:
        words, planned = self.console.words, self._plan
        talks = words("perspectives.talks", n=planned.talks) if planned.talks is not None else ""
        left = words("perspectives.preview.left", n=planned.left) if planned.left else ""
        return " · ".join(filter(None, [planned.period, talks, planned.encoding, left]))

    def _foot(self) -> str:
        return self.console.words("perspectives.preview.keys" if self._plan.new else "perspectives.preview.back")

    def _rows(self) -> list[Row]:
        """First what is left and what is odd, then everything that is taken, by theme."""
        words, rows = self.console.words, list[Row]()
        sections = (
            ("left", [remark for remark in self._plan.remarks if remark.left]),
            ("odd", [remark for remark in self._plan.remarks if not remark.left]),
        )
        for name, remarks in sections:
            if remarks:
                rows.append(Row(f"h-{name}", words(f"perspectives.preview.{name}_heading"), kind="heading"))
                rows += [self._remark(f"{name}-{index}", remark) for index, remark in enumerate(remarks)]
        by_theme: dict[str, list[Row]] = {}
        for index, found in enumerate(self._plan.new):
            talks = words("perspectives.talks", n=found.talks) if found.talks is not None else ""
            detail = " · ".join(filter(None, [found.actor_group, talks]))
            by_theme.setdefault(found.theme, []).append(Row(f"new-{index}", found.text, str(found.line), detail))
        for index, (theme, new) in enumerate(by_theme.items()):
            count = words("perspectives.count", n=len(new))
            rows.append(Row(f"theme-{index}", theme or words("perspectives.no_theme"), kind="heading", sign=count))
            rows += new
        return rows

    def _remark(self, row_id: str, remark: Remark) -> Row:
        words, said, lines = self.console.words, self.console.words.say(remark.said), ranges(remark.lines)
        text = words("perspectives.at_lines", lines=lines, what=said) if lines else said
        return Row(row_id, text, kind="plain", tone="" if remark.faulty else "quiet")
