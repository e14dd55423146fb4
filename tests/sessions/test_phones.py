"""The door for phones: what is sent twice is saved once, and whose it is nobody knows for longer than it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.ideas import moderation
from sessions.meeting import Meeting
from sessions.phones import PhoneDoor
from tests.sessions.store.making import asked, console, make_meeting, opened

KEY = "kT3-mr5H_0a9ZQx1bVw2cE"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    make_meeting(path)
    return path


@contextmanager
def led(store: Path, phase: str = "ideas") -> Iterator[tuple[Meeting, PhoneDoor]]:
    """A console in a phase, and the door beside it."""
    with console(store, 1) as meeting:
        go_to(meeting, phase)
        door = PhoneDoor(store, 1)
        try:
            yield meeting, door
        finally:
            door.close()


def go_to(meeting: Meeting, kind: str) -> None:
    phase = next(each for each in meeting.view.phases if each.kind == kind)
    meeting.do(dialogue.go_to, phase_id=phase.id)


def keys_in(store: Path) -> int:
    return int(asked(store, "SELECT count(*) FROM idea_key")[0][0])


def test_a_key_is_of_one_idea(store: Path) -> None:
    with led(store) as (_, door):
        first = door.send_idea(key=KEY, text=" Lampor ")
        assert door.send_idea(key=KEY, text="Lampor").id == first.id
        with pytest.raises(Refused, match="already_sent"):
            door.send_idea(key=KEY, text="Fler lampor")
        assert [own.idea.text for own in door.picture().own([KEY, "another"]) if own.idea] == ["Lampor"]
    assert asked(store, "SELECT count(*) FROM journal WHERE surface = 'phones'") == [(1,)]


def test_ideas_come_in_only_while_they_are_written(store: Path) -> None:
    with led(store, "opening") as (meeting, door):
        with pytest.raises(Refused, match="not_now"):
            door.send_idea(key=KEY, text="För tidigt")
        go_to(meeting, "ideas")
        door.send_idea(key=KEY, text="I tid")
        go_to(meeting, "grouping")
        for late in (door.send_idea, lambda **sent: door.mend_idea(version=1, **sent)):
            with pytest.raises(Refused, match="not_now"):
                late(key=KEY, text="För sent")
    assert asked(store, "SELECT text FROM idea") == [("I tid",)]


@pytest.mark.parametrize("phase", ["grouping", "prioritising", "closing"])
def test_the_keys_are_forgotten_when_ideas_are_worked_on_and_not_in_a_break(store: Path, phase: str) -> None:
    with led(store) as (meeting, door):
        door.send_idea(key=KEY, text="Lampor")
        meeting.do(arrangement.add_break, after=meeting.view.phase.id)
        go_to(meeting, "break")
        assert keys_in(store) == 1
        go_to(meeting, "ideas")
        door.mend_idea(key=KEY, version=1, text="Fler lampor")
        go_to(meeting, phase)
        assert keys_in(store) == 0
        go_to(meeting, "ideas")
        with pytest.raises(Refused, match="no_longer_yours"):
            door.mend_idea(key=KEY, version=2, text="Inga lampor")


def test_a_key_opens_nothing_in_another_dialogue(store: Path) -> None:
    with led(store) as (_, door):
        door.send_idea(key=KEY, text="Lampor")
    with opened(store) as meetings:
        other = meetings.do(dialogue.create, question="En annan?", actor_groups=["invånare"]).id
        assert other is not None
        meeting_id = meetings.do(dialogue.plan, dialogue_id=other).id
    assert meeting_id is not None
    with console(store, meeting_id) as meeting:
        go_to(meeting, "ideas")
        door = PhoneDoor(store, meeting_id)
        with pytest.raises(Refused, match="no_longer_yours"):
            door.mend_idea(key=KEY, version=1, text="Inga lampor")
        assert door.picture().own([KEY]) == ()
        door.follow(1)
        assert len(door.picture().own([KEY])) == 1
        door.close()


def test_no_console_undoes_what_phones_sent_and_the_room_sees_it(store: Path) -> None:
    with led(store) as (meeting, door):
        meeting.do(ideas.add, text="Konsolens")
        door.send_idea(key=KEY, text="Telefonens")
        meeting.undo()
        with pytest.raises(Refused, match="final"):
            meeting.undo()
        assert [idea.text for idea in meeting.view.ideas] == ["Telefonens"]
        assert [idea.text for idea in door.picture().view.ideas] == ["Telefonens"]


def test_what_waits_is_no_idea_until_it_is_let_out_and_stays_its_senders(store: Path) -> None:
    with led(store) as (meeting, door):
        meeting.do(dialogue.moderate, moderated=True)
        held = door.send_idea(key=KEY, text="Lampor")
        assert door.send_idea(key=KEY, text="Lampor").id == held.id
        with pytest.raises(Refused, match="already_waits"):
            door.send_idea(key=KEY, text="Bänkar")
        door.mend_idea(key=KEY, version=1, text="Fler lampor")
        (waiting,) = meeting.refresh().still_waiting
        assert (waiting.text, meeting.view.ideas) == ("Fler lampor", ())
        picture = door.picture()
        assert picture.view.waiting == ()
        assert [own.waiting.text for own in picture.own([KEY]) if own.waiting] == ["Fler lampor"]

        meeting.do(moderation.reword, waiting_id=waiting.id, version=waiting.version, text="Fler lampor, tack")
        meeting.do(moderation.release, waiting_id=waiting.id)
        with pytest.raises(Refused, match="released"):
            meeting.do(moderation.release, waiting_id=waiting.id)
        assert [(idea.number, idea.text) for idea in meeting.view.live_ideas] == [(1, "Fler lampor, tack")]
        assert [own.idea.number for own in door.picture().own([KEY]) if own.idea] == [1]
        door.mend_idea(key=KEY, version=1, text="Fler lampor nu")
        assert door.send_idea(key=KEY, text="Fler lampor, tack").id == waiting.id, "late once more"


def test_undo_takes_back_what_was_let_out_and_what_was_set_aside_can_come_later(store: Path) -> None:
    with led(store) as (meeting, door):
        meeting.do(dialogue.moderate, moderated=True)
        door.send_idea(key=KEY, text="Lampor")
        (waiting,) = meeting.refresh().still_waiting
        meeting.do(moderation.release, waiting_id=waiting.id)
        meeting.undo()
        assert (len(meeting.view.still_waiting), meeting.view.ideas) == (1, ())
        meeting.do(moderation.set_aside, waiting_id=waiting.id)
        with pytest.raises(Refused, match="aside"):
            door.mend_idea(key=KEY, version=1, text="Inga lampor")
        meeting.do(moderation.release, waiting_id=waiting.id)
        meeting.do(dialogue.moderate, moderated=False)
        door.send_idea(key=KEY[::-1], text="Bänkar")
        assert [idea.text for idea in meeting.refresh().ideas] == ["Lampor", "Bänkar"]
        go_to(meeting, "grouping")
    assert asked(store, "SELECT count(*) FROM waiting_key") == [(0,)]
