"""A box is its own round's, and nobody else's: what outlives its round goes, what comes from elsewhere never counts."""

from __future__ import annotations

import shutil
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from sessions.errors import Refused
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.voting import commands as voting
from sessions.voting.box import BallotBox
from sessions.voting.view import BoxState, RoundView
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import asked, console, make_meeting, open_round, opened


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


def round_of(meeting: Meeting) -> RoundView:
    assert meeting.view.round is not None
    return meeting.view.round


def seven_ballots(store: Path) -> int:
    """A round that is open and has seven; gives its id."""
    with console(store, make_meeting(store)) as meeting:
        round_id = open_round(meeting)
        for _ in range(7):
            meeting.lay_ballot("3 3 7")
    return round_id


def told(store: Path) -> list[str]:
    """What there is to know of the store as it is opened."""
    with opened(store) as meetings:
        return [Words("sv").say(said) for said in meetings.take_remarks()]


def beside(store: Path) -> set[str]:
    """What lies there of rounds, whosever they are."""
    return {file.name for file in store.parent.iterdir() if "round-" in file.name}


@pytest.mark.parametrize("left", [["-wal"], ["-shm"], ["-journal"], [""], ["-wal", "-shm"], ["", "-wal", "-shm"]])
def test_whichever_file_is_left_of_a_round_goes_when_the_store_is_next_opened(store: Path, left: list[str]) -> None:
    with console(store, make_meeting(store)) as meeting:
        round_id = open_round(meeting)
        meeting.lay_ballot("3 3 7")
        files = {more: BallotBox.beside(store, round_id).with_name(f"dialoger.db.round-1{more}") for more in left}
        kept = {path: path.read_bytes() if path.exists() else b"3 3 7" for path in files.values()}
        meeting.do(voting.cancel_round, round_id=round_id)
    for path, content in kept.items():
        path.write_bytes(content)
    assert told(store) == []
    assert beside(store) == set()


def test_an_open_rounds_ballots_are_there_whoever_opens_the_store(store: Path) -> None:
    seven_ballots(store)
    for _ in range(2):
        assert told(store) == []
        with console(store, 1) as meeting:
            assert (round_of(meeting).given, round_of(meeting).box) == (7, BoxState.OPEN)


def test_the_ballots_of_a_store_that_was_deleted_are_no_ballots_of_the_next(store: Path) -> None:
    seven_ballots(store)
    store.unlink()
    with console(store, make_meeting(store)) as meeting:
        open_round(meeting)
        assert round_of(meeting).slips == 0
        meeting.lay_ballot("1")
        meeting.close_round()
        assert sum(option.voters or 0 for option in round_of(meeting).options) == 1
    assert asked(store.with_name("dialoger.db.other-round-1-1"), "SELECT count(*) FROM ballot") == [(7,)]


def test_the_ballots_of_a_round_that_an_older_copy_knows_nothing_of_are_none_of_its_next(store: Path) -> None:
    with console(store, make_meeting(store)):
        pass
    shutil.copy(store, store.with_name("kopia.db"))
    seven_ballots(store)
    store.with_name("kopia.db").replace(store)
    [said] = told(store)
    assert "De räknas inte" in said and str(store.with_name("dialoger.db.other-round-1-1")) in said
    assert told(store) == [], "it is told once"
    with console(store, 1) as meeting:
        open_round(meeting)
        assert round_of(meeting).slips == 0
    assert beside(store) == {"dialoger.db.round-1", "dialoger.db.other-round-1-1"}


def test_a_stranger_that_comes_while_the_store_is_open_is_set_aside_as_well(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "dialoger.db"
    other.parent.mkdir()
    seven_ballots(other)
    with opened(store) as meetings:
        meeting = Meeting(meetings, make_meeting(store))
        BallotBox.beside(other, 1).replace(BallotBox.beside(store, 1))
        open_round(meeting)
        assert round_of(meeting).slips == 0
        assert [said.key for said in meetings.take_remarks()] == ["voting.set_aside"]
        assert meetings.take_remarks() == []
        meeting.leave()


def test_a_box_that_was_made_for_a_round_that_never_came_to_be(store: Path) -> None:
    """The power goes between the box and the round."""
    with console(store, make_meeting(store)) as meeting:
        meeting._ballots.make(1, "a mark that no round has")
    with console(store, 1) as meeting:
        assert beside(store) == set()
        meeting._ballots.make(1, "another one")
        open_round(meeting)
        meeting.lay_ballot("1")
        assert round_of(meeting).slips == 1


def test_an_open_round_from_before_there_were_marks_keeps_its_ballots(store: Path) -> None:
    round_id = seven_ballots(store)
    for path, sql in (
        (store, "UPDATE voting_round SET mark = ''"),
        (BallotBox.beside(store, round_id), "DELETE FROM meta WHERE name = 'mark'"),
    ):
        with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
            connection.execute(sql)
    with console(store, 1) as meeting:
        assert round_of(meeting).given == 7
        meeting.close_round()
    assert beside(store) == set()


@pytest.mark.parametrize("stranger", [False, True], ids=["gone", "another in its place"])
def test_an_open_round_whose_box_is_gone_says_so_and_can_be_given_up(store: Path, stranger: bool) -> None:
    round_id = seven_ballots(store)
    BallotBox.remove(BallotBox.beside(store, round_id))
    if stranger:
        BallotBox.create(BallotBox.beside(store, round_id), "another mark").close()
    with console(store, 1) as meeting:
        assert round_of(meeting).box is BoxState.MISSING
        acts = (partial(meeting.lay_ballot, "1"), partial(meeting.count_wall, "1=1"), meeting.close_round)
        for act in acts:
            with pytest.raises(Refused) as caught:
                act()
            assert caught.value.phrase.key == "voting.no_box"
            assert len({Words(language).say(caught.value.phrase) for language in LANGUAGES}) == len(LANGUAGES)
        meeting.do(voting.set_entitled, round_id=round_id, entitled=3)
        meeting.do(voting.cancel_round, round_id=round_id)
        open_round(meeting)
        meeting.lay_ballot("1")
        assert (round_of(meeting).slips, round_of(meeting).box) == (1, BoxState.OPEN)


def test_a_round_that_was_sealed_and_not_counted_says_so_and_is_counted_when_asked_again(store: Path) -> None:
    seven_ballots(store)
    with console(store, 1) as meeting:
        meeting._ballots.seal(round_of(meeting))
    with console(store, 1) as meeting:
        assert (round_of(meeting).given, round_of(meeting).box) == (7, BoxState.SEALED)
        with pytest.raises(Refused, match=r"voting\.sealed"):
            meeting.lay_ballot("1")
        meeting.close_round()
        assert round_of(meeting).options[2].dots == 14
    assert beside(store) == set()


def test_a_busy_store_opens_and_is_tidied_another_time(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.store.engine.BUSY_SECONDS", 0.05)
    make_meeting(store)
    left = BallotBox.beside(store, 1).with_name("dialoger.db.round-1-wal")
    left.write_bytes(b"3 3 7")
    with closing(dbapi2.connect(str(store), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        Meetings(store).close()
        assert left.exists()
        other.execute("ROLLBACK")
    Meetings(store).close()
    assert not left.exists()


def test_a_round_that_another_console_gave_up_is_said_to_be_given_up_and_not_to_have_lost_its_box(store: Path) -> None:
    round_id = seven_ballots(store)
    with console(store, 1) as first, console(store, 1) as second:
        first.do(voting.cancel_round, round_id=round_id)
        with pytest.raises(Refused, match=r"voting\.was_cancelled"):
            second.close_round()
        assert second.view.round is None
