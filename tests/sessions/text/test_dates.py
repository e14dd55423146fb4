"""Days and times are read as people write them, and read back where they may be misread."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.errors import Refused
from sessions.text.dates import day_or_none, read_day, read_time, time_or_none
from sessions.words import Words

TODAY = date(2026, 11, 24)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("text", "day", "sure"),
    [
        ("2026-12-01", date(2026, 12, 1), True),
        ("20261201", date(2026, 12, 1), True),
        ("1/12", date(2026, 12, 1), False),
        ("24/12", date(2026, 12, 24), True),
        ("1/12 2027", date(2027, 12, 1), False),
        ("1.12.2026", date(2026, 12, 1), True),
        ("1 december", date(2026, 12, 1), True),
        ("den 1 dec 2027", date(2027, 12, 1), True),
        ("Dec 1", date(2026, 12, 1), True),
        ("onsdag", date(2026, 11, 25), True),
        ("på tisdag", TODAY, False),
        ("Monday", date(2026, 11, 30), True),
        ("i morgon", date(2026, 11, 25), True),
        ("övermorgon", date(2026, 11, 26), True),
        ("om 2 veckor", date(2026, 12, 8), True),
        ("in 3 days", date(2026, 11, 27), True),
        ("20 november", date(2027, 11, 20), False),
        ("29 februari", date(2028, 2, 29), False),
        ("den 24/12", date(2026, 12, 24), True),
        ("1st of December", date(2026, 12, 1), True),
        ("tisdagen den 1 december", date(2026, 12, 1), True),
        ("Wednesday 1 December", date(2026, 12, 1), False),
        ("24/12 18", date(2018, 12, 24), False),
        ("lo\u0308rdag", date(2026, 11, 28), True),
    ],
)
def test_a_day_is_read(text: str, day: date, sure: bool) -> None:
    read = read_day(text, TODAY)
    assert (read.day, read.sure) == (day, sure)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_long_form(day: date) -> None:
    for words in (Words("sv"), Words("en")):
        for form in (words.day(day), words.day(day, weekday=True)):
            read = read_day(form, TODAY)
            assert (read.day, read.sure) == (day, True)
    for form in (day.isoformat(), f"{day.day}/{day.month} {day.year}", f"{day.day}.{day.month}.{day.year}"):
        assert read_day(form, TODAY).day == day


@given(st.dates(TODAY, TODAY + timedelta(days=364)))
def test_without_a_year_the_nearest_day_to_come_is_meant(day: date) -> None:
    assert read_day(f"{day.day}/{day.month}", TODAY).day == day


@given(st.dates(TODAY - timedelta(days=364), TODAY))
def test_of_what_has_happened_the_nearest_day_behind_us_is_meant(day: date) -> None:
    assert read_day(f"{day.day}/{day.month}", TODAY, past=True).day == day


@pytest.mark.parametrize(("text", "back"), [("i går", 1), ("igår", 1), ("yesterday", 1), ("förrgår", 2), ("idag", 0)])
def test_days_behind_us_have_names_of_their_own(text: str, back: int) -> None:
    assert read_day(text, TODAY, past=True).day == TODAY - timedelta(days=back)


@given(st.sampled_from(["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]))
def test_a_weekday_that_has_been_is_of_the_week_behind_us(name: str) -> None:
    behind, ahead = read_day(name, TODAY, past=True).day, read_day(name, TODAY).day
    assert timedelta(0) <= TODAY - behind < timedelta(days=7)
    assert behind.weekday() == ahead.weekday()


def test_the_last_leap_day_behind_us_and_a_year_that_is_said() -> None:
    assert read_day("29 februari", date(2026, 4, 22), past=True).day == date(2024, 2, 29)
    assert read_day("1 maj 2027", date(2026, 4, 22), past=True).day == date(2027, 5, 1), "said is said"


@pytest.mark.parametrize("text", ["någon gång i vår", "mars", "nästa tisdag", "1\x1b/12", "2026"])
def test_what_names_no_day_is_refused_with_the_forms_that_work(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_day(text, TODAY)
    assert refused.value.phrase.key == "dates.unknown"
    assert "1/12" in Words("sv").say(refused.value.phrase)


@pytest.mark.parametrize("text", ["31/2", "32 december", "2026-13-01", "30 februari 2027", "1/1 2300", "29/2 2027"])
def test_a_day_that_is_not_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_day(text, TODAY)
    assert refused.value.phrase.key == "dates.impossible"
    assert text in Words("sv").say(refused.value.phrase)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (lambda: day_or_none(text, TODAY), lambda: time_or_none(text)):
        with suppress(Refused):
            read()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("18", time(18)),
        ("18.30", time(18, 30)),
        ("18:30", time(18, 30)),
        ("kl 18", time(18)),
        ("kl. 18.30", time(18, 30)),
        ("1830", time(18, 30)),
        ("9", time(9)),
    ],
)
def test_a_time_is_read(text: str, read: time) -> None:
    assert read_time(text) == read


@pytest.mark.parametrize("text", ["24", "18.60", "18.3", "183", "6 pm", "kvällen"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_time(text)
    assert refused.value.phrase.key == "dates.no_time"


def test_nothing_written_is_nothing_said() -> None:
    assert day_or_none("  ", TODAY) is None
    assert time_or_none("") is None
