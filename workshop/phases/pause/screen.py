"""A break: how long, and what comes next. The line still takes what people come up with meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.widgets import Digits

from sessions.agenda.phases import PhaseKind
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.dialogs.conflict import choosing, seen
from workshop.phases.base.notes import NotingScreen
from workshop.widgets import clock
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.parking.view import ParkedView
    from sessions.store.change import Done

PARKED = "parked"


class BreakScreen(NotingScreen):
    """When the meeting goes on, as large as a terminal can say it. Nothing else is asked of anybody."""

    kind = PhaseKind.BREAK
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
        words, now, phase = self.workshop.words, self.workshop.clock(), view.phase
        if phase.running_since is None:
            left = max(1, round(phase.left(now) / timedelta(minutes=1)))
            how, until = words("break.minutes"), str(left)
        else:
            over = not phase.left(now)
            ends = phase.running_since + timedelta(minutes=phase.minutes, seconds=-phase.used_seconds)
            how, until = words("break.over" if over else "break.until"), words.clock(ends.astimezone())
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

    def _park(self, text: str) -> None:
        self.ask_clerk(lambda meeting: meeting.do(parking.park, text=text), text=text)

    def _reword_parked(self, parked: ParkedView, text: str, version: int | None = None) -> None:
        now = next((each for each in self.now_view.parked if each.id == parked.id), parked)
        base = seen(now.version, now.text, parked.text) if version is None else version

        def call(meeting: Meeting) -> Done:
            return meeting.do(parking.describe, parked_id=parked.id, version=base, field="text", text=text)

        deal = choosing(
            self,
            field="text",
            mine=text,
            was=parked.text,
            show=str,
            again=lambda newer: self._reword_parked(parked, text, newer),
        )
        self.ask_clerk(call, text=text, refused=deal)
