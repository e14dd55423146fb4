"""A store from an older program is moved to today's schema, whole or not at all.

Today's store plays the older one, with scripts as the next program might have them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from pysqlite3 import dbapi2

from sessions.clusters import commands as clusters
from sessions.errors import Refused, Unavailable, Unusable
from sessions.ideas import commands as ideas
from sessions.store import migrate, schema
from sessions.store.engine import make_engine
from sessions.store.revisions import HISTORY, History, history_of
from tests.sessions.store.making import (
    ROOT,
    asked,
    console,
    dump,
    first_store,
    make_meeting,
    opened,
    process,
    said,
    start,
)

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
NEXT = f"{int(HISTORY.today) + 1:04}"
HEAD = (
    "import sqlalchemy as sa\nfrom alembic import op\n"
    f'revision = "{NEXT}"\ndown_revision = "{HISTORY.today}"\ndef upgrade():\n'
)
COLOURS = """
    kept = {"sqlite_autoincrement": True}
    with op.batch_alter_table("idea", recreate="always", table_kwargs=kept) as batch:
        batch.add_column(sa.Column("colour", sa.String(), nullable=False, server_default="gul"))
"""


def next_program(folder: Path, upgrade: str) -> History:
    """What a newer program knows: today's scripts, and one more that does this."""
    scripts = folder / "scripts"
    shutil.copytree(HISTORY.scripts, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / f"{NEXT}_next.py").write_text(HEAD + upgrade, encoding="utf-8")
    return history_of(scripts)


def program_of(folder: Path, revision: str) -> History:
    """What an older program knew: the scripts as far as a revision."""
    scripts = folder / "older"
    scripts.mkdir()
    for script in HISTORY.scripts.glob("0*.py"):
        if script.name[: len(revision)] <= revision:
            shutil.copy(script, scripts)
    return history_of(scripts)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store where ideas stand in a cluster."""
    path = tmp_path / "dialoger.db"
    with console(path, make_meeting(path)) as meeting:
        meeting.do(ideas.add_many, texts=["Fler lampor vid kajen", "Klipp buskarna", "En buss till"])
        meeting.do(clusters.gather, idea_ids=[idea.id for idea in meeting.view.ideas[:2]], heading="Ljus och sikt")
    return path


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.before-*"))


def test_a_kill_in_the_middle_of_copying_leaves_nothing_that_is_called_a_copy(store: Path) -> None:
    killed = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom sessions.store import migrate\n"
        "Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "migrate.copy(Path(sys.argv[1]), Path(sys.argv[1] + '.before-0001-nu'))"
    )
    assert subprocess.run([sys.executable, "-c", killed, store], check=False, cwd=ROOT).returncode < 0
    half = store.with_name("dialoger.db.copying")
    assert half.exists() and not copies(store)
    half.with_name(f"{half.name}-wal").write_bytes(b"what it was about to write")
    whole = store.with_name("dialoger.db.before-0001-sedan")
    migrate.copy(store, whole)
    assert copies(store) == [whole] and not list(store.parent.glob("*.copying*"))
    assert dump(whole) == dump(store)


def test_a_new_store_is_the_same_as_one_that_went_all_the_way_through_the_scripts(tmp_path: Path) -> None:
    made, moved = tmp_path / "made.db", tmp_path / "moved.db"
    with opened(made):
        pass
    engine = make_engine(moved)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(migrate.ENVIRONMENT))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()

    def written(sql: str) -> str:
        """As SQL, whatever its spaces, its constraints by name. A table made anew has quotes about its name."""
        sql = re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")").removesuffix(")")
        columns, *constraints = re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", sql).split(", CONSTRAINT ")
        return ", CONSTRAINT ".join([columns, *sorted(constraints)])

    def shape(path: Path) -> dict[tuple[str, ...], str]:
        rows = asked(path, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
        return {row[:3]: written(row[3]) for row in rows}

    assert shape(made) == shape(moved)
    for table in (row[0] for row in asked(made, "SELECT name FROM sqlite_master WHERE type = 'table'")):
        assert asked(made, f"PRAGMA table_xinfo({table})") == asked(moved, f"PRAGMA table_xinfo({table})")
        keys = f'SELECT "table", "from", "to" FROM pragma_foreign_key_list(\'{table}\') ORDER BY 2'
        assert asked(made, keys) == asked(moved, keys)
        # Without the first column, the order in which they were made, which means nothing.
        indexes = f"SELECT name, \"unique\", origin, partial FROM pragma_index_list('{table}') ORDER BY name"
        assert asked(made, indexes) == asked(moved, indexes)
    assert asked(made, "SELECT * FROM alembic_version") == asked(moved, "SELECT * FROM alembic_version")


def test_a_store_of_the_first_schema_keeps_its_rows_and_never_gives_an_id_again(tmp_path: Path) -> None:
    path = first_store(tmp_path / "first.db")
    with console(path, 1) as meeting:
        assert meeting.view.dialogue.question == "Hur blir torget tryggt?"
        assert (meeting.view.dialogue.recipient, meeting.view.dialogue.put_away) == ("", False)
        assert [(idea.number, idea.text, idea.clarification) for idea in meeting.view.ideas] == [(1, "Lampor", "")]
        assert meeting.do(ideas.add, text="Bänkar").id == 9, "ids go on after the last one ever given"
        meeting.undo()
        with pytest.raises(Refused):
            meeting.undo()
    assert asked(path, "PRAGMA foreign_key_check") == []


def test_ideas_that_were_to_wait_still_do_and_a_wall_that_was_blank_still_is(tmp_path: Path) -> None:
    path = first_store(tmp_path / "older.db")
    schema.open_store(path, NOW, program_of(tmp_path, "0013")).dispose()
    other = dbapi2.connect(str(path), isolation_level=None)
    names = "meeting_id, together, timer, bell, blank, message, draft, moderated, reading"
    other.execute(f"INSERT INTO live ({names}) VALUES (1, 0, 'small', 1, 1, 'Paus', '', 1, 3)")
    other.close()
    with console(path, 1) as meeting:
        assert meeting.view.meeting.moderated
        live = meeting.view.live
        assert (live.blank, live.bell, live.message, live.reading) == (True, True, "Paus", 3)
        meeting.end_live()
        assert meeting.view.live.reading is None, "nobody knows who read it"


def test_the_program_knows_every_script_in_their_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.ENVIRONMENT))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == HISTORY.revisions
    assert scripts.get_current_head() == HISTORY.today
    assert [path.name[:4] for path in sorted(HISTORY.scripts.glob("*.py"))] == list(HISTORY.revisions)


def test_alembic_is_imported_only_when_the_revision_differs(store: Path, tmp_path: Path) -> None:
    history = next_program(tmp_path, COLOURS)
    look = (
        "import sys\nfrom pathlib import Path\nfrom datetime import UTC, datetime\n"
        "from sessions.meetings import Meetings\nfrom sessions.store.revisions import history_of\n"
        "from sessions.store.schema import open_store\n"
        "path = Path(sys.argv[1])\nMeetings(path).close()\nbefore = 'alembic' in sys.modules\n"
        "open_store(path, datetime.now(UTC), history_of(Path(sys.argv[2]))).dispose()\n"
        "print(before, 'alembic' in sys.modules, 'sqlite3' in sys.modules, '_sqlite3' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", look, str(store), str(history.scripts)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["False", "True", "False", "False"]
    assert done.stderr == ""


def test_a_table_is_made_anew_under_the_rows_that_refer_to_it(store: Path, tmp_path: Path) -> None:
    members = asked(store, "SELECT idea_id, cluster_id FROM membership")
    before = dump(store)
    engine = schema.open_store(store, NOW, next_program(tmp_path, COLOURS))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()

    assert members and asked(store, "SELECT idea_id, cluster_id FROM membership") == members
    assert asked(store, "SELECT number, text, colour FROM idea") == [
        (1, "Fler lampor vid kajen", "gul"),
        (2, "Klipp buskarna", "gul"),
        (3, "En buss till", "gul"),
    ]
    assert asked(store, "PRAGMA foreign_key_check") == []
    assert asked(store, "PRAGMA integrity_check") == [("ok",)]
    assert asked(store, "SELECT version_num FROM alembic_version") == [(NEXT,)]
    constraints = [row[0] for row in asked(store, "SELECT sql FROM sqlite_master WHERE name = 'idea'")]
    assert "CONSTRAINT uq_idea_dialogue_id_number" in constraints[0]
    assert "AUTOINCREMENT" in constraints[0]

    [kept] = copies(store)
    assert kept.name == f"dialoger.db.before-{HISTORY.today}-20261124T180000"
    assert dump(kept) == before


def test_the_program_that_made_it_then_says_that_it_is_newer_and_leaves_it_alone(store: Path, tmp_path: Path) -> None:
    schema.open_store(store, NOW, next_program(tmp_path, COLOURS)).dispose()
    before = store.read_bytes()
    with pytest.raises(Unusable) as caught:
        schema.open_store(store, NOW)
    assert caught.value.phrase.key == "store.newer"
    assert store.read_bytes() == before


@pytest.mark.parametrize(
    "upgrade",
    [
        '    op.drop_table("note")\n    op.add_column("idea", sa.Column("colour", sa.String()))\n    1 / 0\n',
        '    op.add_column("idea", sa.Column("colour", sa.String()))\n    op.execute("DELETE FROM idea")\n',
        '    op.drop_table("membership")\n    op.execute("SELECT * FROM no_such_table")\n',
    ],
    ids=["it breaks half-way", "it leaves rows that lead nowhere", "its SQL is wrong"],
)
def test_a_move_that_fails_leaves_the_store_as_it_was_and_says_where_the_copy_is(
    store: Path, tmp_path: Path, upgrade: str
) -> None:
    before = dump(store)
    with pytest.raises(Unusable) as caught:
        schema.open_store(store, NOW, next_program(tmp_path, upgrade))
    [kept] = copies(store)
    assert caught.value.phrase.key == "store.migration_failed"
    assert caught.value.phrase.values == {"path": str(store), "copy": str(kept)}
    assert dump(store) == before == dump(kept)
    with opened(store):
        pass


def test_a_store_that_somebody_is_writing_to_is_moved_later_and_no_copy_is_left(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sessions.store.engine.BUSY_SECONDS", 0.05)
    history = next_program(tmp_path, COLOURS)
    other = dbapi2.connect(str(store), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable) as caught:
        schema.open_store(store, NOW, history)
    assert caught.value.phrase.key == "store.busy"
    assert copies(store) == []
    other.execute("ROLLBACK")
    other.close()
    schema.open_store(store, NOW, history).dispose()
    assert len(copies(store)) == 1


def test_of_many_who_open_an_older_store_at_once_one_moves_it_and_the_rest_wait(store: Path, tmp_path: Path) -> None:
    history = next_program(tmp_path, COLOURS)
    openers = [process("opener.py", store, history.scripts) for _ in range(4)]
    start(*openers)
    assert [said(opener) for opener in openers] == [[NEXT]] * 4
    assert len(copies(store)) == 1
    assert len(asked(store, "SELECT * FROM idea")) == 3


def test_of_many_who_open_a_store_that_is_not_there_one_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "dialoger.db"
    openers = [process("opener.py", path, HISTORY.scripts) for _ in range(4)]
    start(*openers)
    assert [said(opener) for opener in openers] == [[HISTORY.today]] * 4
