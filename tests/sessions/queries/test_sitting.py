"""What is told of a meeting's results after it had ended is the dialogue's, and no more of its minutes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sessions.commitments import commands as commitments
from sessions.commitments.view import Status
from sessions.dialogue import commands as dialogue
from sessions.dialogue import outcome
from sessions.experiments import commands as experiments
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.parking import commands as parking
from sessions.proposals import commands as proposals
from sessions.queries.sitting import FINISHING
from sessions.records.export import FORMATS, render
from sessions.store.change import Done
from tests.sessions.queries.several import FIRST, SECOND, next_meeting
from tests.sessions.queries.test_as_of import hold_the_first
from tests.sessions.store.making import console, make_meeting

EVENING = datetime(2026, 4, 22, 17, tzinfo=UTC)
AUTUMN = datetime(2026, 11, 3, 9, tzinfo=UTC)


def first_evening(path: Path, day: date | None = FIRST) -> None:
    """The first meeting, held and gone home from."""
    with console(path, make_meeting(path), EVENING) as meeting:
        if day is not None:
            meeting.do(dialogue.reschedule, version=meeting.view.meeting.version, field="day", value=day)
        hold_the_first(meeting)


def it_goes_well(meeting: Meeting) -> Done:
    """What was promised is done."""
    made = meeting.view.commitments[0]
    return meeting.do(
        commitments.set_status, commitment_id=made.id, version=made.version, status=Status.DONE, word="de lyser"
    )


def tell_the_rest(meeting: Meeting) -> None:
    """The trial, the parked question, the decision on the whole and on a proposal, and the feedback."""
    tried = meeting.view.experiments[0]
    meeting.do(experiments.describe, experiment_id=tried.id, version=tried.version, field="result", value="tolv kom")
    asked = meeting.view.parked[0]
    meeting.do(parking.describe, parked_id=asked.id, version=asked.version, field="answer", value="Hamnbolaget")
    for field, value in (("decision_outcome", "Det blir lampor"), ("feedback_given", "Brev till alla")):
        meeting.do(outcome.record, version=meeting.view.dialogue.version, field=field, value=value)
    made = meeting.view.proposals[0]
    meeting.do(
        proposals.record_decision,
        proposal_id=made.id,
        version=made.version,
        field="decision_outcome",
        value="Ja, i vinter",
    )


TOLD = ("de lyser", "tolv kom", "Hamnbolaget", "Det blir lampor", "Brev till alla", "Ja, i vinter")


@pytest.mark.parametrize("wanted", FORMATS)
@pytest.mark.parametrize("day", [FIRST, None], ids=["on a day", "without a day"])
def test_the_last_meetings_minutes_are_byte_for_byte_what_they_were_half_a_year_later(
    tmp_path: Path, wanted: str, day: date | None
) -> None:
    path = tmp_path / "store.db"
    first_evening(path, day)
    with console(path, 1, EVENING) as meeting:
        before = render(meeting.as_held(), wanted, EVENING)
        assert not meeting.as_held().held.followed
    with console(path, 1, AUTUMN) as meeting:
        it_goes_well(meeting)
        tell_the_rest(meeting)
        meeting.do(dialogue.go_to, phase_id=meeting.view.phases[-1].id)
        assert render(meeting.as_held(), wanted, AUTUMN) == before
        assert meeting.as_held().held.followed
        whole = render(meeting.view, wanted, AUTUMN, meeting.dialogue_now())
    assert all(each in whole and each not in before for each in TOLD if wanted == "md")
    with next_meeting(path, AUTUMN.date()) as meeting:
        meeting.do(dialogue.count_present, counts={"invånare": 3})
        assert "de lyser" in render(meeting.as_held(), "md", AUTUMN), "the next meeting takes it up"
    with console(path, 1, AUTUMN) as meeting:
        assert render(meeting.as_held(), wanted, AUTUMN) == before


def test_also_between_two_meetings_it_is_not_the_first_ones(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first_evening(path)
    with console(path, 1, EVENING + timedelta(days=14)) as meeting:
        it_goes_well(meeting)
    with next_meeting(path, SECOND) as meeting:
        meeting.do(ideas.add, text="Ett café")
        assert meeting.as_held().commitments[0].status is Status.DONE
    with console(path, 1, AUTUMN) as meeting:
        it_is = meeting.view.commitments[0]
        meeting.do(
            commitments.set_status, commitment_id=it_is.id, version=it_is.version, status=Status.CANCELLED, word="nej"
        )
        held = meeting.as_held()
    assert held.commitments[0].status is Status.NOT_STARTED
    assert not held.held.corrected, "nothing in the minutes was mended"


def test_what_whoever_wrote_adds_the_day_after_was_told_in_the_room(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first_evening(path)
    with console(path, 1, EVENING + FINISHING - timedelta(hours=1)) as meeting:
        tell_the_rest(meeting)
        held = meeting.as_held()
        assert (held.experiments[0].result, held.parked[0].answer) == ("tolv kom", "Hamnbolaget")
        assert held.held.at == EVENING + FINISHING - timedelta(hours=1)


def test_what_is_taken_back_long_after_stands_as_it_did(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first_evening(path)
    with console(path, 1, EVENING + timedelta(hours=2)) as meeting:
        it_goes_well(meeting)
        meeting._meetings.clock = lambda: AUTUMN
        meeting.undo()
        assert meeting.view.commitments[0].status is Status.NOT_STARTED
        assert meeting.as_held().commitments[0].status is Status.DONE


def test_a_meeting_that_begins_with_an_answer_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first_evening(path)
    with next_meeting(path, SECOND) as meeting:
        meeting._meetings.clock = lambda: datetime(2026, 5, 20, 16, tzinfo=UTC)
        asked = meeting.view.parked[0]
        meeting.do(parking.describe, parked_id=asked.id, version=asked.version, field="answer", value="Hamnbolaget")
        assert meeting.as_held().parked[0].answer == "Hamnbolaget"
        assert not meeting.as_held().held.corrected


def test_words_that_were_mended_long_after_stand_mended_and_bring_nothing_with_them(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first_evening(path)
    with console(path, 1, AUTUMN) as meeting:
        it_goes_well(meeting)
        meeting.do(ideas.clarify, idea_id=1, version=meeting.view.ideas[0].version, text="Vid skolan")
        held = meeting.as_held()
    assert held.ideas[0].clarification == "Vid skolan"
    assert held.commitments[0].status is Status.NOT_STARTED
