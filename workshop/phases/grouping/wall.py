"""The grouping's wall: the clusters as they form, every idea under its heading, then those without one."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.wall.blocks import Block, Heading, Scene, Text, Wall


def make_wall(scene: Scene) -> Wall:
    """Headings with their originals."""
    view, words = scene.view, scene.words
    count = words("clusters.count", n=len(view.clusters))
    foot = words("grouping.summary", clusters=count, n=len(view.loose_ideas))
    blocks = tuple(_clusters(scene))
    return Wall(blocks, foot=foot) if blocks else Wall((Text(words("wall.grouping.empty")),))


def _clusters(scene: Scene) -> Iterator[Block]:
    view, words = scene.view, scene.words
    by_id = {idea.id: idea for idea in view.live_ideas}
    for cluster in view.clusters:
        ideas = [by_id[idea_id] for idea_id in cluster.idea_ids if idea_id in by_id]
        yield Heading(cluster.heading, words("ideas.count", n=len(ideas)))
        for idea in ideas:
            yield Text(idea.text, str(idea.number))
    if view.loose_ideas:
        yield Heading(words("grouping.loose"))
        for idea in view.loose_ideas:
            yield Text(idea.text, str(idea.number))
