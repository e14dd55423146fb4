"""Tables of clusters and of the ideas in them. An idea stands in one cluster at most."""

from __future__ import annotations

from operator import attrgetter

from sqlalchemy import Connection, select
from sqlmodel import Field, UniqueConstraint

from sessions.clusters.view import ClusterView
from sessions.store.base import METADATA, Row
from sessions.store.change import table_of
from sessions.store.touched import Touched, renewed


class Cluster(Row, table=True):
    """A heading over ideas that belong together."""

    dialogue_id: int = Field(foreign_key="dialogue.id", index=True)
    heading: str


class Membership(Row, table=True):
    """That an idea stands in a cluster. Apart from the idea, so that moving it never meets an edit of its words."""

    __table_args__ = (UniqueConstraint("idea_id"), {"sqlite_autoincrement": True})

    idea_id: int = Field(foreign_key="idea.id")
    cluster_id: int = Field(foreign_key="cluster.id", index=True)


def read(connection: Connection, dialogue_id: int) -> tuple[ClusterView, ...]:
    """The dialogue's clusters in the order they were made, each with its ideas by number."""
    return _read(connection, dialogue_id)


def renew(
    connection: Connection, dialogue_id: int, before: tuple[ClusterView, ...], touched: Touched
) -> tuple[ClusterView, ...]:
    """As ``read``, where only these rows were touched since ``before``."""
    ids = touched.ids("cluster") | touched.named("membership", "cluster_id")
    return renewed(before, ids, _read(connection, dialogue_id, ids), attrgetter("id"))


def _read(connection: Connection, dialogue_id: int, ids: set[int] | None = None) -> tuple[ClusterView, ...]:
    """With ``ids`` only those clusters."""
    cluster, member, idea = table_of(Cluster), table_of(Membership), METADATA.tables["idea"]
    these = () if ids is None else (cluster.c.id.in_(ids),)
    theirs = () if ids is None else (member.c.cluster_id.in_(ids),)
    members: dict[int, list[int]] = {}
    for cluster_id, idea_id in connection.execute(
        select(member.c.cluster_id, member.c.idea_id)
        .join(idea, idea.c.id == member.c.idea_id)
        .where(idea.c.dialogue_id == dialogue_id, *theirs)
        .order_by(idea.c.number)
    ).all():
        members.setdefault(cluster_id, []).append(idea_id)
    rows = connection.execute(
        select(cluster.c.id, cluster.c.heading, cluster.c.version)
        .where(cluster.c.dialogue_id == dialogue_id, *these)
        .order_by(cluster.c.id)
    )
    return tuple(ClusterView(row.id, row.heading, tuple(members.get(row.id, ())), row.version) for row in rows)
