"""What every phase's screen does with the view, the line, the board and the store."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType

from sessions.words import phrase
from workshop.commands.command import Where, bindings
from workshop.commands.common import BOARD, MEETING
from workshop.console.tasks import task
from workshop.phases.base import guide, room, shown
from workshop.phases.base.frame import WIDE
from workshop.phases.base.meeting import MeetingScreen
from workshop.widgets.board import Board, Row
from workshop.widgets.entry import EntryLine
from workshop.widgets.foot import KeyLine
from workshop.widgets.form import Form
from workshop.widgets.plain import Plain

HIGH = 30
"""From this many lines the longest form stands whole below the board; in fewer it scrolls."""
SHALLOW = 16
"""In fewer lines than this there is room for no more than the list, the line, what is said and the keys."""
LEAST, LEAST_WALL = (80, 24), (60, 18)


class PhaseScreen(MeetingScreen):
    """One phase in the frame. A subclass says what stands on the board and what the line is for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(MEETING),
        *bindings(BOARD),
        Binding("escape", "home", id="phase.home", show=False),
        Binding("tab", "tab", id="phase.tab", show=False),
        Binding("shift+tab", "tab_back", id="phase.tab_back", show=False),
        Binding("slash", "ask('palette')", id="phase.palette", show=False),
        Binding("question_mark", "ask('help')", id="phase.help", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._small = False

    def on_mount(self) -> None:
        """Start where the person left this phase."""
        room.show(self)
        self.bar.write(self.meeting.drafts.get(self.kind, ""))
        self.relabel()
        self.line.focus()
        self.set_interval(1.0, self.show_time)
        self.show_waiting()
        shown.remind(self)
        self.call_after_refresh(self.console.keys.release, self)

    def relabel(self) -> None:
        """Say everything in the person's language, also what was said once already; what is half-typed stays."""
        words = self.console.words
        guide.show(self)
        self.board.empty = words(f"board.empty.{self.kind}")
        self.bar.relabel()
        for form in self.query(Form):
            form.relabel()
        self.watch_view()

    def on_screen_suspend(self) -> None:
        """Something stands on it, maybe before it was ever painted: keys are for that."""
        self.console.keys.release(self)

    def watch_view(self) -> None:
        """Show the meeting as it is now."""
        if self.view is None or not self.is_mounted:
            return
        self.show_time()
        self.query_one("#summary", Plain).show(self.summary(self.view))
        self.show_rows()
        self.show_keys()
        room.follow(self)

    def show_rows(self) -> None:
        """Put the meeting's rows, and those that are slow on their way to the disk, on the board."""
        if self.view is None or not self.is_mounted:
            return
        saving = self.console.words("board.saving")
        slow = [
            Row(f"pending-{index}", job.typed, sign=saving, tone="quiet", selectable=False)
            for index, job in enumerate(self.meeting.jobs.slow)
            if job.typed and not job.secret and job.shown_on == self.kind
        ]
        self.board.fresh = self.fresh
        self.board.rows = (*self.rows(self.view), *slow)

    def relook(self) -> None:
        """The wall's look has come or gone."""
        room.show(self)
        self.bar.relabel()
        self.show_rows()
        self.show_time()

    def keep_draft(self) -> None:
        """Remember the half-typed line of this phase, and hand on what stands changed in a form."""
        self.leave()
        self.meeting.drafts[self.kind] = self.bar.draft if self.bar.keeps_draft else ""

    def leave(self) -> None:
        """Hand on what stands changed in a form, before the screen goes."""

    # What the keys do.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the list are keys only while it has the focus."""
        if action in self._list_actions:
            return self.board.has_focus
        return True

    @property
    def _list_actions(self) -> set[str]:
        own = self.console.specs[self.kind].commands
        return {"ask", *(each.id for each in (*BOARD, *own) if each.where in (Where.BOARD, Where.LIST))}

    async def action_ask(self, command_id: str) -> None:
        """Slash and question mark ask from the list as on an empty line."""
        await self.console.run_command(command_id)

    def action_home(self) -> None:
        """Home to the line, for its usual use."""
        self.bar.take_back()
        self.line.focus()

    def action_tab(self) -> None:
        """What Tab does in the line, if it does something there; else on to the next."""
        if self.line.has_focus and self.bar.mode.tab is not None:
            self.bar.mode.tab()
        else:
            self.focus_next()

    def action_tab_back(self) -> None:
        """As Tab, where that does something in the line; else back to the one before."""
        if self.line.has_focus and self.bar.mode.tab is not None:
            self.bar.mode.tab()
        else:
            self.focus_previous()

    def action_change(self) -> None:
        """Enter on what the highlight stands on."""
        if self.board.highlighted:
            self.choose(self.board.highlighted)
        else:
            self.say_not_here("change")

    def action_withdraw(self) -> None:
        """Take back what the highlight stands on."""
        if self.board.highlighted:
            self.withdraw(self.board.highlighted)
        else:
            self.say_not_here("withdraw")

    def on_key(self, event: events.Key) -> None:
        """A letter that means nothing in the list is said to."""
        letter = event.character if event.is_printable else None
        if self.board.has_focus and letter not in (None, " ") and event.key not in self.active_bindings:
            event.stop()
            self.console.keys.did_nothing(event)
            self.say(phrase("board.no_letter", key=letter), "look")

    def take_typed(self, text: str, *, first: bool) -> bool:
        """What is typed fast is written in the line, whatever its letters mean in the list."""
        line = self.focused if isinstance(self.focused, EntryLine) else self.line
        if not line.has_focus:
            self.set_focus(line)
            self.say(phrase("burst.written"))
        line.replace(text, *line.selection)
        return True

    @on(EntryLine.Asked)
    async def _asked(self, event: EntryLine.Asked) -> None:
        event.stop()
        match event.what:
            case "last" if not self.bar.is_lent:
                self._edit_last_saved()
            case "kind_left":
                self.switch_kind(-1)
            case "kind_right":
                self.switch_kind(1)
            case "page_up" | "page_down" as what:
                direction = -1 if what == "page_up" else 1
                if not self._turn_over(direction) and not self.line.value and not self.turn_page(direction):
                    await self.console.run_command("phases")
            case "palette" | "help" as command:
                await self.console.run_command(command)

    def _turn_over(self, direction: int) -> bool:
        return room.turn(self, direction) if self.console.wall_look else self.board.page(direction)

    @task
    async def _edit_last_saved(self) -> None:
        """The last may be on its way to the disk."""
        with self.console.keys.held():
            await self.meeting.jobs.all_done()
            self.edit_last()

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self.choose(event.row_id)

    @on(KeyLine.Pressed)
    async def _key_clicked(self, event: KeyLine.Pressed) -> None:
        event.stop()
        await self.console.run_command(event.command)

    def on_descendant_focus(self) -> None:
        """The keys follow the focus."""
        self.show_keys()

    def on_resize(self, event: events.Resize) -> None:
        """Small windows lose the guide first; very small ones are told."""
        self.set_class(event.size.width < WIDE, "-narrow")
        self.set_class(event.size.height < HIGH, "-low")
        self.set_class(event.size.height < SHALLOW, "-shallow")
        self.show_time()
        self.show_keys()
        room.fit(self)
        width, height = event.size
        columns, rows = LEAST_WALL if self.console.wall_look else LEAST
        was_small, self._small = self._small, width < columns or height < rows
        if was_small and not self._small:
            self.say("")
        elif self._small:
            self.say(phrase("frame.small", width=width, height=height, columns=columns, rows=rows), "look")
