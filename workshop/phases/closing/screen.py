"""Closing: where each parked question goes and what came of it, check-out words, the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import announcement
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.parking.fields import FIELDS, TOLD, WHERETO
from sessions.parking.view import ParkedView
from sessions.text import dates
from sessions.text.fields import by_name
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.dialogs import parked_form
from workshop.phases.base.form_host import NotesFormHost, shown
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldSpec
from workshop.widgets.form_fields import doubt, specs_of

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

NEXT = "next"
_FIELDS = by_name(FIELDS)


class ClosingScreen(NotesFormHost):
    """Parked questions, the next meeting, notes for the minutes, and check-out words in the line."""

    kind = PhaseKind.CLOSING
    FOLLOWS = False
    HINTS = ("help", "wall_look", "park", "phases", "export", "palette")
    BOARD_HINTS = ("change", "withdraw", "history", "phases", "export", "palette")
    KINDS = (NoteKind.CHECK_OUT, NoteKind.MINUTES, NoteKind.CORRECTION)

    def __init__(self) -> None:
        super().__init__()
        self._answering = ""

    def summary(self, view: MeetingView) -> str:
        """``3 parkerade frågor · 2 har vem, när och hur · 1 besvarad · 2 väntar från telefoner``."""
        words = self.console.words
        said = words("parking.count", n=len(view.parked))
        if view.parked:
            said = words("parking.summary", count=said, n=sum(parked.settled for parked in view.parked))
        answered = sum(not parked.open for parked in view.parked)
        said = words("parking.summary_answered", said=said, n=answered) if answered else said
        waiting = 0 if self.console.wall_look else len(view.still_waiting)
        return words("moderation.summary", count=said, n=waiting) if waiting else said

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
        for kind in (NoteKind.CHECK_OUT, NoteKind.MINUTES, NoteKind.CORRECTION, NoteKind.PRIVATE):
            rows += self.note_rows(kind)
        return rows

    def home_mode(self) -> LineMode:
        """Check-out words or a note."""
        return self.note_mode(NoteKind(self.about))

    def choose(self, row_id: str) -> None:
        """Open the form of a parked question or of the next meeting, or change a note."""
        if row_id == NEXT:
            self.open_form(NEXT)
        elif row_id.startswith("parked-"):
            self._open_parked(row_id)
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
        fields = FIELDS if row_id == self._answering else (*FIELDS[:1], *WHERETO)
        return specs_of(fields, parked, self.say_phrase)

    def as_shown(self, field: str, stored: Any) -> str:
        """A day as ISO."""
        return _FIELDS[field].shown(stored, self.say_phrase) if field in _FIELDS else super().as_shown(field, stored)

    def version(self, row_id: str) -> int:
        """The version of the row shown."""
        parked = self._parked(row_id)
        return parked.version if parked else self.now_view.meeting.version

    def describe(self, meeting: Meeting, row_id: str, version: int, field: str, text: str) -> Done:
        """Save one field."""
        if row_id != NEXT:
            parked_id = int(row_id.removeprefix("parked-"))
            return parked_form.save(self.console, meeting, parked_id, version, field, text)
        match field:
            case "next_day":
                value = dates.day_or_none(text, self.console.meeting_day())
                return meeting.do(announcement.announce, version=version, field=field, value=value)
            case "next_time":
                return meeting.do(announcement.announce, version=version, field=field, value=dates.time_or_none(text))
        return meeting.do(announcement.announce, version=version, field=field, value=text)

    def field_saved(self, row_id: str, field: str, text: str) -> None:
        """Read a doubtful day back."""
        said = doubt(_FIELDS[field], text, self.console.words, self.console.meeting_day()) if field in _FIELDS else None
        if said is not None:
            self.say(said, "look", stays=True)

    def _open_parked(self, row_id: str) -> None:
        """Its form; the answer is in it once it is said where the question goes, and of an earlier meeting's."""
        parked = self._parked(row_id)
        if parked is not None:
            earlier = parked.meeting_id in {each.id for each in self.now_view.earlier}
            self._answering = row_id if earlier or parked.settled else ""
            self.open_form(row_id, parked_form.first_field(parked))

    @task
    async def _remove_parked(self, parked: ParkedView) -> None:
        await self.submit(parking.remove, parked_id=parked.id)

    def _parked(self, row_id: str) -> ParkedView | None:
        return next((p for p in self.now_view.parked if f"parked-{p.id}" == row_id), None)

    def _row(self, parked: ParkedView) -> Row:
        words = self.console.words
        facts = [
            words("parking.fact", label=words.say(field.label), value=said)
            for field in TOLD
            if (said := field.said(getattr(parked, field.name), words))
        ]
        sign = "answered" if not parked.open else "awaited" if parked.settled else "unsettled"
        return Row(
            f"parked-{parked.id}",
            parked.text,
            str(parked.number),
            " · ".join(facts),
            sign=words(f"parking.{sign}"),
            tone="ready" if parked.settled or not parked.open else "look",
        )
