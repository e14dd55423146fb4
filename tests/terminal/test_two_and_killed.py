"""Two terminals at one meeting, and a terminal whose program is killed in the middle of it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from tests.sessions.store.making import asked, console, make_meeting
from tests.terminal.program import open_meeting, workshop


def kill(pid: int) -> None:
    """As an empty battery does."""
    os.kill(pid, signal.SIGKILL)


def in_ideas(store: Path) -> int:
    """A meeting that has come to its ideas; gives its id."""
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as meeting:
        phase = next(phase.id for phase in meeting.view.phases if phase.kind == PhaseKind.IDEAS)
        meeting.do(dialogue.go_to, phase_id=phase)
    return meeting_id


def test_after_a_kill_the_phase_the_time_and_every_idea_are_there(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    meeting_id = in_ideas(store)
    with workshop(store) as window:
        open_meeting(window)
        window.press("F3")
        window.sees("0 av 45 min")
        window.type("Fler lampor", "Enter")
        window.sees("1 idé", "Fler lampor")
        window.type("Klipp buskarna", "Enter")
        window.sees("2 idéer", "Klipp buskarna")
        window.type("halvskriv")
        window.sees("halvskriv")
        kill(window.pid)
        window.until(lambda: window.dead, "the program to be dead")
    assert asked(store, "PRAGMA integrity_check") == [("ok",)]
    with console(store, meeting_id) as meeting:
        assert meeting.view.phase.running_since is not None
    with workshop(store) as window:
        open_meeting(window)
        window.sees("Fler lampor", "Klipp buskarna", "Ny idé", "av 45 min")
        window.press("Up")
        window.type(" vid stationen", "Enter")
        window.sees("Klipp buskarna vid stationen")


def test_after_a_kill_an_open_round_has_its_ballots_and_takes_the_rest(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    meeting_id = in_ideas(store)
    with console(store, meeting_id) as meeting:
        meeting.do(ideas.add_many, texts=["Fler lampor", "Klipp buskarna", "En buss till"])
        meeting.do(dialogue.count_present, counts={"invånare": 4})
        phase = next(phase.id for phase in meeting.view.phases if phase.kind == PhaseKind.PRIORITISING)
        meeting.do(dialogue.go_to, phase_id=phase)
    with workshop(store) as window:
        open_meeting(window)
        window.press("C-o")
        window.sees("Ctrl+O en gång till")
        window.press("C-o")
        window.sees("0 av 4 sedlar")
        for number, ballot in enumerate(("1 2", "2 3", "x"), start=1):
            window.type(ballot, "Enter")
            window.sees(f"{number} av 4 sedlar")
        kill(window.pid)
        window.until(lambda: window.dead, "the program to be dead")
    with workshop(store) as window:
        open_meeting(window)
        window.sees("3 av 4 sedlar")
        window.type("2 1", "Enter")
        window.sees("4 av 4 sedlar")
        window.press("C-o")
        window.sees("Stäng")
        window.press("Down", "Enter")
        window.sees("Stängd, inte visad än")
        window.press("C-o")
        window.sees("3 prickar", "Klipp buskarna")
    assert asked(store, "SELECT given, spoiled FROM voting_round") == [(3, 1)]
    assert asked(store, "SELECT label, dots, voters FROM voting_option ORDER BY number") == [
        ("Fler lampor", 2, 2),
        ("Klipp buskarna", 3, 3),
        ("En buss till", 1, 1),
    ]


def test_what_one_terminal_saves_the_other_sees_and_keeps_its_half_typed_line(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    in_ideas(store)
    with workshop(store) as first, workshop(store, columns=80, rows=24) as second:
        open_meeting(first)
        open_meeting(second)
        second.type("Bänkar längs ka")
        second.sees("Bänkar längs ka")
        second.press("Left", "Left")
        first.type("Fler lampor", "Enter")
        first.sees("1 idé", "Fler lampor")
        second.sees("Fler lampor", "Bänkar längs ka")
        second.type("HÄR")
        second.sees("Bänkar längs HÄRka")
        second.press("End")
        second.type("jen", "Enter")
        first.sees("Bänkar längs HÄRkajen")
        first.press("C-z")
        second.sees_no("Fler lampor")
    assert asked(store, "SELECT number, text FROM idea ORDER BY number") == [(2, "Bänkar längs HÄRkajen")]
