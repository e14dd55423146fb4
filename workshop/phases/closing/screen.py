"""Closing: where each parked question goes, check-out words, the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import announcement
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.parking.fields import FIELDS, WHERETO
from sessions.parking.view import ParkedView
from sessions.text import dates
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.phases.base.form_host import NotesFormHost, shown
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldSpec
from workshop.widgets.form_fields import specs_of

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

NEXT = "next"


class ClosingScreen(NotesFormHost):
    """Parked questions, the next meeting, notes for the minutes, and check-out words in the line."""

    kind = PhaseKind.CLOSING
    FOLLOWS = False
    KINDS = (NoteKind.CHECK_OUT, NoteKind.MINUTES, NoteKind.CORRECTION)

    def summary(self, view: MeetingView) -> str:
        """``3 parkerade frågor · 1 har fått svar på vem, när och hur``."""
        words = self.console.words
        count = words("parking.count", n=len(view.parked))
        settled = sum(1 for parked in view.parked if parked.settled)
        return words("parking.summary", count=count, n=settled) if view.parked else count

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """Parked questions first: this slot is theirs."""
        words = self.console.words
        rows: list[Row] = []
        if view.parked:
            rows.append(Row("h-parked", words("parking.heading"), kind="heading", selectable=False))
            rows += [self._row(parked) for parked in view.parked]
        rows.append(Row("h-next", words("dialogue.field.next_day"), kind="heading", selectable=False))
        head = view.meeting
        when = [
            words.day(head.next_day, weekday=True) if head.next_day else "",
            words("closing.at", time=head.next_time) if head.next_time else "",
            head.next_place,
        ]
        said = " · ".join(filter(None, when))
        rows.append(Row(NEXT, said or words("closing.next_unsaid"), tone="" if said else "quiet"))
        for kind in (NoteKind.CHECK_OUT, NoteKind.MINUTES, NoteKind.CORRECTION):
            rows += self.note_rows(kind)
        if not self.console.wall_look:
            rows += self.note_rows(NoteKind.PRIVATE)
        return rows

    def home_mode(self) -> LineMode:
        """Check-out words or a note."""
        return self.note_mode(NoteKind(self.about))

    def choose(self, row_id: str) -> None:
        """Open the form of a parked question or of the next meeting, or change a note."""
        if row_id == NEXT:
            self.open_form(NEXT)
        elif row_id.startswith("parked-"):
            self.open_form(row_id, "to_whom")
        else:
            super().choose(row_id)

    def withdraw(self, row_id: str) -> None:
        """Take away a parked question or a note."""
        parked = self._parked(row_id)
        if parked is not None:
            self._remove_parked(parked)
        else:
            super().withdraw(row_id)

    def specs_of(self, row_id: str) -> Sequence[FieldSpec]:
        """The form's fields as stored."""
        head = self.now_view.meeting
        if row_id == NEXT:
            return [
                FieldSpec(
                    name, phrase(f"dialogue.field.{name}"), shown(getattr(head, name)), phrase(f"closing.hint.{name}")
                )
                for name in announcement.FIELDS
            ]
        parked = self._parked(row_id)
        if parked is None:
            return ()
        return specs_of(FIELDS, parked, self.say_phrase)

    def version(self, row_id: str) -> int:
        """The version of the row shown."""
        parked = self._parked(row_id)
        return parked.version if parked else self.now_view.meeting.version

    def describe(self, meeting: Meeting, row_id: str, version: int, field: str, text: str) -> Done:
        """Save one field."""
        if row_id != NEXT:
            parked_id = int(row_id.removeprefix("parked-"))
            return meeting.do(parking.describe, parked_id=parked_id, version=version, field=field, text=text)
        match field:
            case "next_day":
                value = dates.day_or_none(text, self.console.today())
                return meeting.do(announcement.announce, version=version, field=field, value=value)
            case "next_time":
                return meeting.do(announcement.announce, version=version, field=field, value=dates.time_or_none(text))
        return meeting.do(announcement.announce, version=version, field=field, value=text)

    @task
    async def _remove_parked(self, parked: ParkedView) -> None:
        await self.submit(parking.remove, parked_id=parked.id)

    def _parked(self, row_id: str) -> ParkedView | None:
        return next((p for p in self.now_view.parked if f"parked-{p.id}" == row_id), None)

    def _row(self, parked: ParkedView) -> Row:
        words = self.console.words
        facts = [
            words("parking.fact", label=words.say(field.label), value=said)
            for field in WHERETO
            if (said := field.said(getattr(parked, field.name), words))
        ]
        sign = words("parking.settled") if parked.settled else words("parking.unsettled")
        return Row(
            f"parked-{parked.id}",
            parked.text,
            str(parked.number),
            " · ".join(facts),
            sign=sign,
            tone="ready" if parked.settled else "look",
        )
