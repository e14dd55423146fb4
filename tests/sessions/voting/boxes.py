"""What desks do with a ballot box, in this process and in others, and what its bytes tell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pysqlite3 import dbapi2

from sessions.voting.box import BallotBox, Seen
from sessions.voting.box_ballots import Room
from sessions.voting.tally import check_ballot_fits
from tests.sessions.store.making import process
from tests.sessions.store.nursery import Child

WRITER = Path(__file__).with_name("slip_writer.py")
READER = """
import pathlib, sys
needles = [bytes.fromhex(line) for line in sys.stdin.read().split()]
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    found = [needle.hex() for needle in needles if needle in path.read_bytes()]
    print(path.name, *found)
"""


def room(most: int = 1000, dots_each: int = 5) -> Room:
    """Room for what so many people can lay and hang up."""

    def check(slips: int, wall_dots: int) -> None:
        check_ballot_fits(slips, wall_dots, entitled=most, dots_each=dots_each)

    return check


def lay(box: BallotBox, *payloads: str, desk: str = "console 1", most: int = 1000) -> None:
    for payload in payloads:
        box.put(payload, spoiled=payload == "x", desk=desk, room=room(most))


def hang(box: BallotBox, over: Seen | None = None, *, desk: str = "console 1", most: int = 1000, **totals: int) -> None:
    """Totals of the wall: ``_7=12``."""
    box.put_wall({int(name[1:]): dots for name, dots in totals.items()}, desk=desk, room=room(most), over=over or {})


def desk_process(path: Path, desk: str, count: int, most: int) -> Child:
    """A desk that has said that it is ready, and waits for a line."""
    return process(str(WRITER), path, desk, count, most)


def raw_files(folder: Path, needles: list[bytes]) -> dict[str, list[str]]:
    """What a separate process finds of the needles in the raw bytes of every file, by file."""
    done = subprocess.run(
        [sys.executable, "-c", READER, str(folder)],
        input="\n".join(needle.hex() for needle in needles),
        capture_output=True,
        text=True,
        check=True,
    )
    return {name: found for name, *found in (line.split() for line in done.stdout.splitlines())}


def secret_of(path: Path) -> bytes:
    connection = dbapi2.connect(str(path))
    secret: bytes = connection.execute("SELECT value FROM meta WHERE name = 'secret'").fetchone()[0]
    connection.close()
    return secret
