"""Two real processes at one meeting, and processes that are killed while they write: nothing acknowledged is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from sessions.voting import commands as voting
from sessions.voting.box import BallotBox
from sessions.voting.view import RoundStatus
from tests.sessions.store.making import asked, console, make_meeting, open_round, process, said, start
from tests.sessions.store.nursery import Child

COUNT = 120
READER = """
import sys
from pathlib import Path
folder, needles = Path(sys.argv[1]), [bytes.fromhex(needle) for needle in sys.argv[2:]]
files = [path for path in folder.rglob("*") if path.is_file()]
print(len(files), sum(path.stat().st_size for path in files))
for path in files:
    for needle in needles:
        if needle in path.read_bytes():
            print("FOUND", path.name, needle)
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


def test_two_consoles_writing_at_full_speed_lose_nothing_and_share_no_number(store: Path) -> None:
    meeting_id = make_meeting(store)
    desks = [process("desk.py", store, meeting_id, name, COUNT) for name in ("a", "b")]
    start(*desks)
    written = [said(desk) for desk in desks]
    assert [len(lines) for lines in written] == [COUNT, COUNT]
    with console(store, meeting_id) as meeting:
        seen = meeting.view.ideas
    for lines in written:
        # Each desk's own order is kept, whatever the other wrote between.
        assert [idea.text for idea in seen if idea.text in set(lines)] == lines
    numbers = [idea.number for idea in seen]
    assert len(numbers) == 2 * COUNT
    assert all(first < then for first, then in pairwise(numbers))
    assert asked(store, "PRAGMA integrity_check") == [("ok",)]
    # One row of the journal for each change: those ideas, and an undo and a redo of every tenth.
    tenths = 2 * COUNT // 10
    assert asked(store, "SELECT count(*), count(undoes), count(redoes) FROM journal WHERE meeting_id IS NOT NULL") == [
        (2 * COUNT + 2 * tenths, tenths, tenths)
    ]


@pytest.mark.parametrize("acknowledged", [2, 30])
def test_every_idea_that_was_acknowledged_survives_a_kill(store: Path, acknowledged: int) -> None:
    meeting_id = make_meeting(store)
    told: list[str] = []
    for name in ("a", "b", "c"):
        desk = process("desk.py", store, meeting_id, name, 5000)
        start(desk)
        told += killed_after(desk, acknowledged)
        assert asked(store, "PRAGMA integrity_check") == [("ok",)]
        with console(store, meeting_id) as meeting:
            kept = [idea.text for idea in meeting.view.ideas]
            # The last one may be in the store without having been told.
            assert [text for text in kept if text in set(told)] == told
            told = kept


@pytest.mark.parametrize("acknowledged", [6])
def test_every_ballot_that_was_acknowledged_survives_a_kill_and_the_sums_are_right(
    store: Path, acknowledged: int
) -> None:
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as meeting:
        round_id = open_round(meeting, entitled=5000)
    laid = 0
    for name in ("2", "5"):
        desk = process("desk.py", store, meeting_id, name, 2000)
        start(desk)
        told = len(killed_after(desk, acknowledged))
        with console(store, meeting_id) as meeting:
            assert meeting.view.round is not None
            slips = meeting.view.round.slips
            assert laid + told <= slips <= laid + told + 1
            laid = slips
    with console(store, meeting_id) as meeting:
        meeting.close_round()
        meeting.do(voting.reveal, round_id=round_id)
        revealed = meeting.view.round
        assert revealed is not None
        assert revealed.status is RoundStatus.REVEALED
        dots = {option.number: (option.dots, option.voters) for option in revealed.options if option.dots}
    first, then = dots[3][1], dots[6][1]
    assert dots == {2: (2 * (first or 0), first), 3: (first, first), 5: (2 * (then or 0), then), 6: (then, then)}
    assert (first or 0) + (then or 0) == laid


def test_after_closing_no_file_beside_the_store_holds_a_ballot_a_token_or_the_box(store: Path) -> None:
    """What a ballot is in the open box is looked for, byte by byte and from another process, when it is closed."""
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as meeting:
        round_id = open_round(meeting)
        for number in range(20):
            meeting.lay_ballot("3 3 7" if number % 2 else "1 5 12")
        box = BallotBox.beside(store, round_id)
        held = asked(box, "SELECT * FROM ballot")
        needles = {
            value if isinstance(value, bytes) else str(value).encode()
            for row in held
            for value in row
            if isinstance(value, str | bytes) and len(value) > 2
        }
        assert len(needles) > 20  # a token each, at least
        assert found(store.parent, needles)  # the reader finds them while the round is open
        meeting.close_round()
        assert not found(store.parent, needles)
        meeting.do(voting.reveal, round_id=round_id)
    assert not found(store.parent, needles)
    assert not box.exists()
    # The journal tells of opening, closing and revealing, and of no ballot.
    commands = [row[0] for row in asked(store, "SELECT command FROM journal WHERE meeting_id IS NOT NULL ORDER BY id")]
    assert commands == ["go_to", "open_round", "close_round", "reveal"]


def killed_after(desk: Child, count: int) -> list[str]:
    """What it had told when it was killed, which is after at least so many lines."""
    lines = [desk.stdout.readline() for _ in range(count)]
    desk.kill()
    lines += desk.rest()
    assert desk.returncode == -signal.SIGKILL
    return [line.strip() for line in lines if line.endswith("\n")]


def found(folder: Path, needles: set[bytes]) -> list[str]:
    """Where a separate process finds any of the needles in the raw bytes of the folder's files."""
    command = [sys.executable, "-c", READER, str(folder), *(needle.hex() for needle in needles)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert int(lines[0].split()[1]) > 10_000  # it did read
    return lines[1:]
