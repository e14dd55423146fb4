"""The ideas in people's own words, and how they were grouped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

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
        yield Section(words("records.ideas.withdrawn"), 3, (text, _points(withdrawn, words, marked=False)))


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
        yield Section(heading, 3, (_points(view.loose_ideas, words),))


def _table(listed: Sequence[IdeaView], words: Words) -> Table:
    """One row per idea; what only some have, such as a theme, has a column only where somebody used it."""
    fields: dict[str, Callable[[IdeaView], str]] = {
        "clarification": lambda idea: idea.clarification,
        "theme": lambda idea: idea.theme,
        "table": lambda idea: idea.table,
    }
    used = {name: field for name, field in fields.items() if any(field(idea) for idea in listed)}
    return Table(
        caption=words("records.ideas.count", n=len(listed)),
        columns=tuple(words(f"records.column.{name}") for name in ("number", "idea", *used)),
        rows=tuple((str(idea.number), idea.text, *(field(idea) for field in used.values())) for idea in listed),
        numeric=frozenset({0}),
    )


def _points(listed: Sequence[IdeaView], words: Words, *, marked: bool = True) -> Numbered:
    """The ideas as points with what was clarified; the withdrawn ones among others are ``marked``."""

    def details(idea: IdeaView) -> Iterator[Fact]:
        if idea.clarification:
            yield Fact(words("records.column.clarification"), idea.clarification)
        if idea.withdrawn and marked:
            yield Fact(words("records.state"), words("records.state.withdrawn"))

    return Numbered(tuple(Item(idea.number, idea.text, tuple(details(idea))) for idea in listed))
