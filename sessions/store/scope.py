"""Which dialogue a row belongs to: found by the tables' foreign keys, whatever tables there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from sessions.errors import Refused
from sessions.store.base import METADATA

DIALOGUE = "dialogue"
AT_ONCE = 500
"""Rows that are asked for in one question."""


@cache
def references(table: Table) -> Mapping[str, str]:
    """The columns that name a row of another table, with that table; the first is the way to the row's own dialogue."""
    found = [(column, key.column.table.name) for column in table.columns for key in column.foreign_keys]
    found.sort(key=lambda each: (each[1] != DIALOGUE, each[0].nullable))
    return {column.name: referred for column, referred in found}


class Scope:
    """What is known of the rows' dialogues within one change. Each row is asked for once, many of them at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, int], int] = {}

    def know(self, table: str, row_id: int, dialogue_id: int) -> None:
        """Remember the dialogue of a row that has been read or written."""
        self._known[table, row_id] = dialogue_id

    def own(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> Iterator[int]:
        """The dialogues that rows belong to."""
        if table.name == DIALOGUE:
            yield from {row["id"] for row in rows if "id" in row}
        else:
            yield from self.referred(table, rows, tuple(references(table))[:1])

    def referred(self, table: Table, rows: Sequence[Mapping[str, Any]], columns: Iterable[str]) -> Iterator[int]:
        """The dialogues of the rows that these columns name; refused where one of them is gone."""
        ways = references(table)
        for column in columns:
            if column in ways:
                ids = {int(row[column]) for row in rows if row.get(column) is not None}
                self.look_up(ways[column], ids)
                for row_id in ids:
                    if (found := self._of(ways[column], row_id)) is None:
                        raise Refused("error.gone")
                    yield found

    def look_up(self, table: str, ids: Iterable[int]) -> None:
        """Learn the dialogues of those of the rows that are there."""
        unknown = [row_id for row_id in ids if self._of(table, row_id) is None]
        for at in range(0, len(unknown), AT_ONCE):
            asked = self._connection.execute(_question(table), {"ids": unknown[at : at + AT_ONCE]})
            self._known.update({(table, row[0]): row[1] for row in asked})

    def _of(self, table: str, row_id: int) -> int | None:
        return row_id if table == DIALOGUE else self._known.get((table, row_id))


@cache
def _question(name: str) -> Select[Any]:
    """Rows by their ids, each with its dialogue: joined table by table along the way."""
    table = at = METADATA.tables[name]
    source: Any = table
    while True:
        column, referred = next(iter(references(at).items()))
        if referred == DIALOGUE:
            break
        source = source.join(METADATA.tables[referred], at.c[column] == METADATA.tables[referred].c.id)
        at = METADATA.tables[referred]
    return select(table.c.id, at.c[column]).select_from(source).where(table.c.id.in_(bindparam("ids", expanding=True)))
