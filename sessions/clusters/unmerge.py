"""Takes one merge of clusters back alone, whatever was done since, by reading the journal.

The cluster that went comes back with its heading, and with those of its ideas that still stand where the merge put
them. If what it was merged into was merged further on, they are looked for there. Later changes are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.exc import NoResultFound

from sessions.clusters.tables import Cluster, Membership
from sessions.errors import Refused
from sessions.store import journal
from sessions.store.base import METADATA
from sessions.store.change import Change, Done, Image, table_of
from sessions.store.journal import Told
from sessions.words import phrase

MERGED = "clusters.what.merged"
UNMERGED = ("clusters.what.unmerged", "clusters.what.unmerged_some")


@dataclass(frozen=True)
class Returning:
    """A cluster that a merge took away: the ids of the ideas that would come back with it, and of those that stay."""

    cluster_id: int
    heading: str
    idea_ids: tuple[int, ...]
    staying: tuple[int, ...]


@dataclass(frozen=True)
class Merger:
    """One merge that can be looked at by itself. Nothing in ``returning`` means that nothing can be brought back."""

    entry: int
    headings: tuple[str, ...]
    """Of the clusters that it took away."""
    returning: tuple[Returning, ...]
    inside: bool
    """Whether it went before, into a cluster that was itself merged later."""


def mergers(connection: Connection, dialogue_id: int, entry_id: int) -> tuple[Merger, ...]:
    """The merge of this entry, then those that had gone into the clusters that it took away, the latest first."""
    found = _entry(connection, dialogue_id, entry_id)
    if found is None:
        return ()
    return tuple(_inside(_Past(connection, dialogue_id), found, inside=False))


def unmerge(change: Change, *, entry_id: int) -> Done:
    """Bring back what the merge of this entry took away, as far as it still stands where the merge put it."""
    assert change.dialogue_id is not None
    found = _entry(change.connection, change.dialogue_id, entry_id)
    if found is None:
        raise Refused("clusters.unmerge.none")
    past = _Past(change.connection, change.dialogue_id)
    merger = past.merger(found, inside=False)
    if not merger.returning:
        known = all(past.exists(image.id) for image in _gone(found))
        raise Refused("clusters.unmerge.back" if known else "clusters.unmerge.moved", headings=merger.headings)
    versions = {image.id: (image.before or {})["version"] for image in _gone(found)}
    left: set[int] = set()
    for cluster in merger.returning:
        change.add(
            Cluster(
                id=cluster.cluster_id,
                dialogue_id=change.dialogue_id,
                heading=cluster.heading,
                version=versions[cluster.cluster_id] + 1,
            )
        )
        for member in change.find(Membership, table_of(Membership).c.idea_id.in_(cluster.idea_ids)):
            left.add(member.cluster_id)
            change.save(member, cluster_id=cluster.cluster_id)
    for cluster_id in sorted(left):
        if not change.find(Membership, table_of(Membership).c.cluster_id == cluster_id):
            change.remove(change.get(Cluster, cluster_id))
    headings = tuple(cluster.heading for cluster in merger.returning)
    count = sum(len(cluster.idea_ids) for cluster in merger.returning)
    staying = _numbers(change.connection, [idea_id for cluster in merger.returning for idea_id in cluster.staying])
    if staying:
        what = phrase(UNMERGED[1], headings=headings, n=count, numbers=staying)
    else:
        what = phrase(UNMERGED[0], headings=headings, n=count)
    return Done(what, merger.returning[0].cluster_id)


class _Past:
    """What the journal and the rows say of where clusters went."""

    def __init__(self, connection: Connection, dialogue_id: int) -> None:
        self._connection, self._dialogue_id = connection, dialogue_id
        self._told: dict[int, list[Told]] = {}

    def about(self, cluster_id: int) -> list[Told]:
        """The entries about a cluster and the ideas in it, oldest first."""
        if cluster_id not in self._told:
            members = (("membership", "cluster_id"),)
            self._told[cluster_id] = journal.about(self._connection, self._dialogue_id, "cluster", cluster_id, members)
        return self._told[cluster_id]

    def exists(self, cluster_id: int) -> bool:
        """Whether the cluster stands now."""
        t = table_of(Cluster)
        return self._connection.execute(select(t.c.id).where(t.c.id == cluster_id)).scalar() is not None

    def merger(self, entry: Told, *, inside: bool) -> Merger:
        """What of a merge can be brought back. A cluster that stands, or went again since, is not this merge's."""
        gone = _gone(entry)
        returning = []
        for image in gone:
            if not self.exists(image.id) and self._went_by(image.id) == (entry.redoes or entry.id):
                ideas = [moved[0] for moved in _moves(entry, image.id)]
                back = tuple(idea_id for idea_id in ideas if self._still_there(entry, image.id, idea_id))
                if back:
                    staying = tuple(idea_id for idea_id in ideas if idea_id not in back)
                    returning.append(Returning(image.id, (image.before or {})["heading"], back, staying))
        headings = tuple((image.before or {})["heading"] for image in gone)
        return Merger(entry.id, headings, tuple(returning), inside)

    def _removals(self, cluster_id: int) -> list[Told]:
        """The entries that took the cluster away, the newest first."""
        return [entry for entry in reversed(self.about(cluster_id)) if cluster_id in [i.id for i in _gone(entry)]]

    def _went_by(self, cluster_id: int) -> int | None:
        """The entry that first did what took it away. Undoing that a merge was taken back is that merge again."""
        own = (entry for entry in self._removals(cluster_id) if not (entry.undoes and entry.what.key in UNMERGED))
        return next((entry.redoes or entry.id for entry in own), None)

    def _still_there(self, entry: Told, cluster_id: int, idea_id: int) -> bool:
        """Whether the idea stands where this merge, and the merges after it, have put it."""
        while True:
            target = dict(_moves(entry, cluster_id)).get(idea_id)
            if target is None:
                return False
            if self.exists(target):
                t = table_of(Membership)
                at = select(t.c.cluster_id).where(t.c.idea_id == idea_id)
                return self._connection.execute(at).scalar() == target
            later = next(iter(self._removals(target)), entry)
            merged = later.what.key in UNMERGED if later.undoes is not None else later.what.key == MERGED
            if later.id <= entry.id or not merged:
                return False
            entry, cluster_id = later, target


def _inside(past: _Past, entry: Told, *, inside: bool) -> Iterator[Merger]:
    yield past.merger(entry, inside=inside)
    for image in _gone(entry):
        for earlier in reversed(past.about(image.id)):
            into = {target for gone in _gone(earlier) for _, target in _moves(earlier, gone.id)}
            first = earlier.redoes is None and _is_merge(earlier)
            if earlier.id < entry.id and first and into == {image.id}:
                yield from _inside(past, earlier, inside=True)


def _entry(connection: Connection, dialogue_id: int, entry_id: int) -> Told | None:
    """The entry, if it is a merge of this dialogue."""
    try:
        images = journal.images_of(connection, entry_id)
    except NoResultFound:
        return None
    touched = [image.id for image in images if image.table == "cluster"]
    entries = journal.about(connection, dialogue_id, "cluster", touched[0]) if touched else []
    return next((entry for entry in entries if entry.id == entry_id and _is_merge(entry)), None)


def _is_merge(entry: Told) -> bool:
    """Whether clusters were merged by it, the first time or again."""
    return entry.undoes is None and entry.what.key == MERGED


def _gone(entry: Told) -> list[Image]:
    """The clusters that an entry took away."""
    return [image for image in entry.images if image.table == "cluster" and image.before and not image.after]


def _moves(entry: Told, cluster_id: int) -> list[tuple[int, int]]:
    """The ideas that an entry moved out of a cluster, each with the cluster that it went to."""
    return [
        (image.after["idea_id"], image.after["cluster_id"])
        for image in entry.images
        if image.table == "membership" and image.before and image.after and image.before["cluster_id"] == cluster_id
        if image.after["cluster_id"] != cluster_id
    ]


def _numbers(connection: Connection, idea_ids: list[int]) -> tuple[str, ...]:
    t = METADATA.tables["idea"]
    rows = connection.execute(select(t.c.number).where(t.c.id.in_(idea_ids)).order_by(t.c.number)) if idea_ids else ()
    return tuple(str(row.number) for row in rows)
