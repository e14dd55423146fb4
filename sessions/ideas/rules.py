"""Rules of ideas: how long one from a phone may be, and a pile of lines on its way to be saved, mended first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sessions.errors import Refused
from sessions.ideas.view import IdeaView
from sessions.text.cleaner import clean
from sessions.text.folding import fold, words_in
from sessions.text.personal import personal_data
from sessions.text.typed import LONGEST

PHONE_LONGEST = 1_000
"""The most characters of an idea from a phone, where nobody leads the pen."""


def check_phone_text(text: str) -> None:
    """Refuse what is too long for an idea from a phone. It is never cut."""
    length = len(clean(text))
    if length > PHONE_LONGEST:
        raise Refused("typed.too_long", length=length, most=PHONE_LONGEST)


@dataclass(frozen=True)
class Line:
    """One line of a pile. What is left out stays in sight and can be taken in again."""

    id: int
    text: str
    left_out: bool = False


@dataclass(frozen=True)
class Remark:
    """What a line is marked with before it is saved. Nothing of it is done to the line."""

    too_long: int = 0
    """Its length where that is more than can be saved."""
    personal: tuple[str, ...] = ()
    """What personal data it seems to hold."""
    idea: int | None = None
    """The number of an idea that has the same words."""
    line: int | None = None
    """The place, from 1, of an earlier line that has the same words."""

    def __bool__(self) -> bool:
        return bool(self.too_long or self.personal or self.idea or self.line)


@dataclass(frozen=True)
class Pile:
    """Lines in the order they came. Every change gives another pile."""

    lines: tuple[Line, ...] = ()
    _next: int = field(default=1, repr=False)

    def add(self, texts: Iterable[str]) -> Pile:
        """The pile with more lines at its end; empty ones are no lines."""
        new = tuple(Line(self._next + at, text) for at, text in enumerate(text for text in texts if clean(text)))
        return Pile(self.lines + new, self._next + len(new))

    def reword(self, line_id: int, text: str) -> Pile:
        """The pile with a line in other words; in none it is left out."""
        if not clean(text):
            return self._changed(line_id, left_out=True)
        return self._changed(line_id, text=text, left_out=False)

    def toggle(self, line_id: int) -> Pile:
        """The pile with a line left out, or taken in again."""
        return self._changed(line_id, left_out=not self.lines[self.at(line_id)].left_out)

    def join(self, line_id: int) -> Pile:
        """The pile with a line put after the one above it, as one. The first one has none above."""
        at = self.at(line_id)
        if at == 0:
            return self
        above, below = self.lines[at - 1], self.lines[at]
        joined = replace(above, text=f"{above.text.rstrip()} {below.text.lstrip()}", left_out=False)
        return replace(self, lines=(*self.lines[: at - 1], joined, *self.lines[at + 1 :]))

    def at(self, line_id: int) -> int:
        """Where a line stands."""
        return next(at for at, line in enumerate(self.lines) if line.id == line_id)

    @property
    def kept(self) -> tuple[str, ...]:
        """The texts that are to be saved."""
        return tuple(line.text for line in self.lines if not line.left_out)

    def remarks(self, known: Mapping[str, int]) -> tuple[Remark, ...]:
        """What to mark each line with; ``known`` is the ideas there are, as ``same_words`` gives them."""
        found: dict[str, int] = {}
        remarks = []
        for place, line in enumerate(self.lines, 1):
            length, key = len(clean(line.text)), _key(line.text)
            twin = found.get(key)
            if not line.left_out:
                found.setdefault(key, place)
            remarks.append(
                Remark(length if length > LONGEST else 0, personal_data(line.text), known.get(key), twin)
                if not line.left_out
                else Remark()
            )
        return tuple(remarks)

    def _changed(self, line_id: int, **values: object) -> Pile:
        at = self.at(line_id)
        changed = replace(self.lines[at], **values)  # type: ignore[arg-type]
        return replace(self, lines=(*self.lines[:at], changed, *self.lines[at + 1 :]))


def same_words(ideas: Sequence[IdeaView]) -> dict[str, int]:
    """The number of the first idea with each wording, whatever its capitals and signs."""
    known: dict[str, int] = {}
    for idea in ideas:
        known.setdefault(_key(idea.text), idea.number)
    return known


def _key(text: str) -> str:
    return " ".join(words_in(text)) or fold(clean(text))
