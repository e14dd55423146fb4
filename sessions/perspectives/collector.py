"""Gathers the perspectives of a file as they are read, with the line of each, and what is to be told of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from sessions.errors import Refused
from sessions.text.cleaner import clean
from sessions.text.folding import fold
from sessions.text.numbers import read_number, whole
from sessions.text.personal import personal_data
from sessions.text.typed import LONGEST
from sessions.words import Phrase, phrase

MOST = 20_000
"""The most perspectives of one file."""
MOST_TALKS = 1_000_000

_LONGEST_NAME = 60

_FORMULA = re.compile("[=+@-]")
_GARBLED = re.compile("\ufffd|Ã[\x80-\xbf¥¤¶…„–]|â€")
_SPACE = re.compile(r"\s+")
_COLUMNS = {
    "tema": "theme",
    "theme": "theme",
    "perspektiv": "text",
    "perspective": "text",
    "aktörsgrupp": "actor_group",
    "aktorsgrupp": "actor_group",
    "actorgroup": "actor_group",
    "antal": "talks",
    "count": "talks",
}
_HEADS = {"period": "period", "samtal": "talks", "antalsamtal": "talks", "talks": "talks", "numberoftalks": "talks"}


@dataclass(frozen=True)
class Found:
    """One perspective of a file, and the line where it begins, counted from 1."""

    line: int
    text: str
    theme: str = ""
    actor_group: str = ""
    talks: int | None = None


@dataclass(frozen=True)
class Remark:
    """Something to tell of these lines, or with none of the whole file.

    ``left`` lines are not taken; of them the ``faulty`` ones should have been, and can be mended.
    """

    said: Phrase
    lines: tuple[int, ...]
    left: bool = False
    faulty: bool = False


@dataclass
class Gathering:
    """What has been read so far. The readers of each kind hand their cells to it."""

    period: str = ""
    talks: int | None = None
    found: list[Found] = field(default_factory=list)
    _remarks: dict[str, tuple[Phrase, list[int], bool, bool]] = field(default_factory=dict)
    _seen: dict[tuple[str, ...], Found] = field(default_factory=dict)
    _rows: int = 0

    def remark(self, line: int, key: str, /, *, left: bool = False, faulty: bool = False, **values: object) -> None:
        """Tell something of a line, or with 0 of the whole file."""
        said = f"{key} {values} {left} {faulty}"  # quicker to tell apart than phrases with other values
        remark = self._remarks.get(said) or self._remarks.setdefault(said, (phrase(key, **values), [], left, faulty))
        remark[1].extend([line] if line else [])

    def head(self, label: str, value: str, line: int) -> bool:
        """Take what stands above the perspectives: the period or the number of talks. False if it is neither."""
        name = _HEADS.get(_name(label)) if len(label) <= _LONGEST_NAME else None
        if name == "period":
            period = clean(value)
            if len(period) > LONGEST:
                self.remark(line, "perspectives.remark.too_long", left=True, most=LONGEST)
            else:
                self.period = self.period or period
        elif name == "talks":
            read = counted(value)
            self._mention_count(line, value)
            self.talks = read if self.talks is None else self.talks
        return name is not None

    def take(self, line: int, text: str, *, theme: str = "", actor_group: str = "", count: str = "") -> None:
        """Take a row, or tell why it is left."""
        self.row()
        cells = {"text": clean(text), "theme": clean(theme), "actor_group": clean(actor_group)}
        if not cells["text"]:
            self.fault(line, "perspectives.remark.no_text")
        elif any(len(cell) > LONGEST for cell in cells.values()):
            self.fault(line, "perspectives.remark.too_long", most=LONGEST)
        else:
            talks = counted(count)
            found = Found(line, **cells, talks=talks)
            first = self._seen.setdefault(identity(found.theme, found.text, found.actor_group), found)
            if first is not found:
                same = first.talks == found.talks
                why = "perspectives.remark.twice" if same else "perspectives.remark.twice_counted"
                self.remark(line, why, left=True)
                return
            self.found.append(found)
            self._mention(found, said=count)

    def fault(self, line: int, key: str, /, **values: object) -> None:
        """Leave a line that should have been a perspective, and tell why."""
        self.remark(line, key, left=True, faulty=True, **values)

    def row(self) -> None:
        """Count a row, whatever it holds; there is an end to them."""
        self._rows += 1
        if self._rows > MOST:
            raise Refused("perspectives.file.too_many", most=MOST)

    def told(self) -> tuple[Remark, ...]:
        """The remarks: what is left first, each group in the order of its lines."""
        remarks = [Remark(said, tuple(lines), *flags) for said, lines, *flags in self._remarks.values()]
        return tuple(sorted(remarks, key=lambda remark: (not remark.faulty, not remark.left, remark.lines)))

    def _mention(self, found: Found, said: str) -> None:
        if clean(said):
            self._mention_count(found.line, said)
        cells = (found.text, found.theme, found.actor_group)
        if any(_FORMULA.match(cell) for cell in cells):
            self.remark(found.line, "perspectives.remark.formula")
        if any(_GARBLED.search(cell) for cell in cells):
            self.remark(found.line, "perspectives.remark.garbled")
        for kind in dict.fromkeys(kind for cell in cells for kind in personal_data(cell)):
            self.remark(found.line, "perspectives.remark.personal", kind=phrase(f"typed.kind.{kind}"))

    def _mention_count(self, line: int, said: str) -> None:
        """Tell of a number that cannot be read, and read back one that could be another."""
        read = read_number(said)
        if counted(said) is None:
            self.remark(line, "perspectives.remark.count")
        elif read is not None and not read.sure:
            self.remark(line, "perspectives.remark.count_read", said=shortened(said), count=read.value)


def column_of(heading: str) -> str | None:
    """The field of a perspective that a column or a key is for; None for one that we do not know."""
    return _COLUMNS.get(_name(heading)) if len(heading) <= _LONGEST_NAME else None


def counted(text: str) -> int | None:
    """A number of talks as people write it: ``12``, ``1 200``, ``12,0``, ``12 st``; None where it is none."""
    count = whole(text)
    return count if count is not None and count <= MOST_TALKS else None


def identity(theme: str, text: str, actor_group: str) -> tuple[str, ...]:
    """Two perspectives with the same identity are the same: capitals, accents and spaces make no difference."""
    return tuple(_SPACE.sub(" ", fold(part)).strip() for part in (theme, text, actor_group))


def shortened(text: str, most: int = 80) -> str:
    """The beginning of a text, to tell which one is meant."""
    shown = clean(text[: 2 * most])
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def ranges(lines: Iterable[int]) -> str:
    """Line numbers as people write them: ``3–9, 12``."""
    numbered = enumerate(sorted(set(lines)))
    runs = [[line for _, line in run] for _, run in groupby(numbered, key=lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _name(heading: str) -> str:
    return re.sub(r"[\s_:-]+", "", fold(clean(heading).strip("\ufeff*")))
