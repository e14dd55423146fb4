"""Reading aloud: one commitment at a time, large and calm, until its party says yes; the wishes last, and the sum."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message

from sessions.commitments import commands as commitments
from sessions.commitments.rules import READ, asked_of, to_read
from sessions.commitments.view import CommitmentView
from sessions.errors import Outdated, Refusal
from workshop.commands.table import BY_ID, Where
from workshop.console.worker import Errand
from workshop.dialogs.base import SayingScreen
from workshop.dialogs.row_form import RowFormScreen
from workshop.phases.commitments.rows import lacking, spoken
from workshop.phases.commitments.wording import WordsSubject
from workshop.widgets.frame import KeyHint, KeyLine, MessageLine
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done
    from sessions.view import MeetingView
    from workshop.app import WorkshopApp

READING = tuple(each for each in BY_ID if BY_ID[each].where is Where.READING)
END = "read_end"
"""What a click on the hint for Escape runs."""


class Page(VerticalScroll, can_focus=False):
    """What is read. Its keys are the screen's."""


class ReadAloudScreen(SayingScreen[None]):
    """Steps through what the meeting reads aloud. A yes is to the words that were read: ``_read`` is how they stood."""

    CSS_PATH = Path(__file__).with_name("reading_aloud.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", id="reading.end", show=False)]
    takes = frozenset({"undo", "redo", "wall_look"})

    app: WorkshopApp

    def __init__(self) -> None:
        super().__init__()
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
        self._turn_to(next(drafts, 0))
        self.relook()
        self.watch(self.app, "view", self._take_in, init=False)

    def relook(self) -> None:
        """On the wall's look the room sees no keys."""
        self.set_class(self.app.wall_look, "-wall")

    # What is read.

    @property
    def _view(self) -> MeetingView:
        assert self.app.view is not None
        return self.app.view

    @property
    def _there(self) -> tuple[CommitmentView, ...]:
        """All that is read, as it is now. What was among it once stays: an older draft too, when it is one no more."""
        there = to_read(self._view.commitments, self._view.meeting.id, also=self._known)
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
        self._since = Message().time
        self.query_one(Page).scroll_home(animate=False)
        self._show()

    def _take_in(self) -> None:
        """Show what is stored now. Words that change while they are read are said to, and no yes is to them yet."""
        if self.app.view is None or not self.is_attached:
            return
        read, there = self._read, self._there
        if read is not None:
            ids = [each.id for each in there]
            if read.id not in ids:
                self._turn_to(self._index)
                return
            self._index = ids.index(read.id)
            now = there[self._index]
            if _same_words(read, now):
                self._read = now
            elif not self._rewording:
                self._say_changed()
        self._show()

    def _say_changed(self) -> None:
        self.say(self.app.words("reading.changed"), "look", stays=True)

    def _show(self) -> None:
        """The page as it stands."""
        words, there, now = self.app.words, self._there, self._now
        parts = self._sum(there) if now is None else self._page(now, there)
        for name, text in zip(("kind", "state", "place", "party", "promise", "facts", "lacks"), parts, strict=True):
            part = self.query_one(f"#reading-{name}", Plain)
            part.show(text)
            part.display = bool(text)
        self.query_one("#reading-kind").display = True
        self.set_class(now is not None and now.confirmed, "-confirmed")
        self.set_class(now is None, "-sum")
        hints = [KeyHint(BY_ID[each].shown, words(f"command.{each}.short"), each) for each in self._offered(now)]
        self.query_one(KeyLine).show([*hints, KeyHint("Esc", words("reading.end"), END)])

    def _page(self, now: CommitmentView, there: tuple[CommitmentView, ...]) -> tuple[str, ...]:
        words = self.app.words
        alike = [each for each in there if each.is_wish == now.is_wish]
        number, count = alike.index(now) + 1, len(alike)
        if now.is_wish:
            kind = words("reading.wish", number=now.number)
            place, state = words("reading.place_wish", number=number, count=count), ""
            promise = words.say(asked_of(now))
        else:
            kind = words("reading.commitment", number=now.number)
            place = words("reading.place", number=number, count=count)
            state = words("commitments.confirmed") if now.confirmed else words("reading.draft")
            promise = words("commitments.promise", promise=now.promise) if now.promise else words("commitments.unsaid")
        facts, lacks = "\n".join(spoken(now, words)), "\n".join(lacking(now, words))
        return kind, state, place, now.party, promise, facts, lacks

    def _sum(self, there: tuple[CommitmentView, ...]) -> tuple[str, ...]:
        words = self.app.words
        promised = [each for each in there if not each.is_wish]
        drafts, wished = [each for each in promised if not each.confirmed], len(there) - len(promised)
        said = words("reading.sum", n=len(promised) - len(drafts), count=len(promised)) if promised else ""
        if drafts:
            said = words("reading.sum_drafts", said=said, n=len(drafts))
        numbers = tuple(str(each.number) for each in drafts)
        facts = [
            words("reading.which_drafts", numbers=numbers) if drafts else "",
            words("reading.wished", n=wished) if wished else "",
        ]
        return "", "", "", words("reading.all_read"), said, "\n".join(filter(None, facts)), ""

    @staticmethod
    def _offered(now: CommitmentView | None) -> tuple[str, ...]:
        if now is None:
            return ("read_back",)
        if now.is_wish:
            return ("read_next", "read_back", "reword")
        return (
            ("read_next", "read_back", "unconfirm", "reword")
            if now.confirmed
            else ("read_yes", "read_next", "read_back", "reword")
        )

    # What the keys do.

    def on_key(self, event: events.Key) -> None:
        """The screen's letters and arrows; pages scroll first, so that a presentation clicker works."""
        page = self.query_one(Page)
        match event.key:
            case "enter" if event.time < self._since:
                pass  # pressed before this page was there: nobody has read it
            case "up" | "down":
                page.scroll_relative(y=1 if event.key == "down" else -1, animate=False)
            case "pagedown" if page.scroll_y < page.max_scroll_y:
                page.scroll_page_down(animate=False)
            case "pageup" if page.scroll_y > 0:
                page.scroll_page_up(animate=False)
            case "pagedown" | "pageup":
                self._run("read_next" if event.key == "pagedown" else "read_back")
            case _:
                command = next((each for each in READING if BY_ID[each].key == event.key), None)
                if command is None:
                    return
                self._run(command)
        event.stop()

    @on(KeyLine.Pressed)
    def _clicked(self, event: KeyLine.Pressed) -> None:
        event.stop()
        self._run(event.command)

    def _run(self, command: str) -> None:
        now = self._now
        if command == END or (command == "read_yes" and now is None):
            self.dismiss(None)
        elif command == "read_back":
            self._turn_to(self._index - 1)
        elif command == "read_yes" and now is not None and not now.is_wish and not now.confirmed:
            self._say_yes()
        elif command in ("read_yes", "read_next"):
            self._turn_to(self._index + 1)
        elif command == "unconfirm" and now is not None and now.confirmed:
            self._take_back(now)
        elif command == "reword" and now is not None:
            self._rewording = True
            self.app.push_screen(RowFormScreen(WordsSubject(self.app, now), at="promise"), self._reworded)

    def _reworded(self, _nothing: None) -> None:
        """Back from the form: when its last field is saved, these are the words to read."""

        def read() -> None:
            self._rewording = False
            self._turn_to(self._index)

        self.app.outbox.when_empty(read)

    def _say_yes(self, version: int | None = None) -> None:
        read = self._read
        assert read is not None
        base = read.version if version is None else version

        def call(_meetings: object, meeting: Meeting | None) -> Done:
            assert meeting is not None
            return meeting.do(commitments.confirm, commitment_id=read.id, version=base)

        def confirmed(_done: Done | None) -> None:
            if self._read is not None and self._read.id == read.id:
                self._turn_to(self._index + 1)

        def refused(refusal: Refusal) -> bool:
            if not isinstance(refusal, Outdated):
                return False
            if all(getattr(read, name) == value for name, value in refusal.theirs.items()):
                self._say_yes(refusal.version)
            else:
                self._read = self._now
                self._show()
                self.say(self.app.words("reading.not_confirmed"), "look", stays=True)
            return True

        if read.missing:
            self.app.outbox.say_after(" ".join(lacking(read, self.app.words)))
        self.app.carry(Errand(call, answer=confirmed, refused=refused, leads_on=True))

    def _take_back(self, now: CommitmentView) -> None:
        def call(_meetings: object, meeting: Meeting | None) -> Done:
            assert meeting is not None
            return meeting.do(commitments.unconfirm, commitment_id=now.id, version=now.version)

        self.app.carry(Errand(call))


def _same_words(read: CommitmentView, now: CommitmentView) -> bool:
    return all(getattr(read, name) == getattr(now, name) for name in READ)
