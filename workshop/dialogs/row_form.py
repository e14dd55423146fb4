"""A small form in a dialog: what is stored of one thing, each field saved when it is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from sessions.errors import Outdated, Refusal
from sessions.words import Phrase, phrase
from workshop.console.worker import Errand
from workshop.dialogs.base import STYLES, SayingScreen
from workshop.dialogs.conflict import seen
from workshop.widgets.form import FieldSpec, Form
from workshop.widgets.frame import MessageLine
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done
    from workshop.app import WorkshopApp

Texts = dict[str, str]
"""What stands in the fields, by their names."""


class Subject:
    """What a form is of. A subclass knows how it is stored."""

    title: Phrase

    def __init__(self, app: WorkshopApp) -> None:
        self.app = app

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
        """Save the field, and what belongs to it. In the clerk's thread."""
        raise NotImplementedError

    def after(self, field: str, text: str) -> None:
        """What to say or ask when a field has been saved."""


class RowFormScreen(SayingScreen[None]):
    """The form of one subject. Enter goes through the fields, Escape keeps what stands in them, and both end it."""

    CSS_PATH = STYLES
    takes = frozenset({"undo", "redo"})

    app: WorkshopApp

    def __init__(self, subject: Subject, *, at: str | None = None) -> None:
        super().__init__()
        self._subject, self._at = subject, at

    def compose(self) -> ComposeResult:
        """Title, fields, message, how to end."""
        words = self.app.words
        with Vertical(classes="dialog"):
            yield Plain(words.say(self._subject.title), classes="dialog-title")
            yield Form(self._subject.specs(), words.say)
            yield MessageLine()
            yield Plain(words("rowform.foot"), classes="dialog-foot")

    def on_mount(self) -> None:
        """Begin in the field that it is about, and follow what others save."""
        self._form.enter(self._at)
        self.watch(self.app, "view", self._take_in, init=False)

    @property
    def _form(self) -> Form:
        return self.query_one(Form)

    def _take_in(self) -> None:
        """Show what is stored now, but not over what is being typed; a form of what is gone closes."""
        if self.app.view is None or not self.is_attached:
            return
        specs = self._subject.specs()
        for spec in specs:
            self._form.know(spec.name, spec.value)
        if not specs and self.is_current:
            self.dismiss(None)

    @on(Form.Left)
    def _left(self, event: Form.Left) -> None:
        event.stop()
        self._save(event.name, event.value, event.was)

    @on(Form.Finished)
    def _finished(self, event: Form.Finished) -> None:
        event.stop()
        for name, value, was in event.form.changed():
            self._save(name, value, was)
        if event.form.stand_in_refused() and not event.escaped:
            return
        self.dismiss(None)

    def _save(self, name: str, value: str, was: str, newer: int | None = None) -> None:
        subject, form = self._subject, self._form
        texts = form.values()
        lacking = subject.lacks(texts)
        if lacking is not None:
            form.arrived(name, value)
            form.refuse(name, value, was)
            self.app.say(self.app.words.say(lacking), "look", stays=True)
            return
        stored = next((spec.value for spec in subject.specs() if spec.name == name), was)
        version = seen(subject.version(), stored, was) if newer is None else newer

        def call(_meetings: object, meeting: Meeting | None) -> Done:
            assert meeting is not None
            return subject.save(meeting, version, name, texts)

        def saved(_done: object) -> None:
            form.arrived(name, value)
            self._take_in()
            subject.after(name, value)

        def refused(refusal: Refusal) -> bool:
            form.arrived(name, value)
            said = refusal.phrase
            theirs = was
            if isinstance(refusal, Outdated) and name in refusal.theirs:
                theirs = subject.as_shown(name, refusal.theirs[name])
                if theirs in (was, value):
                    self._save(name, value, was, refusal.version)
                    return True
                said = phrase("prepare.theirs", theirs=theirs)
            if not self.is_attached:
                return False
            form.refuse(name, value, theirs)
            self.app.say(self.app.words.say(said), "wrong", stays=True)
            return True

        self.app.carry(Errand(call, text=value, answer=saved, refused=refused))
