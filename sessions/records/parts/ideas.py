"""The ideas in people's own words, and how they were grouped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.ideas.view import IdeaView
from sessions.records.document import Fact, Item, Numbered, Paragraph, Section, Table
from sessions.view import MeetingView
from sessions.words import Words


def ideas(view: MeetingView, words: Words) -> Iterator[Section]:
    """All ideas with their numbers, themes and tables; the withdrawn ones apart, and named so."""
    live = view.live_ideas
    withdrawn = tuple(idea for idea in view.ideas if idea.withdrawn)
    if live:
        yield Section(words("records.ideas"), 2, (_table(live, words),))
    elif withdrawn:
        yield Section(words("records.ideas"), 2, (Paragraph(words("records.ideas.none_left")),))
    if withdrawn:
        text = Paragraph(words("records.ideas.withdrawn_count", n=len(withdrawn)))
        yield Section(words("records.ideas.withdrawn"), 3, (text, _points(withdrawn)))


def clusters(view: MeetingView, words: Words) -> Iterator[Section]:
    """Every original wording under its cluster's heading, then the ideas that stand in none."""
    if not view.clusters:
        return
    yield Section(words("records.clusters"), 2, (Paragraph(words("records.clusters.count", n=len(view.clusters))),))
    by_id = {idea.id: idea for idea in view.ideas}
    for cluster in view.clusters:
        mine = [by_id[idea_id] for idea_id in cluster.idea_ids if idea_id in by_id]
        heading = words("records.cluster", n=sum(not idea.withdrawn for idea in mine), heading=cluster.heading)
        yield Section(heading, 3, (_points(mine, words),) if mine else ())
    if view.loose_ideas:
        heading = words("records.clusters.loose", n=len(view.loose_ideas))
        yield Section(heading, 3, (_points(view.loose_ideas),))


def _table(listed: Sequence[IdeaView], words: Words) -> Table:
    """One row per idea; theme and table have a column only where somebody used them."""
    themes, tables = any(idea.theme for idea in listed), any(idea.table for idea in listed)
    columns = ["number", "idea", *["theme"] * themes, *["table"] * tables]
    return Table(
        caption=words("records.ideas.count", n=len(listed)),
        columns=tuple(words(f"records.column.{name}") for name in columns),
        rows=tuple((str(idea.number), idea.text, *[idea.theme] * themes, *[idea.table] * tables) for idea in listed),
        numeric=frozenset({0}),
    )


def _points(listed: Sequence[IdeaView], words: Words | None = None) -> Numbered:
    """The ideas as points. With words, the withdrawn ones among them are marked."""
    mark = (Fact(words("records.state"), words("records.state.withdrawn")),) if words else ()
    return Numbered(tuple(Item(idea.number, idea.text, mark if idea.withdrawn else ()) for idea in listed))
