"""A console in a process of its own: writes as fast as it can, and says each thing when the door has answered.

``desk.py PATH MEETING NAME COUNT`` waits for a line on standard input, then writes COUNT ideas or, where a
round is open, lays COUNT ballots; every tenth idea is taken back and done again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from tests.sessions.store.making import console


def main() -> None:
    """Write."""
    path, meeting_id, name, count = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    with console(path, meeting_id) as meeting:
        print("ready", flush=True)
        sys.stdin.readline()
        write = lay if meeting.view.round else capture
        for number in range(count):
            print(write(meeting, name, number), flush=True)


def capture(meeting: Meeting, name: str, number: int) -> str:
    """One idea; every tenth is undone and redone."""
    text = f"{name} {number}"
    meeting.do(ideas.add, text=text)
    if number % 10 == 9:
        meeting.undo()
        meeting.redo()
    return text


def lay(meeting: Meeting, name: str, number: int) -> str:
    """One ballot, for the option of the desk's own and the next."""
    option = int(name)
    meeting.lay_ballot(f"{option} {option} {option + 1}")
    return f"{name} {number}"


if __name__ == "__main__":
    main()
