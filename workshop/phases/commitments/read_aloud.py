"""Reading aloud: one commitment at a time, large and calm, until its party says yes; the wishes last, and the sum."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from sessions.commitments import commands as commitments
from sessions.commitments.rules import to_read
from sessions.commitments.view import CommitmentView
from sessions.errors import Outdated
from sessions.live.view import SUM
from workshop.commands.command import bindings
from workshop.console.job import Job
from workshop.console.tasks import task
from workshop.dialogs.base import SayingDialog
from workshop.dialogs.row_form import RowFormScreen
from workshop.phases.commitments.page import PARTS, Page, offered, same_words, sum_texts, texts_of
from workshop.phases.commitments.rows import lacking
from workshop.phases.commitments.spec import READING
from workshop.phases.commitments.wording import WordsSubject
from workshop.widgets.foot import KeyHint, KeyLine, MessageLine
from workshop.widgets.plain import Plain

END = "read_end"
"""What a click on the hint for Escape runs."""


class ReadAloudScreen(SayingDialog[None]):
    """Steps through what the meeting reads aloud. A yes is to the words that were read: ``_read`` is how they stood."""

    CSS_PATH = Path(__file__).with_name("read_aloud.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(READING),
        Binding("up", "line(-1)", id="reading.up", show=False),
        Binding("down", "line(1)", id="reading.down", show=False),
        Binding("pageup", "page(-1)", id="reading.page_up", show=False),
        Binding("pagedown", "page(1)", id="reading.page_down", show=False),
        Binding("f4", "wall_look", id="reading.wall_look", show=False),
        Binding("escape", "read_end", id="reading.end", show=False),
    ]
    takes = SayingDialog.takes | {"undo", "redo"}

    def __init__(self, *, follows: bool = False) -> None:
        """One that ``follows`` stands where another console reads, and goes when that one has read."""
        super().__init__()
        self._follows = follows
        self._read: CommitmentView | None = None
        self._known: set[int] = set()
        self._index = 0
        self._rewording = False
        self._since = 0.0

    def compose(self) -> ComposeResult:
        """What it is and where one is, the page, a message, the keys."""
        with Horizontal(id="reading-head"):
            yield Plain(id="reading-kind")
            yield Plain(id="reading-state")
            yield Plain(id="reading-place")
        with Page(id="reading-page"):
            yield Plain(id="reading-party")
            yield Plain(id="reading-promise")
            yield Plain(id="reading-facts")
            yield Plain(id="reading-lacks")
        yield MessageLine()
        yield KeyLine(id="reading-keys")

    def on_mount(self) -> None:
        """Begin with the first that nobody has said yes to, and follow what is saved."""
        there = self._there
        drafts = (index for index, each in enumerate(there) if not each.confirmed and not each.is_wish)
        at = next(drafts, 0)
        if self._follows:
            at = next((index for index, each in enumerate(there) if each.id == self.now_view.live.reading), len(there))
        self._turn_to(at)
        self.relook()
        self.watch(self.app, "view", self._take_in, init=False)

    def relook(self) -> None:
        """On the wall's look the room sees no keys."""
        self.set_class(self.console.wall_look, "-wall")

    # What is read.

    @property
    def _there(self) -> tuple[CommitmentView, ...]:
        """All that is read, as it is now. What was among it once stays: an older draft too, when it is one no more."""
        there = to_read(self.now_view.commitments, self.now_view.meeting.id, also=self._known)
        self._known |= {each.id for each in there}
        return there

    @property
    def _now(self) -> CommitmentView | None:
        """The one that is read, as it is now; None at the sum."""
        there = self._there
        return there[self._index] if self._index < len(there) else None

    def _turn_to(self, index: int) -> None:
        self._index = max(0, min(index, len(self._there)))
        self._read = self._now
        if not self._follows:
            self.console.live.tell(reading=SUM if self._read is None else self._read.id)
        self._since = Message().time
        self.query_one(Page).scroll_home(animate=False)
        self._show()

    def _take_in(self) -> None:
        """Show what is stored now. Words that change while they are read are said to, and no yes is to them yet."""
        if self.console.view is None or not self.is_attached:
            return
        if self._follows and self._stands_where_they_read():
            return
        read, there = self._read, self._there
        if read is not None:
            ids = [each.id for each in there]
            if read.id not in ids:
                self._turn_to(self._index)
                return
            self._index = ids.index(read.id)
            now = there[self._index]
            if same_words(read, now):
                self._read = now
            elif not self._rewording:
                self._say_changed()
        self._show()

    def _stands_where_they_read(self) -> bool:
        """Turn to what the other console reads, or go with it; False where this is it already."""
        reading, here = self.now_view.live.reading, SUM if self._read is None else self._read.id
        if reading is None:
            self.dismiss(None)
        elif reading != here:
            ids = [each.id for each in self._there]
            self._turn_to(ids.index(reading) if reading in ids else len(ids))
        return reading != here

    def _end(self) -> None:
        """Read no more, and say so to those who follow."""
        if not self._follows:
            self.console.live.tell(reading=None)
        self.dismiss(None)

    def _say_changed(self) -> None:
        self.say(self.console.words("reading.changed"), "look", stays=True)

    def _show(self) -> None:
        """The page as it stands."""
        words, there, now = self.console.words, self._there, self._now
        texts = sum_texts(there, words) if now is None else texts_of(now, there, words)
        for name in PARTS:
            part = self.query_one(f"#reading-{name}", Plain)
            part.show(texts.get(name, ""))
            part.display = bool(part.text)
        self.query_one("#reading-kind").display = True
        self.set_class(now is not None and now.confirmed, "-confirmed")
        self.set_class(now is None, "-sum")
        commands = (self.console.command(each) for each in offered(now))
        hints = [KeyHint(each.shown, words(each.short), each.id) for each in commands]
        self.query_one(KeyLine).show_keys([*hints, KeyHint("Esc", words("reading.end"), END)])

    # What the keys do.

    def on_key(self, event: events.Key) -> None:
        """An Enter that was pressed before this page was there says nothing of it: nobody has read it."""
        if event.key == "enter" and event.time < self._since:
            event.stop()

    @on(KeyLine.Pressed)
    async def _clicked(self, event: KeyLine.Pressed) -> None:
        event.stop()
        await self.run_action(event.command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A yes is taken back only where there is one; at the sum there are no words to change."""
        if action in ("unconfirm", "reword"):
            return self.console.view is not None and action in offered(self._now)
        return True

    def action_line(self, direction: int) -> None:
        """A line up or down on a long page."""
        self.query_one(Page).scroll_relative(y=direction, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll first, then turn, so that a presentation clicker works."""
        page = self.query_one(Page)
        if direction > 0 and page.scroll_y < page.max_scroll_y:
            page.scroll_page_down(animate=False)
        elif direction < 0 and page.scroll_y > 0:
            page.scroll_page_up(animate=False)
        else:
            self._turn_to(self._index + direction)

    def action_read_next(self) -> None:
        """The next one, or the sum."""
        self._turn_to(self._index + 1)

    def action_read_back(self) -> None:
        """The one before."""
        self._turn_to(self._index - 1)

    def action_read_end(self) -> None:
        """Read no more."""
        self._end()

    def action_wall_look(self) -> None:
        """Show only what the room may see, or everything again."""
        self.console.turn_wall_look()

    def action_read_yes(self) -> None:
        """The party says yes to a commitment; from anything else Enter goes on, and from the sum out."""
        now = self._now
        if now is None:
            self._end()
        elif now.is_wish or now.confirmed:
            self._turn_to(self._index + 1)
        else:
            self._say_yes()

    @task
    async def action_unconfirm(self) -> None:
        """The yes is taken back."""
        now = self._now
        if now is not None:
            await self._submit(commitments.unconfirm, now.id, now.version)

    @task
    async def action_reword(self) -> None:
        """Change the words. Back from the form, when its last field is saved, the new ones are read."""
        if self._now is None:
            return
        self._rewording = True
        await self.app.push_screen_wait(RowFormScreen(WordsSubject(self.console, self._now), at="promise"))
        with self.console.keys.held():
            await self.console.jobs.all_done()
            self._rewording = False
            self._turn_to(self._index)

    @task
    async def _say_yes(self) -> None:
        read = self._read
        assert read is not None
        version = read.version
        while True:
            try:
                done = await self._submit(commitments.confirm, read.id, version, leads_on=True, quiet=True)
                break
            except Outdated as newer:
                version = newer.version
                if any(getattr(read, name) != value for name, value in newer.theirs.items()):
                    self._read = self._now
                    self._show()
                    self.say(self.console.words("reading.not_confirmed"), "look", stays=True)
                    return
        words = self.console.words
        self.say(" ".join([words("said.saved", what=done.what), *lacking(read, words)]))
        if self._read is not None and self._read.id == read.id:
            self._turn_to(self._index + 1)

    async def _submit(self, command: Callable[..., Any], commitment_id: int, version: int, **options: Any) -> Any:
        call = partial(_in_meeting, command, commitment_id, version)
        return await self.console.submit(Job(call, meeting_id=self.now_view.meeting.id, **options))


def _in_meeting(command: Callable[..., Any], commitment_id: int, version: int, _meetings: object, meeting: Any) -> Any:
    return meeting.do(command, commitment_id=commitment_id, version=version)
