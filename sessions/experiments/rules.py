"""Rules of experiments: what one still lacks, which days make sense, and when it is time to tell how it went."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sessions.errors import Refused
from sessions.experiments.fields import FIELDS
from sessions.experiments.view import ExperimentView
from sessions.text.fields import Kind, names

DATES = names(FIELDS, Kind.DATE)
NEEDED = tuple(field.name for field in FIELDS if field.needed)
"""What an experiment must have to be ready, in the order of the form."""


def missing(experiment: ExperimentView) -> tuple[str, ...]:
    """What keeps an experiment from being ready, as field names in the form's order."""
    return tuple(name for name in NEEDED if not getattr(experiment, name))


def check_day(field: str, value: date | None, other: date | None, met: date | None) -> None:
    """Refuse a ``day`` or ``report_by`` that cannot be: before the meeting that chose it, or told before it is done.

    ``other`` is the other of the two. Only the one that is set is held against the meeting, so that a wrong meeting's
    date never locks both.
    """
    assert field in DATES
    if value and met and value < met:
        raise Refused("experiments.before_meeting", day=value, met=met)
    day, report_by = (value, other) if field == "day" else (other, value)
    if day and report_by and report_by < day:
        raise Refused("experiments.report_before", day=day, report_by=report_by)


def due(experiments: Sequence[ExperimentView], earlier: Collection[int], day: date) -> tuple[ExperimentView, ...]:
    """Those begun in one of the ``earlier`` meetings that are to be told of by ``day`` and are not, longest due first.

    One without a date is due at any later meeting, after those that have one.
    """
    waiting = [each for each in experiments if each.meeting_id in earlier and not each.reported]
    fallen = [each for each in waiting if each.report_by is None or each.report_by <= day]
    return tuple(sorted(fallen, key=lambda each: (each.report_by or date.max, each.number)))
