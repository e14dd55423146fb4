"""Minutes are a draft until somebody has approved them, and again when something in them is changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sessions.dialogue import approval
from sessions.dialogue import commands as dialogue
from sessions.errors import Outdated, Refused
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.queries.room import for_room
from sessions.records.export import file_name, render, write
from sessions.voting import commands as voting
from sessions.words import Words
from tests.sessions.queries.several import SECOND, first_meeting, next_meeting
from tests.sessions.queries.test_as_of import change_all_of_it, first_again, hold_the_first
from tests.sessions.queries.test_sitting import AUTUMN, first_evening, it_goes_well, tell_the_rest
from tests.sessions.store.making import console

NOW = datetime(2026, 11, 27, 20, tzinfo=UTC)
TODAY = datetime.now(UTC).astimezone().date()
HELD = TODAY - timedelta(days=3)


def record(meeting: Meeting, field: str, value: str | date | None) -> str | None:
    """Set one of the two fields; gives what is said of it, if more than that it is saved."""
    version = meeting.refresh().meeting.version
    done = meeting.do(approval.record, version=version, field=field, value=value)
    return None if done.said is None else Words("sv").say(done.said)


def approve(meeting: Meeting, who: str = "Deltagarna", day: date = TODAY) -> None:
    record(meeting, "approved_on", day)
    record(meeting, "approved_by", who)


@contextmanager
def the_first(path: Path) -> Iterator[Meeting]:
    """A meeting that was held some days ago."""
    with first_meeting(path, HELD) as meeting:
        hold_the_first(meeting)
        yield meeting


def minutes(meeting: Meeting) -> str:
    return render(meeting.as_held(), "md", NOW)


def test_with_both_fields_they_are_approved_and_without_one_a_draft_again(tmp_path: Path) -> None:
    with the_first(tmp_path / "store.db") as meeting:
        draft = minutes(meeting)
        assert draft.count("UTKAST") == 2 and "## Kvar att göra i utkastet" in draft
        assert record(meeting, "approved_by", " Deltagarna ") is None
        assert minutes(meeting) == draft
        said = f"är fastställda, godkända den {Words('sv').day(TODAY)}. Ändras något i dem är de ett utkast igen."
        assert record(meeting, "approved_on", TODAY) == f"Anteckningarna från träff 1 {said}"
        approved = minutes(meeting)
        assert approved.count("FASTSTÄLLD") == 2 and "UTKAST" not in approved
        assert "- Godkända av: Deltagarna\n" in approved and "- Godkända den: " in approved
        assert "Kvar att göra" not in approved and "Saknas" not in approved, "that is for whoever finishes a draft"
        assert record(meeting, "approved_by", "") == "Anteckningarna från träff 1 är ett utkast igen."
        assert minutes(meeting) == draft
        with pytest.raises(Refused, match=r"undo\.final"):
            meeting.undo()
        assert minutes(meeting) == draft


def test_what_was_done_before_is_undone_all_the_same_and_leaves_the_approval(tmp_path: Path) -> None:
    with the_first(tmp_path / "store.db") as meeting:
        version = meeting.refresh().meeting.version
        meeting.do(dialogue.appoint, version=version, roles={"leaders": "Åsa", "note_taker": "Cilla"})
        approve(meeting)
        for _ in approval.FIELDS:
            with pytest.raises(Refused, match=r"undo\.final"):
                meeting.undo()
        meeting.undo()
        assert (meeting.view.meeting.leaders, meeting.view.meeting.approved_by) == ("", "Deltagarna")


def test_they_stay_approved_whatever_later_meetings_do(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with the_first(path):
        pass
    with next_meeting(path) as meeting:
        change_all_of_it(meeting)
    with first_again(path) as meeting:
        draft = minutes(meeting)
        approve(meeting)
        approved = minutes(meeting)
        assert "FASTSTÄLLD" in approved and "Rättat i efterhand" not in approved, "to approve is not to correct"
        assert "Deltagarna" in approved and "Laga alla lampor" not in approved
        assert not meeting.as_held().held.followed
        told = {line for line in approved.splitlines() if line not in draft.splitlines()}
        assert {line.partition(":")[0] for line in told} == {"**FASTSTÄLLD**", "- Godkända av", "- Godkända den"}
    with next_meeting(path) as meeting:
        meeting.do(ideas.add, text="Mer av allt")
    with first_again(path) as meeting:
        assert minutes(meeting) == approved


def test_what_is_told_of_the_results_months_later_is_no_change_of_them(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first_evening(path)
    with console(path, 1, AUTUMN) as meeting:
        it_goes_well(meeting)
        approve(meeting, day=SECOND)
        approved = minutes(meeting)
        assert "FASTSTÄLLD" in approved and "- Godkända den: 20 maj 2026\n" in approved
    with console(path, 1, AUTUMN + timedelta(days=1)) as meeting:
        tell_the_rest(meeting)
        assert minutes(meeting) == approved


@pytest.mark.parametrize("what", ["a note", "a total"])
def test_what_is_corrected_makes_another_version_which_is_a_draft(tmp_path: Path, what: str) -> None:
    path = tmp_path / "store.db"
    with the_first(path) as meeting:
        approve(meeting)
    with next_meeting(path) as meeting:
        meeting.do(ideas.add, text="Mer av allt")
    with first_again(path) as meeting:
        option = meeting.view.rounds[0].options[0]
        if what == "a note":
            meeting.do(notes.add, kind=NoteKind.MINUTES, texts=["Tre kom senare"])
        else:
            meeting.do(voting.correct, option_id=option.id, version=option.version, dots=1, reason="Räknat två gånger")
        again = minutes(meeting)
        assert "UTKAST" in again and "FASTSTÄLLD" not in again
        assert "- En tidigare version är godkänd av: Deltagarna, " in again
        approve(meeting, "Deltagarna, på nytt")
        assert "FASTSTÄLLD" in minutes(meeting)


def test_data_and_file_say_so_and_no_draft_takes_the_place_of_an_approved_file(tmp_path: Path) -> None:
    with the_first(tmp_path / "store.db") as meeting:
        (draft,) = write(meeting.as_held(), ("md",), tmp_path, NOW)
        approve(meeting)
        view = meeting.as_held()
        assert file_name(view) == f"{draft.stem}-faststallda-{TODAY}"
        data = json.loads(render(view, "json", NOW))
        assert (data["status"], data["meeting"]["approved"]) == ("approved", {"by": "Deltagarna", "date": str(TODAY)})
        assert "FASTSTÄLLD" in render(view, "html", NOW)
        (approved,) = write(view, ("md",), tmp_path, NOW)
        kept = approved.read_text(encoding="utf-8")
        meeting.do(notes.add, kind=NoteKind.MINUTES, texts=["Tre kom senare"])
        assert write(meeting.as_held(), ("md",), tmp_path, NOW) == (draft,)
        assert approved.read_text(encoding="utf-8") == kept
        assert "UTKAST" in render(meeting.dialogue_now()[-1], "md", NOW, meeting.dialogue_now())


def test_a_day_before_the_meeting_or_to_come_is_refused_and_a_newer_word_is_not_written_over(tmp_path: Path) -> None:
    with first_meeting(tmp_path / "store.db", HELD) as meeting:
        version = meeting.view.meeting.version
        for day, key in ((HELD - timedelta(days=1), "approval.too_early"), (TODAY + timedelta(days=1), "not_yet")):
            with pytest.raises(Refused, match=key):
                record(meeting, "approved_on", day)
        record(meeting, "approved_by", "Deltagarna")
        with pytest.raises(Outdated) as caught:
            meeting.do(approval.record, version=version, field="approved_by", value="Någon annan")
        assert caught.value.theirs["approved_by"] == "Deltagarna"
        assert for_room(meeting.view).meeting.approved_by == "", "the room has not agreed to a name on the wall"
        with pytest.raises(AssertionError):
            meeting.do(dialogue.reschedule, version=version, field="approved_by", value="Bakvägen")
