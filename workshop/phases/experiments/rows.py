"""How experiments are set on the board: what is tried and why, when and by whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sessions.experiments.rules import due, missing
from sessions.experiments.view import ExperimentView
from sessions.view import MeetingView
from sessions.words import Words, phrase
from workshop.widgets.board import Row


def experiment_rows(view: MeetingView, words: Words, today: date) -> Iterator[Row]:
    """Those to tell of first, then those under way, then what has been told."""
    telling = to_tell(view, today)
    under_way = [each for each in view.experiments if not each.reported and each not in telling]
    told = [each for each in view.experiments if each.reported]
    for name, part in (("to_tell", telling), ("under_way", under_way), ("told", told)):
        if part:
            yield Row(f"h-{name}", words(f"experiments.{name}"), kind="heading", selectable=False)
        for each in part:
            yield _row(each, view, words, due_now=name == "to_tell")


def to_tell(view: MeetingView, today: date) -> tuple[ExperimentView, ...]:
    """Those from earlier meetings that it is time to tell of at this one."""
    day = max(today, view.meeting.day or today)
    return due(view.experiments, {meeting.id for meeting in view.earlier}, day)


def tells(view: MeetingView, today: date) -> bool:
    """Whether there is something to tell of at this meeting, or there was and it has been told."""
    return bool(to_tell(view, today)) or any(each.reported_in == view.meeting.id for each in view.experiments)


def offer_rows(view: MeetingView, words: Words) -> tuple[Row, ...]:
    """What an experiment can be begun from: the clusters with their ideas, then the ideas that stand alone.

    What one has been begun from already is left out: that one can be tested again.
    """
    ideas = {each.idea_id for each in view.experiments}
    clusters = {each.cluster_id for each in view.experiments}
    by_id = {idea.id: idea for idea in view.live_ideas}
    rows: list[Row] = []
    for cluster in view.clusters:
        inside = [by_id[i] for i in cluster.idea_ids if i in by_id and i not in ideas]
        if cluster.id not in clusters:
            rows.append(Row(f"cluster-{cluster.id}", cluster.heading))
        rows += [Row(f"idea-{idea.id}", idea.text, str(idea.number), kind="original") for idea in inside]
    rows += [Row(f"idea-{idea.id}", idea.text, str(idea.number)) for idea in view.loose_ideas if idea.id not in ideas]
    if rows:
        rows.insert(0, Row("h-offers", words("experiments.offers"), kind="heading", selectable=False))
    return tuple(rows)


def _row(each: ExperimentView, view: MeetingView, words: Words, *, due_now: bool) -> Row:
    lacking = () if each.reported else missing(each)
    if each.reported:
        sign, tone = words(f"experiments.sign.{each.next or 'told'}"), "ready"
    elif due_now:
        sign, tone = words("experiments.sign.due"), "look"
    elif lacking:
        sign, tone = words("experiments.missing", n=len(lacking)), "look"
    else:
        sign, tone = words("experiments.ready"), "ready"
    facts = list(_facts(each, view.experiments, words))
    if lacking:
        facts.append(words("experiments.lacks", fields=tuple(phrase(f"experiments.short.{name}") for name in lacking)))
    return Row(
        f"experiment-{each.id}",
        each.what or words("experiments.of", origin=each.origin),
        str(each.number),
        "\n".join(facts),
        sign=sign,
        tone="ready" if tone == "ready" else "look",
    )


def _facts(each: ExperimentView, all_: Sequence[ExperimentView], words: Words) -> Iterator[str]:
    before = next((other.number for other in all_ if other.id == each.follows), None)
    if before is not None:
        yield words("experiments.again_of", number=before)
    if each.origin and each.what and each.origin != each.what:
        yield words("experiments.of", origin=each.origin)
    if each.assumption:
        yield words("experiments.assumes", text=each.assumption)
    when = words.day(each.day) if each.day else ""
    company = words("experiments.together", with_whom=each.with_whom) if each.with_whom else ""
    who = words("experiments.by", who=each.responsible) if each.responsible else ""
    practical = " · ".join(filter(None, (when, each.place, who, company)))
    if practical:
        yield practical
    if each.reported:
        if each.result:
            yield words("experiments.result", text=each.result)
        if each.lesson:
            yield words("experiments.lesson", text=each.lesson)
        return
    if each.sign:
        yield words("experiments.works", text=each.sign)
    if each.report_by:
        yield words("experiments.tell_by", day=each.report_by)
