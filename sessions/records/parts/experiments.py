"""What is tried between the meetings, and what it taught."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.experiments.rules import missing
from sessions.experiments.view import ExperimentView
from sessions.records.document import Fact, Item, Numbered, Section
from sessions.view import MeetingView
from sessions.words import Words


def experiments(view: MeetingView, words: Words) -> Iterator[Section]:
    """What was told of at this meeting, with its lesson; what it chose to try; and what earlier ones have under way."""
    here, earlier = view.meeting.id, {meeting.id for meeting in view.earlier}
    parts = (
        ("lessons", [each for each in view.experiments if each.reported_in == here]),
        ("begun", [each for each in view.experiments if each.meeting_id == here and each.reported_in != here]),
        ("open", [each for each in view.experiments if each.meeting_id in earlier and not each.reported]),
    )
    for name, listed in parts:
        if listed:
            items = tuple(_item(each, view.experiments, words) for each in listed)
            yield Section(words(f"records.experiments.{name}"), 2, (Numbered(items),))


def _item(each: ExperimentView, all_: Sequence[ExperimentView], words: Words) -> Item:
    return Item(each.number, each.what or each.origin or words("records.unworded"), tuple(_details(each, all_, words)))


def _details(each: ExperimentView, all_: Sequence[ExperimentView], words: Words) -> Iterator[Fact]:
    before = next((other.number for other in all_ if other.id == each.follows), None)
    texts = (
        ("origin", each.origin if each.what and each.origin != each.what else ""),
        ("follows", words("records.experiment.number", number=before) if before else ""),
        ("assumption", each.assumption),
        ("with_whom", each.with_whom),
        ("place", each.place),
        ("day", words.day(each.day) if each.day else ""),
        ("responsible", each.responsible),
        ("sign", each.sign),
        ("report_by", words.day(each.report_by) if each.report_by and not each.reported else ""),
        ("result", each.result),
        ("lesson", each.lesson),
        ("next", words(f"records.then.{each.next}") if each.next else ""),
    )
    for name, value in texts:
        if value:
            yield Fact(words(f"records.experiment.{name}"), value)
    lacking = () if each.reported else missing(each)
    if lacking:
        names = [words(f"records.experiment.missing.{name}") for name in lacking]
        yield Fact(words("records.missing"), words.listing(names))
