"""Changes of clusters. Ideas are moved, never changed and never lost."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.clusters.tables import Cluster, Membership
from sessions.errors import Refused
from sessions.store.change import Change, Done, table_of
from sessions.text.folding import fold
from sessions.text.typed import wording
from sessions.words import phrase


def gather(change: Change, *, idea_ids: Sequence[int], heading: str) -> Done:
    """Put the ideas under the heading: a cluster that has it already, or a new one."""
    assert change.dialogue_id is not None
    heading = wording(heading)
    clusters = change.find(Cluster, table_of(Cluster).c.dialogue_id == change.dialogue_id)
    cluster = next((row for row in clusters if fold(row.heading) == fold(heading)), None)
    if cluster is None:
        cluster = change.add(Cluster(dialogue_id=change.dialogue_id, heading=heading))
    return move(change, idea_ids=idea_ids, cluster_id=cluster.key)


def move(change: Change, *, idea_ids: Sequence[int], cluster_id: int) -> Done:
    """Move the ideas into a cluster. A cluster that is left empty goes."""
    cluster = change.get(Cluster, cluster_id)
    left: set[int] = set()
    for idea_id in idea_ids:
        member = _member(change, idea_id)
        if member is None:
            change.add(Membership(idea_id=idea_id, cluster_id=cluster_id))
        elif member.cluster_id != cluster_id:
            left.add(member.cluster_id)
            change.save(member, cluster_id=cluster_id)
    _drop_empty(change, left)
    return Done(phrase("clusters.what.gathered", n=len(idea_ids), heading=cluster.heading), cluster_id)


def split(change: Change, *, idea_ids: Sequence[int], heading: str) -> Done:
    """Let the ideas leave their cluster for a new one of their own, even if its heading is the same."""
    assert change.dialogue_id is not None
    cluster = change.add(Cluster(dialogue_id=change.dialogue_id, heading=wording(heading)))
    return move(change, idea_ids=idea_ids, cluster_id=cluster.key)


def rename(change: Change, *, cluster_id: int, version: int, heading: str) -> Done:
    """Give the cluster another heading."""
    cluster = change.edit(Cluster, cluster_id, version, heading=wording(heading))
    return Done(phrase("clusters.what.renamed", heading=cluster.heading), cluster_id)


def merge(change: Change, *, cluster_ids: Sequence[int], into: int) -> Done:
    """Move all ideas of the clusters into one of them; the others go."""
    target = change.get(Cluster, into)
    others = [cluster_id for cluster_id in cluster_ids if cluster_id != into]
    if not others:
        raise Refused("clusters.merge_needs_two")
    for cluster_id in others:
        change.get(Cluster, cluster_id)
        for member in change.find(Membership, table_of(Membership).c.cluster_id == cluster_id):
            change.save(member, cluster_id=into)
    _drop_empty(change, set(others))
    return Done(phrase("clusters.what.merged", n=len(others) + 1, heading=target.heading), into)


def take_out(change: Change, *, idea_ids: Sequence[int]) -> Done:
    """Let the ideas stand alone again. A cluster that is left empty goes."""
    left: set[int] = set()
    taken = 0
    for idea_id in idea_ids:
        member = _member(change, idea_id)
        if member is not None:
            left.add(member.cluster_id)
            change.remove(member)
            taken += 1
    if not taken:
        raise Refused("clusters.not_in_cluster")
    _drop_empty(change, left)
    return Done(phrase("clusters.what.taken_out", n=taken))


def _member(change: Change, idea_id: int) -> Membership | None:
    found = change.find(Membership, table_of(Membership).c.idea_id == idea_id)
    return found[0] if found else None


def _drop_empty(change: Change, cluster_ids: set[int]) -> None:
    for cluster_id in sorted(cluster_ids):
        if not change.find(Membership, table_of(Membership).c.cluster_id == cluster_id):
            change.remove(change.get(Cluster, cluster_id))
