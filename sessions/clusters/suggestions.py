"""Which ideas look as if they belong together, or in a cluster that there is. It only ever suggests."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from sessions.clusters.view import ClusterView
from sessions.ideas.view import IdeaView
from sessions.text.likeness import ALIKE, Pair, alike, named, shared


@dataclass(frozen=True)
class Suggestion:
    """Ideas that stand in no cluster, and look as if they belong together or in one that there is.

    Without ``cluster_id`` they would get a cluster of their own, ``heading`` being the words that they share. ``like``
    is the ids of the ideas in the cluster that they look like; none where it is the heading that names them.
    """

    idea_ids: tuple[int, ...]
    heading: str
    cluster_id: int | None = None
    like: tuple[int, ...] = ()


Apart = frozenset[tuple[str, int]]
"""Two things that somebody has said do not belong together: ``("idea", id)`` and another or ``("cluster", id)``."""


def suggestions(
    ideas: Sequence[IdeaView], clusters: Sequence[ClusterView], language: str, apart: Collection[Apart] = ()
) -> tuple[Suggestion, ...]:
    """What could be put together, the most alike first; an idea is in one suggestion at most. ``ideas`` are live ones.

    1,000 ideas take some 0.3 s: not for the thread that takes keys.
    """
    texts = [idea.text for idea in ideas]
    pairs = alike(texts, language, held=True)
    home = {idea_id: cluster for cluster in clusters for idea_id in cluster.idea_ids}
    joining = _joining(ideas, clusters, home, pairs, language, apart)
    taken = {idea_id for _, suggestion in joining for idea_id in suggestion.idea_ids}
    loose = {at for at, idea in enumerate(ideas) if idea.id not in home and idea.id not in taken}
    found = joining
    for score, group in _groups(ideas, loose, pairs, apart):
        heading = shared([texts[at] for at in group], language)
        found.append((score, Suggestion(tuple(ideas[at].id for at in group), heading)))
    return tuple(suggestion for _, suggestion in sorted(found, key=lambda each: (-each[0], each[1].idea_ids)))


def _joining(
    ideas: Sequence[IdeaView],
    clusters: Sequence[ClusterView],
    home: Mapping[int, ClusterView],
    pairs: Sequence[Pair],
    language: str,
    apart: Collection[Apart],
) -> list[tuple[float, Suggestion]]:
    """For each loose idea the cluster whose ideas or heading it looks like most."""
    best: dict[int, tuple[float, int, tuple[int, ...]]] = {}

    def consider(idea: IdeaView, cluster: ClusterView, score: float, like: tuple[int, ...]) -> None:
        known = best.get(idea.id, (0.0, 0, ()))
        if frozenset({("idea", idea.id), ("cluster", cluster.id)}) in apart or idea.id in home:
            return
        if known[1] == cluster.id:
            best[idea.id] = (max(known[0], score), cluster.id, (*known[2], *like))
        elif score > known[0]:
            best[idea.id] = (score, cluster.id, like)

    for pair in pairs:
        for one, other in ((ideas[pair.first], ideas[pair.second]), (ideas[pair.second], ideas[pair.first])):
            if other.id in home:
                consider(one, home[other.id], pair.score, (other.id,))
    for at, heading in named([idea.text for idea in ideas], [cluster.heading for cluster in clusters], language):
        consider(ideas[at], clusters[heading], ALIKE, ())
    by_id = {cluster.id: cluster for cluster in clusters}
    return [
        (score, Suggestion((idea_id,), by_id[cluster_id].heading, cluster_id, like))
        for idea_id, (score, cluster_id, like) in best.items()
    ]


def _groups(
    ideas: Sequence[IdeaView], loose: Collection[int], pairs: Sequence[Pair], apart: Collection[Apart]
) -> list[tuple[float, list[int]]]:
    """Groups of loose ideas of which every two look alike, so that no chain joins what is not alike."""
    same = list(range(len(ideas)))
    for pair in pairs:
        if pair.score == 1.0:
            same[pair.second] = same[pair.first]
    like = {frozenset((same[pair.first], same[pair.second])) for pair in pairs}

    def belong(one: int, other: int) -> bool:
        if same[one] != same[other] and frozenset((same[one], same[other])) not in like:
            return False
        return not apart or frozenset({("idea", ideas[one].id), ("idea", ideas[other].id)}) not in apart

    members: dict[int, list[int]] = {}
    for at in sorted(loose):
        members.setdefault(same[at], []).append(at)
    groups: dict[int, tuple[float, list[int]]] = {}

    def join(here: int, there: int, score: float) -> None:
        _, one = groups.get(here, (0.0, [here]))
        _, other = groups.get(there, (0.0, [there]))
        if one is not other and all(belong(first, second) for first in one for second in other):
            whole = (score, sorted(one + other))
            groups.update(dict.fromkeys(whole[1], whole))

    for copies in members.values():
        for copy in copies[1:]:
            join(copies[0], copy, 1.0)
    for pair in pairs:
        one, other = same[pair.first], same[pair.second]
        for here, there in product(members.get(one, ()), members.get(other, ())) if one != other else ():
            join(here, there, pair.score)
    return list({id(group): group for group in groups.values()}.values())
