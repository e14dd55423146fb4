"""Changes of experiments: begun from an idea, a cluster or in words of their own, and told of at a later meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

from sessions.errors import Refused
from sessions.experiments.fields import FIELDS, PLAN, REPORT
from sessions.experiments.rules import check_day
from sessions.experiments.tables import Experiment, find_origin
from sessions.experiments.view import Next
from sessions.store.change import Change, Done, table_of
from sessions.text.fields import Kind, by_name, names
from sessions.text.typed import wording
from sessions.words import phrase

SAME = ("origin", "idea_id", "cluster_id", *(field.name for field in PLAN if field.kind is not Kind.DATE))
"""What a new test takes over from the one before."""
_FIELDS = by_name(FIELDS)


def begin(change: Change, *, what: str) -> Done:
    """Begin an experiment in words of its own; the rest may follow, field by field."""
    return _add(change, what=wording(what))


def begin_from(change: Change, *, idea_id: int | None = None, cluster_id: int | None = None) -> Done:
    """Begin an experiment with an idea or a cluster, whose words it keeps as they are now.

    An idea is also the first wording of what is to be done; a cluster's heading says nothing of that.
    """
    assert change.dialogue_id is not None
    origin = find_origin(change, idea_id, cluster_id)
    if origin.withdrawn is not None:
        raise Refused("experiments.withdrawn", number=origin.withdrawn)
    what = origin.text if idea_id is not None else ""
    return _add(change, what=what, origin=origin.text, idea_id=idea_id, cluster_id=cluster_id)


def begin_again(change: Change, *, experiment_id: int) -> Done:
    """Begin the next test of the same, with the same words and new days. Refused where it has been begun already."""
    before = change.get(Experiment, experiment_id)
    made = change.find(Experiment, table_of(Experiment).c.follows == experiment_id)
    if made:
        raise Refused("experiments.again_already", number=before.number, other=made[0].number)
    return _add(change, **{name: getattr(before, name) for name in SAME}, follows=experiment_id)


def describe(change: Change, *, experiment_id: int, version: int, field: str, value: str | date | Next | None) -> Done:
    """Set one field: a text, a date (None takes it away), or what is next.

    The meeting where something is first told of it counts as the one that it was reported in.
    """
    row = change.get(Experiment, experiment_id)
    described = _FIELDS[field]
    value = described.clean(value)
    if described.kind is Kind.DATE and field in ("day", "report_by"):
        assert value is None or isinstance(value, date)
        other = row.report_by if field == "day" else row.day
        check_day(field, value, other, change.day_of(row.meeting_id))
    values: dict[str, Any] = {field: value}
    if described in REPORT:
        told = any(({name: getattr(row, name) for name in names(REPORT)} | values).values())
        values["reported_in"] = (row.reported_in or change.meeting_id) if told else None
    row = change.edit(Experiment, experiment_id, version, **values)
    what = phrase("experiments.what.field", number=row.number, field=described.done(value))
    return Done(what, row.id)


def remove(change: Change, *, experiment_id: int) -> Done:
    """Take an experiment away, as when it was begun by mistake; undo brings it back."""
    row = change.get(Experiment, experiment_id)
    change.remove(row)
    return Done(phrase("experiments.what.removed", number=row.number), row.id)


def _add(change: Change, **values: Any) -> Done:
    assert change.dialogue_id is not None and change.meeting_id is not None
    row = change.add(
        Experiment(
            dialogue_id=change.dialogue_id,
            meeting_id=change.meeting_id,
            number=change.next_number("experiment"),
            **values,
        )
    )
    return Done(phrase("experiments.what.one", number=row.number), row.id)
