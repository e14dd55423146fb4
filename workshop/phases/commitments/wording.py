"""The words of a commitment or a wish that are read aloud, changed in a small form while they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sessions.commitments import commands as commitments
from sessions.commitments.view import CommitmentView
from sessions.words import phrase
from workshop.console.protocol import Console
from workshop.dialogs.base import SayingDialog
from workshop.dialogs.row_form import Subject, Texts
from workshop.phases.commitments import fields
from workshop.widgets.form import FieldSpec

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done


class WordsSubject(Subject):
    """What is read aloud of one commitment or wish."""

    def __init__(self, console: Console, made: CommitmentView) -> None:
        super().__init__(console)
        self._id = made.id
        key = "wishes.what.one" if made.is_wish else "commitments.what.one"
        self.title = phrase("reading.change", what=phrase(key, number=made.number, party=made.party))

    def specs(self) -> Sequence[FieldSpec]:
        """The fields that are read aloud."""
        return fields.specs(self.console, self._now, aloud=True) if self._now else ()

    def version(self) -> int:
        """The version of the row shown."""
        return self._now.version if self._now else 0

    def as_shown(self, field: str, stored: object) -> str:
        """Dates and a yes as the form shows them."""
        return fields.as_shown(self.console, field, stored)

    def save(self, meeting: Meeting, version: int, field: str, texts: Texts) -> Done:
        """One field, as it is read."""
        value = fields.read(self.console, field, texts[field])
        return meeting.do(commitments.describe, commitment_id=self._id, version=version, field=field, value=value)

    async def after(self, dialog: SayingDialog[None], field: str, text: str) -> None:
        """Read a doubtful date back; ask who in particular."""
        said = fields.doubt(self.console, self._now, field, text) if self._now else None
        if said is not None:
            self.console.say(self.console.words.say(said), "look", stays=True)

    @property
    def _now(self) -> CommitmentView | None:
        assert self.console.view is not None
        return next((each for each in self.console.view.commitments if each.id == self._id), None)
