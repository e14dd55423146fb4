"""What people say is for the user who leads their meeting, and for nobody else with an account on the machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sessions.ideas import commands as ideas
from sessions.store import migrate
from tests.sessions.store.making import console, first_store, make_meeting, open_round, opened
from workshop.console.drafts import DraftFile, Drafts
from workshop.console.faults import write_down

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights in lists of its own")


@pytest.fixture(params=[0o022, 0o000], ids=["as most systems have it", "as open as can be"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What a new file's rights are for others."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def rights(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


def test_nobody_else_reads_a_file_or_a_folder_that_the_program_makes(tmp_path: Path, umask: int) -> None:
    tmp_path.chmod(0o755)
    path = tmp_path / "share" / "dialogverkstad" / "dialoger.db"
    with opened(path):
        pass
    with console(path, make_meeting(path)) as meeting:
        meeting.do(ideas.add, text="Fler lampor")
        open_round(meeting)
        meeting.lay_ballot("1")
        migrate.copy(path, path.with_name("dialoger.db.before-0001-nu"))
        DraftFile(path, "console 1").write(1, Drafts({"ideas": "Klipp bus"}))
        write_down(ValueError(), path, datetime.now(UTC))
        found = rights(path.parent)
    assert {path.name + more for more in ("", "-wal", "-shm", ".lock", ".seat-1", ".round-1", ".drafts-1")} < set(found)
    assert set(found.values()) == {0o600}
    assert rights(tmp_path / "share") == {"dialogverkstad": 0o700}
    assert rights(tmp_path) == {"share": 0o700}


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "gemensam"
    folder.mkdir()
    folder.chmod(0o775)
    with opened(folder / "dialoger.db"):
        assert rights(tmp_path) == {"gemensam": 0o775}


def test_a_store_that_an_earlier_program_let_others_read_is_closed_to_them_with_its_copies(tmp_path: Path) -> None:
    path = first_store(tmp_path / "dialoger.db")
    copy, other = tmp_path / "dialoger.db.before-0001-20260101T000000", tmp_path / "inbjudan.txt"
    copy.write_bytes(path.read_bytes())
    other.write_text("Välkomna!")
    for file in (path, copy, other):
        file.chmod(0o644)
    with console(path, 1):
        found = rights(tmp_path)
    assert found.pop("inbjudan.txt") == 0o644
    assert set(found.values()) == {0o600} and len(found) >= 5
