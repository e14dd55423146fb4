"""What a meeting does stays in its dialogue: a row of another one is refused untouched, whatever table it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, event, insert, select

from sessions.dialogue import commands as dialogue
from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.ideas.tables import Idea
from sessions.meetings import NOWHERE, Ids, Meetings
from sessions.store.base import METADATA, Row
from sessions.store.change import Change, Done, Image, kind_of, to_image
from sessions.store.engine import writing
from sessions.store.scope import DIALOGUE, references
from sessions.store.undo import put_back
from sessions.tables import TABLES
from sessions.words import LANGUAGES, Words, phrase
from tests.sessions.store.making import UNJOURNALED, console, dump, make_meeting, opened

KINDS: dict[str, type[Row]] = {
    str(kind.__tablename__): kind for kind in sorted(TABLES, key=str) if issubclass(kind, Row)
}
ROWS = [table.name for table in METADATA.sorted_tables if table.name in KINDS]
"""Every table whose rows a command writes, those that others refer to first."""
EMPTY: dict[type, Any] = {str: "", int: 0, bool: False, date: date(2026, 4, 22), time: time(18), list: []}
EMPTY[datetime] = datetime(2026, 4, 22, tzinfo=UTC)
DONE = Done(phrase("dialogue.what.new", question="?"))


@dataclass(frozen=True)
class Two:
    """Two dialogues in one store: the ids of a row in each table, by its name."""

    meetings: Meetings
    mine: dict[str, int]
    theirs: dict[str, int]
    held: dict[str, list[Any]]
    """All that is in it."""


def values(table: Table, ids: dict[str, int], number: int) -> dict[str, Any]:
    """A row that refers to these rows, unlike any other by its number."""
    named = references(table)
    return {
        column.name: ids[named[column.name]] if column.name in named else _value(kind_of(column), number)
        for column in table.columns
        if column.name != "id" and not (column.name in named and named[column.name] == table.name)
    }


def _value(kind: type, number: int) -> Any:
    return {str: f"{number}", int: number}.get(kind, EMPTY[kind])


def fill(connection: Connection, number: int) -> dict[str, int]:
    """One row in every table, of a dialogue of their own; gives their ids."""
    ids: dict[str, int] = {}
    for name in ROWS:
        table = METADATA.tables[name]
        made = connection.execute(insert(table).values(values(table, ids, number)))
        assert made.inserted_primary_key is not None
        ids[name] = int(made.inserted_primary_key[0])
    return ids


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that every story reads and none may change."""
    return tmp_path_factory.mktemp("two") / "dialoger.db"


@pytest.fixture(scope="module")
def two(path: Path) -> Iterator[Two]:
    """A store with a row in every table of one dialogue, and in every table of another."""
    with opened(path) as meetings, writing(meetings.engine) as connection:
        mine, theirs = fill(connection, 1), fill(connection, 2)
    with opened(path) as meetings:
        yield Two(meetings, mine, theirs, dump(path))


def refused(two: Two, command: Callable[[Change], Done], ids: Ids | None = None) -> None:
    """A command in the first dialogue's meeting, or where ``ids`` say, that is refused."""
    with pytest.raises(Refused, match=r"error\.elsewhere") as caught:
        two.meetings.do_in((two.mine["dialogue"], two.mine["meeting"]) if ids is None else ids, command)
    assert len({Words(language).say(caught.value.phrase) for language in LANGUAGES}) == len(LANGUAGES)
    assert dump(two.meetings.path) == two.held, "nothing is written"


def save(change: Change, row: Row) -> None:
    name = next(name for name, value in row.model_dump().items() if isinstance(value, str | int) and name != "id")
    value = getattr(row, name)
    change.save(row, **{name: f"{value}x" if isinstance(value, str) else value + 1})


def take_back(change: Change, row: Row) -> None:
    now = to_image(row.model_dump())
    put_back(change, [Image(str(row.__tablename__), row.key, None, now)])


def bring_back(change: Change, row: Row) -> None:
    now = to_image(row.model_dump())
    put_back(change, [Image(str(row.__tablename__), row.key, now | {"version": 7}, now)])


def put_again(change: Change, row: Row) -> None:
    """As when the deleting of a row is undone."""
    gone = to_image(row.model_dump()) | {"id": row.key + 1000}
    put_back(change, [Image(str(row.__tablename__), row.key + 1000, gone, None)])


WAYS = (save, Change.touch, Change.remove, take_back, bring_back, put_again)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_another_dialogue_is_refused_in_every_way(two: Two, name: str, way: Any) -> None:
    def touched(change: Change) -> Done:
        way(change, change.get(KINDS[name], two.theirs[name]))
        return DONE

    refused(two, touched)


@pytest.mark.parametrize(
    ("name", "column"), [(name, column) for name in ROWS for column in references(METADATA.tables[name])]
)
def test_a_row_that_names_one_of_another_dialogue_is_refused(two: Two, name: str, column: str) -> None:
    table = METADATA.tables[name]
    wrong = values(table, two.mine, 77) | {column: two.theirs[references(table)[column]]}

    def add(change: Change) -> Done:
        change.add(KINDS[name](**wrong))
        return DONE

    def add_all(change: Change) -> Done:
        change.add_all(KINDS[name], [values(table, two.mine, 78), wrong])
        return DONE

    def save(change: Change) -> Done:
        change.save(change.get(KINDS[name], two.mine[name]), **{column: wrong[column]})
        return DONE

    for command in (add, add_all, save):
        refused(two, command)


def test_a_dialogue_is_not_made_in_a_meeting_nor_a_meeting_of_another(two: Two) -> None:
    def create(change: Change) -> Done:
        return dialogue.create(change, question="Hur?")

    def plan(change: Change) -> Done:
        return dialogue.plan(change, dialogue_id=two.theirs["dialogue"])

    for command in (create, plan):
        refused(two, command)


@pytest.mark.parametrize("name", ROWS)
def test_outside_of_meetings_one_change_is_of_one_dialogue_that_of_its_first_row(two: Two, name: str) -> None:

    def both(change: Change) -> Done:
        for ids in (two.theirs, two.mine):
            change.touch(change.get(KINDS[name], ids[name]))
            assert change.dialogue_id == two.theirs["dialogue"]
        return DONE

    refused(two, both, NOWHERE)


def test_every_table_that_is_written_leads_to_a_dialogue() -> None:
    assert METADATA.tables.keys() - set(ROWS) == UNJOURNALED
    for name in ROWS:
        seen = [name]
        while seen[-1] != DIALOGUE:
            column, referred = next(iter(references(METADATA.tables[seen[-1]]).items()))
            assert not METADATA.tables[seen[-1]].c[column].nullable, "a row without it would belong nowhere"
            assert referred not in seen
            seen.append(referred)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.sampled_from(ROWS), st.booleans(), st.sampled_from(["save", "touch"])), max_size=6))
def test_however_many_rows_a_change_touches_it_is_of_one_dialogue_or_nothing_is_written(
    two: Two, moves: list[tuple[str, bool, str]]
) -> None:
    def touch(change: Change) -> Done:
        for name, elsewhere, way in moves:
            row = change.get(KINDS[name], (two.theirs if elsewhere else two.mine)[name])
            if way == "save":
                save(change, row)
            else:
                change.touch(row)
        raise Refused("error.gone")

    if any(elsewhere for _, elsewhere, _ in moves):
        refused(two, touch)
    else:
        with pytest.raises(Refused, match=r"error\.gone"):
            two.meetings.do_in((two.mine["dialogue"], two.mine["meeting"]), touch)


def test_the_thousandth_idea_asks_the_store_no_more_than_the_first(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    with console(path, make_meeting(path)) as meeting:
        asked: list[str] = []
        event.listen(meeting._meetings.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
        counts = []
        for number in range(3):
            asked.clear()
            meeting.do(ideas.add, text=f"Lampa {number}")
            counts.append(len(asked))
            meeting.do(ideas.add_many, texts=[f"Bänk {number} {each}" for each in range(500)])
        assert len(set(counts[1:])) == 1
        with meeting._meetings.engine.connect() as connection:
            assert len(connection.execute(select(METADATA.tables[str(Idea.__tablename__)].c.id)).all()) == 1503
