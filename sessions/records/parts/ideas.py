"""The ideas in people's own words, and how they were grouped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sessions.ideas.view import IdeaView
from sessions.records.document import Block, Bullets, Fact, Item, Numbered, Paragraph, Section, Table
from sessions.records.parts.common import own, runs, taken_up, took_up
from sessions.view import MeetingView
from sessions.words import Words


def ideas(view: MeetingView, words: Words) -> Iterator[Section]:
    """The meeting's own ideas with all that is said of them; the earlier ones by number; the withdrawn ones apart."""
    mine = [idea for idea in view.live_ideas if own(view, idea.meeting_id)]
    earlier = [idea.number for idea in view.live_ideas if not own(view, idea.meeting_id)]
    withdrawn = tuple(idea for idea in view.ideas if idea.withdrawn and _told_here(idea, view))
    blocks: list[Block] = []
    if mine:
        blocks.append(_table(mine, view, words))
    elif withdrawn and not earlier:
        blocks.append(Paragraph(words("records.ideas.none_left")))
    if earlier:
        blocks.append(Paragraph(words("records.ideas.carried", n=len(earlier), numbers=runs(earlier, words))))
    if blocks or withdrawn:
        yield Section(words("records.ideas"), 2, tuple(blocks))
    if withdrawn:
        count = (Paragraph(words("records.ideas.withdrawn_count", n=len(withdrawn))),)
        told = () if view.held.keeps_words else count
        yield Section(words("records.ideas.withdrawn"), 3, (*told, _points(withdrawn, words)))


def clusters(view: MeetingView, words: Words) -> Iterator[Section]:
    """Every original wording under its cluster's heading, then the ideas that stand in none.

    Clusters that an earlier meeting made and this one left alone are told by their headings.
    """
    if not view.clusters:
        return
    by_id = {idea.id: idea for idea in view.ideas}
    told = [(each, [by_id[idea_id] for idea_id in each.idea_ids if idea_id in by_id]) for each in view.clusters]
    if not _grouped_here(view):
        headings = tuple(_carried(each.heading, mine, words) for each, mine in told)
        nature = Paragraph(words("records.clusters.carried", n=len(told)))
        yield Section(words("records.clusters"), 2, (nature, Bullets(headings)))
        return
    grouped, live, n = len(view.live_ideas) - len(view.loose_ideas), len(view.live_ideas), len(view.clusters)
    said = (
        words("records.clusters.some", grouped=grouped, all=live, n=n)
        if view.loose_ideas
        else words("records.clusters.count", n=n)
    )
    yield Section(words("records.clusters"), 2, (Paragraph(said),))
    for cluster, mine in told:
        heading = words("records.cluster", n=sum(not idea.withdrawn for idea in mine), heading=cluster.heading)
        listed = [idea for idea in mine if not (idea.withdrawn and _told_here(idea, view))]
        yield Section(heading, 3, (_points(listed, words),) if listed else ())
    if view.loose_ideas:
        heading = words("records.clusters.loose", n=len(view.loose_ideas))
        yield Section(heading, 3, (_points(view.loose_ideas, words),))


def with_words(view: MeetingView) -> frozenset[int]:
    """The ids of the ideas whose words stand in the minutes, here or under a cluster."""
    grouped = bool(view.clusters) and _grouped_here(view)
    return frozenset(idea.id for idea in view.live_ideas if grouped or own(view, idea.meeting_id))


def _grouped_here(view: MeetingView) -> bool:
    """Whether the clusters are this meeting's work."""
    return not view.earlier or took_up(view, "cluster", "membership")


def _told_here(idea: IdeaView, view: MeetingView) -> bool:
    """Whether a withdrawn idea is this meeting's to tell of: it was said here, or taken back here."""
    return own(view, idea.meeting_id) or taken_up(view, "idea", idea.id)


def _carried(heading: str, listed: Sequence[IdeaView], words: Words) -> str:
    numbers = [idea.number for idea in listed if not idea.withdrawn]
    if not numbers:
        return heading
    return words("records.clusters.numbers", n=len(numbers), heading=heading, numbers=runs(numbers, words))


def _table(listed: Sequence[IdeaView], view: MeetingView, words: Words) -> Table:
    """One row per idea; what only some have, such as a theme, has a column only where somebody used it."""

    def answers(idea: IdeaView) -> str:
        return runs([one.number for one in view.perspectives.perspectives if idea.id in one.idea_ids], words)

    fields: dict[str, Callable[[IdeaView], str]] = {
        "clarification": lambda idea: idea.clarification,
        "theme": lambda idea: idea.theme,
        "table": lambda idea: idea.table,
        "answers": answers,
    }
    used = {name: field for name, field in fields.items() if any(field(idea) for idea in listed)}
    return Table(
        caption=words("records.ideas.count", n=len(listed)),
        columns=tuple(words(f"records.column.{name}") for name in ("number", "idea", *used)),
        rows=tuple((str(idea.number), idea.text, *(field(idea) for field in used.values())) for idea in listed),
        numeric=frozenset({0}),
    )


def _points(listed: Sequence[IdeaView], words: Words) -> Numbered:
    """The ideas as points with what was clarified."""
    label = words("records.column.clarification")
    return Numbered(
        tuple(
            Item(idea.number, idea.text, (Fact(label, idea.clarification),) if idea.clarification else ())
            for idea in listed
        )
    )
