"""A break: how long, and what comes next. The line still takes what people come up with meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.widgets import Digits

from sessions.agenda.phases import PhaseKind
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.parking.view import ParkedView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.dialogs.conflict import seen
from workshop.phases.base.content import STYLES
from workshop.phases.base.notes import NotesScreen
from workshop.phases.pause.clock import until as clock_of
from workshop.widgets import clock
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

PARKED = "parked"


class BreakScreen(NotesScreen):
    """When the meeting goes on, as large as a terminal can say it. Nothing else is asked of anybody."""

    kind = PhaseKind.BREAK
    CSS_PATH: ClassVar = [STYLES, Path(__file__).with_name("screen.tcss")]
    KINDS = (PARKED, NoteKind.MINUTES)

    def compose_above(self) -> ComposeResult:
        """The break's name, when it ends, and what comes next."""
        with Vertical(id="pause"):
            yield Plain(id="pause-name")
            yield Plain(id="pause-how")
            with Center():
                yield Digits(id="pause-until")
            yield Plain(id="pause-next")

    def summary(self, view: MeetingView) -> str:
        """Nothing: all of it stands in the middle."""
        return ""

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """Nothing to read in a break."""
        return ()

    def home_mode(self) -> LineMode:
        """A question to park, or a note."""
        if self.about == PARKED:
            return LineMode(phrase("parking.new"), self._park)
        return self.note_mode(NoteKind(self.about))

    def show_time(self) -> None:
        """When the meeting goes on, by the clock if it runs, else how long the break is."""
        super().show_time()
        view = self.view
        if view is None or not self.is_mounted:
            return
        words, now, phase = self.console.words, self.console.clock(), view.phase
        how, until = clock_of(phase, words, now)
        after = view.next_phase
        then = words("break.then", phase=after.name) if after is not None else ""
        self.query_one("#pause-name", Plain).show(clock.name(phase.name, words))
        self.query_one("#pause-how", Plain).show(how)
        self.query_one("#pause-next", Plain).show(then)
        digits = self.query_one("#pause-until", Digits)
        if digits.value != until:
            digits.update(until)

    def edit_last(self) -> None:
        """Change the last parked question, or the last note."""
        if self.about != PARKED:
            super().edit_last()
        elif self.now_view.parked:
            last = self.now_view.parked[-1]
            self.bar.lend(LineMode(phrase("parking.new"), partial(self._reword_parked, last), value=last.text))

    @task
    async def _park(self, text: str) -> None:
        await self.submit(parking.park, text=text, typed=text)

    @task
    async def _reword_parked(self, parked: ParkedView, text: str) -> None:
        now = next((each for each in self.now_view.parked if each.id == parked.id), parked)
        await self.edit_with(
            partial(_reworded, parked.id, text),
            seen(now.version, now.text, parked.text),
            field="text",
            mine=text,
            was=parked.text,
            typed=text,
        )


def _reworded(parked_id: int, text: str, meeting: Meeting, version: int) -> Done:
    return meeting.do(parking.describe, parked_id=parked_id, version=version, field="text", value=text)
