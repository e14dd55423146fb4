"""The ideas' wall: the newest one large, all others flowing below it, how many they are and at which tables.

While the word goes round, whose turn it is: by its seat, never by a name.
"""

from __future__ import annotations

from collections import Counter

from sessions.ideas.view import IdeaView
from sessions.live.view import ALL_ASKED, LiveView
from sessions.words import Words
from workshop.wall.blocks import Big, Block, Figure, Scene, Text, Wall


def make_wall(scene: Scene) -> Wall:
    """The newest first. A table is counted, a person never."""
    words, turn = scene.words, _turn(scene.view.live, scene.words)
    ideas = sorted(scene.view.live_ideas, key=_number, reverse=True)
    if not ideas:
        return Wall((Text(words("wall.ideas.empty")),), stands=turn)
    newest, *rest = ideas
    here = [idea for idea in ideas if idea.meeting_id == scene.view.meeting.id]
    tables = Counter(idea.table for idea in here if idea.table)
    counts = [words("wall.ideas.table", table=table, count=count) for table, count in sorted(tables.items())]
    return Wall(
        blocks=tuple(Text(idea.text, str(idea.number), idea.clarification) for idea in rest),
        stands=(
            *turn,
            Big(newest.text, str(newest.number), newest.clarification),
        ),
        foot=" · ".join([words("ideas.count", n=len(ideas)), *counts]),
    )


def _turn(live: LiveView, words: Words) -> tuple[Block, ...]:
    """Whose turn it is, while a round goes on."""
    if live.turn is None:
        return ()
    if live.turn == ALL_ASKED:
        return (Text(words("wall.turn.over"), tone="ready"),)
    if live.turn_again:
        said = words("wall.turn.again", seat=live.turn, seats=live.turn_seats)
    elif live.turn_passed:
        said = words("wall.turn.passed", seat=live.turn, seats=live.turn_seats, n=live.turn_passed)
    else:
        said = words("wall.turn.now", seat=live.turn, seats=live.turn_seats)
    return (Figure(str(live.turn), said),)


def _number(idea: IdeaView) -> int:
    return idea.number
