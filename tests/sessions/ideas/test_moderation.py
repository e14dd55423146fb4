"""What waits for whoever leads when its meeting ends: it waits at the dialogue's next one, and can be let out there."""

from __future__ import annotations

from pathlib import Path

from sessions.dialogue import commands as dialogue
from sessions.ideas import moderation
from sessions.phones import PhoneDoor
from sessions.queries.carry_over import since
from sessions.view import MeetingView
from tests.sessions.queries.several import SECOND, first_meeting, next_meeting
from tests.sessions.store.making import console
from tests.sessions.test_phones import go_to


def left_waiting(path: Path, *texts: str) -> None:
    """A first meeting whose phones have sent ideas that nobody has looked at when it ends."""
    with first_meeting(path) as first:
        go_to(first, "ideas")
        first.do(dialogue.moderate, moderated=True)
        send(path, first.view.meeting.id, *texts)
        go_to(first, "closing")


def send(path: Path, meeting_id: int, *texts: str) -> None:
    """As many phones send one idea each."""
    door = PhoneDoor(path, meeting_id)
    for number, text in enumerate(texts):
        door.send_idea(key=f"{meeting_id}{number:021}", text=text)
    door.close()


def told_at_its_beginning(view: MeetingView) -> int:
    """How many the meeting is told that earlier ones left waiting."""
    left = since(view, SECOND)
    assert left is not None
    assert left.nothing == (left.waiting == 0)
    return left.waiting


def test_it_is_told_of_and_let_out_at_the_next_meeting(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    left_waiting(path, "Lampor", "Nej till allt", "Bänkar")
    with next_meeting(path) as second:
        assert [each.text for each in second.view.still_waiting] == ["Lampor", "Nej till allt", "Bänkar"]
        assert told_at_its_beginning(second.view) == 3
        lamps, no, _ = second.view.still_waiting
        second.do(moderation.release, waiting_id=lamps.id)
        second.do(moderation.set_aside, waiting_id=no.id)
        (idea,) = second.view.ideas
        assert (idea.text, idea.meeting_id) == ("Lampor", second.view.meeting.id)
        assert [each.text for each in second.view.still_waiting] == ["Bänkar"]
        assert [each.text for each in second.view.unreleased] == ["Nej till allt", "Bänkar"], "nothing is deleted"
        assert told_at_its_beginning(second.view) == 1


def test_what_is_sent_to_a_later_meeting_is_no_earlier_ones(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    left_waiting(path)
    with next_meeting(path) as second:
        go_to(second, "ideas")
        second.do(dialogue.moderate, moderated=True)
        send(path, second.view.meeting.id, "Lampor")
        assert [each.text for each in second.refresh().still_waiting] == ["Lampor"]
        assert told_at_its_beginning(second.view) == 0, "it is this meeting's own"
    with console(path, 1) as first:
        assert first.view.still_waiting == ()
