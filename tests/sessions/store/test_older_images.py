"""What was deleted by an older program comes back by undo, though its image knows less than today's tables."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from pysqlite3 import dbapi2

from sessions.meeting import Meeting
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from tests.sessions.store.making import console, make_meeting


def forget(path: Path, *columns: str) -> None:
    """Leave the columns out of every image, as in the journal of a program that did not have them."""
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        for entry, text in connection.execute("SELECT id, images FROM journal").fetchall():
            images = json.loads(text)
            for values in (each for _, _, *both in images for each in both if each):
                for column in columns:
                    values.pop(column, None)
            connection.execute("UPDATE journal SET images = ? WHERE id = ?", (json.dumps(images), entry))


def park_and_take_back(meeting: Meeting) -> None:
    meeting.do(parking.park, text="Får man låna tullen?")
    meeting.undo()


def test_texts_and_days_that_nobody_knew_of_then_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    with console(path, make_meeting(path)) as meeting:
        park_and_take_back(meeting)
        forget(path, "to_whom", "when", "how")
        meeting.redo()
        assert [(each.text, each.to_whom, each.how) for each in meeting.view.parked] == [
            ("Får man låna tullen?", "", "")
        ]


def test_what_has_come_to_a_row_since_stays_when_its_words_go_back(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    with console(path, make_meeting(path)) as meeting:
        meeting.do(notes.add, kind=NoteKind.HOPE, texts=["Att det händer något"])
        note = meeting.view.notes[0]
        meeting.do(notes.reword, note_id=note.id, version=note.version, text="Att något händer")
        forget(path, "kind")
        meeting.undo()
        assert [(each.text, each.kind) for each in meeting.view.notes] == [("Att det händer något", NoteKind.HOPE)]
