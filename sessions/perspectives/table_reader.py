"""Reads perspectives from a table: CSV with comma, semicolon or tab, as Excel and its like write it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from sessions.errors import Refused
from sessions.perspectives.collector import MOST, Gathering, column_of, shortened
from sessions.text.cleaner import clean

_LINE = re.compile("[^\r\n]*")
DELIMITERS = ";,\t"
ABOVE = 25
"""How many rows may stand above the columns' names: a title, the period, the number of talks."""


MOST_COLUMNS = 200
MOST_ROWS = 200_000
"""How many rows there may be with the blank ones."""
SHOWN = 10
"""How many unknown columns are named."""


class _Row(NamedTuple):
    line: int
    cells: list[str]
    as_typed: bool = False
    """Whether its quotation marks were no quoting, so that they stand in the cells."""


class _Head(NamedTuple):
    delimiter: str
    at: int
    """Which row it is, counted from 0."""
    row: _Row


def has_columns(text: str) -> bool:
    """Whether there is a row with the names of the columns."""
    return _head(_lines(text)) is not None


def read(text: str, gathering: Gathering) -> None:
    """Hand each row to the gathering; refused where no column holds the perspectives."""
    lines = _lines(text)
    head = _head(lines)
    if head is None:
        raise Refused("perspectives.file.no_column", found=_names(lines), line=_first(lines).line)
    columns = _columns(head)
    for number, row in enumerate(_rows(lines, head.delimiter)):
        if number > MOST_ROWS:
            raise Refused("perspectives.file.too_many", most=MOST)
        if not any(cell.strip() for cell in row.cells):
            continue
        if number < head.at:
            _above(row, gathering)
        elif number > head.at:
            _take(row, columns, head, gathering)
    unknown = [cell for cell in head.row.cells if cell.strip() and column_of(cell) is None]
    if unknown:
        shown = (*(shortened(cell) for cell in unknown[:SHOWN]), *["…"] * (len(unknown) > SHOWN))
        gathering.remark(head.row.line, "perspectives.remark.columns", n=len(unknown), columns=shown)


def _lines(text: str) -> list[str]:
    """The lines, without the blank ones at the end: a sheet with a coloured column has a million of them."""
    bare = text.rstrip(" \r\n")
    end = len(bare.rstrip(f"{bare[-1]} \r\n") if bare[-1:] in tuple(DELIMITERS) else bare)
    rest = _LINE.match(text, end)
    return list(io.StringIO(text[: rest.end() if rest else end].removeprefix("\ufeff"), newline=""))


def _rows(lines: list[str], delimiter: str) -> Iterator[_Row]:
    """The rows, each with the line where it begins.

    Where the quotation marks of a row make no sense, its first line is taken as typed and reading goes on after it, so
    that a mark that is never closed does not swallow the rest of the file.
    """
    at = 0
    while at < len(lines):
        start = at
        reader = csv.reader((lines[i] for i in range(at, len(lines))), delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if not (start == 0 and _hint(lines[0])):
                    yield _Row(start + 1, cells)
                start = at + reader.line_num
            return
        except csv.Error:
            yield _Row(start + 1, lines[start].rstrip("\r\n").split(delimiter), as_typed=True)
            at = start + 1


def _hint(line: str) -> str:
    """The delimiter that Excel's own first line names, ``sep=;``."""
    stripped = line.rstrip("\r\n")
    return stripped[4:] if stripped.casefold().startswith("sep=") and stripped[4:] in tuple(DELIMITERS) else ""


def _head(lines: list[str]) -> _Head | None:
    """The row with the columns' names, and the delimiter that gives most of them."""
    best: tuple[int, _Head] | None = None
    hinted = _hint(lines[0]) if lines else ""
    for delimiter in hinted or DELIMITERS:
        for at, row in enumerate(islice(_rows(lines, delimiter), ABOVE)):
            known = {column_of(cell) for cell in row.cells[:MOST_COLUMNS]} - {None}
            if "text" in known:
                if best is None or len(known) > best[0]:
                    best = len(known), _Head(delimiter, at, row)
                break
    return best[1] if best else None


def _columns(head: _Head) -> dict[str, int]:
    """Which cell of a row each field is in."""
    fields = [column_of(cell) for cell in head.row.cells[:MOST_COLUMNS]]
    twice = [name for name, count in Counter(fields).items() if name and count > 1]
    if twice:
        names = tuple(clean(cell) for cell in head.row.cells if column_of(cell) == twice[0])
        raise Refused("perspectives.file.column_twice", columns=names, line=head.row.line)
    return {name: index for index, name in enumerate(fields) if name}


def _take(row: _Row, columns: dict[str, int], head: _Head, gathering: Gathering) -> None:
    names, values = head.row.cells, row.cells
    if len(names) == 1:  # then nothing divides
        values = [head.delimiter.join(values)]
    if any(cell.strip() for cell in values[len(names) :]):
        gathering.row()
        gathering.fault(row.line, "perspectives.remark.more_cells")
        return
    if row.as_typed:
        gathering.remark(row.line, "perspectives.remark.quotes")
    if any(value.strip() and not name.strip() for name, value in zip(names, values, strict=False)):
        gathering.remark(row.line, "perspectives.remark.nameless")
    cells = {name: values[index] if index < len(values) else "" for name, index in columns.items()}
    gathering.take(
        row.line,
        cells["text"],
        theme=cells.get("theme", ""),
        actor_group=cells.get("actor_group", ""),
        count=cells.get("talks", ""),
    )


def _above(row: _Row, gathering: Gathering) -> None:
    """Take the period and the number of talks; tell of everything else that stands above the columns' names."""
    cells = [cell for cell in row.cells if cell.strip()]
    label, _, value = cells[0].partition(":") if len(cells) == 1 else (cells[0], "", cells[1])
    if not gathering.head(label, value, row.line):
        gathering.remark(row.line, "perspectives.remark.above")


def _first(lines: list[str]) -> _Row:
    rows = (row for row in _rows(lines, ";") if any(cell.strip() for cell in row.cells))
    return next(rows, _Row(1, [""]))


def _names(lines: list[str]) -> str:
    """The first row that holds something, to show what was found where the columns' names should be."""
    return shortened(lines[_first(lines).line - 1]) if lines else ""
