"""The entry line: home of the focus. One line, Enter saves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from sessions.words import Phrase
from workshop.widgets.line import LineInput, Whole
from workshop.widgets.plain import Plain
from workshop.widgets.room import Fitted


class EntryLine(LineInput):
    """An input that gives an empty line's keys another use and keeps every line of a paste."""

    @dataclass
    class Pasted(Message):
        """Several lines were pasted."""

        lines: tuple[str, ...]

    @dataclass
    class Asked(Message):
        """A key on an empty line asked for something: ``palette``, ``help``, ``last``, ``page_up``, ``page_down``,
        ``kind_left``, ``kind_right``."""

        what: str

    EMPTY_KEYS = {
        "slash": "palette",
        "question_mark": "help",
        "up": "last",
        "left": "kind_left",
        "right": "kind_right",
    }
    PAGES = {"pageup": "page_up", "pagedown": "page_down"}

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002
        super().__init__(id=id, placeholder=placeholder, compact=True, select_on_focus=False)
        self.takes_path = False
        """Whether a slash on the empty line begins a path, and asks for nothing."""

    def asks(self, key: str) -> bool:
        """Whether a key asks for something now, as on an empty line, and is not written."""
        return not (self.value or (self.takes_path and key == "slash")) and key in self.EMPTY_KEYS

    async def _on_key(self, event: events.Key) -> None:
        what = self.PAGES.get(event.key) or (self.EMPTY_KEYS[event.key] if self.asks(event.key) else None)
        if what is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.post_message(self.Asked(what))

    def take_lines(self, lines: tuple[str, ...]) -> None:
        """Several lines may each be one thing: whoever uses the line knows."""
        if len(lines) > 1:
            self.post_message(self.Pasted(lines))
        else:
            super().take_lines(lines)


@dataclass(frozen=True)
class LineMode:
    """What the entry line is for: its label, what Enter does with the text, whether the room may see it.

    The label is in any language, and is said when it is shown. ``batch`` takes several pasted lines; ``tab`` is what
    Tab does while this mode lasts. ``changed`` follows every key, ``ended`` is told when the line is for another thing.
    """

    label: Phrase
    submit: Callable[[str], None]
    value: str = ""
    secret: bool = False
    batch: Callable[[tuple[str, ...]], None] | None = None
    tab: Callable[[], None] | None = None
    changed: Callable[[str], None] | None = None
    ended: Callable[[], None] | None = None
    set_aside: Callable[[], None] | None = None
    """Told when the line is lent for another thing, and what is half-typed is kept."""
    stays: bool = False
    """Whether the line is for this also after Enter."""
    takes_empty: bool = False
    """Whether Enter on an empty line means something."""
    goes_on: bool = False
    """Whether the value is written on, as what one was typing: any other is selected, to be typed over."""
    takes_path: bool = False
    """Whether it is the path of a file, which may begin with a slash."""
    unseen: bool = False
    """Whether what is written is not for the room, though it is no secret otherwise."""
    alone: bool = False
    """Whether the line has no other use where it stands, so that its label is of no use to the room."""


class EntryBar(Fitted, Vertical):
    """The entry line with its label. It can be lent for something else; what was half-typed comes back after."""

    DEFAULT_CSS = """
    EntryBar {
        height: auto; padding: 0 1;
        #entry-bar { height: 1; }
        #entry-label { width: auto; color: $text-muted; text-style: bold; margin-right: 2; }
        &.-here #entry-label { color: $accent; }
        EntryLine { width: 1fr; background: $background; }
    }
    """

    class EmptyEnter(Message):
        """Enter on an empty line."""

    def __init__(
        self,
        home: Callable[[], LineMode],
        say: Callable[[Phrase], str],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._home, self._say = home, say
        self._lent: LineMode | None = None
        self._kept: tuple[str, int] = ("", 0)
        self.masked = False

    def compose(self) -> ComposeResult:
        """Label and line; above them the line's text, where it is too long for the line."""
        yield Whole()
        with Horizontal(id="entry-bar"):
            yield Plain(id="entry-label")
            yield EntryLine(id="entry")

    @property
    def line(self) -> EntryLine:
        """The line itself."""
        return self.query_one("#entry", EntryLine)

    @property
    def mode(self) -> LineMode:
        """What the line is for now."""
        return self._lent or self._home()

    @property
    def is_lent(self) -> bool:
        """Whether the line is for something else than usual."""
        return self._lent is not None

    @property
    def keeps_draft(self) -> bool:
        """Whether what is half-typed in its usual use may be kept: never a ballot."""
        return not self._home().secret

    @property
    def draft(self) -> str:
        """What is half-typed in the line's usual use."""
        return self._kept[0] if self.is_lent else self.line.value

    @property
    def aside(self) -> str:
        """What is half-typed that ``draft`` does not keep: in another use, or secret."""
        if self._lent is not None:
            return self.line.value if self.line.value != self._lent.value else ""
        return "" if self.keeps_draft else self.line.value

    def write(self, text: str) -> None:
        """Put a text in the line, the cursor after it."""
        self.line.value = text
        self.line.cursor_position = len(text)

    def lend(self, mode: LineMode) -> None:
        """Use the line for something else until Enter or ``take_back``."""
        if self._lent is None:
            self._kept = (self.line.value, self.line.cursor_position)
        before, self._lent = self._lent, mode
        home = self._home()
        if before is None and home.set_aside is not None:
            home.set_aside()
        if before is not None and before.ended is not None:
            before.ended()
        self.write(mode.value)
        if not mode.goes_on:
            self.line.select_all()
        self.relabel()
        self.line.focus()

    def take_back(self) -> None:
        """Back to the usual use, with what was half-typed."""
        if self._lent is not None:
            before, self._lent = self._lent, None
            self.line.value, self.line.cursor_position = self._kept
            self.relabel()
            if before.ended is not None:
                before.ended()

    def give_back(self, text: str) -> bool:
        """Put a refused text in the line again, if nothing else is being typed there."""
        if self.line.value or self.is_lent:
            return False
        self.write(text)
        return True

    def relabel(self) -> None:
        """Show what the line is for, and hide what the room may not see."""
        mode = self.mode
        label = self.query_one("#entry-label", Plain)
        label.show(self._say(mode.label))
        label.display = not (self.masked and mode.alone)
        self.line.password = (mode.secret or mode.unseen) and self.masked
        self.line.takes_path = mode.takes_path
        self._show_whole()

    def on_descendant_focus(self) -> None:
        """Whoever types, types here. Textual sets no child of what has lost the focus anew, but for a class."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """The focus is elsewhere, and so is the accent."""
        self.remove_class("-here")

    def on_resize(self) -> None:
        """What the line has room for is another. What asks for a layout within one would have none."""
        self.call_after_refresh(self._show_whole)

    def _show_whole(self) -> None:
        self.query_one(Whole).follow(self.line)

    @on(Input.Submitted, "#entry")
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        text, mode = self.line.value, self.mode
        if not text.strip() and not mode.takes_empty:
            self.post_message(self.EmptyEnter())
            return
        if mode.stays:
            pass
        elif self.is_lent:
            self.take_back()
        else:
            self.line.value = ""
        mode.submit(text)

    @on(Input.Changed, "#entry")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show_whole()
        if self.mode.changed is not None:
            self.mode.changed(event.value)

    @on(EntryLine.Pasted)
    def _pasted(self, event: EntryLine.Pasted) -> None:
        event.stop()
        if self.mode.batch is not None:
            self.mode.batch(event.lines)
        else:
            LineInput.take_lines(self.line, event.lines)
