"""Dots on the wall are lost by no kill and told apart by nobody."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.voting import commands as voting
from sessions.voting.box import BallotBox
from sessions.voting.view import RoundStatus
from tests.sessions.store import making
from tests.sessions.store.making import asked, console, dump, make_meeting, open_round
from tests.sessions.store.nursery import Child
from tests.sessions.store.test_processes import found, killed_after
from tests.sessions.voting.walls import refusal, round_of, totals


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


EVENING = datetime(2026, 4, 22, 18, tzinfo=UTC)
WRITER = Path(__file__).with_name("wall_writer.py")


def writer(*arguments: object) -> Child:
    return making.process(str(WRITER), *arguments)


def test_two_processes_counting_one_option_at_once_lose_no_dot(store: Path) -> None:
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as meeting:
        open_round(meeting, entitled=5000)
    # One adds ones and the other hundreds: two who write the same total agree, and that is no dot lost.
    counting = [writer("count", store, meeting_id, 60, step) for step in (1, 100)]
    making.start(*counting)
    told = [int(line) for child in counting for line in making.said(child)]
    assert len(set(told)) == 120
    with console(store, meeting_id) as meeting:
        assert round_of(meeting).wall_dots == max(told) == 60 + 60 * 100


@pytest.mark.parametrize("acknowledged", [1, 9])
def test_every_total_that_was_acknowledged_survives_a_kill(store: Path, acknowledged: int) -> None:
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as meeting:
        open_round(meeting, entitled=5000)
    child = writer("count", store, meeting_id, 5000, 1)
    making.start(child)
    last = int(killed_after(child, acknowledged)[-1])
    with console(store, meeting_id) as meeting:
        stands = round_of(meeting).wall_dots
        assert last <= stands <= last + 1
        meeting.close_round()
        assert totals(meeting) == {1: (stands, 0)}


def test_a_kill_between_sealing_and_closing_loses_nothing_and_closing_can_be_done_again(store: Path) -> None:
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as meeting:
        open_round(meeting, entitled=10)
        meeting.lay_ballot("3 3 7")
        meeting.count_wall("7=6")
        child = writer("seal", store, meeting_id)
        making.start(child)
        assert killed_after(child, 1) == ["sealed"]
        assert "stängd men inte räknad" in refusal(meeting, "7=7")
    with console(store, meeting_id) as back:
        assert round_of(back).status is RoundStatus.OPEN
        back.close_round()
        assert totals(back) == {3: (2, 1), 7: (7, 1)}
        assert round_of(back).wall_dots == 6
    assert not list(store.parent.glob("*.round-*"))


def evening(path: Path, ballots: list[str], wall: str) -> Path:
    """A store with one revealed round of these ballots and this wall, made at a time that stands still."""
    meetings = Meetings(path, lambda: EVENING)
    made = meetings.do(dialogue.create, question="Hur blir hamnen trygg?")
    assert made.id is not None
    planned = meetings.do(dialogue.plan, dialogue_id=made.id)
    assert planned.id is not None
    meeting = Meeting(meetings, planned.id)
    round_id = open_round(meeting, entitled=10)
    for ballot in ballots:
        meeting.lay_ballot(ballot)
    meeting.count_wall(wall)
    meeting.close_round()
    meeting.do(voting.reveal, round_id=round_id)
    meeting.leave()
    meetings.close()
    return path


def test_the_main_store_is_the_same_whichever_dots_hung_on_the_wall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two evenings with the same sums, of which only the shares differ, leave the same rows and the same journal."""
    monkeypatch.setattr("sessions.voting.opening.token_hex", lambda size: "the same mark" * size)
    one = evening(tmp_path / "one.db", ["1 1 2", "3"], "2=1 3=1")
    other = evening(tmp_path / "other.db", ["1 2 2", "3"], "1=1 3=1")
    assert asked(one, "SELECT number, dots, voters FROM voting_option WHERE dots > 0 ORDER BY number") == [
        (1, 2, 1),
        (2, 2, 1),
        (3, 2, 1),
    ]
    assert asked(one, "SELECT given, wall_dots FROM voting_round") == [(2, 2)]
    assert dump(one) == dump(other)


def test_no_total_of_the_wall_reaches_the_main_store_its_log_or_its_journal(store: Path) -> None:
    """What the wall's rows are in the open box is looked for, byte by byte and from another process, afterwards."""
    meeting_id = make_meeting(store)
    # On the whole hour: no fraction of a second happens to be a total.
    with console(store, meeting_id, at=EVENING) as meeting:
        round_id = open_round(meeting, entitled=5000)
        meeting.lay_ballot("7 7 9")
        meeting.count_wall("7=12347 9=17")
        meeting.count_wall("7=12349")
        box = BallotBox.beside(store, round_id)
        steps = [row[0] for row in asked(box, "SELECT wall FROM step WHERE wall IS NOT NULL")]
        assert len(steps) == 2
        needles = {*(step.encode() for step in steps), b"12347", b"12349", b"7=12"}
        assert {line.split()[1] for line in found(store.parent, needles)} == {box.name}
        meeting.close_round()
        assert not found(store.parent, needles)
        meeting.do(voting.reveal, round_id=round_id)
        assert totals(meeting) == {7: (12351, 1), 9: (18, 1)}
    assert not found(store.parent, needles)
    assert not box.exists()
    journal = asked(store, "SELECT command, images FROM journal WHERE meeting_id IS NOT NULL ORDER BY id")
    assert [command for command, _ in journal] == ["go_to", "open_round", "close_round", "reveal"]
    assert "12351" in journal[2][1]


def test_a_box_that_cannot_be_deleted_keeps_nothing_of_the_wall(store: Path) -> None:
    path, kept = BallotBox.beside(store, 1), store.with_name("held-by-another-program")
    box = BallotBox.create(path)
    box.put_wall({7: 4711}, desk="console 1", room=lambda slips, wall: None, over={})
    box.close()
    kept.hardlink_to(path)
    BallotBox.remove(path)
    again = subprocess.run(
        [sys.executable, "-c", f"print(b'4711' in open({str(kept)!r}, 'rb').read())"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout == "False\n"
