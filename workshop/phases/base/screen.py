"""What every phase's screen does with the view, the line, the keys and the clerk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on

from sessions.errors import Refusal
from sessions.words import phrase
from workshop.commands.table import BY_ID
from workshop.console.worker import Errand
from workshop.dialogs.history import open_history
from workshop.phases.base import guide
from workshop.phases.base.frame import WIDE, FramedScreen
from workshop.widgets.board import Board, Row
from workshop.widgets.entry import EntryLine
from workshop.widgets.form import Form
from workshop.widgets.frame import KeyLine
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.store.change import Done

FRESH_SECONDS = 4.0
"""How long what was just saved is marked."""
HIGH = 30
"""From this many lines the longest form stands whole below the board; in fewer it scrolls."""
ASKS = {"slash": "palette", "question_mark": "help"}
"""What asks from the board, as on an empty line."""
LEAST, LEAST_WALL = (80, 24), (60, 18)


class PhaseScreen(FramedScreen):
    """One phase in the frame. A subclass says what stands on the board and what the line is for."""

    def __init__(self) -> None:
        super().__init__()
        self._fresh = ""
        self._small = False
        self.phase_id = 0

    def run_own(self, command_id: str) -> None:
        """A command that the phase knows itself; those of a list act where the highlight stands."""
        row_id = self.board.highlighted
        acts: dict[str, Callable[[str], None]] = {"change": self.choose, "withdraw": self.withdraw}
        acts["history"] = partial(open_history, self)
        if command_id in acts and row_id:
            acts[command_id](row_id)
        elif command_id in BY_ID:
            self.say(self.workshop.words("command.not_here", name=self.workshop.words(BY_ID[command_id].name)), "look")

    def on_mount(self) -> None:
        """Start where the person left this phase."""
        self.set_class(self.workshop.wall_look, "-wall")
        self.bar.masked = self.workshop.wall_look
        self.bar.write(self.workshop.drafts.get(self.kind, ""))
        self.relabel()
        self.line.focus()
        self.set_interval(1.0, self.show_time)
        self.workshop.outbox.show()
        self.call_after_refresh(self.workshop.keys.release)

    def relabel(self) -> None:
        """Say everything in the person's language, also what was said once already; what is half-typed stays."""
        words = self.workshop.words
        guide.show(self)
        self.board.empty = words(f"board.empty.{self.kind}")
        self.bar.relabel()
        for form in self.query(Form):
            form.relabel()
        self.watch_view()

    def watch_view(self) -> None:
        """Show the meeting as it is now."""
        if self.view is None or not self.is_mounted:
            return
        self.show_time()
        self.query_one("#summary", Plain).show(self.summary(self.view))
        self.show_rows()
        self.show_keys()

    def show_rows(self) -> None:
        """Put the meeting's rows, and those on their way to the disk, on the board."""
        if self.view is None or not self.is_mounted:
            return
        saving = self.workshop.words("board.saving")
        rows = [replace(row, fresh=True) if row.id == self._fresh else row for row in self.rows(self.view)]
        waiting = [
            Row(f"pending-{index}", errand.text, sign=saving, tone="quiet", selectable=False)
            for index, errand in enumerate(self.workshop.outbox.pending)
            if errand.text and not errand.secret and errand.shown_on == self.kind
        ]
        self.board.rows = tuple(rows + waiting)

    def is_busy(self) -> bool:
        """Whether the person is in the middle of something here."""
        return bool(self.line.value) or self.bar.is_lent

    def ask_clerk(
        self,
        call: Callable[..., Done | None],
        *,
        text: str = "",
        secret: bool = False,
        quiet: bool = False,
        answer: Callable[[Done | None], None] | None = None,
        refused: Callable[[Refusal], bool] | None = None,
        in_form: bool = False,
        leads_on: bool = False,
    ) -> None:
        """Have something carried out; ``call`` gets the meeting."""

        def carry(_meetings: object, meeting: object) -> Done | None:
            return call(meeting)

        self.workshop.carry(
            Errand(
                carry,
                text=text,
                secret=secret,
                quiet=quiet,
                answer=answer,
                refused=refused,
                shown_on="" if in_form else self.kind,
                leads_on=leads_on,
            )
        )

    def mark_fresh(self, row_id: str) -> None:
        """Mark what was just saved for a moment."""
        self._fresh = row_id
        self.show_rows()

        def fade() -> None:
            if self._fresh == row_id:
                self._fresh = ""
                self.show_rows()

        self.set_timer(FRESH_SECONDS, fade)

    @on(EntryLine.Asked)
    def _asked(self, event: EntryLine.Asked) -> None:
        event.stop()
        match event.what:
            case "last" if not self.bar.is_lent:
                self.workshop.outbox.when_empty(self.edit_last)  # the last may be on its way to the disk
            case "kind_left":
                self.switch_kind(-1)
            case "kind_right":
                self.switch_kind(1)
            case "page_up" | "page_down" as what:
                direction = -1 if what == "page_up" else 1
                if not self.board.page(direction) and not self.line.value and not self.turn_page(direction):
                    self.workshop.run_command("phases")
            case "palette" | "help" as command:
                self.workshop.run_command(command)

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self.choose(event.row_id)

    @on(KeyLine.Pressed)
    def _key_clicked(self, event: KeyLine.Pressed) -> None:
        event.stop()
        self.workshop.run_command(event.command)

    def on_descendant_focus(self) -> None:
        """The keys follow the focus."""
        self.show_keys()

    def on_resize(self, event: events.Resize) -> None:
        """Small windows lose the guide first; very small ones are told."""
        self.set_class(event.size.width < WIDE, "-narrow")
        self.set_class(event.size.height < HIGH, "-low")
        self.show_time()
        self.show_keys()
        width, height = event.size
        columns, rows = LEAST_WALL if self.workshop.wall_look else LEAST
        was_small, self._small = self._small, width < columns or height < rows
        if was_small and not self._small:
            self.say("")
        elif self._small:
            self.say(phrase("frame.small", width=width, height=height, columns=columns, rows=rows), "look")

    def on_key(self, event: events.Key) -> None:
        """Tab goes between line and board, Escape goes home, letters act on the board."""
        if event.key == "escape":
            event.stop()
            self.bar.take_back()
            self.line.focus()
        elif event.key == "tab" and self.line.has_focus and self.bar.mode.tab is not None:
            event.stop()
            event.prevent_default()
            self.bar.mode.tab()
        elif self.board.has_focus:
            row_id = self.board.highlighted
            if event.key in ("x", "delete") and row_id:
                event.stop()
                self.withdraw(row_id)
            elif event.key in ASKS:
                event.stop()
                self.workshop.run_command(ASKS[event.key])
            elif self.board_key(event.key):
                event.stop()
                event.prevent_default()
            elif event.key == "h" and row_id:
                event.stop()
                open_history(self, row_id)
            elif event.is_printable and event.character not in (" ", None):
                event.stop()
                self.say(self.workshop.words("board.no_letter", key=event.character), "look")

    def leave(self) -> None:
        """Hand on what stands changed in a form, before the screen goes."""

    def keep_draft(self) -> None:
        """Remember the half-typed line of this phase."""
        self.leave()
        self.workshop.drafts[self.kind] = self.bar.draft
