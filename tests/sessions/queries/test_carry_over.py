"""What a meeting opens with: what earlier ones have left, as long as it is open, and nothing of its own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from sessions.commitments import commands as commitments
from sessions.commitments.view import Status
from sessions.dialogue import commands as dialogue
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.queries.carry_over import HandedOn, Since, since
from sessions.view import MeetingView
from tests.sessions.queries.several import FIRST, SECOND, commit, experiment, first_meeting, next_meeting

LATER = SECOND + timedelta(days=20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


def left(view: MeetingView, today: date = SECOND) -> Since:
    found = since(view, today)
    assert found is not None
    return found


def test_the_first_meeting_of_a_dialogue_has_nothing_before_it(path: Path) -> None:
    with first_meeting(path) as meeting:
        assert meeting.view.earlier == ()
        assert since(meeting.view, FIRST) is None


def test_the_next_one_knows_what_is_open_and_in_which_order(path: Path) -> None:
    with first_meeting(path) as first:
        commit(first, "Båtklubben")
        commit(first, "Polisen", due_by=date(2026, 6, 1))
        commit(first, "Kommunen", first_step_by=date(2026, 4, 28), due_by=date(2026, 9, 1))
        experiment(first, "hålla hallen öppen", report_by=SECOND)
        experiment(first, "flytta busskuren", report_by=SECOND + timedelta(days=1))
        for text in ("Vem äger parkeringen?", "Får man låna tullen?"):
            first.do(parking.park, text=text)
        for field in ("to_whom", "when", "how"):
            asked = first.view.parked[0]
            first.do(parking.describe, parked_id=asked.id, version=asked.version, field=field, value="x")
        first.do(notes.add, kind=NoteKind.CORRECTION, texts=["något om en ännu tidigare träff"])
    with next_meeting(path) as second:
        commit(second, "Kyrkan")
        experiment(second, "tända lamporna")
        second.do(parking.park, text="En ny fråga")
        second.do(notes.add, kind=NoteKind.CORRECTION, texts=["Det var 27 personer, inte 26."])
        found = left(second.view)
        assert (found.last.number, found.last.day) == (1, FIRST)
        assert [each.party for each in found.commitments] == ["Kommunen", "Polisen", "Båtklubben"]
        assert [each.what for each in found.experiments] == ["hålla hallen öppen"]
        assert [each.text for each in found.parked] == ["Vem äger parkeringen?", "Får man låna tullen?"]
        assert [each.text for each in found.corrections] == ["Det var 27 personer, inte 26."]
        assert not found.nothing


def test_what_is_done_or_cancelled_is_left_no_longer_and_a_first_step_that_is_taken_waits_no_more(path: Path) -> None:
    with first_meeting(path) as first:
        for party in ("Polisen", "Kyrkan"):
            commit(first, party, first_step_by=FIRST + timedelta(days=3), due_by=SECOND + timedelta(days=30))
        commit(first, "Kommunen", due_by=SECOND)
    with next_meeting(path) as second:
        assert [each.party for each in left(second.view).commitments] == ["Polisen", "Kyrkan", "Kommunen"]
        for status, parties in (
            (Status.UNDER_WAY, ["Kyrkan", "Kommunen", "Polisen"]),
            (Status.DONE, ["Kyrkan", "Kommunen"]),
            (Status.NOT_STARTED, ["Polisen", "Kyrkan", "Kommunen"]),
            (Status.CANCELLED, ["Kyrkan", "Kommunen"]),
        ):
            police = second.view.commitments[0]
            second.do(commitments.set_status, commitment_id=police.id, version=police.version, status=status)
            assert [each.party for each in left(second.view).commitments] == parties


def test_a_meeting_prepared_a_week_ahead_knows_what_will_be_due_when_it_is_held(path: Path) -> None:
    with first_meeting(path) as first:
        experiment(first, "hålla hallen öppen", report_by=SECOND - timedelta(days=2))
    with next_meeting(path) as second:
        assert left(second.view, SECOND - timedelta(days=7)).experiments
    with next_meeting(path, day=None) as third:
        assert not left(third.view, SECOND - timedelta(days=7)).experiments
        assert left(third.view, SECOND).experiments


def test_a_parked_question_comes_back_on_its_day_and_goes_when_it_is_answered(path: Path) -> None:
    with first_meeting(path) as first:
        first.do(parking.park, text="Vem äger parkeringen?")
        for field, value in (("to_whom", "Trafikkontoret"), ("when", f"senast {LATER.isoformat()}"), ("how", "brev")):
            asked = first.view.parked[0]
            first.do(parking.describe, parked_id=asked.id, version=asked.version, field=field, value=value)
    with next_meeting(path, day=None) as second:
        assert not left(second.view, LATER - timedelta(days=1)).parked
        assert [each.text for each in left(second.view, LATER).parked] == ["Vem äger parkeringen?"]
        asked = second.view.parked[0]
        second.do(parking.describe, parked_id=asked.id, version=asked.version, field="answer", value="Kommunen")
        assert not left(second.view, LATER).parked
        second.undo()
        assert left(second.view, LATER).parked


def test_an_earlier_meeting_opened_again_knows_nothing_of_later_ones(path: Path) -> None:
    with first_meeting(path) as first:
        with next_meeting(path) as second:
            commit(second, "Polisen")
            experiment(second, "tända lamporna")
        first.refresh()
        assert first.view.commitments
        assert since(first.view, SECOND) is None


def test_nothing_left_is_said_so(path: Path) -> None:
    with first_meeting(path), next_meeting(path) as second:
        assert left(second.view).nothing


def test_a_number_that_is_mended_moves_a_meeting_among_the_others(path: Path) -> None:
    with first_meeting(path) as first, next_meeting(path) as second:
        assert [each.number for each in second.view.earlier] == [1]
        first.do(dialogue.renumber, version=first.view.meeting.version, number=3)
        assert not second.refresh().earlier
        first.undo()
        assert [each.number for each in second.refresh().earlier] == [1]


def test_roles_and_rules_of_the_last_meeting_are_offered_as_far_as_this_one_has_none(path: Path) -> None:
    with first_meeting(path) as meeting:
        roles = {"leaders": "Åsa och Bo", "note_taker": "Cilla"}
        meeting.do(dialogue.appoint, version=meeting.view.meeting.version, roles=roles)
        meeting.do(notes.add, kind=NoteKind.RULE, texts=["En pratar i taget", "Det är tillåtet att säga pass"])
    with next_meeting(path) as meeting:
        offered = left(meeting.view).handed_on
        assert not left(meeting.view).nothing
        assert offered == HandedOn(roles, ("En pratar i taget", "Det är tillåtet att säga pass"))
        meeting.do(dialogue.reschedule, version=meeting.view.meeting.version, field="note_taker", value="David")
        meeting.do(notes.add, kind=NoteKind.RULE, texts=offered.rules)
        offered = left(meeting.view).handed_on
        assert offered == HandedOn({"leaders": "Åsa och Bo"}, ())
        meeting.do(dialogue.appoint, version=meeting.view.meeting.version, roles=offered.roles)
        assert left(meeting.view).nothing
        assert (meeting.view.meeting.leaders, meeting.view.meeting.note_taker) == ("Åsa och Bo", "David")
