"""What the stories about the store have in common: a meeting, other processes, and a look from outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pysqlite3 import dbapi2

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.meetings import Meetings, utc_now
from sessions.store.engine import make_engine
from sessions.store.owner import OURS
from sessions.voting import commands as voting
from sessions.voting.view import NewOption
from tests.sessions.store.nursery import ROOT as ROOT
from tests.sessions.store.nursery import Child

QUESTION = "Hur blir hamnen trygg på kvällen?"

FIRST = (
    "INSERT INTO dialogue VALUES (1, 1, 'Hur blir torget tryggt?', 'KS 1', '', '', '', 'invånare', 'sv')",
    "INSERT INTO meeting (id, version, dialogue_id, number, place, next_place) VALUES (1, 1, 1, 1, '', '')",
    "INSERT INTO phase VALUES (1, 1, 1, 0, 'ideas', 5, 0, NULL)",
    "INSERT INTO numbering VALUES (1, 1, 'idea', 1)",
    "INSERT INTO idea VALUES (8, 1, 1, 1, 5, 'Borta', '', '', 0)",
    "DELETE FROM idea",
    "INSERT INTO idea VALUES (1, 1, 1, 1, 1, 'Lampor', '', '', 0)",
)
"""What an early program left behind."""


UNJOURNALED = frozenset({"idea_key", "journal", "live", "numbering", "sent_form", "waiting_key"})
"""Tables whose rows come by no change: the journal itself, the numbers, which are never given twice, what is shown
just now, and what knows a form again."""


def files_of(path: Path) -> dict[str, bytes]:
    """A store that nobody has open, and what stands beside it, by what each name has more than the store's."""
    return {each.name.removeprefix(path.name): each.read_bytes() for each in path.parent.glob(f"{path.name}*")}


def lay_out(files: dict[str, bytes], path: Path) -> None:
    """The same store once more."""
    for more, content in files.items():
        path.with_name(path.name + more).write_bytes(content)


def make_meeting(path: Path, question: str = QUESTION) -> int:
    """A store with one dialogue and one meeting; gives the meeting's id. It is made once a process, and copied.

    In a store that is there already it is one dialogue and one meeting more.
    """
    if path.exists():
        return _make_meeting(path, question)
    assert question == QUESTION
    files, meeting_id = _made()
    lay_out(files, path)
    return meeting_id


@cache
def _made() -> tuple[dict[str, bytes], int]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "dialoger.db"
        meeting_id = _make_meeting(path, QUESTION)
        return files_of(path), meeting_id


def _make_meeting(path: Path, question: str) -> int:
    with opened(path) as meetings:
        dialogue_id = meetings.do(dialogue.create, question=question, actor_groups=["invånare", "tjänsteperson"]).id
        assert dialogue_id is not None
        meeting_id = meetings.do(dialogue.plan, dialogue_id=dialogue_id).id
        assert meeting_id is not None
        return meeting_id


def first_store(path: Path) -> Path:
    """A store as the first program made it, with what an early program left behind."""
    from alembic import command  # seldom asked for, and dear
    from alembic.config import Config

    from sessions.store import migrate

    engine = make_engine(path)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(migrate.ENVIRONMENT))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {OURS}")
        for sql in FIRST:
            connection.exec_driver_sql(sql)
    engine.dispose()
    return path


@contextmanager
def opened(path: Path, at: datetime | None = None) -> Iterator[Meetings]:
    """The store, opened for one console, which finds it to be that moment."""
    meetings = Meetings(path, (lambda: at) if at else utc_now)
    try:
        yield meetings
    finally:
        meetings.close()


@contextmanager
def console(path: Path, meeting_id: int, at: datetime | None = None) -> Iterator[Meeting]:
    """One console at the meeting, which finds it to be that moment."""
    with opened(path, at) as meetings:
        meeting = Meeting(meetings, meeting_id)
        try:
            yield meeting
        finally:
            meeting.leave()


def open_round(meeting: Meeting, *, entitled: int = 26, options: int = 12) -> int:
    """Go to the vote and open a round with two dots each; gives the round's id."""
    prioritising = next(phase.id for phase in meeting.view.phases if phase.kind == PhaseKind.PRIORITISING)
    meeting.do(dialogue.go_to, phase_id=prioritising)
    done = meeting.do(
        voting.open_round,
        criterion="Vad är viktigast?",
        dots_each=3,
        stacking=None,
        entitled=entitled,
        options=[NewOption(f"Förslag {number}") for number in range(1, options + 1)],
    )
    assert done.id is not None
    return done.id


def process(script: str, *arguments: object) -> Child:
    """A program of this folder, or at a path, in a process of its own; it has said ``ready`` and waits for a line."""
    place = (Path(__file__).parent / script).relative_to(ROOT)
    child = Child(".".join(place.with_suffix("").parts), *map(str, arguments))
    assert child.stdout.readline() == "ready\n"
    return child


def start(*children: Child) -> None:
    """Let them all begin."""
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()


def said(child: Child) -> list[str]:
    """Every line that the process says until it ends, which it must do well."""
    lines = [line.rstrip("\n") for line in child.rest()]
    assert child.returncode == 0
    return lines


def dump(path: Path) -> dict[str, list[Any]]:
    """Everything in the store: its tables as SQL makes them, and each one's rows."""
    tables = dict(asked(path, "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"))
    return {f"{name}: {sql}": asked(path, f'SELECT * FROM "{name}" ORDER BY 1') for name, sql in tables.items()}


def asked(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What the store answers to a question put past the house."""
    with closing(dbapi2.connect(str(path))) as connection:
        return list(connection.execute(sql))
