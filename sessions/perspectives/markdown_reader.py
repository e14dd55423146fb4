"""Reads perspectives from Markdown: a heading is a theme, a list item a perspective.

An item may end in how many talks it was heard in, ``(12)``, and in its actor group, ``[invånare]``, in either order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sessions.perspectives.collector import Gathering
from sessions.text.numbers import GROUPED

_HEADING = re.compile(r" {0,3}#{1,6}(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?(.*))?")
_COUNT = re.compile(rf"(?:{GROUPED})(?:[.,]0+)?(?: ?st\.?)?|[0-9][0-9\s.,]*", re.IGNORECASE)
_LINES = re.compile("\r\n|\n|\r")


@dataclass
class _Item:
    line: int
    theme: str
    parts: list[str] = field(default_factory=list)


def has_points(text: str) -> bool:
    """Whether any line is a list item."""
    return any(isinstance(found, _Item) for found in _parts(text))


def read(text: str, gathering: Gathering) -> None:
    """Hand each list item to the gathering, and tell of text that is in none."""
    for found in _parts(text):
        if isinstance(found, _Item):
            words, group, count = _tail(" ".join(found.parts))
            if words or group or count:
                gathering.take(found.line, words, theme=found.theme, actor_group=group, count=count)
        else:
            line, paragraph = found
            label, colon, value = paragraph.partition(":")
            if not (colon and gathering.head(label, value, line)):
                gathering.row()
                gathering.remark(line, "perspectives.remark.paragraph", left=True)


def _parts(text: str) -> Iterator[_Item | tuple[int, str]]:
    """The items with their themes, and each line of text that is in no item."""
    theme = ""
    item: _Item | None = None
    loose: tuple[int, str] | None = None  # a line that may turn out to be a heading, when it is underlined
    for number, line in enumerate(_LINES.split(text.removeprefix("\ufeff")), 1):
        if loose is not None and _UNDERLINE.fullmatch(line):
            theme, loose = loose[1].strip(), None
            continue
        if loose is not None:
            yield loose
            loose = None
        heading = _HEADING.match(line)
        begins = None if heading or _RULE.fullmatch(line) else _ITEM.fullmatch(line)
        goes_on = item is not None and line.strip() and not (heading or begins or _RULE.fullmatch(line))
        if goes_on and item is not None:
            item.parts.append(line.strip())
            continue
        if item is not None:
            yield item
            item = None
        if heading:
            theme = _without_hashes(line[heading.end() :].strip())
        elif begins:
            item = _Item(number, theme, [(begins[1] or "").strip()])
        elif line.strip() and not _RULE.fullmatch(line):
            loose = number, line
    if loose is not None:
        yield loose
    if item is not None:
        yield item


def _without_hashes(heading: str) -> str:
    """A heading without the signs that may close it."""
    words = heading.rstrip("#")
    return words.rstrip() if not words or words[-1] in " \t" else heading


def _tail(text: str) -> tuple[str, str, str]:
    """The words, the actor group and the count of an item."""
    group = count = ""
    while True:
        text = text.rstrip()
        before, sign, inside = text[:-1].rpartition("(" if text.endswith(")") else "[")
        if not sign:
            break
        if text.endswith(")") and not count and _COUNT.fullmatch(inside):
            count = inside
        elif text.endswith("]") and not group and before[-1:] in ("", " ") and inside.strip():
            group = inside
        else:
            break
        text = before
    return text, group, count
