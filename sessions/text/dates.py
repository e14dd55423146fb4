"""Reads days and times as people write them, in Swedish and English alike.

Our own: dateparser costs 130 ms at its first date, reads 12/24 as 2124-11-12 and never says that it guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from sessions.errors import Refused
from sessions.text.cleaner import clean

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "mars march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "måndag mån monday mon",
            "tisdag tis tuesday tue",
            "onsdag ons wednesday wed",
            "torsdag tors tor thursday thu",
            "fredag fre friday fri",
            "lördag lör saturday sat",
            "söndag sön sunday sun",
        )
    )
    for name in names.split()
}
_DAYS_AHEAD = {
    "idag": 0, "i dag": 0, "today": 0,
    "imorgon": 1, "i morgon": 1, "imorrn": 1, "tomorrow": 1,
    "övermorgon": 2, "i övermorgon": 2,
    "igår": -1, "i går": -1, "yesterday": -1, "förrgår": -2, "i förrgår": -2,
}  # fmt: skip
_UNITS = {"dag": 1, "dagar": 1, "day": 1, "days": 1, "vecka": 7, "veckor": 7, "week": 7, "weeks": 7}

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})\s?[/.]\s?(\d{1,2})(?:\s*[/.\s-]\s*(\d{4}|\d{2}))?\.?")
_WITH_WEEKDAY = re.compile(r"([a-zåäö]+?)(?:en)?,? (?:den )?(\d.*|[a-z]+\.? \d.*)")
_NAMED = re.compile(r"(\d{1,2})(?::?[ae]|st|nd|rd|th|\.)? (?:of )?([a-zåäö]+)\.?,?(?: (\d{4}))?")
_NAMED_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?")
_AHEAD = re.compile(r"(?:om|in) (\d{1,3}|en|ett|a|one) ([a-z]+)")
_TIME = re.compile(r"(?:kl(?:ockan|\.)? ?|at )?(\d{1,2})(?:[.:,]?(\d{2}))?")

LATE = timedelta(days=300)
"""A day without a year that falls later than this may have been meant for the past."""


@dataclass(frozen=True)
class Day:
    """A day as read. Where another reading is sensible too it is not ``sure``, and is to be read back."""

    day: date
    sure: bool


def read_day(text: str, today: date, *, past: bool = False) -> Day:
    """The day that the text names; without a year the nearest one to come, today included.

    With ``past`` it is of something that has happened: the nearest one behind us, today included.
    """
    said = " ".join(clean(text).lower().split())
    for prefix in ("nu ", "på ", "on ", "den ", "the "):
        said = said.removeprefix(prefix)
    if said in _DAYS_AHEAD:
        return Day(today + timedelta(days=_DAYS_AHEAD[said]), True)
    if said in _WEEKDAYS:
        ahead = (_WEEKDAYS[said] - today.weekday()) % 7
        return Day(today + timedelta(days=ahead - 7 if past and ahead else ahead), ahead != 0)
    if (match := _AHEAD.fullmatch(said)) and match[2] in _UNITS:
        count = int(match[1]) if match[1].isdigit() else 1
        return Day(today + timedelta(days=count * _UNITS[match[2]]), True)
    if (match := _WITH_WEEKDAY.fullmatch(said)) and match[1] in _WEEKDAYS:
        read = _in_the_calendar(text, match[2], today, past)
        return Day(read.day, read.sure and read.day.weekday() == _WEEKDAYS[match[1]])
    return _in_the_calendar(text, said, today, past)


def day_or_none(text: str, today: date, *, past: bool = False) -> date | None:
    """The day, or None where nothing is written."""
    return read_day(text, today, past=past).day if text.strip() else None


def read_time(text: str) -> time:
    """The time of day: ``18``, ``18.30``, ``18:30``, ``1830``, ``kl. 18``."""
    match = _TIME.fullmatch(" ".join(clean(text).lower().split()))
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise Refused("dates.no_time", text=_short(text))
    return time(int(match[1]), int(match[2] or 0))


def time_or_none(text: str) -> time | None:
    """The time, or None where nothing is written."""
    return read_time(text) if text.strip() else None


def _in_the_calendar(text: str, said: str, today: date, past: bool) -> Day:
    if match := _ISO.fullmatch(said):
        return Day(_date(text, int(match[1]), int(match[2]), int(match[3])), True)
    if match := _NUMBERS.fullmatch(said):
        day, month = int(match[1]), int(match[2])
        either_way = "/" in said and day <= 12 and month <= 12 and day != month
        read = _with_year(text, match[3], month, day, today, past)
        return Day(read.day, read.sure and not either_way)
    if (match := _NAMED.fullmatch(said)) and match[2] in _MONTHS:
        return _with_year(text, match[3], _MONTHS[match[2]], int(match[1]), today, past)
    if (match := _NAMED_FIRST.fullmatch(said)) and match[1] in _MONTHS:
        return _with_year(text, match[3], _MONTHS[match[1]], int(match[2]), today, past)
    raise Refused("dates.unknown", text=_short(text))


def _with_year(text: str, year: str | None, month: int, day: int, today: date, past: bool) -> Day:
    if year is not None:
        short = len(year) == 2  # may also be an hour: 24/12 18
        return Day(_date(text, 2000 + int(year) if short else int(year), month, day), not short)
    _date(text, 2000, month, day)  # a leap year: what is impossible in it is so in every year
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    days = (date(y, month, day) for y in years if (month, day) != (2, 29) or _is_leap(y))
    found = next(each for each in days if (each <= today if past else each >= today))
    return Day(found, abs(found - today) <= LATE)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise Refused("dates.impossible", text=_short(text)) from error
    if not 1900 <= year <= 2100:
        raise Refused("dates.impossible", text=_short(text))
    return found


def _short(text: str) -> str:
    cleaned = clean(text)
    return cleaned if len(cleaned) <= 40 else f"{cleaned[:40]}…"
