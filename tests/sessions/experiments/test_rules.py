"""When an experiment is ready, which days can be, and when it is time to tell how it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.experiments.fields import PLAN
from sessions.experiments.rules import NEEDED, check_day, due, missing
from sessions.experiments.view import ExperimentView, Next
from sessions.text.fields import names
from sessions.words import LANGUAGES, Words

MET = date(2026, 4, 22)
DAY = date(2026, 5, 8)
REPORT_BY = date(2026, 5, 20)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))

BEGUN = ExperimentView(
    id=1,
    number=1,
    meeting_id=1,
    origin="",
    idea_id=None,
    cluster_id=None,
    assumption="",
    what="hålla hallen öppen",
    with_whom="",
    place="",
    day=None,
    responsible="",
    sign="",
    report_by=None,
    result="",
    lesson="",
    next=Next.UNSAID,
    reported_in=None,
    version=1,
)
READY = replace(
    BEGUN, assumption="fler kommer", responsible="Fritidsledaren", sign="tio kommer", day=DAY, report_by=REPORT_BY
)


def test_one_that_has_only_been_begun_says_what_it_lacks_in_the_forms_order() -> None:
    assert missing(BEGUN) == ("assumption", "day", "responsible", "sign", "report_by")
    assert missing(replace(BEGUN, what="")) == NEEDED


def test_one_is_ready_without_a_place_or_company() -> None:
    assert missing(READY) == ()
    assert {"place", "with_whom"} == set(names(PLAN)) - set(NEEDED)


@pytest.mark.parametrize("field", ["day", "report_by"])
def test_a_day_before_the_meeting_is_refused_with_both_days(field: str) -> None:
    with pytest.raises(Refused, match=r"experiments\.before_meeting") as caught:
        check_day(field, MET - timedelta(days=1), None, MET)
    for language, (early, met) in zip(LANGUAGES, [("21 april", "22 april"), ("21 April", "22 April")], strict=True):
        said = Words(language).say(caught.value.phrase)
        assert early in said
        assert met in said


def test_the_meetings_own_day_will_do_and_so_will_any_where_the_meeting_has_none() -> None:
    check_day("day", MET, None, MET)
    check_day("report_by", MET, MET, MET)
    check_day("day", date(2020, 1, 1), None, None)


def test_a_report_before_it_is_made_is_refused_from_either_side() -> None:
    for field, value, other in (("day", REPORT_BY, DAY), ("report_by", DAY, REPORT_BY)):
        with pytest.raises(Refused, match=r"experiments\.report_before"):
            check_day(field, value, other, MET)


@given(days, days, days)
def test_a_meetings_date_that_was_moved_locks_neither_day(day: date, report_by: date, met: date) -> None:
    """Whatever stands, both can be mended one after the other."""
    good = max(day, report_by, met)
    check_day("report_by", good, day, met)
    check_day("day", good, good, met)


def test_the_longest_due_comes_first_and_one_without_a_date_last() -> None:
    first, second = replace(READY, id=2, number=2), replace(READY, id=3, number=3, report_by=DAY)
    undated, told = replace(BEGUN, id=4, number=4), replace(READY, id=5, number=5, result="tolv kom")
    later, of_today = replace(READY, id=6, report_by=date(2026, 9, 1)), replace(READY, id=7, meeting_id=2)
    listed = [undated, first, told, second, later, of_today]
    assert [each.id for each in due(listed, {1, 3}, REPORT_BY)] == [3, 2, 4]


@given(st.lists(st.tuples(st.one_of(st.none(), days), st.booleans(), st.integers(1, 3))), days)
def test_only_what_is_not_told_and_was_begun_elsewhere_is_due(
    listed: list[tuple[date | None, bool, int]], today: date
) -> None:
    made = [
        replace(BEGUN, id=n, number=n, report_by=by, result="x" if told else "", meeting_id=meeting)
        for n, (by, told, meeting) in enumerate(listed, 1)
    ]
    found = due(made, {1, 3}, today)
    assert all(not each.reported and each.meeting_id != 2 for each in found)
    assert set(found) == {
        each for each in made if each.meeting_id != 2 and not each.reported and (each.report_by or today) <= today
    }
