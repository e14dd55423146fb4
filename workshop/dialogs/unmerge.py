"""From a cluster's history: one merge taken back alone, and the merges that had gone into it before."""

from __future__ import annotations

from operator import methodcaller
from typing import TYPE_CHECKING

from sessions.queries.history import Moment, Way
from sessions.words import phrase
from workshop.console.protocol import PhaseHost
from workshop.dialogs.choice import Choice, ChoiceScreen

if TYPE_CHECKING:
    from sessions.clusters.unmerge import Merger

MERGED = "clusters.what.merged"


def is_merge(moment: Moment) -> bool:
    """Whether clusters were merged here, and not by taking a change back."""
    return moment.what.key == MERGED and moment.way is not Way.UNDONE


async def offer(screen: PhaseHost, entry: int) -> None:
    """Say what would come back and what has moved on since, and ask."""
    found: tuple[Merger, ...] = await screen.ask_store(methodcaller("mergers", entry), quiet=True, leads_on=True)
    able = [merger for merger in found if merger.returning]
    if not able:
        screen.say(phrase("clusters.unmerge.moved", headings=found[0].headings if found else ()), "look")
        return
    words = screen.console.words
    choices = [*(_choice(merger, screen) for merger in able), Choice("leave", words("history.leave"))]
    answer = await screen.app.push_screen_wait(ChoiceScreen(words("clusters.unmerge.title"), choices))
    if answer not in (None, "leave"):
        await _take_back(screen, int(answer))


def _choice(merger: Merger, screen: PhaseHost) -> Choice:
    words = screen.console.words
    numbers = {idea.id: str(idea.number) for idea in screen.now_view.ideas}
    back = [numbers[i] for cluster in merger.returning for i in cluster.idea_ids if i in numbers]
    stay = [numbers[i] for cluster in merger.returning for i in cluster.staying if i in numbers]
    name = words(
        "clusters.unmerge.inside" if merger.inside else "clusters.unmerge.take_back",
        headings=tuple(cluster.heading for cluster in merger.returning),
    )
    detail = words("clusters.unmerge.comes", n=len(back), numbers=tuple(back))
    if stay:
        detail = words("clusters.unmerge.comes_some", n=len(back), numbers=tuple(back), stay=tuple(stay))
    return Choice(str(merger.entry), name, detail)


async def _take_back(screen: PhaseHost, entry: int) -> None:
    from sessions.clusters import unmerge

    done = await screen.submit(unmerge.unmerge, entry_id=entry, in_form=True, marks="cluster")
    screen.board.reveal(f"cluster-{done.id}")
