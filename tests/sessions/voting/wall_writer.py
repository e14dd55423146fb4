"""A console at an open round in a process of its own: counts dots on the wall, or seals the box and stops half-way.

``wall_writer.py count PATH MEETING COUNT STEP`` waits for a line on standard input, then puts STEP more dots on
option 1 COUNT times, whatever others write, and says each total when the door has answered.
``wall_writer.py seal PATH MEETING`` seals the round's box as closing does, says so, and waits to be killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sessions.errors import Outdated
from sessions.meeting import Meeting
from tests.sessions.store.making import console


def main() -> None:
    """Count, or seal."""
    what, path, meeting_id = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    with console(path, meeting_id) as meeting:
        print("ready", flush=True)
        sys.stdin.readline()
        if what == "count":
            count(meeting, int(sys.argv[4]), int(sys.argv[5]))
        else:
            assert meeting.view.round is not None
            meeting._ballots.seal(meeting.view.round)
            print("sealed", flush=True)
            sys.stdin.readline()


def count(meeting: Meeting, times: int, step: int) -> None:
    """So many more, over what the others have made of it."""
    known = 0
    for _ in range(times):
        while True:
            try:
                meeting.count_wall(f"1={known + step}", {1: known})
            except Outdated as outdated:
                theirs = outdated.theirs["1"]
                assert isinstance(theirs, int)
                known = theirs
            else:
                break
        known += step
        print(known, flush=True)


if __name__ == "__main__":
    main()
