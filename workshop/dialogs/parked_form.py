"""The form of a parked question that is carried over: where it goes, and its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sessions.parking import commands as parking
from sessions.parking.fields import FIELDS, TOLD
from sessions.parking.view import ParkedView
from sessions.text.fields import by_name
from sessions.words import phrase
from workshop.console.protocol import Console
from workshop.dialogs.base import SayingDialog
from workshop.dialogs.row_form import Subject, Texts
from workshop.widgets.form import FieldSpec
from workshop.widgets.form_fields import doubt, specs_of

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

_FIELDS = by_name(FIELDS)


class ParkedSubject(Subject):
    """To whom a parked question goes, when and how, and the answer when it has come."""

    def __init__(self, console: Console, asked: ParkedView) -> None:
        super().__init__(console)
        self._id = asked.id
        self.at = first_field(asked)
        self.title = phrase("parking.question", number=asked.number, text=asked.text)

    def specs(self) -> Sequence[FieldSpec]:
        """To whom, when, how, the day of the answer and the answer."""
        return specs_of(FIELDS[1:], self._now, self.console.words.say) if self._now else ()

    def version(self) -> int:
        """The version of the question shown."""
        return self._now.version if self._now else 0

    def as_shown(self, field: str, stored: object) -> str:
        """The day as ISO."""
        return _FIELDS[field].shown(stored, self.console.words.say)

    def save(self, meeting: Meeting, version: int, field: str, texts: Texts) -> Done:
        """One field."""
        return save(self.console, meeting, self._id, version, field, texts[field])

    async def after(self, dialog: SayingDialog[None], field: str, text: str) -> None:
        """Read a doubtful day back."""
        said = doubt(_FIELDS[field], text, self.console.words, self.console.meeting_day())
        if said is not None:
            self.console.say(self.console.words.say(said), "look", stays=True)

    @property
    def _now(self) -> ParkedView | None:
        view = self.console.view
        assert view is not None
        return next((each for each in view.parked if each.id == self._id), None)


def first_field(asked: ParkedView) -> str:
    """Where its form begins: the first of where it goes that is not said, else the answer."""
    return next((field.name for field in TOLD if field.needed and not getattr(asked, field.name)), "answer")


def save(console: Console, meeting: Meeting, parked_id: int, version: int, field: str, text: str) -> Done:
    """Save one field as it was typed. In the worker's thread."""
    value = _FIELDS[field].read(text, console.words.say, console.meeting_day())
    return meeting.do(parking.describe, parked_id=parked_id, version=version, field=field, value=value)
