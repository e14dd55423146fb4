"""Clusters of ideas as they leave the house."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ClusterView:
    """A heading and the ids of its ideas, ordered by the ideas' numbers."""

    id: int
    heading: str
    idea_ids: tuple[int, ...]
    version: int = field(compare=False)
