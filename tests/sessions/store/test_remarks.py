"""Whatever door words come in by, they are saved as they are and it is remarked if they look like personal data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.clusters import commands as clusters
from sessions.dialogue import commands as dialogue
from sessions.dialogue import shelf
from sessions.ideas import commands as ideas
from sessions.ideas import moderation
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.perspectives import commands as perspectives
from sessions.perspectives.collector import Found
from sessions.phones import PhoneDoor
from sessions.proposals import commands as proposals
from sessions.store.change import Done
from sessions.words import Words
from tests.sessions.store.making import QUESTION, console, make_meeting, opened

PHONE = "Ring 070-123 45 67"
FOUND = [Found(2, "Mörkt", "Trygghet", PHONE, 3)]

DOORS: dict[str, Callable[[Meeting, Meetings], Done]] = {
    "an idea": lambda m, _: m.do(ideas.add, text=PHONE),
    "its theme": lambda m, _: m.do(ideas.add, text="Lampor", theme=PHONE),
    "a pile": lambda m, _: m.do(ideas.add_many, texts=["Lampor", PHONE]),
    "another wording": lambda m, _: m.do(ideas.reword, idea_id=1, version=1, text=PHONE),
    "a heading": lambda m, _: m.do(clusters.gather, idea_ids=[1], heading=PHONE),
    "a rule": lambda m, _: m.do(notes.add, kind=NoteKind.RULE, texts=[PHONE]),
    "checking out": lambda m, _: m.do(notes.add, kind=NoteKind.CHECK_OUT, texts=[PHONE]),
    "a note of one's own": lambda m, _: m.do(notes.add, kind=NoteKind.PRIVATE, texts=[PHONE]),
    "a parked question": lambda m, _: m.do(parking.park, text=PHONE),
    "a fact": lambda m, _: m.do(dialogue.describe, version=1, field="purpose", text=PHONE),
    "a cell of a report": lambda m, _: m.do(perspectives.bring_in, name="rapport.csv", found=FOUND),
    "the question": lambda _, s: s.do(dialogue.create, question=PHONE),
    "a new name": lambda _, s: s.do(shelf.rename_dialogue, dialogue_id=1, was=QUESTION, question=PHONE),
}


PHONES: dict[str, Callable[[PhoneDoor], Done]] = {
    "a phone's idea": lambda door: door.send_idea(key="k", text=PHONE),
    "a table's ideas": lambda door: door.host(3).write_ideas(key="k", text=f"Lampor\n{PHONE}"),
    "a table's note": lambda door: door.host(3).write_note(key="k", text=PHONE),
}


@pytest.mark.parametrize("door", PHONES)
def test_so_is_one_that_a_phone_or_a_table_sends(tmp_path: Path, door: str) -> None:
    meeting_id = make_meeting(tmp_path / "d.db")
    with console(tmp_path / "d.db", meeting_id) as meeting:
        meeting.do(dialogue.go_to, phase_id=next(each.id for each in meeting.view.phases if each.kind == "ideas"))
    phones = PhoneDoor(tmp_path / "d.db", meeting_id)
    try:
        assert PHONES[door](phones).remark is not None
    finally:
        phones.close()


def test_what_waits_for_whoever_leads_is_remarked_as_it_comes_and_as_it_is_let_out(tmp_path: Path) -> None:
    with console(tmp_path / "d.db", make_meeting(tmp_path / "d.db")) as meeting:
        held = meeting.do(moderation.hold, key="k", text=PHONE)
        assert held.id is not None
        assert held.remark is not None
        assert meeting.do(moderation.release, waiting_id=held.id).remark is not None


@pytest.mark.parametrize("door", DOORS)
def test_a_phone_number_is_remarked_by_whatever_door_it_comes(tmp_path: Path, door: str) -> None:
    meeting_id = make_meeting(tmp_path / "d.db")
    with opened(tmp_path / "d.db") as meetings:
        meeting = Meeting(meetings, meeting_id)
        meeting.do(ideas.add, text="Bänkar")
        done = DOORS[door](meeting, meetings)
        meeting.leave()
        assert done.remark is not None
        assert "ett telefonnummer" in Words("sv").say(done.remark)


def test_what_stood_there_already_is_not_remarked_again(tmp_path: Path) -> None:
    with console(tmp_path / "d.db", make_meeting(tmp_path / "d.db")) as meeting:
        key = meeting.do(proposals.propose, wording=PHONE).id
        assert key is not None
        mended = meeting.do(proposals.reword, proposal_id=key, version=1, wording="Ring kommunen")
        assert mended.remark is None
        assert meeting.view.proposals[0].wording == "Ring kommunen"
        assert meeting.undo().remark is None
