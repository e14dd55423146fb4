"""The small forms of what is carried over: how a commitment goes, how an experiment went, and what has happened
since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.dom import DOMNode

from sessions.commitments import commands as commitments
from sessions.commitments.fields import HOW_IT_GOES, field_of
from sessions.commitments.view import CommitmentKind, CommitmentView, Status
from sessions.dialogue import outcome
from sessions.errors import Refused
from sessions.experiments import commands as experiments
from sessions.experiments.fields import REPORT
from sessions.experiments.view import ExperimentView, Next
from sessions.notes import commands as notes
from sessions.notes.view import NoteView
from sessions.text import dates
from sessions.text.fields import Field, by_name
from sessions.view import MeetingView
from sessions.words import Phrase, phrase
from workshop.console.job import Job
from workshop.console.protocol import Console, console_of
from workshop.dialogs.base import SayingDialog
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.dialogs.parked_form import ParkedSubject
from workshop.dialogs.row_form import Subject, Texts
from workshop.widgets.form import FieldSpec
from workshop.widgets.form_fields import specs_of

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done


_REPORT = by_name(REPORT)


class CommitmentSubject(Subject):
    """How far a commitment has come, with the party's word, and its wording if that is another now."""

    def __init__(self, console: Console, made: CommitmentView) -> None:
        super().__init__(console)
        self._id, self._number = made.id, made.number
        key = "wishes.how_goes" if made.is_wish else "commitments.how_goes"
        self.title = phrase(key, number=made.number, party=made.party)

    def specs(self) -> Sequence[FieldSpec]:
        """Status, word, wording."""
        made = self._now
        if made is None:
            return ()
        return specs_of((field_of(made.kind, name) for name in HOW_IT_GOES), made, self.console.words.say)

    def version(self) -> int:
        """The version of the commitment shown."""
        return self._now.version if self._now else 0

    def as_shown(self, field: str, stored: object) -> str:
        """The status in words."""
        return self._field(field).shown(stored, self.console.words.say)

    def lacks(self, texts: Texts) -> Phrase | None:
        """What has changed asks for a word, or the new wording."""
        made = self._now
        try:
            changed = self._read(texts) is Status.CHANGED
        except Refused:
            return None  # told by the save
        said = texts["status_word"].strip() or (made is not None and texts["promise"].strip() not in ("", made.promise))
        key = "wishes.changed_how" if made is not None and made.is_wish else "commitments.changed_how"
        return phrase(key, number=self._number) if changed and not said else None

    def save(self, meeting: Meeting, version: int, field: str, texts: Texts) -> Done:
        """All three at once: a status without its word would say less than was said."""
        return meeting.do(
            commitments.set_status,
            commitment_id=self._id,
            version=version,
            status=self._read(texts),
            word=texts["status_word"],
            promise=texts["promise"],
        )

    def _read(self, texts: Texts) -> Status:
        return Status(self._field("status").read(texts["status"], self.console.words.say, self.console.today()))

    def _field(self, name: str) -> Field:
        return field_of(self._now.kind if self._now else CommitmentKind.COMMITMENT, name)

    @property
    def _now(self) -> CommitmentView | None:
        return next((each for each in _view(self.console).commitments if each.id == self._id), None)


class ExperimentSubject(Subject):
    """How an experiment went, what it taught, and what is next."""

    def __init__(self, console: Console, tried: ExperimentView) -> None:
        super().__init__(console)
        self._id = tried.id
        self.title = phrase("experiments.how_went", number=tried.number, what=tried.what or tried.origin)

    def specs(self) -> Sequence[FieldSpec]:
        """Result, lesson, next."""
        return specs_of(REPORT, self._now, self.console.words.say) if self._now else ()

    def version(self) -> int:
        """The version of the experiment shown."""
        return self._now.version if self._now else 0

    def as_shown(self, field: str, stored: object) -> str:
        """What is next in words."""
        return _REPORT[field].shown(stored, self.console.words.say)

    def save(self, meeting: Meeting, version: int, field: str, texts: Texts) -> Done:
        """One field."""
        value = _REPORT[field].read(texts[field], self.console.words.say, self.console.today())
        return meeting.do(experiments.describe, experiment_id=self._id, version=version, field=field, value=value)

    async def after(self, dialog: SayingDialog[None], field: str, text: str) -> None:
        """Offer the next test; its days are written where the experiments are."""
        if field == "next" and self._now is not None and await offer_again(dialog, self._now):
            call = partial(_begun_again, self._id)
            await self.console.submit(Job(call, meeting_id=_view(self.console).meeting.id))

    @property
    def _now(self) -> ExperimentView | None:
        return next((each for each in _view(self.console).experiments if each.id == self._id), None)


class CorrectionSubject(Subject):
    """The words of a correction."""

    def __init__(self, console: Console, note: NoteView) -> None:
        super().__init__(console)
        self._id = note.id
        self.title = phrase("notes.heading.correction")

    def specs(self) -> Sequence[FieldSpec]:
        """Its text."""
        note = self._now
        return [FieldSpec("text", phrase("kinds.correction"), note.text)] if note else ()

    def version(self) -> int:
        """The version of the note shown."""
        return self._now.version if self._now else 0

    def save(self, meeting: Meeting, version: int, field: str, texts: Texts) -> Done:
        """Its words."""
        return meeting.do(notes.reword, note_id=self._id, version=version, text=texts[field])

    @property
    def _now(self) -> NoteView | None:
        return next((each for each in _view(self.console).notes if each.id == self._id), None)


class OutcomeSubject(Subject):
    """What has happened since: the decision of the elected, and the feedback that was given."""

    title = phrase("outcome.title")

    def specs(self) -> Sequence[FieldSpec]:
        """Five fields of the dialogue."""
        case = _view(self.console).dialogue
        return [
            FieldSpec(
                name,
                phrase(f"dialogue.field.{name}"),
                self.as_shown(name, getattr(case, name)),
                phrase(f"outcome.hint.{name}"),
            )
            for name in outcome.FIELDS
        ]

    def version(self) -> int:
        """The version of the dialogue."""
        return _view(self.console).dialogue.version

    def as_shown(self, field: str, stored: object) -> str:
        """Dates as ISO."""
        return stored.isoformat() if isinstance(stored, date) else super().as_shown(field, stored)

    def save(self, meeting: Meeting, version: int, field: str, texts: Texts) -> Done:
        """One field; a day is one that has been."""
        value: str | date | None = texts[field]
        if field in outcome.DATES:
            value = dates.day_or_none(texts[field], self.console.today(), past=True)
        return meeting.do(outcome.record, version=version, field=field, value=value)

    async def after(self, dialog: SayingDialog[None], field: str, text: str) -> None:
        """Read a doubtful date back."""
        if field in outcome.DATES and text.strip():
            read = dates.read_day(text, self.console.today(), past=True)
            if not read.sure:
                said = self.console.words.day(read.day, weekday=True)
                self.console.say(self.console.words("dates.read_back", day=said), "look", stays=True)


async def offer_again(node: DOMNode, tried: ExperimentView) -> bool:
    """Where it is to be tested again, ask whether to begin the next test now; not where that has been begun."""
    console = console_of(node)
    follows = {each.follows for each in _view(console).experiments}
    if tried.next is not Next.AGAIN or tried.id in follows:
        return False
    words = console.words
    choices = [
        Choice("again", words("experiments.begin_again"), words("experiments.begin_again_what")),
        Choice("later", words("experiments.not_now")),
    ]
    asked = ChoiceScreen(words("experiments.again_title", number=tried.number), choices)
    return await node.app.push_screen_wait(asked) == "again"


def subject_of(console: Console, row_id: str) -> Subject | None:
    """The form of a thing that earlier meetings have left, by its row."""
    view, (kind, _, key) = _view(console), row_id.partition("-")
    number = int(key)
    match kind:
        case "commitment":
            return next((CommitmentSubject(console, each) for each in view.commitments if each.id == number), None)
        case "experiment":
            return next((ExperimentSubject(console, each) for each in view.experiments if each.id == number), None)
        case "parked":
            return next((ParkedSubject(console, each) for each in view.parked if each.id == number), None)
    return next((CorrectionSubject(console, each) for each in view.notes if each.id == number), None)


def _begun_again(experiment_id: int, _meetings: object, meeting: Any) -> Any:
    return meeting.do(experiments.begin_again, experiment_id=experiment_id)


def _view(console: Console) -> MeetingView:
    assert console.view is not None
    return console.view
