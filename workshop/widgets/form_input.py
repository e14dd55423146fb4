"""One field of a form: what it is, and the line that it is typed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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


class FieldValues:
    """What a form knows of its fields: what was seen as stored, what was handed on last, and what is on its way."""

    def __init__(self, specs: Sequence[FieldSpec]) -> None:
        self._seen = {spec.name: spec.value for spec in specs}
        self._handed, self._on_their_way = dict(self._seen), dict[str, str]()

    def stands(self, name: str) -> str:
        """What a field holds that nobody has typed in since it was filled or handed on."""
        return self._handed[name]

    def rests(self, name: str, value: str) -> bool:
        """Whether nothing of the field is on its way, nor typed and not handed on."""
        return name not in self._on_their_way and value == self._handed[name]

    def hand_on(self, name: str, value: str) -> str:
        """The value goes to be stored; gives what it goes over: what is on its way before it, or was seen as stored."""
        before = self._on_their_way.get(name, self._seen[name])
        self._handed[name] = self._on_their_way[name] = value
        return before

    def arrive(self, name: str, value: str, stored: str | None) -> bool:
        """What was handed on is ``stored`` so, or was refused; False if something newer is on its way."""
        if stored is not None:
            self._seen[name] = stored
        newest = self._on_their_way.get(name) == value
        if newest:
            del self._on_their_way[name]
        return newest

    def take(self, name: str, value: str) -> None:
        """The field shows what is stored."""
        self._seen[name] = self._handed[name] = value

    def refuse(self, name: str, value: str, stored: str) -> None:
        """What was handed on was refused: ``stored`` is what is seen of the store."""
        self._seen[name] = stored
        if self._handed[name] == value:
            self._handed[name] = stored
