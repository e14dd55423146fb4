"""A store that was left in the middle of something is opened by the program alone, and holds all that was saved."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sessions.meetings import Meetings
from sessions.queries import shelf
from tests.sessions.store.making import console, files_of, lay_out, make_meeting, process, said, start
from tests.sessions.store.unclosed import COUNT

OPENINGS = 250
Order = Callable[[Sequence[int]], Sequence[int]]
EMPTYING = """
import resource, signal, sys
from pathlib import Path
from sessions.store.sqlite import connect
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
connect(Path(sys.argv[1])).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
"""


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a new store whose console was killed before its log was ever emptied."""
    path = tmp_path_factory.mktemp("left") / "dialoger.db"
    desk = process("unclosed.py", path)
    start(desk)
    assert said(desk) == ["written"]
    return {name: content for name, content in files_of(path).items() if name in ("", "-wal", "-shm")}


def pages(log: bytes) -> tuple[int, dict[int, bytes]]:
    """The size of a page, and the newest of each in a write-ahead log."""
    size = int.from_bytes(log[8:12])
    found: dict[int, bytes] = {}
    for at in range(32, len(log) - size - 23, size + 24):
        found[int.from_bytes(log[at : at + 4])] = log[at + 24 : at + 24 + size]
    return size, found


def in_the_middle(files: dict[str, bytes], numbers: Sequence[int]) -> dict[str, bytes]:
    """The same store when those pages of the log are in its file, and no others are."""
    size, written = pages(files["-wal"])
    whole = bytearray(files[""])
    for number in numbers:
        whole.extend(bytes(max(0, number * size - len(whole))))
        whole[(number - 1) * size : number * size] = written[number]
    return files | {"": bytes(whole)}


def opens_whole(path: Path) -> None:
    assert [len(dialogue.meetings) for dialogue in shelf.read(path).dialogues] == [1]
    with console(path, 1) as meeting:
        assert len(meeting.view.ideas) == COUNT


@pytest.mark.parametrize("memory", [True, False], ids=["killed", "without power"])
@pytest.mark.parametrize(
    "order",
    [lambda numbers: numbers, lambda numbers: numbers[::-1], lambda numbers: numbers[1::2]],
    ids=["in their order", "backwards", "every other"],
)
def test_a_store_that_was_left_at_any_page_of_emptying_its_log(
    tmp_path: Path, left: dict[str, bytes], order: Order, memory: bool
) -> None:
    path = tmp_path / "dialoger.db"
    numbers = order(sorted(pages(left["-wal"])[1]))
    files = left if memory else {name: content for name, content in left.items() if name != "-shm"}
    for count in {*range(9), *range(9, len(numbers), 7), len(numbers)}:
        for file in tmp_path.iterdir():
            file.unlink()
        lay_out(in_the_middle(files, numbers[:count]), path)
        Meetings(path).close()
        opens_whole(path)


@pytest.mark.parametrize("memory", [True, False], ids=["killed", "without power"])
def test_who_only_looks_first_sees_it_whole_too(tmp_path: Path, left: dict[str, bytes], memory: bool) -> None:
    """The start screen, `list` and `wall` look before anything has opened the store."""
    path = tmp_path / "dialoger.db"
    numbers = sorted(pages(left["-wal"])[1])
    files = left if memory else {name: content for name, content in left.items() if name != "-shm"}
    for count in (0, 1, 5, len(numbers) // 2, len(numbers)):
        for file in tmp_path.iterdir():
            file.unlink()
        lay_out(in_the_middle(files, numbers[:count]), path)
        seen = shelf.read(path)
        assert seen.damage is None, count
        assert [len(dialogue.meetings) for dialogue in seen.dialogues] == [1], count
        opens_whole(path)


@pytest.mark.skipif(sys.platform == "win32", reason="its files cannot be limited")
@pytest.mark.parametrize("at", [9, 10, 24, 39, 61])
def test_a_store_whose_program_is_killed_as_it_empties_its_log(tmp_path: Path, left: dict[str, bytes], at: int) -> None:
    path = tmp_path / "dialoger.db"
    lay_out(left, path)
    killed = subprocess.run([sys.executable, "-c", EMPTYING, str(path), str(4096 * at)], check=False)
    assert killed.returncode < 0 and path.stat().st_size == 4096 * at
    Meetings(path).close()
    opens_whole(path)


def test_a_store_that_was_left_as_its_file_was_made(tmp_path: Path) -> None:
    """The first page is on its way: the file has its length, and a journal that says it was empty before."""
    path = tmp_path / "dialoger.db"
    path.write_bytes(bytes(4096))
    journal = bytes.fromhex("d9d505f920a163d7") + bytes(4) + b"\x01\x02\x03\x04" + bytes(4)
    path.with_name("dialoger.db-journal").write_bytes(
        (journal + (512).to_bytes(4) + (4096).to_bytes(4)).ljust(512, b"\0")
    )
    Meetings(path).close()
    assert shelf.read(path) == shelf.Shelf(())


def test_a_store_is_never_refused_while_another_console_writes_hard(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    make_meeting(path)
    busy = process("busy.py", path)
    for _ in range(OPENINGS):
        Meetings(path).close()
    start(busy)
    assert said(busy) == []
