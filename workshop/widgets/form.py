"""A form of one-line fields. Each is saved when it is left; Enter goes to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from sessions.words import Phrase, phrase
from workshop.widgets.form_input import ChoiceInput, FieldInput, FieldSpec, FieldValues
from workshop.widgets.line import Whole
from workshop.widgets.plain import Plain
from workshop.widgets.room import Fitted

__all__ = ["FieldInput", "FieldSpec", "Form"]


@dataclass
class FormMessage(Message):
    """Something that became of a form."""

    form: Form

    @property
    def control(self) -> Form:
        """The form."""
        return self.form


class Form(Fitted, Vertical):
    """Fields with their labels in one column, the first thing of each line."""

    DEFAULT_CSS = """
    Form {
        height: auto; padding: 0 1;
        .field { height: 1; }
        .form-heading { text-style: bold; margin-top: 1; }
        .form-heading:first-of-type { margin-top: 0; }
        .label { width: 24; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        .field.-here .label { color: $accent; text-style: bold; }
        .field.-wrong .label { color: $error; text-style: bold; }
        FieldInput { width: 1fr; background: $background; }
    }
    """

    @dataclass
    class Left(FormMessage):
        """A field was left with another value than it was entered with."""

        name: str
        value: str
        was: str

    @dataclass
    class Finished(FormMessage):
        """Enter was pressed in the last field, or Escape in any."""

        escaped: bool

    @dataclass
    class Discarded(FormMessage):
        """What was refused in a field was taken back: what is stored stands there again."""

    @dataclass
    class Ready(FormMessage):
        """The fields are there, and one has the focus."""

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        say: Callable[[Phrase], str],
        *,
        at: str | None = None,
        refused: str | None = None,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._say = say
        self._specs = tuple(specs)
        self._at, self._refused_at = at, refused
        self._values = FieldValues(specs)
        self._inputs: dict[str, FieldInput] = {}

    def compose(self) -> ComposeResult:
        """One line a field."""
        for spec in self._specs:
            if spec.heading is not None:
                yield Plain(classes="form-heading")
            with Horizontal(classes="field"):
                yield Plain(classes="label")
                self._inputs[spec.name] = ChoiceInput(spec, self._say) if spec.choices else FieldInput(spec)
                yield self._inputs[spec.name]
        yield Whole()

    @property
    def _fields(self) -> tuple[FieldInput, ...]:
        """The fields that are there: none before the form has been made, or when it has been closed."""
        return tuple(self._inputs.values()) if self.children else ()

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {field.spec.name: field.value for field in self._fields}

    def on_mount(self) -> None:
        """A form that opens at a field has the focus there. One that was closed meanwhile has no fields any more."""
        if self._fields:
            self.relabel()
        if self._at is not None:
            if self._refused_at is not None and self._fields:
                self.write(self._at, self._refused_at)
            self.enter(self._at)
            self.post_message(self.Ready(self))

    def relabel(self) -> None:
        """Say labels and hints again; what stands in the fields stays."""
        for label, field in zip(self.query(".label").results(Plain), self._fields, strict=True):
            label.show(self._say(field.spec.label))
            field.placeholder = self._say(field.spec.hint) if field.spec.hint else ""
        self._ask()
        headings = [spec.heading for spec in self._specs if spec.heading is not None]
        for heading, said in zip(self.query(".form-heading").results(Plain), headings, strict=True):
            heading.show(self._say(said))

    def enter(self, name: str | None = None) -> None:
        """Put the focus in a field, the first one if none has the name."""
        for field in sorted(self._asked, key=lambda field: field.spec.name != name)[:1]:
            field.focus()

    def know(self, name: str, value: str) -> None:
        """Take in what is stored now; a field that is being typed in, or on its way to the disk, keeps what it has.

        One that the form does not have is of no concern to it.
        """
        field = self._inputs.get(name)
        if field in self._fields and self._values.rests(name, field.value):
            self.take(name, value)

    def take(self, name: str, value: str) -> None:
        """Let a value stand in a field as what is stored."""
        self._inputs[name].value = value
        self._values.take(name, value)
        self._ask()

    def changed(self, *, again: bool = True) -> list[tuple[str, str, str]]:
        """Name, value and earlier value of each field not yet handed on, or refused and not mended if ``again``."""
        found = []
        for field in self._fields:
            name, value = field.spec.name, field.value
            if value != self._values.stands(name) and (again or not field.refused):
                found.append((name, value, self._values.hand_on(name, value)))
        return found

    def arrived(self, name: str, value: str, stored: str | None = None) -> None:
        """What was handed on is ``stored`` so, or refused: the field may take in what is stored, and is not marked."""
        if self._values.arrive(name, value, stored) and self._fields:
            mark(self._inputs[name], refused=False)

    def refuse(self, name: str, value: str, was: str, *, lacks: bool = False) -> None:
        """Mark a field whose value was refused. What was typed stays there to be mended, and is not saved yet.

        The cursor goes back to it, unless something is being typed in another, or the field ``lacks`` only another.
        """
        field = self._inputs[name]
        self._values.refuse(name, value, was)
        if field.value == value:
            mark(field, refused=True)
            field.refused, here = not lacks, self._here
            if not lacks and here is not None and here.value == self._values.stands(here.spec.name):
                field.focus()

    def refusal(self, name: str, why: Phrase) -> Phrase:
        """Why a field was refused, with its name and how to take it back; of one with nothing new, only why."""
        field = self._inputs[name]
        key = "form.refused" if field.value.strip() else "form.refused_empty"
        new = field.value != self._values.stands(name)
        return phrase(key, field=field.spec.label, why=why) if new else why

    def write(self, name: str, value: str) -> None:
        """Put words that were refused before in their field again, to be mended or taken back."""
        with self.prevent(Input.Changed):
            self._inputs[name].value = value
        self.refuse(name, value, self._values.stands(name))

    def stand_in_refused(self) -> bool:
        """Go to the first field that was refused, if there is one."""
        for field in self.query(".field.-wrong FieldInput").results(FieldInput):
            field.focus()
            return True
        return False

    def next(self, after: FieldInput | None = None) -> None:
        """On to the field after one, or after that with the focus, or to the end, as by Enter."""
        fields, asked = self._fields, self._asked
        here = after or self._here
        at = fields.index(here) if here in fields else len(fields)
        following = next((field for field in fields[at + 1 :] if field in asked), None)
        if following is not None:
            following.focus()
        else:
            self.post_message(self.Finished(self, escaped=False))

    def end(self) -> None:
        """As by Escape: take back what was refused in the field, or go to the one where something is; else finish."""
        here, refused = self._here, None
        if here is not None and row_of(here).has_class("-wrong"):
            mark(here, refused=False)
            refused, here.value = here.value, self._values.stands(here.spec.name)
        if here is not None and refused not in (None, here.value):
            self.post_message(self.Discarded(self))
        elif not self.stand_in_refused():
            self.post_message(self.Finished(self, escaped=True))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, or finishes."""
        event.stop()
        self._ask()
        assert isinstance(event.input, FieldInput)
        event.input.refused = False  # Enter hands it on again
        self.next(event.input)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The field with the focus has its label in the accent."""
        row_of(event.widget).add_class("-here")
        self._show_whole()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Leaving a field saves it."""
        row_of(event.widget).remove_class("-here")
        self.query_one(Whole).follow(None)
        self._ask()
        for name, value, was in self.changed(again=False):
            self.post_message(self.Left(self, name, value, was))

    def on_key(self, event: events.Key) -> None:
        """Up and down move between fields; Escape finishes, keeping what stands in them but what was refused."""
        if event.key == "escape":
            event.stop()
            self.end()
        elif event.key in ("up", "down"):
            event.stop()
            fields = self._asked
            at = next((i for i, field in enumerate(fields) if field.has_focus), 0)
            fields[max(0, min(len(fields) - 1, at + (1 if event.key == "down" else -1)))].focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """A field that is being mended is no longer marked."""
        event.stop()
        assert isinstance(event.input, FieldInput)
        mark(event.input, refused=False)
        self._show_whole()

    def on_resize(self) -> None:
        """What a field has room for is another."""
        self._show_whole()

    def _show_whole(self) -> None:
        """A text that is too long for its field is shown under it, while one is there."""
        here, whole = self._here, self.query_one(Whole)
        whole.follow(here)
        if here is not None and whole.display:
            self.move_child(whole, after=row_of(here))

    @property
    def _here(self) -> FieldInput | None:
        return next((field for field in self._fields if field.has_focus), None)

    @property
    def _asked(self) -> list[FieldInput]:
        """The fields that are asked for now."""
        return [field for field in self._fields if row_of(field).display]

    def _ask(self) -> None:
        """Show the fields that are asked for, by what stands in the others; never hide what is being typed."""
        for field in self._fields:
            asked, unsaved = field.spec.asked, field.value != self._values.stands(field.spec.name)
            if asked is not None and field.is_attached:
                row_of(field).display = unsaved or field.has_focus or asked(self.values())


def mark(field: FieldInput, *, refused: bool) -> None:
    """Show whether a field's value was refused."""
    field.refused = refused
    row_of(field).set_class(refused, "-wrong")


def row_of(field: Widget) -> Widget:
    """The line of a form that a field stands in."""
    assert isinstance(field.parent, Widget)
    return field.parent
