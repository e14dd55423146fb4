"""Following a store without writing to it, on real stores that others write to, lock, move and take away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from sessions.dialogue import commands as dialogue
from sessions.errors import Refusal
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.store.revisions import HISTORY, History
from sessions.voting import commands as voting
from sessions.voting.view import BoxState
from sessions.watch import LIVE, Watch
from tests.sessions.store.making import QUESTION, asked, console, first_store, make_meeting, open_round

NOW = datetime(2026, 4, 22, 16, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def watch(store: Path) -> Iterator[Callable[..., Watch]]:
    opened: list[Watch] = []

    def make(meeting_id: int | None = None, clock: Callable[[], datetime] | None = None) -> Watch:
        opened.append(Watch(store, meeting_id, clock))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def test_it_follows_what_others_do_and_leaves_no_trace(store: Path, watch: Callable[..., Watch]) -> None:
    meeting_id = make_meeting(store)
    there = {path.name for path in store.parent.iterdir()}
    before = store.read_bytes()
    follower = Watch(store, meeting_id)
    first = follower.refresh()
    assert first is not None and first.dialogue.question == QUESTION and not first.ideas
    assert not follower.changed()
    follower.close()
    assert {path.name for path in store.parent.iterdir()} == there and store.read_bytes() == before

    follower = watch(meeting_id)
    follower.refresh()
    with console(store, meeting_id) as led:
        led.tell_live(page="Ljus", reading=4)
        assert follower.changed()
        now = follower.refresh()
        assert now is not None and (now.live.page, now.live.reading) == ("Ljus", 4)
        led.do(ideas.add, text="Lys upp vägen")
        assert follower.changed()
        now = follower.refresh()
        assert now is not None and [idea.text for idea in now.ideas] == ["Lys upp vägen"]
        assert not follower.changed()
        with pytest.raises(dbapi2.OperationalError, match="readonly"):
            follower._connection.execute("DELETE FROM idea")


def test_of_an_open_round_it_gives_the_slips_and_never_the_standing(store: Path, watch: Callable[..., Watch]) -> None:
    meeting_id = make_meeting(store)
    follower = watch(meeting_id)
    with console(store, meeting_id) as led:
        round_id = open_round(led, entitled=4)
        for slip in ("1 1 2", "3", "2 2 2"):
            led.lay_ballot(slip)
        now = follower.refresh()
        assert now is not None and now.round is not None
        assert (now.round.slips, now.round.entitled, now.round.box) == (3, 4, BoxState.OPEN)
        led.lay_ballot("4 4 4")
        assert follower.changed()
        now = follower.refresh()
        assert now is not None and now.round is not None and now.round.slips == 4
        led.close_round()
        assert led.view.round is not None and led.view.round.options[1].dots == 4
        closed = follower.refresh()
        assert closed is not None and closed.round is not None
        assert {option.dots for option in closed.round.options} == {None}
        led.do(voting.reveal, round_id=round_id)
        shown = follower.refresh()
        assert shown is not None and shown.round is not None and shown.round.options[1].dots == 4


def test_what_is_not_for_the_room_does_not_come(store: Path, watch: Callable[..., Watch]) -> None:
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as led:
        led.do(notes.add, kind=NoteKind.PRIVATE, texts=["bara till mig"])
        led.do(notes.add, kind=NoteKind.RULE, texts=["en i taget"])
        led.do(dialogue.reschedule, version=led.view.meeting.version, field="leaders", value="Anna")
        taken_back = led.do(ideas.add, text="ångrad")
        assert taken_back.id is not None
        led.do(ideas.withdraw, idea_id=taken_back.id)
    now = watch(meeting_id).refresh()
    assert now is not None
    assert [note.text for note in now.notes] == ["en i taget"]
    assert not now.ideas and not now.meeting.leaders


class Several:
    """Two meetings of one dialogue and one of another, each changed when it is said."""

    def __init__(self, store: Path) -> None:
        self.store, self.now = store, NOW
        self.first = make_meeting(store)
        meetings = Meetings(store, self.clock)
        done = meetings.do(dialogue.plan, dialogue_id=1)
        case = meetings.do(dialogue.create, question="Hur blir torget till för alla?", actor_groups=[])
        assert done.id is not None and case.id is not None
        other = meetings.do(dialogue.plan, dialogue_id=case.id)
        meetings.close()
        assert other.id is not None
        self.second, self.other = done.id, other.id

    def clock(self) -> datetime:
        return self.now

    def touch(self, meeting_id: int) -> None:
        meetings = Meetings(self.store, self.clock)
        meeting = Meeting(meetings, meeting_id)
        meeting.do(ideas.add, text="något")
        meeting.leave()
        meetings.close()


def test_the_meeting_that_goes_on_is_found(store: Path, watch: Callable[..., Watch]) -> None:
    several = Several(store)
    follower = watch(clock=several.clock)
    assert follower.refresh() is None and not follower.going_on
    several.touch(several.first)
    found = follower.refresh()
    assert found is not None and found.meeting.id == several.first
    several.touch(several.second)  # the one that is followed goes on
    found = follower.refresh()
    assert found is not None and found.meeting.id == several.first
    several.now += LIVE + timedelta(seconds=1)
    several.touch(several.second)
    found = follower.refresh()
    assert found is not None and found.meeting.id == several.second


def test_of_two_that_go_on_one_is_chosen(store: Path, watch: Callable[..., Watch]) -> None:
    several = Several(store)
    for meeting_id in (several.first, several.second, several.other):
        several.touch(meeting_id)
    follower = watch(clock=several.clock)
    assert follower.refresh() is None
    assert [each.meeting_id for each in follower.going_on] == [several.other, several.second]
    follower.choose(several.second)
    found = follower.refresh()
    assert found is not None and found.meeting.id == several.second and not follower.going_on


def refusal(*arguments: object) -> str:
    with pytest.raises(Refusal) as refused:
        Watch(*arguments).close()  # type: ignore[arg-type]
    return refused.value.phrase.key


def test_a_store_that_cannot_be_followed_says_why(store: Path) -> None:
    assert refusal(store) == "wall.no_store"
    assert not store.exists()
    store.write_text("något annat")
    assert refusal(store) == "store.not_a_store"
    store.unlink()
    make_meeting(store)
    newer = History(HISTORY.revisions[:-1], HISTORY.scripts)
    assert refusal(store, None, None, newer) == "wall.newer"


def test_an_older_store_is_left_as_it_is(store: Path) -> None:
    first_store(store)
    assert refusal(store) == "wall.older"
    assert asked(store, "SELECT version_num FROM alembic_version") == [("0001",)]


def test_a_store_that_is_locked_is_asked_again(store: Path, watch: Callable[..., Watch]) -> None:
    meeting_id = make_meeting(store)
    with closing(dbapi2.connect(str(store), isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(store) == "store.busy"
    assert watch(meeting_id).refresh() is not None


def test_a_store_that_goes_is_told_of(store: Path, watch: Callable[..., Watch]) -> None:
    make_meeting(store)
    follower = watch()
    follower.refresh()
    store.rename(store.with_name("borta.db"))
    with pytest.raises(Refusal) as refused:
        follower.changed()
    assert refused.value.phrase.key == "store.gone"
