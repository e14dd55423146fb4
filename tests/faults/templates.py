"""The stores that something befalls."""

from __future__ import annotations

from pathlib import Path

from tests.faults.deeds import MEETING
from tests.sessions.store.making import console, make_meeting, open_round, process, said, start

BALLOTS = 7


def meeting(folder: Path) -> Path:
    """A meeting in which nothing has been said; gives the folder of the template."""
    folder.mkdir(parents=True)
    assert make_meeting(folder / "dialoger.db") == MEETING
    return folder


def open_vote(folder: Path) -> Path:
    """A meeting with an open round, in which ballots lie and the wall is counted."""
    meeting(folder)
    with console(folder / "dialoger.db", MEETING) as led:
        open_round(led, entitled=500)
        for number in range(BALLOTS):
            led.lay_ballot(f"{number + 1} {number + 2} 12")
        led.count_wall("1=4", {})
    return folder


def unclosed(folder: Path) -> Path:
    """A meeting whose write-ahead log has never been emptied."""
    folder.mkdir(parents=True)
    desk = process("unclosed.py", folder / "dialoger.db")
    start(desk)
    assert said(desk) == ["written"]
    return folder
