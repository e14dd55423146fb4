"""One field of a form: what it is, and the line that it is typed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual import events

from sessions.words import Phrase
from workshop.widgets.line import LineInput


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
    """The input of one field. What stands there is replaced by what is typed, unless it was refused and is mended."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(spec.value, compact=True, id=f"field-{spec.name}")
        self.spec = spec
        self.refused = False

    def _on_focus(self, event: events.Focus) -> None:
        self.select_on_focus = not self.refused


class ChoiceInput(FieldInput):
    """The input of a field with a few answers."""

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
