"""What is tried between the meetings, and what it taught."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.experiments.fields import FIELDS
from sessions.experiments.view import ExperimentView
from sessions.records.document import Fact, Item, Numbered, Section
from sessions.records.field_data import facts
from sessions.records.parts.common import own, taken_up
from sessions.view import MeetingView
from sessions.words import Words


def experiments(view: MeetingView, words: Words) -> Iterator[Section]:
    """What was told of at this meeting, with its lesson; what it chose to try; and what earlier ones have under
    way, in full where the meeting changed it."""
    told = [each for each in view.experiments if each.reported_in and own(view, each.reported_in)]
    left = [each for each in view.experiments if not own(view, each.meeting_id) and not each.reported]
    parts = (
        ("lessons", told),
        ("begun", [each for each in view.experiments if own(view, each.meeting_id) and each not in told]),
        ("changed", [each for each in left if taken_up(view, "experiment", each.id)]),
    )
    for name, listed in parts:
        if listed:
            items = tuple(_item(each, view.experiments, words) for each in listed)
            yield Section(words(f"records.experiments.{name}"), 2, (Numbered(items),))
    untouched = tuple(_carried(each, words) for each in left if not taken_up(view, "experiment", each.id))
    if untouched:
        yield Section(words("records.experiments.open"), 2, (Numbered(untouched),))


def _carried(each: ExperimentView, words: Words) -> Item:
    """What an earlier meeting chose, briefly: the rest stands in its minutes."""
    report_by = next(field for field in FIELDS if field.name == "report_by")
    return Item(each.number, _called(each, words), tuple(facts(each, (report_by,), words)))


def _called(each: ExperimentView, words: Words) -> str:
    return each.what or each.origin or words("records.unworded")


def _item(each: ExperimentView, all_: Sequence[ExperimentView], words: Words) -> Item:
    return Item(each.number, _called(each, words), tuple(_details(each, all_, words)))


def _details(each: ExperimentView, all_: Sequence[ExperimentView], words: Words) -> Iterator[Fact]:
    before = next((other.number for other in all_ if other.id == each.follows), None)
    origin = each.origin if each.what and each.origin != each.what else ""
    if origin:
        yield Fact(words("records.experiment.origin"), origin)
    if before:
        yield Fact(words("records.experiment.follows"), words("records.experiment.number", number=before))
    for field in FIELDS:
        if field.name == "next":
            said = words(f"records.then.{each.next}") if each.next else ""
            yield from (Fact(words.say(field.label), said),) if said else ()
        elif field.name != "what" and not (field.name == "report_by" and each.reported):
            yield from facts(each, (field,), words)
