"""Batch mode: a pile of lines, pasted or typed, looked at and mended before it is saved as one change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from sessions.ideas.rules import Line, Pile, Remark
from sessions.text.cleaner import clean, lines_of
from sessions.text.typed import LONGEST
from sessions.words import phrase
from workshop.commands.command import letters
from workshop.console.tasks import task
from workshop.dialogs.base import Dialog
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.widgets.board import Board, Row
from workshop.widgets.board_lines import Tone
from workshop.widgets.line import LineInput
from workshop.widgets.plain import Plain


class PileLine(LineInput):
    """The line of a pile: several pasted lines are several lines of it."""

    class Pasted(Message):
        """Several lines were pasted."""

        def __init__(self, lines: tuple[str, ...]) -> None:
            super().__init__()
            self.lines = lines

    def take_lines(self, lines: tuple[str, ...]) -> None:
        """One line goes where the cursor is, more of them go to the pile."""
        if len(lines) > 1:
            self.post_message(self.Pasted(lines))
        else:
            super().take_lines(lines)


class BatchScreen(Dialog[tuple[str, ...] | None]):
    """The list: Enter saves what is not left out, letters mend it. The line: Enter puts one line more, or mends one.

    ``known`` is the ideas there are, as ``same_words`` gives them. Escape saves nothing, and asks if work would go.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", id="batch.back", show=False, priority=True),
        Binding("enter", "save", id="batch.save", show=False, priority=True),
        Binding(letters("x,delete"), "leave_out", id="batch.leave_out", show=False),
        Binding(letters("r"), "reword", id="batch.reword", show=False),
        Binding(letters("j,backspace"), "join", id="batch.join", show=False),
        Binding(letters("n"), "more", id="batch.more", show=False),
        Binding(letters("z"), "step_back", id="batch.step_back", show=False),
    ]

    def __init__(self, lines: tuple[str, ...], known: Mapping[str, int]) -> None:
        super().__init__()
        self._known = known
        self._pile = Pile().add(lines)
        self._before: list[Pile] = []
        self._mended: int | None = None

    def compose(self) -> ComposeResult:
        """How many, which, a line for one more, what the keys do."""
        words = self.console.words
        with Vertical(classes="dialog -tall"):
            yield Plain(id="batch-title", classes="dialog-title")
            yield Board(empty=words("batch.empty"), more=self.more)
            with Horizontal(classes="dialog-bar"):
                yield Plain(id="batch-label", classes="dialog-label")
                yield PileLine(id="batch-line", compact=True, select_on_focus=False)
            yield Plain(id="batch-said", classes="dialog-said")
            yield Plain(id="batch-foot", classes="dialog-foot")

    def on_mount(self) -> None:
        """A pasted pile stands in its list, and Enter means it at once; an empty one in its line."""
        self._show()
        self._board.highlighted = next((row.id for row in self._board.rows), None)
        (self._board if self._pile.lines else self._line).focus()

    @property
    def _board(self) -> Board:
        return self.query_one(Board)

    @property
    def _line(self) -> PileLine:
        return self.query_one(PileLine)

    @property
    def _here(self) -> int | None:
        at = self._board.highlighted
        return int(at) if at is not None else None

    # The list.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter in the line is the line's own."""
        return self._board.has_focus if action == "save" else True

    def action_save(self) -> None:
        """Save, unless a line is too long or still stands half-typed."""
        remarks = self._pile.remarks(self._known)
        too_long = next((at for at, remark in enumerate(remarks) if remark.too_long), None)
        if self._line.value.strip():
            self._line.focus()
            self._say("batch.half_typed")
        elif too_long is not None:
            self._board.highlighted = str(self._pile.lines[too_long].id)
            self._say("batch.mend_first", line=too_long + 1)
        elif self._pile.kept:
            self.dismiss(self._pile.kept)
        else:
            self._say("batch.nothing")

    def action_leave_out(self) -> None:
        """Leave the highlighted line out, or take it in again."""
        if self._here is not None:
            self._change(self._pile.toggle(self._here))

    def action_join(self) -> None:
        """Put the highlighted line after the one above it."""
        if self._here is None:
            return
        at = self._pile.at(self._here)
        if at == 0:
            self._say("batch.none_above")
            return
        self._change(self._pile.join(self._here))
        self._board.highlighted = str(self._pile.lines[at - 1].id)

    def action_reword(self) -> None:
        """Put the highlighted line's words in the line below, to be mended."""
        if self._here is not None:
            self._mended = self._here
            self._line.value = clean(self._pile.lines[self._pile.at(self._here)].text)
            self._line.cursor_position = len(self._line.value)
            self._line.focus()

    def action_more(self) -> None:
        """Type one line more."""
        self._line.focus()

    def action_step_back(self) -> None:
        """Take back the last thing that was done to the pile."""
        if self._before:
            self._stand_on(self._before.pop())
        else:
            self._say("batch.no_step_back")

    @on(Board.Chosen)
    def _clicked(self, event: Board.Chosen) -> None:
        event.stop()
        self.action_reword()

    # The line.

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        text, mended = event.value, self._mended
        self._mended, self._line.value = None, ""
        if mended is not None:
            self._change(self._pile.reword(mended, text))
            self._board.focus()
        elif text.strip():
            self._add((text,))
        else:
            self._board.focus()

    @on(PileLine.Pasted)
    def _pasted(self, event: PileLine.Pasted) -> None:
        event.stop()
        self._add(event.lines)

    def on_paste(self, event: events.Paste) -> None:
        """A paste in the list goes to its end too."""
        event.stop()
        self._add(lines_of(event.text))

    def action_back(self) -> None:
        """From the line to the list; from the list out, but not away from work without asking."""
        if self._line.has_focus and self._pile.lines:
            if self._mended is not None:
                self._mended, self._line.value = None, ""
            self._board.focus()
        elif self._before or self._line.value.strip():
            self._ask()
        else:
            self.dismiss(None)

    def on_descendant_focus(self) -> None:
        """Label and keys follow the focus."""
        self._show_keys()

    @task
    async def _ask(self) -> None:
        words, count = self.console.words, len(self._pile.kept)
        choices = [Choice("stay", words("batch.stay")), Choice("throw", words("batch.throw", n=max(count, 1)))]
        if await self.app.push_screen_wait(ChoiceScreen(words("batch.throw_title"), choices)) == "throw":
            self.dismiss(None)

    def _add(self, texts: tuple[str, ...]) -> None:
        self._change(self._pile.add(texts))
        if self._pile.lines:
            self._board.highlighted = str(self._pile.lines[-1].id)

    def _change(self, pile: Pile) -> None:
        if pile != self._pile:
            self._before.append(self._pile)
        self._stand_on(pile)

    def _stand_on(self, pile: Pile) -> None:
        """Show another pile. A line that was being mended and is not in it is mended no more; new words stay."""
        if self._mended is not None and all(line.id != self._mended for line in pile.lines):
            if self._line.value == clean(self._pile.lines[self._pile.at(self._mended)].text):
                self._line.value = ""
            self._mended = None
        self._pile = pile
        self._show()

    # What is seen.

    def _show(self) -> None:
        words, all_, kept = self.console.words, len(self._pile.lines), len(self._pile.kept)
        title = words("batch.title", n=kept) if kept == all_ else words("batch.title_some", kept=kept, n=all_)
        self.query_one("#batch-title", Plain).show(title if all_ else words("batch.title_empty"))
        self._board.rows = tuple(
            self._row(place, line, remark)
            for place, (line, remark) in enumerate(
                zip(self._pile.lines, self._pile.remarks(self._known), strict=True), 1
            )
        )
        self.query_one("#batch-said", Plain).show("")
        self._show_keys()

    def _row(self, place: int, line: Line, remark: Remark) -> Row:
        words, text = self.console.words, clean(line.text)
        if line.left_out:
            return Row(str(line.id), text, str(place), sign=words("batch.left_out"), tone="quiet")
        marks = []
        if remark.too_long:
            marks.append(words("batch.too_long", length=remark.too_long, most=LONGEST))
        if remark.personal:
            kinds = tuple(phrase(f"typed.kind.{kind}") for kind in remark.personal)
            marks.append(words("batch.personal", kinds=kinds))
        if remark.idea is not None:
            marks.append(words("batch.same_idea", number=remark.idea))
        if remark.line is not None:
            marks.append(words("batch.same_line", number=remark.line))
        tone: Tone = "wrong" if remark.too_long else "look" if marks else ""
        return Row(str(line.id), text, str(place), sign=" · ".join(marks), tone=tone)

    def _show_keys(self) -> None:
        words, typing = self.console.words, self._line.has_focus
        if self._mended is not None:
            label = words("batch.mended", number=self._pile.at(self._mended) + 1)
        else:
            label = words("batch.new")
        self.query_one("#batch-label", Plain).show(label)
        self.query_one("#batch-foot", Plain).show(words("batch.keys_line" if typing else "batch.keys"))

    def _say(self, key: str, **values: object) -> None:
        self.query_one("#batch-said", Plain).show(self.console.words(key, **values))
