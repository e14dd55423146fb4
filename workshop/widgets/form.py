"""A form of one-line fields. Each is saved when it is left; Enter goes to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from sessions.words import Phrase
from workshop.widgets.line import LineInput
from workshop.widgets.plain import Plain


@dataclass(frozen=True)
class FieldSpec:
    """A field: its name in the domain, its label, its value as text, and a hint of what may be written.

    Label and hint are in any language, and are said when they are shown. Left and right go through the ``choices`` of a
    field that has some.
    """

    name: str
    label: Phrase
    value: str = ""
    hint: Phrase | None = None
    choices: tuple[Phrase, ...] = ()
    heading: Phrase | None = None
    """What stands above the field, where a part of a long form begins."""
    asked: Callable[[Mapping[str, str]], bool] | None = None
    """Whether it is asked for at all, by what stands in the fields; always if not said."""


class FieldInput(LineInput):
    """The input of one field."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(spec.value, compact=True, select_on_focus=bool(spec.choices), id=f"field-{spec.name}")
        self.spec = spec


class ChoiceInput(FieldInput):
    """The input of a field with a few answers. One that stands there is replaced by what is typed."""

    def __init__(self, spec: FieldSpec, say: Callable[[Phrase], str]) -> None:
        super().__init__(spec)
        self._say = say

    async def _on_key(self, event: events.Key) -> None:
        answers = ["", *map(self._say, self.spec.choices)]
        if event.key not in ("left", "right") or self.value not in answers:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.value = answers[(answers.index(self.value) + (1 if event.key == "right" else -1)) % len(answers)]
        self.select_all()


class Form(Vertical):
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
    class Left(Message):
        """A field was left with another value than it was entered with."""

        form: Form
        name: str
        value: str
        was: str

        @property
        def control(self) -> Form:
            """The form."""
            return self.form

    @dataclass
    class Finished(Message):
        """Enter was pressed in the last field, or Escape in any."""

        form: Form
        escaped: bool

        @property
        def control(self) -> Form:
            """The form."""
            return self.form

    @dataclass
    class Ready(Message):
        """The fields are there, and one has the focus."""

        form: Form

        @property
        def control(self) -> Form:
            """The form."""
            return self.form

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        say: Callable[[Phrase], str],
        *,
        at: str | None = None,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._say = say
        self._specs = tuple(specs)
        self._at = at
        self._known = {spec.name: spec.value for spec in specs}
        self._sent: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """One line a field."""
        for spec in self._specs:
            if spec.heading is not None:
                yield Plain(classes="form-heading")
            with Horizontal(classes="field"):
                yield Plain(classes="label")
                yield ChoiceInput(spec, self._say) if spec.choices else FieldInput(spec)

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {field.spec.name: field.value for field in self.query(FieldInput)}

    def on_mount(self) -> None:
        """A form that opens at a field has the focus there. One that was closed meanwhile has no fields any more."""
        if self.query(FieldInput):
            self.relabel()
        if self._at is not None:
            self.enter(self._at)
            self.post_message(self.Ready(self))

    def relabel(self) -> None:
        """Say labels and hints again; what stands in the fields stays."""
        for label, field in zip(self.query(".label").results(Plain), self.query(FieldInput), strict=True):
            label.show(self._say(field.spec.label))
            field.placeholder = self._say(field.spec.hint) if field.spec.hint else ""
        self._ask()
        headings = [spec.heading for spec in self._specs if spec.heading is not None]
        for heading, said in zip(self.query(".form-heading").results(Plain), headings, strict=True):
            heading.show(self._say(said))

    def enter(self, name: str | None = None) -> None:
        """Put the focus in a field, the first one if none has the name."""
        fields = sorted(self._asked, key=lambda field: field.spec.name != name)
        for field in fields[:1]:
            field.focus()

    def know(self, name: str, value: str) -> None:
        """Take in what is stored now; a field that is being typed in, or on its way to the disk, keeps what it has.

        One that the form does not have is of no concern to it.
        """
        for field in self.query(f"#field-{name}").results(FieldInput):
            if name not in self._sent and field.value == self._known[name]:
                self.take(name, value)

    def take(self, name: str, value: str) -> None:
        """Let a value stand in a field as what is stored."""
        field = self.query_one(f"#field-{name}", FieldInput)
        if field.value != value:
            field.value = value
        self._known[name] = value
        self._ask()

    def changed(self) -> list[tuple[str, str, str]]:
        """Name, value and earlier value of each field not yet handed on; it counts as handed on now."""
        found = []
        for field in self.query(FieldInput):
            name, value, was = field.spec.name, field.value, self._known[field.spec.name]
            if value != was:
                self._known[name] = self._sent[name] = value
                found.append((name, value, was))
        return found

    def arrived(self, name: str, value: str) -> None:
        """What was handed on is stored, or refused: the field may take in what is stored again, and is not marked."""
        if self._sent.get(name) == value:
            del self._sent[name]
            for field in self.query(f"#field-{name}"):  # none in a form that has been closed
                self._row(field).remove_class("-wrong")

    def refuse(self, name: str, value: str, was: str) -> None:
        """Mark a field whose value was refused. What was typed stays there to be mended, and is not saved yet."""
        field = self.query_one(f"#field-{name}", FieldInput)
        if field.value == value:
            self._known[name] = was
            self._row(field).add_class("-wrong")

    def stand_in_refused(self) -> bool:
        """Go to the first field that was refused, if there is one."""
        field = next((field for field in self.query(FieldInput) if self._row(field).has_class("-wrong")), None)
        if field is not None:
            field.focus()
        return field is not None

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field, or finishes."""
        event.stop()
        self._ask()
        fields, asked = list(self.query(FieldInput)), self._asked
        at = next((index for index, field in enumerate(fields) if field is event.input), len(fields))
        after = next((field for field in fields[at + 1 :] if field in asked), None)
        if after is not None:
            after.focus()
        else:
            self.post_message(self.Finished(self, escaped=False))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The field with the focus has its label in the accent."""
        self._row(event.widget).add_class("-here")

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Leaving a field saves it."""
        self._row(event.widget).remove_class("-here")
        self._ask()
        for name, value, was in self.changed():
            self.post_message(self.Left(self, name, value, was))

    def on_key(self, event: events.Key) -> None:
        """Up and down move between fields; Escape finishes, keeping what stands in them."""
        if event.key == "escape":
            event.stop()
            self.post_message(self.Finished(self, escaped=True))
        elif event.key in ("up", "down"):
            event.stop()
            fields = self._asked
            at = next((i for i, field in enumerate(fields) if field.has_focus), 0)
            fields[max(0, min(len(fields) - 1, at + (1 if event.key == "down" else -1)))].focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """A field that is being mended is no longer marked."""
        event.stop()
        self._row(event.input).remove_class("-wrong")

    @property
    def _asked(self) -> list[FieldInput]:
        """The fields that are asked for now."""
        return [field for field in self.query(FieldInput) if self._row(field).display]

    def _ask(self) -> None:
        """Show the fields that are asked for, by what stands in the others; never hide what is being typed."""
        values = self.values()
        for field in self.query(FieldInput):
            asked, unsaved = field.spec.asked, field.value != self._known[field.spec.name]
            if asked is not None:
                self._row(field).display = unsaved or field.has_focus or asked(values)

    @staticmethod
    def _row(field: Widget) -> Widget:
        assert isinstance(field.parent, Widget)
        return field.parent
