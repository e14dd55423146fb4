"""Places that cannot hold a store, and files that are none: each gets its sentence, and nothing is touched."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from sessions.errors import Damaged, Unusable
from sessions.meetings import Meetings
from sessions.store.revisions import HISTORY, History
from sessions.store.schema import open_store
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import make_meeting, opened

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
NOBODY = 65534


def refused(path: Path) -> str:
    """The key of the refusal to open the store; it can be said in both languages and names the place."""
    with pytest.raises((Unusable, Damaged)) as caught:
        Meetings(path)
    said = [Words(language).say(caught.value.phrase) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    assert all(path.parent.name in sentence and "{" not in sentence for sentence in said)
    assert all(caught.value.phrase.key not in sentence for sentence in said)
    return caught.value.phrase.key


def folder(path: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of the folder: its bytes, and when it was written."""
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in path.iterdir() if file.is_file()}


@contextmanager
def without_power() -> Iterator[None]:
    """As a person who is not root, for whom rights mean something."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that anybody can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    assert refused(tmp_path) == "store.is_folder"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_under_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("en fil")
    assert refused(tmp_path / "file" / "dialoger.db") == "store.no_folder"


def test_a_name_that_no_disk_takes(tmp_path: Path) -> None:
    assert refused(tmp_path / ("å" * 300) / "dialoger.db") == "store.no_folder"


def test_a_place_where_the_system_lets_nobody_make_a_file() -> None:
    assert refused(Path("/proc/dialoger.db")) == "store.not_writable"
    assert refused(Path("/proc/mapp/dialoger.db")) == "store.no_folder"


def test_a_folder_and_a_file_that_may_not_be_written(open_place: Path) -> None:
    store, locked = open_place / "mapp" / "dialoger.db", open_place / "låst" / "dialoger.db"
    for path in (store, locked):
        path.parent.mkdir()
        make_meeting(path)
    for file in store.parent.iterdir():
        file.chmod(0o444)
    store.parent.chmod(0o777)
    locked.chmod(0o666)
    locked.parent.chmod(0o555)
    before = folder(store.parent), folder(locked.parent)
    with without_power():
        assert refused(store) == "store.not_writable"
        assert refused(locked) == "store.not_writable"
        assert refused(locked.parent / "ny" / "dialoger.db") == "store.no_folder"
    assert (folder(store.parent), folder(locked.parent)) == before
    locked.parent.chmod(0o755)


def test_a_folder_that_may_not_be_entered(open_place: Path) -> None:
    closed = open_place / "stängd"
    closed.mkdir(mode=0o000)
    with without_power():
        assert refused(closed / "dialoger.db") in ("store.no_folder", "store.not_writable")
    closed.chmod(0o755)
    assert list(closed.iterdir()) == []


def other_program(path: Path, *pragmas: str, table: str = "CREATE TABLE contact (name TEXT)") -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        for pragma in pragmas:
            connection.execute(pragma).fetchall()
        connection.execute(table)
        connection.execute(table.replace("CREATE TABLE", "INSERT INTO").split(" (")[0] + " VALUES ('Anna')")


@pytest.mark.parametrize(
    "content",
    [
        "Kära dagbok! ".encode() * 400,
        b"hej",
        bytes(4096),
        bytes(10),
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + bytes(range(256)) * 40,
        b"SQLite format 3\x00" + b"\xff" * 5000,
    ],
    ids=["text", "a word", "zeros", "ten zeros", "a picture", "a beginning like ours"],
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "dialoger.db"
    path.write_bytes(content)
    before = folder(tmp_path)
    assert refused(path) == "store.not_a_store"
    assert folder(tmp_path) == before


@pytest.mark.parametrize(
    ("pragmas", "table"),
    [
        ((), "CREATE TABLE contact (name TEXT)"),
        (("PRAGMA journal_mode = WAL",), "CREATE TABLE contact (name TEXT)"),
        (("PRAGMA application_id = 252006674",), "CREATE TABLE contact (name TEXT)"),
        ((), "CREATE TABLE alembic_version (version_num TEXT)"),
        (("PRAGMA user_version = 7",), "CREATE TABLE idea (text TEXT)"),
    ],
    ids=["plain", "with a log", "with its own mark", "that uses alembic too", "with a table called as ours"],
)
def test_another_programs_database(tmp_path: Path, pragmas: tuple[str, ...], table: str) -> None:
    path = tmp_path / "kontakter.db"
    other_program(path, *pragmas, table=table)
    before = folder(tmp_path)
    assert refused(path) == "store.not_a_store"
    assert folder(tmp_path) == before


def test_another_programs_database_that_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "kontakter.db"
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.execute("CREATE TABLE contact (name TEXT)")
        connection.execute("PRAGMA wal_checkpoint").fetchall()
        connection.execute("INSERT INTO contact VALUES ('Anna')")
        before = path.read_bytes()
        assert refused(path) == "store.not_a_store"
        assert path.read_bytes() == before
        assert connection.execute("SELECT * FROM contact").fetchall() == [("Anna",)]


def test_another_programs_database_that_is_still_all_in_its_log(tmp_path: Path) -> None:
    path = tmp_path / "kontakter.db"
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.execute("CREATE TABLE contact (name TEXT)")
        before = folder(tmp_path)
        assert refused(path) == "store.not_a_store"
        assert folder(tmp_path) == before


def test_half_a_store(tmp_path: Path) -> None:
    whole, path = tmp_path / "hel.db", tmp_path / "dialoger.db"
    make_meeting(whole)
    path.write_bytes(whole.read_bytes()[:9000])
    before = path.read_bytes()
    assert refused(path) == "store.damaged"
    assert path.read_bytes() == before


def test_a_store_from_a_newer_program(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    open_store(path, NOW, History((*HISTORY.revisions, "9999"), HISTORY.scripts)).dispose()
    before = folder(tmp_path)
    assert refused(path) == "store.newer"
    assert folder(tmp_path).keys() == before.keys()
    assert path.read_bytes() == before[path.name][0]


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    path.touch()
    with opened(path):
        pass
