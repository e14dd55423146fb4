"""A phase whose rows have several fields: a form opens above the line, each field saved when left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from sessions.errors import Refusal
from sessions.words import phrase
from workshop.console.job import Job
from workshop.console.tasks import task
from workshop.dialogs.conflict import seen
from workshop.phases.base import room
from workshop.phases.base.notes import NotesScreen
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.board import Board
from workshop.widgets.form import FieldSpec, Form

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done


class FormHost(PhaseScreen):
    """Opens one row's form at a time. A subclass says what it holds and how a field is saved."""

    open_row: str = ""

    def specs_of(self, row_id: str) -> Sequence[FieldSpec]:
        """The fields of a row as they are stored; none if the row is gone."""
        raise NotImplementedError

    def version(self, row_id: str) -> int:
        """The version of the row that is shown."""
        raise NotImplementedError

    def describe(self, meeting: Meeting, row_id: str, version: int, field: str, text: str) -> Done:
        """Save one field, in the worker's thread."""
        raise NotImplementedError

    def as_shown(self, field: str, stored: Any) -> str:
        """A field's stored value as the form shows it."""
        return shown(stored)

    def field_saved(self, row_id: str, field: str, text: str) -> None:
        """What is to be said or asked when a field has been saved."""

    def compose_below(self) -> ComposeResult:
        """Room for the form."""
        yield from super().compose_below()
        yield Vertical(id="form-room")

    def open_form(self, row_id: str, field: str | None = None, refused: str | None = None) -> None:
        """Open the row's form with the focus in a field. Keys typed meanwhile reach that field.

        What was ``refused`` there stands in it again.
        """
        specs = self.specs_of(row_id)
        if not specs:
            return
        self.close_form()
        self.open_row = self.board.worked_on = row_id
        if any(row.id == row_id for row in self.board.rows):
            self.board.highlighted = row_id
        form = Form(specs, self.say_phrase, at=field or specs[0].name, refused=refused)
        self.console.keys.hold(form)
        self.query_one("#form-room").mount(form)
        self.add_class("-forming")

    @on(Form.Ready, "#form-room Form")
    def _form_ready(self, event: Form.Ready) -> None:
        event.stop()
        room.mask(self)
        room.fit(self)
        self.console.keys.release(event.form)

    def close_form(self) -> None:
        """Close the form, saving what stands changed in it."""
        for form in self.query("#form-room Form").results(Form):
            self.console.keys.release(form)
            for name, value, was in form.changed():
                self._save(form, self.open_row, name, value, was)
            form.remove()
        self.remove_class("-forming")
        self.open_row = ""
        self.board.worked_on = None

    def give_back(self, job: Job, *, anywhere: bool = False) -> bool:
        """What was refused in a form that has closed opens it again, at its field, unless one is at something else."""
        if job.field is None:
            return super().give_back(job, anywhere=anywhere)
        row_id, name = job.field
        if self.is_busy() or not self.is_current or name not in {spec.name for spec in self.specs_of(row_id)}:
            return False
        self.open_form(row_id, name, job.typed)
        return True

    @on(Form.Discarded, "#form-room Form")
    def _discarded(self, event: Form.Discarded) -> None:
        event.stop()
        self.say(phrase("form.discarded"))

    def watch_view(self) -> None:
        """The open form takes in what others have saved, but not over what is being typed."""
        super().watch_view()
        if self.view is None or not self.is_mounted or not self.open_row:
            return
        if not self.specs_of(self.open_row):
            self.close_form()
        self._take_in()

    def _take_in(self) -> None:
        for form in self.query("#form-room Form").results(Form):
            for spec in self.specs_of(self.open_row) if form.is_attached else ():  # not of one that is going
                form.know(spec.name, spec.value)

    def is_busy(self) -> bool:
        """An open form is something that one is in the middle of."""
        return bool(self.open_row) or super().is_busy()

    def leave(self) -> None:
        """What stands changed in the form is handed on."""
        self.close_form()

    @on(Board.Highlighted)
    def _moved(self, event: Board.Highlighted) -> None:
        """What the keys do may depend on what one stands on."""
        event.stop()
        self.show_keys()

    @on(Form.Left, "#form-room Form")
    def _field_left(self, event: Form.Left) -> None:
        event.stop()
        self._save(event.form, self.open_row, event.name, event.value, event.was)

    @task
    async def _save(self, form: Form, row_id: str, name: str, value: str, was: str) -> None:
        """Save a field. What is refused stays in its field, marked, to be mended."""
        stored = self._stored(row_id, name, was)
        try:
            edited = await self.edit_with(
                partial(self._describe, row_id, name, value),
                seen(self.version(row_id), stored, was),
                field=name,
                mine=value,
                was=was,
                show=partial(self.as_shown, name),
                typed=value,
                in_form=True,
                in_field=(row_id, name),
            )
        except Refusal as refusal:
            form.arrived(name, value)
            if not form.is_attached:
                raise
            form.refuse(name, value, was)
            self.say(form.refusal(name, refusal.phrase), "wrong", stays=True)
            return
        form.arrived(name, value, self._stored(row_id, name, value))
        if edited.theirs is not None:
            if form.is_attached:
                form.take(name, edited.theirs)
            return
        self._take_in()
        self.field_saved(row_id, name, value)

    def _stored(self, row_id: str, name: str, otherwise: str) -> str:
        """What is stored of a field now, as a form shows it."""
        return next((spec.value for spec in self.specs_of(row_id) if spec.name == name), otherwise)

    def _describe(self, row_id: str, name: str, value: str, meeting: Meeting, version: int) -> Done:
        return self.describe(meeting, row_id, version, name, value)

    @on(Form.Finished, "#form-room Form")
    def _form_finished(self, event: Form.Finished) -> None:
        event.stop()
        if event.escaped:
            self._go_home()
            return
        for name, value, was in event.form.changed():
            self._save(event.form, self.open_row, name, value, was)
        self._end(event.form)

    @task
    async def _end(self, form: Form) -> None:
        """When all is saved or refused: a form that holds something refused stays."""
        with self.console.keys.held():
            await self.meeting.jobs.all_done()
            if form.is_attached and not form.stand_in_refused():
                self._go_home()

    def _go_home(self) -> None:
        self.close_form()
        self.set_focus(self.line)  # at once: the next key may be waiting behind this


class NotesFormHost(FormHost, NotesScreen):
    """Both forms and short notes."""


def shown(value: Any) -> str:
    """A stored value as a form shows it."""
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
    return str(value)
