"""Reads perspectives from JSON: a list of objects, or ``{period, talks, perspectives: […]}``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sessions.errors import Refused
from sessions.perspectives.collector import Gathering, column_of, shortened
from sessions.text.folding import fold

_SPACE = re.compile(r"[ \t\r\n]*")
_LISTS = ("perspectives", "perspektiv")


class _Walk:
    """Walks through the outer lists and objects by itself, for only so does each perspective keep its line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._decoder = json.JSONDecoder()
        self._at = _after_space(text, 0)
        self._counted, self._line = 0, 1

    @property
    def line(self) -> int:
        """The line where we are."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def begins(self, sign: str) -> bool:
        """Whether this sign is next; if so it is passed."""
        if not self._text.startswith(sign, self._at):
            return False
        self._at = _after_space(self._text, self._at + 1)
        return True

    def must(self, sign: str) -> None:
        """Pass this sign, which must be next."""
        if not self.begins(sign):
            raise self.refused()

    def value(self) -> Any:
        """The value that is next."""
        try:
            value, end = self._decoder.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            self._at = error.pos
            raise self.refused() from None
        except (ValueError, RecursionError):  # a number of thousands of digits, a list in a list in a list…
            raise self.refused() from None
        self._at = _after_space(self._text, end)
        return value

    def items(self) -> Iterator[tuple[int, Any]]:
        """Each value of the list that has begun, with its line."""
        if self.begins("]"):
            return
        while True:
            line = self.line
            yield line, self.value()
            if self.begins("]"):
                return
            self.must(",")

    def named(self) -> Iterator[tuple[int, str]]:
        """Each key of the object that has begun, with its line. Whoever asks reads the value before the next."""
        if self.begins("}"):
            return
        while True:
            line, key = self.line, self.value()
            if not isinstance(key, str):
                raise self.refused()
            self.must(":")
            yield line, key
            if self.begins("}"):
                return
            self.must(",")

    def end(self) -> None:
        """Nothing follows."""
        if self._at < len(self._text):
            raise self.refused()

    def refused(self) -> Refused:
        """That the text is no JSON, and where."""
        before = self._text.rfind("\n", 0, self._at) + 1
        return Refused("perspectives.file.json", line=self.line, column=self._at - before + 1)


def read(text: str, gathering: Gathering) -> None:
    """Hand each object to the gathering; refused where it is no JSON, or has no list of perspectives."""
    walk = _Walk(text.removeprefix("\ufeff"))
    if walk.begins("["):
        _take_all(walk, gathering)
    elif walk.begins("{"):
        listed = False
        for line, key in walk.named():
            if fold(key.strip()) in _LISTS and walk.begins("["):
                listed = True
                _take_all(walk, gathering)
            elif not gathering.head(key, _text(walk.value()), line):
                gathering.row()
                gathering.remark(line, "perspectives.remark.columns", n=1, columns=(shortened(key),))
        if not listed:
            raise Refused("perspectives.file.json_shape")
    else:
        walk.value()  # refused if it is none at all
        raise Refused("perspectives.file.json_shape")
    walk.end()


def _take_all(walk: _Walk, gathering: Gathering) -> None:
    unknown: dict[str, int] = {}
    for line, item in walk.items():
        if not isinstance(item, dict):
            gathering.row()
            gathering.fault(line, "perspectives.remark.not_an_object")
            continue
        cells: dict[str, Any] = {}
        for key, value in item.items():
            name = column_of(key)
            if name is None:
                unknown.setdefault(key, line)
            else:
                cells.setdefault(name, value)
        if any(not _is_cell(value) for value in cells.values()):
            gathering.row()
            gathering.fault(line, "perspectives.remark.not_text")
            continue
        gathering.take(
            line,
            _text(cells.get("text")),
            theme=_text(cells.get("theme")),
            actor_group=_text(cells.get("actor_group")),
            count=_count(cells.get("talks")),
        )
    for key, line in unknown.items():
        gathering.remark(line, "perspectives.remark.columns", n=1, columns=(shortened(key),))


def _is_cell(value: Any) -> bool:
    return value is None or (isinstance(value, str | int | float) and not isinstance(value, bool))


def _text(value: Any) -> str:
    """What a cell of a table would say."""
    match value:
        case str():
            return value
        case bool() | None | list() | dict():
            return ""
    return str(value)


def _count(value: Any) -> str:
    """As ``_text``; a number with parts is never taken for thousands."""
    return f"({value})" if isinstance(value, float) and not value.is_integer() else _text(value)


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
