"""A small form in a dialog: what is stored of one thing, each field saved when it is left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from sessions.errors import Outdated, Refusal
from sessions.words import Phrase, phrase
from workshop.console.job import Job
from workshop.console.protocol import Console
from workshop.console.tasks import task
from workshop.dialogs.base import SayingDialog
from workshop.dialogs.conflict import seen
from workshop.widgets.foot import MessageLine
from workshop.widgets.form import FieldSpec, Form
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

Texts = dict[str, str]
"""What stands in the fields, by their names."""


class Subject:
    """What a form is of. A subclass knows how it is stored."""

    title: Phrase
    at: str | None = None
    """The field that its form begins in, where that is not the first."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def specs(self) -> Sequence[FieldSpec]:
        """The fields as they are stored now; none when it is gone."""
        raise NotImplementedError

    def version(self) -> int:
        """The version of the row that is shown."""
        raise NotImplementedError

    def as_shown(self, field: str, stored: object) -> str:
        """A field's stored value as the form shows it."""
        return "" if stored is None else str(stored)

    def lacks(self, texts: Texts) -> Phrase | None:
        """What must be written before anything can be saved; None if nothing."""
        return None

    def save(self, meeting: Meeting, version: int, field: str, texts: Texts) -> Done:
        """Save the field, and what belongs to it. In the worker's thread."""
        raise NotImplementedError

    async def after(self, dialog: SayingDialog[None], field: str, text: str) -> None:
        """What to say or ask when a field has been saved."""


class RowFormScreen(SayingDialog[None]):
    """The form of one subject. Enter goes through the fields, Escape keeps what stands in them, and both end it."""

    takes = SayingDialog.takes | {"undo", "redo"}

    def __init__(self, subject: Subject, *, at: str | None = None) -> None:
        super().__init__()
        self._subject, self._at = subject, at or subject.at

    def compose(self) -> ComposeResult:
        """Title, fields, message, how to end."""
        words = self.console.words
        with Vertical(classes="dialog"):
            yield Plain(words.say(self._subject.title), classes="dialog-title")
            yield Form(self._subject.specs(), words.say)
            yield MessageLine()
            yield Plain(words("rowform.foot"), classes="dialog-foot")

    def on_mount(self) -> None:
        """Begin in the field that it is about, and follow what others save."""
        self._form.enter(self._at)
        self.watch(self.app, "view", self._take_in, init=False)

    def on_screen_resume(self) -> None:
        """What it is of may have gone while it came, or while another dialog stood on it."""
        self._take_in()

    @property
    def _form(self) -> Form:
        return self.query_one(Form)

    def _take_in(self) -> None:
        """Show what is stored now, but not over what is being typed; a form of what is gone closes."""
        if self.console.view is None or not self.is_attached:
            return
        specs = self._subject.specs()
        for spec in specs:
            self._form.know(spec.name, spec.value)
        if not specs:
            self.dismiss(None)

    @on(Form.Left)
    def _field_left(self, event: Form.Left) -> None:
        event.stop()
        self._save(event.name, event.value, event.was)

    @on(Form.Finished)
    def _finished(self, event: Form.Finished) -> None:
        event.stop()
        for name, value, was in event.form.changed():
            self._save(name, value, was)
        self._end()

    @task
    async def _end(self) -> None:
        """When all is saved or refused: a form that holds something refused stays."""
        with self.console.keys.held():
            await self.console.jobs.all_done()
            if self.is_attached and not self._form.stand_in_refused():
                self.dismiss(None)

    @on(Form.Discarded)
    def _discarded(self, event: Form.Discarded) -> None:
        event.stop()
        self.say(self.console.words("form.discarded"))

    def _save(self, name: str, value: str, was: str) -> None:
        form, texts = self._form, self._form.values()
        lacking = self._subject.lacks(texts)
        if lacking is not None:
            form.arrived(name, value)
            form.refuse(name, value, was, lacks=True)
            self.say(self.console.words.say(lacking), "look", stays=True)
        else:
            self._save_field(form, texts, name, was)

    @task
    async def _save_field(self, form: Form, texts: Texts, name: str, was: str) -> None:
        """Save a field. What is refused, or what somebody else has changed, stays marked in it to be mended."""
        subject, value = self._subject, texts[name]
        version = seen(subject.version(), _stored(subject, name, was), was)
        while True:
            try:
                await self.console.submit(
                    Job(
                        partial(_saved, subject, version, name, texts),
                        meeting_id=self.now_view.meeting.id,
                        typed=value,
                    )
                )
                break
            except Outdated as newer:
                theirs = subject.as_shown(name, newer.theirs[name]) if name in newer.theirs else was
                if name in newer.theirs and theirs in (was, value):
                    version = newer.version
                    continue
                self._refuse(form, name, value, theirs, newer)
                return
            except Refusal as refusal:
                self._refuse(form, name, value, was, refusal)
                return
        form.arrived(name, value, _stored(subject, name, value))
        self._take_in()
        await subject.after(self, name, value)

    def _refuse(self, form: Form, name: str, value: str, was: str, refusal: Refusal) -> None:
        form.arrived(name, value)
        if not self.is_current:
            raise refusal
        outdated = isinstance(refusal, Outdated) and name in refusal.theirs
        said = phrase("prepare.theirs", theirs=was) if outdated else refusal.phrase
        form.refuse(name, value, was)
        self.say(self.console.words.say(form.refusal(name, said)), "wrong", stays=True)


def _stored(subject: Subject, name: str, otherwise: str) -> str:
    """What is stored of a field now, as the form shows it."""
    return next((spec.value for spec in subject.specs() if spec.name == name), otherwise)


def _saved(subject: Subject, version: int, name: str, texts: Texts, _meetings: object, meeting: Any) -> Any:
    return subject.save(meeting, version, name, texts)
