"""Ideas from phones that wait: let out to the room one by one, mended first, or set aside. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from sessions.dialogue import commands as dialogue
from sessions.ideas import moderation
from sessions.ideas.view import WaitingView, Waits
from sessions.words import phrase
from workshop.commands.command import letters
from workshop.console.job import Job
from workshop.console.protocol import Console
from workshop.console.tasks import task
from workshop.dialogs.base import SayingDialog
from workshop.dialogs.row_form import RowFormScreen, Subject, Texts
from workshop.widgets.board import Board, Row
from workshop.widgets.board_lines import Tone
from workshop.widgets.foot import MessageLine
from workshop.widgets.form import FieldSpec
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done


class WaitingScreen(SayingDialog[None]):
    """The queue as it is now. The room never sees it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", id="waiting.back", show=False),
        Binding(letters("u"), "reword", id="waiting.reword", show=False),
        Binding(letters("x,delete"), "set_aside", id="waiting.set_aside", show=False),
        Binding(letters("m"), "moderate", id="waiting.moderate", show=False),
    ]
    takes = SayingDialog.takes | {"undo", "redo"}

    def compose(self) -> ComposeResult:
        """How many, which, a message, the letters."""
        with Vertical(classes="dialog -tall"):
            yield Plain(id="waiting-title", classes="dialog-title")
            yield Board(empty=self.console.words("moderation.empty"), more=self.more)
            yield MessageLine()
            yield Plain(id="waiting-foot", classes="dialog-foot")

    def on_mount(self) -> None:
        """Stand on the one that has waited longest, and follow what comes."""
        self._show()
        self.query_one(Board).focus()
        self.watch(self.app, "view", self._show, init=False)

    @on(Board.Chosen)
    def _release(self, event: Board.Chosen) -> None:
        event.stop()
        self._do(moderation.release, event.row_id)

    def action_set_aside(self) -> None:
        """Do not show it."""
        here = self._here
        if here is not None and here.state is Waits.WAITING:
            self._do(moderation.set_aside, str(here.id))

    def action_reword(self) -> None:
        """Mend its words first."""
        here = self._here
        if here is not None:
            self.app.push_screen(RowFormScreen(WaitingSubject(self.console, here.id)))

    def action_moderate(self) -> None:
        """From now on ideas from phones wait, or come at once."""
        self._moderate()

    @task
    async def _moderate(self) -> None:
        """Said when it is so, for on that rests what the room sees."""
        call = partial(_moderated, not self.now_view.meeting.moderated)
        await self.console.submit(Job(call, meeting_id=self.now_view.meeting.id, leads_on=True))

    @task
    async def _do(self, command: Callable[..., Any], waiting_id: str) -> None:
        """Have it done; the next key waits until it is."""
        call = partial(_done, command, int(waiting_id))
        await self.console.submit(Job(call, meeting_id=self.now_view.meeting.id, leads_on=True))

    @property
    def _here(self) -> WaitingView | None:
        at = self.query_one(Board).highlighted
        return next((each for each in self.now_view.unreleased if str(each.id) == at), None)

    def _show(self) -> None:
        if self.console.view is None or not self.is_attached:
            return
        words = self.console.words
        self.query_one("#waiting-title", Plain).show(words("moderation.title", n=len(self.now_view.still_waiting)))
        board = self.query_one(Board)
        board.rows = tuple(self._rows())
        if board.highlighted is None:
            board.highlighted = next((row.id for row in board.rows if row.selectable), None)
        foot = "moderation.foot" if self.now_view.meeting.moderated else "moderation.foot_off"
        self.query_one("#waiting-foot", Plain).show(words(foot))

    def _rows(self) -> Iterator[Row]:
        aside = [each for each in self.now_view.unreleased if each.state is Waits.ASIDE]
        for each in self.now_view.still_waiting:
            yield self._row(each)
        if aside:
            yield Row("h-aside", self.console.words("moderation.aside"), kind="heading", selectable=False)
        for each in aside:
            yield self._row(each, tone="quiet")

    def _row(self, each: WaitingView, tone: Tone = "") -> Row:
        words = self.console.words
        numbers = {meeting.id: meeting.number for meeting in self.now_view.earlier}
        sent = numbers.get(each.meeting_id)
        since = words("moderation.since", number=sent) if sent is not None else ""
        return Row(
            str(each.id), each.text, "", since, sign=words("moderation.edited") if each.edited else "", tone=tone
        )


class WaitingSubject(Subject):
    """The words of one that waits."""

    title = phrase("moderation.edit")

    def __init__(self, console: Console, waiting_id: int) -> None:
        super().__init__(console)
        self._id = waiting_id

    def specs(self) -> Sequence[FieldSpec]:
        """Its one field; none when it has been let out meanwhile."""
        now = self._now
        return () if now is None else (FieldSpec("text", phrase("search.one.idea"), now.text),)

    def version(self) -> int:
        """The version that is shown."""
        return self._now.version if self._now else 0

    def save(self, meeting: Meeting, version: int, field: str, texts: Texts) -> Done:
        """Its words."""
        return meeting.do(moderation.reword, waiting_id=self._id, version=version, text=texts[field])

    @property
    def _now(self) -> WaitingView | None:
        view = self.console.view
        there = view.waiting if view is not None else ()
        return next((each for each in there if each.id == self._id and each.state is not Waits.RELEASED), None)


def _moderated(moderated: bool, _meetings: object, meeting: Any) -> Any:
    return meeting.do(dialogue.moderate, moderated=moderated)


def _done(command: Callable[..., Any], waiting_id: int, _meetings: object, meeting: Any) -> Any:
    return meeting.do(command, waiting_id=waiting_id)
