"""An experiment from its beginning to what was learned and the next test, and the ways it can go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sessions.clusters import commands as clusters
from sessions.dialogue import commands as dialogue
from sessions.errors import Outdated, Refused
from sessions.experiments import commands as experiments
from sessions.experiments.view import ExperimentView, Next
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import console, make_meeting, opened

MET = date(2026, 4, 22)
DAY, REPORT_BY = date(2026, 5, 8), date(2026, 5, 20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def desks(path: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles at one meeting with an idea and a cluster."""
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as first, console(path, meeting_id) as second:
        first.do(dialogue.reschedule, version=first.view.meeting.version, field="day", value=MET)
        first.do(ideas.add, text="Öppna hallen på fredagar")
        first.do(clusters.gather, idea_ids=[first.view.ideas[0].id], heading="Något att göra")
        second.refresh()
        yield first, second


@pytest.fixture
def meeting(desks: tuple[Meeting, Meeting]) -> Meeting:
    return desks[0]


def begun(meeting: Meeting) -> ExperimentView:
    meeting.do(experiments.begin, what="hålla hallen öppen")
    return meeting.view.experiments[-1]


def tell(meeting: Meeting, number: int = 1, **values: Any) -> ExperimentView:
    """Set fields of an experiment, one after the other."""
    for field, value in values.items():
        now = next(each for each in meeting.view.experiments if each.number == number)
        meeting.do(experiments.describe, experiment_id=now.id, version=now.version, field=field, value=value)
    return next(each for each in meeting.view.experiments if each.number == number)


def test_one_is_begun_in_words_of_its_own(meeting: Meeting) -> None:
    meeting.do(experiments.begin, what="  hålla\thallen öppen ")
    made = meeting.view.experiments[0]
    assert (made.number, made.what, made.origin, made.idea_id) == (1, "hålla hallen öppen", "", None)
    with pytest.raises(Refused, match=r"typed\.empty"):
        meeting.do(experiments.begin, what=" \t ")


def test_one_is_begun_from_an_idea_whose_words_stay_as_they_were(meeting: Meeting) -> None:
    idea = meeting.view.ideas[0]
    meeting.do(experiments.begin_from, idea_id=idea.id)
    meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Något annat")
    made = meeting.view.experiments[0]
    assert (made.origin, made.what, made.idea_id) == ("Öppna hallen på fredagar", "Öppna hallen på fredagar", idea.id)


def test_one_is_begun_from_a_cluster_and_stays_when_the_cluster_goes(meeting: Meeting) -> None:
    cluster = meeting.view.clusters[0]
    meeting.do(experiments.begin_from, cluster_id=cluster.id)
    meeting.do(clusters.take_out, idea_ids=cluster.idea_ids)
    made = meeting.view.experiments[0]
    assert (made.origin, made.what, made.cluster_id) == ("Något att göra", "", cluster.id)
    assert not meeting.view.clusters


def test_a_withdrawn_idea_and_one_of_another_dialogue_begin_nothing(path: Path, meeting: Meeting) -> None:
    idea = meeting.view.ideas[0]
    meeting.do(ideas.withdraw, idea_id=idea.id)
    with pytest.raises(Refused, match=r"experiments\.withdrawn"):
        meeting.do(experiments.begin_from, idea_id=idea.id)
    with opened(path) as meetings:
        case = meetings.do(dialogue.create, question="En annan?")
        assert case.id is not None
        other_id = meetings.do(dialogue.plan, dialogue_id=case.id).id
        assert other_id is not None
        other = Meeting(meetings, other_id)
        with pytest.raises(Refused, match=r"error\.gone"):
            other.do(experiments.begin_from, idea_id=idea.id)
        other.leave()


def test_what_is_told_counts_for_the_meeting_where_it_is_told(path: Path, meeting: Meeting) -> None:
    begun(meeting)
    with opened(path) as meetings:
        later_id = meetings.do(dialogue.plan, dialogue_id=meeting.view.dialogue.id).id
    assert later_id is not None
    with console(path, later_id) as later:
        told = tell(later, result="tolv kom", lesson="musiken lockade", next=Next.AGAIN)
        assert (told.reported, told.reported_in) == (True, later_id)
    assert tell_in_another(meeting).reported_in == later_id, "it was told there, whoever mends the words"
    untold = tell(meeting, result="", lesson="", next=Next.UNSAID)
    assert (untold.reported, untold.reported_in) == (False, None)


def tell_in_another(meeting: Meeting) -> ExperimentView:
    meeting.refresh()
    return tell(meeting, lesson="musiken och ljuset lockade")


def test_an_impossible_day_is_refused_and_the_old_one_kept(meeting: Meeting) -> None:
    begun(meeting)
    tell(meeting, day=DAY, report_by=REPORT_BY)
    for field, value in (("day", date(2026, 4, 21)), ("report_by", date(2026, 5, 7)), ("day", date(2026, 5, 21))):
        with pytest.raises(Refused) as caught:
            tell(meeting, 1, **{field: value})
        assert all(len(Words(language).say(caught.value.phrase)) > 60 for language in LANGUAGES)
    made = meeting.view.experiments[0]
    assert (made.day, made.report_by) == (DAY, REPORT_BY)
    assert tell(meeting, day=None).day is None


def test_testing_again_takes_the_words_and_leaves_days_and_results(meeting: Meeting) -> None:
    meeting.do(experiments.begin_from, idea_id=meeting.view.ideas[0].id)
    first = tell(
        meeting, assumption="fler kommer", with_whom="Polisen", place="Hallen", day=DAY, responsible="Fritidsledaren",
        sign="tio kommer", report_by=REPORT_BY, result="fyra kom", lesson="ingen visste", next=Next.AGAIN,
    )  # fmt: skip
    meeting.do(experiments.begin_again, experiment_id=first.id)
    again = meeting.view.experiments[1]
    assert again.follows == first.id
    assert [getattr(again, name) for name in experiments.SAME] == [getattr(first, name) for name in experiments.SAME]
    assert (again.day, again.report_by, again.reported) == (None, None, False)
    with pytest.raises(Refused, match=r"experiments\.again_already"):
        meeting.do(experiments.begin_again, experiment_id=first.id)
    with pytest.raises(Refused, match=r"error\.in_use"):
        meeting.do(experiments.remove, experiment_id=first.id)


def test_two_desks_change_one_field_and_the_second_is_told(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    made = begun(first)
    second.refresh()
    tell(first, sign="tio kommer")
    with pytest.raises(Outdated) as caught:
        second.do(experiments.describe, experiment_id=made.id, version=made.version, field="sign", value="tolv kommer")
    assert caught.value.theirs["sign"] == "tio kommer"
    second.refresh()
    assert second.view.experiments[0].sign == "tio kommer"


def test_one_that_another_desk_took_away_is_gone(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    made = begun(first)
    second.refresh()
    first.do(experiments.remove, experiment_id=made.id)
    with pytest.raises(Refused, match=r"error\.gone"):
        second.do(experiments.begin_again, experiment_id=made.id)
    with pytest.raises(Refused, match=r"error\.gone"):
        second.do(experiments.describe, experiment_id=made.id, version=1, field="sign", value="x")
    first.undo()
    assert second.refresh().experiments == first.view.experiments


def test_all_is_undone_step_by_step(meeting: Meeting) -> None:
    before = meeting.view
    begun(meeting)
    tell(meeting, day=DAY, result="tolv kom", next=Next.PILOT)
    for _ in range(4):
        meeting.undo()
    assert meeting.view == before
