"""The ideas' wall: the newest one large, all others flowing below it, how many they are and at which tables."""

from __future__ import annotations

from collections import Counter

from sessions.ideas.view import IdeaView
from workshop.wall.blocks import Big, Scene, Text, Wall


def make_wall(scene: Scene) -> Wall:
    """The newest first. A table is counted, a person never."""
    words = scene.words
    ideas = sorted(scene.view.live_ideas, key=_number, reverse=True)
    if not ideas:
        return Wall((Text(words("wall.ideas.empty")),))
    newest, *rest = ideas
    here = [idea for idea in ideas if idea.meeting_id == scene.view.meeting.id]
    tables = Counter(idea.table for idea in here if idea.table)
    counts = [words("wall.ideas.table", table=table, count=count) for table, count in sorted(tables.items())]
    return Wall(
        blocks=tuple(Text(idea.text, str(idea.number), idea.clarification) for idea in rest),
        stands=(Big(newest.text, str(newest.number), newest.clarification),),
        foot=" · ".join([words("ideas.count", n=len(ideas)), *counts]),
    )


def _number(idea: IdeaView) -> int:
    return idea.number
