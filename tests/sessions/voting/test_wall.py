"""Dots counted on the wall beside ballots: written, changed and taken back, never lost in silence, never told apart."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.voting import commands as voting
from sessions.voting.box import BallotBox
from sessions.voting.view import RoundStatus, RoundView
from sessions.words import LANGUAGES, Phrase, Words
from tests.sessions.store import making
from tests.sessions.store.making import asked, console, dump, make_meeting, open_round
from tests.sessions.store.test_processes import found, killed_after

WRITER = Path(__file__).with_name("wall_writer.py")
DOTS_EACH = 3


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def desks(store: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles at one meeting, where a round with twelve options and three dots each is open for ten."""
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as first, console(store, meeting_id) as second:
        open_round(first, entitled=10)
        second.refresh()
        yield first, second


def round_of(desk: Meeting) -> RoundView:
    desk.refresh()
    assert desk.view.round is not None
    return desk.view.round


def totals(desk: Meeting) -> dict[int, tuple[int | None, int | None]]:
    """Dots and voters of the options that have any."""
    return {option.number: (option.dots, option.voters) for option in round_of(desk).options if option.dots}


def said(phrase: Phrase) -> str:
    assert all("{" not in Words(language).say(phrase) for language in LANGUAGES)
    return Words("sv").say(phrase)


def refusal(desk: Meeting, line: str) -> str:
    with pytest.raises(Refused) as caught:
        desk.count_wall(line)
    return said(caught.value.phrase)


def test_wall_and_ballots_add_up_in_one_tally_and_nobody_sees_a_total_before(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.lay_ballot("3 3 7")
    assert said(second.count_wall("7=12 3=4").what) == "väggens prickar för 3 och 7"
    second.lay_ballot("7")
    for desk in desks:
        assert (round_of(desk).slips, round_of(desk).wall_dots) == (2, 16)
        assert {option.dots for option in round_of(desk).options} == {None}
    first.close_round()
    assert totals(second) == {3: (6, 1), 7: (14, 2)}
    assert (round_of(second).given, round_of(second).wall_dots) == (2, 16)


def test_a_total_is_all_that_hangs_there_and_each_time_is_taken_back_until_closing(
    desks: tuple[Meeting, Meeting],
) -> None:
    first, _ = desks
    first.count_wall("7=5 3=2")
    first.count_wall("7=6")
    first.lay_ballot("1")
    first.count_wall("3=0 9=1")
    assert round_of(first).wall_dots == 7
    assert said(first.undo().what) == "det senaste från väggen"
    assert (round_of(first).wall_dots, round_of(first).slips) == (8, 1)
    assert said(first.undo().what) == "en röstsedel"
    assert (round_of(first).wall_dots, round_of(first).slips) == (8, 0)
    first.undo()
    assert round_of(first).wall_dots == 7
    first.undo()
    assert round_of(first).wall_dots == 0
    with pytest.raises(Refused, match=r"undo\.final"):
        first.undo()
    first.count_wall("2=3")
    first.close_round()
    assert totals(first) == {2: (3, 0)}


def test_of_ballots_only_the_last_can_be_taken_back_whatever_was_counted_between(
    desks: tuple[Meeting, Meeting],
) -> None:
    first, _ = desks
    first.lay_ballot("1")
    first.count_wall("7=1")
    first.lay_ballot("2")
    first.undo()
    first.undo()
    assert (round_of(first).slips, round_of(first).wall_dots) == (1, 0)
    with pytest.raises(Refused, match=r"undo\.final"):
        first.undo()


def test_totals_of_another_console_are_not_written_over_unseen(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.count_wall("7=6 3=2")
    second.count_wall("7=6 1=1")  # both counted the same
    with pytest.raises(Outdated) as caught:
        second.count_wall("3=4 2=1")
    assert caught.value.theirs == {"3": 2}
    assert round_of(second).wall_dots == 9
    first.count_wall("3=3")
    with pytest.raises(Outdated) as changed:
        second.count_wall("3=4 2=1", {3: 2})
    assert changed.value.theirs == {"3": 3}
    second.count_wall("3=4 2=1", {3: 3})
    assert round_of(first).wall_dots == 12
    second.count_wall("3=5")  # its own by now
    assert round_of(first).wall_dots == 13


def test_what_another_has_counted_anew_is_not_taken_back(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.count_wall("1=1")
    first.count_wall("7=6")
    second.count_wall("7=5", {7: 6})
    with pytest.raises(Refused) as caught:
        first.undo()
    assert "någon annan har räknat om samma alternativ" in said(caught.value.phrase)
    assert round_of(first).wall_dots == 6
    first.undo()
    assert round_of(first).wall_dots == 5
    second.undo()
    assert round_of(first).wall_dots == 6


def test_the_wall_has_no_more_dots_than_those_who_handed_in_no_slip(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    for _ in range(4):
        first.lay_ballot("1 2 3")
    assert "skulle få 19 prickar" in refusal(second, "5=10 6=9")
    second.count_wall("5=10 6=8")
    assert "högst 18" in refusal(second, "5=11")
    second.count_wall("5=1")
    first.lay_ballot("x")
    first.lay_ballot("0")
    first.lay_ballot("1")
    with pytest.raises(Refused) as filled:
        first.lay_ballot("1")
    assert "9 prickar på väggen kommer från minst 3 personer" in said(filled.value.phrase)
    with pytest.raises(Refused) as back:
        second.undo()
    assert "får inte plats" in said(back.value.phrase)
    assert (round_of(first).slips, round_of(first).wall_dots) == (7, 9)


def test_the_entitled_cannot_be_fewer_than_ballots_and_wall_need(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    round_id = round_of(first).id
    first.lay_ballot("1")
    first.do(voting.set_entitled, round_id=round_id, entitled="+5")
    second.count_wall("5=22")
    with pytest.raises(Refused) as caught:
        second.do(voting.set_entitled, round_id=round_id, entitled=8)
    assert "minst 9 personer" in said(caught.value.phrase)
    second.do(voting.set_entitled, round_id=round_id, entitled=9)
    second.undo()
    second.undo()
    first.undo()
    assert (round_of(first).entitled, round_of(first).wall_dots) == (10, 0)


def test_undo_goes_back_through_ballots_wall_and_entitled_as_they_came(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    round_id = round_of(first).id

    def stands() -> tuple[int, int, int]:
        return round_of(first).slips, round_of(first).wall_dots, round_of(first).entitled

    first.lay_ballot("1")
    first.do(voting.set_entitled, round_id=round_id, entitled="+1")
    first.count_wall("7=2")
    first.do(voting.set_entitled, round_id=round_id, entitled="+1")
    first.do(dialogue.toggle_timer, phase_id=first.view.phase.id)
    steps = [(1, 2, 12)]
    for _ in range(4):
        try:
            first.undo()
        except Refused:  # the timer, which is not undone
            first.undo()
        steps.append(stands())
    assert steps == [(1, 2, 12), (1, 2, 11), (1, 0, 11), (1, 0, 10), (0, 0, 10)]


def test_late_arrivals_at_two_consoles_at_once_are_all_counted(desks: tuple[Meeting, Meeting]) -> None:
    for desk in desks:
        desk.do(voting.set_entitled, round_id=round_of(desk).id, entitled="+1")
    assert round_of(desks[0]).entitled == 12


def test_people_counted_later_change_no_open_round(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    second.do(dialogue.count_present, counts={"invånare": 40})
    assert round_of(first).entitled == 10


def test_a_round_closed_or_being_closed_at_one_console_counts_no_wall_at_the_other(
    desks: tuple[Meeting, Meeting], store: Path
) -> None:
    first, second = desks
    first.lay_ballot("3")
    first.count_wall("7=6")
    first._ballots.seal(round_of(first))  # and there it stops half-way
    assert "håller på att stängas" in refusal(second, "7=7")
    with pytest.raises(Refused, match=r"undo\.final"):
        first.undo()
    second.close_round()
    assert totals(first) == {3: (1, 1), 7: (6, 0)}
    with pytest.raises(Refused, match=r"voting\.not_open"):
        first.count_wall("7=8")
    assert not list(store.parent.glob("*.round-*"))


def test_a_cancelled_round_leaves_nothing_of_the_wall(desks: tuple[Meeting, Meeting], store: Path) -> None:
    first, second = desks
    first.count_wall("7=6")
    second.do(voting.cancel_round, round_id=round_of(second).id)
    assert not list(store.parent.glob("*.round-*"))
    assert second.view.rounds[-1].wall_dots == 0
    with pytest.raises(Refused, match=r"voting\.not_open"):
        first.count_wall("7=8")


def test_a_console_that_comes_back_finds_the_wall_and_can_take_back_what_it_counted(store: Path) -> None:
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as first:
        open_round(first, entitled=10)
        first.count_wall("7=6")
        first.count_wall("7=7")
    with console(store, meeting_id) as back:
        assert round_of(back).wall_dots == 7
        back.undo()
        assert round_of(back).wall_dots == 6


def writer(*arguments: object) -> subprocess.Popen[str]:
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
        assert "håller på att stängas" in refusal(meeting, "7=7")
    with console(store, meeting_id) as back:
        assert round_of(back).status is RoundStatus.OPEN
        back.close_round()
        assert totals(back) == {3: (2, 1), 7: (7, 1)}
        assert round_of(back).wall_dots == 6
    assert not list(store.parent.glob("*.round-*"))


def evening(path: Path, ballots: list[str], wall: str) -> Path:
    """A store with one revealed round of these ballots and this wall, made at a time that stands still."""
    now = datetime(2026, 4, 22, 18, tzinfo=UTC)
    meetings = Meetings(path, lambda: now)
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


def test_the_main_store_is_the_same_whichever_dots_hung_on_the_wall(tmp_path: Path) -> None:
    """Two evenings with the same sums, of which only the shares differ, leave the same rows and the same journal."""
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
    with console(store, meeting_id) as meeting:
        round_id = open_round(meeting, entitled=5000)
        meeting.lay_ballot("7 7 9")
        meeting.count_wall("7=4711 9=17")
        meeting.count_wall("7=4713")
        box = BallotBox.beside(store, round_id)
        steps = [row[0] for row in asked(box, "SELECT wall FROM step WHERE wall IS NOT NULL")]
        assert len(steps) == 2
        needles = {*(step.encode() for step in steps), b"4711", b"4713", b"7=47"}
        assert {line.split()[1] for line in found(store.parent, needles)} == {box.name}
        meeting.close_round()
        assert not found(store.parent, needles)
        meeting.do(voting.reveal, round_id=round_id)
        assert totals(meeting) == {7: (4715, 1), 9: (18, 1)}
    assert not found(store.parent, needles)
    assert not box.exists()
    journal = asked(store, "SELECT command, images FROM journal WHERE meeting_id IS NOT NULL ORDER BY id")
    assert [command for command, _ in journal] == ["go_to", "open_round", "close_round", "reveal"]
    assert "4715" in journal[2][1]


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
