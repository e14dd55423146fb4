"""A desk in a process of its own: lays slips in a box and says each one when it is on disk.

``slip_writer.py PATH DESK COUNT MOST`` waits for a line on standard input, then lays COUNT slips
(``desk-number``) or says ``full`` when the box takes no more.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from sessions.errors import Refused
from sessions.voting.box import BallotBox
from sessions.voting.tally import check_ballot_fits


def main() -> None:
    """Lay the slips."""
    path, desk, count, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    print("ready", flush=True)
    sys.stdin.readline()
    box = BallotBox.create(path)
    for number in range(count):
        try:
            box.put(
                f"{desk}-{number}",
                spoiled=False,
                desk=desk,
                room=partial(check_ballot_fits, entitled=most, dots_each=1),
            )
        except Refused as refused:
            print("full", refused.phrase.key, flush=True)
            return
        print(f"{desk}-{number}", flush=True)


if __name__ == "__main__":
    main()
