"""Days when the disk is full or somebody keeps the store busy: what was saved stays, and it works again afterwards."""

from __future__ import annotations

import errno
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from pysqlite3 import dbapi2
from sqlalchemy import event

from sessions.errors import Refusal, Unavailable
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.queries import due, shelf
from sessions.store.sqlite import BUSY_SECONDS, trouble
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import asked, console, make_meeting, open_round, opened, process, said, start

LONG = "Fler lampor vid kajen. " * 400


def mounting_is_allowed() -> bool:
    """Whether a small disk of our own can be made here."""
    if os.geteuid() != 0:
        return False
    try:
        return subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], check=False).returncode == 0
    except OSError:
        return False


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """The folder is a disk of two megabytes."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Leave no byte on the disk that holds the folder."""
    filler = folder / "film.mp4"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(512)):
            pass
    return filler


def sentences(refusal: Refusal) -> set[str]:
    return {Words(language).say(refusal.phrase) for language in LANGUAGES}


def lay_many(meeting: Meeting) -> None:
    for _ in range(20):
        meeting.lay_ballot("1 2 3")


def save_until_refused(meeting: Meeting) -> tuple[int, Unavailable]:
    """How many ideas were saved before the first that was refused, and the refusal."""
    for number in range(2000):
        try:
            meeting.do(ideas.add, text=LONG)
        except Unavailable as refusal:
            return number, refusal
    pytest.fail("the disk was never full")


def test_a_store_that_may_not_grow_refuses_keeps_what_it_has_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    limits: list[Callable[[int], object]] = []
    meeting_id = make_meeting(path)
    with opened(path) as meetings:
        meetings.engine.dispose()

        @event.listens_for(meetings.engine, "connect")
        def _limit(connection: Any, _record: Any) -> None:
            limits.append(lambda pages: connection.execute(f"PRAGMA max_page_count = {pages}").fetchall())
            limits[-1](200)

        meeting = Meeting(meetings, meeting_id)
        saved, refusal = save_until_refused(meeting)
        assert refusal.phrase.key == "store.full"
        assert len(sentences(refusal)) == len(LANGUAGES)
        assert 0 < saved == len(meeting.view.ideas) == len(meeting.refresh().ideas)
        for limit in limits:
            limit(100_000)
        meeting.do(ideas.add, text=LONG)
        assert [idea.number for idea in meeting.view.ideas] == list(range(1, saved + 2))
        meeting.leave()
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.ENOSPC, "store.full"), (errno.EDQUOT, "store.full"), (errno.EACCES, "store.not_writable")],
)
def test_a_disk_that_does_not_take_the_file_beside_the_store_is_called_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    """A disk whose last file it was has no room for an empty one either."""
    real = os.open

    def refused(path: Any, *more: Any, **named: Any) -> int:
        if str(path).endswith(".lock"):
            raise OSError(number, os.strerror(number))
        return real(path, *more, **named)

    make_meeting(tmp_path / "dialoger.db")
    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(Refusal) as caught:
        Meetings(tmp_path / "dialoger.db")
    assert caught.value.phrase.key == key


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own."""
    with small_disk(tmp_path / "disk"):
        yield tmp_path / "disk"


if mounting_is_allowed():

    def test_on_a_disk_that_is_truly_full_nothing_saved_is_lost(disk: Path) -> None:
        path = disk / "dialoger.db"
        with console(path, make_meeting(path)) as meeting:
            open_round(meeting)
            meeting.lay_ballot("3 3 7")
            filler = fill(disk)
            saved, refusal = save_until_refused(meeting)
            assert refusal.phrase.key == "store.full"
            with pytest.raises(Unavailable):
                lay_many(meeting)
            assert meeting.view.round is not None
            laid = meeting.view.round.given
            with console(path, meeting.view.meeting.id) as other:
                assert len(other.view.ideas) == saved
            filler.unlink()
            meeting.do(ideas.add, text=LONG)
            meeting.lay_ballot("2")
            assert len(meeting.view.ideas) == saved + 1
            meeting.close_round()
            assert meeting.view.round.given == laid + 1
        assert asked(path, "PRAGMA integrity_check") == [("ok",)]

    def test_a_store_cannot_be_made_on_a_full_disk_and_can_when_there_is_room(disk: Path) -> None:
        filler = fill(disk)
        with pytest.raises(Unavailable) as caught:
            Meetings(disk / "dialoger.db")
        assert caught.value.phrase.key == "store.full"
        filler.unlink()
        make_meeting(disk / "dialoger.db")

    @pytest.mark.parametrize("free", [0, 8192, 20_480])
    def test_a_whole_store_on_a_full_disk_is_told_as_a_full_disk(disk: Path, free: int) -> None:
        path = disk / "dialoger.db"
        make_meeting(path)
        filler = fill(disk)
        os.truncate(filler, filler.stat().st_size - free)
        with pytest.raises(Unavailable) as caught:
            Meetings(path)
        assert caught.value.phrase.key == "store.full"
        found = shelf.read(path)
        assert found.damage is not None and found.damage.phrase.key == "store.full", "and not as an empty shelf"
        with pytest.raises(Unavailable, match=r"store\.full"):
            due.read(path)
        filler.unlink()
        with opened(path):
            assert shelf.read(path).damage is None


def test_a_store_kept_busy_by_another_program_is_told_of_can_be_read_and_works_again(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    with console(path, make_meeting(path)) as meeting:
        meeting.do(ideas.add, text="Fler lampor")
        holder = process("holder.py", path)
        began = time.monotonic()
        with pytest.raises(Unavailable) as caught:
            meeting.do(ideas.add, text="Klipp buskarna")
        assert time.monotonic() - began >= BUSY_SECONDS - 0.1
        assert caught.value.phrase.key == "store.busy"
        assert all("5" in sentence for sentence in sentences(caught.value))
        assert [idea.text for idea in meeting.refresh().ideas] == ["Fler lampor"]
        start(holder)
        assert said(holder) == []
        meeting.do(ideas.add, text="Klipp buskarna")
        assert [idea.number for idea in meeting.view.ideas] == [1, 2]


def reasons(error: dbapi2.Error, path: Path) -> list[str]:
    """What stands in brackets where the store's trouble is told, in each language."""
    told = trouble(error, path)
    assert isinstance(told, Unavailable)
    assert told.phrase.key == "store.trouble"
    return [Words(language).say(told.phrase).partition("(")[2].partition(")")[0] for language in LANGUAGES]


def test_what_sqlite_says_of_the_file_and_the_disk_is_told_in_ones_own_language(tmp_path: Path) -> None:
    with pytest.raises(dbapi2.OperationalError) as caught:
        dbapi2.connect(tmp_path)
    assert reasons(caught.value, tmp_path) == ["filen går inte att öppna", "the file cannot be opened"]
    with closing(dbapi2.connect(tmp_path / "dialoger.db")) as connection:
        connection.execute("PRAGMA query_only = 1")
        with pytest.raises(dbapi2.OperationalError) as caught:
            connection.execute("CREATE TABLE more (id)")
    assert reasons(caught.value, tmp_path) == ["filen är skrivskyddad", "the file is write-protected"]
    failed = dbapi2.OperationalError("disk I/O error")
    failed.sqlite_errorcode = dbapi2.SQLITE_IOERR | 1 << 8  # while reading
    assert reasons(failed, tmp_path) == ["något är fel på disken", "something is wrong with the disk"]
