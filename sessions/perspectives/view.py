"""Perspectives, and what the room made of them, as they leave the house. No person stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True)
class SourceView:
    """A file that perspectives were imported from. ``imported`` is in UTC."""

    id: int
    name: str
    period: str
    """When the talks were held, as the report says it; may be empty."""
    talks: int | None
    """How many talks the report rests on; None where it does not say."""
    imported: datetime


@dataclass(frozen=True)
class PerspectiveView:
    """One perspective. Those with a source are read-only; those without were added in a meeting."""

    id: int
    number: int
    theme: str
    text: str
    actor_group: str
    talks: int | None
    """In how many talks it was heard; None where nobody counted."""
    source_id: int | None
    meeting_id: int | None
    """The meeting that it was added in; None for an imported one."""
    idea_ids: tuple[int, ...]
    """The ideas that answer it."""
    version: int = field(compare=False)


class InsightKind(StrEnum):
    """What the room found while it heard each other."""

    SHARED = "shared"
    TENSION = "tension"
    QUESTION = "question"


@dataclass(frozen=True)
class InsightView:
    """A shared insight, an open question, or a tension between ``text`` and ``against``."""

    id: int
    meeting_id: int
    kind: InsightKind
    text: str
    against: str
    version: int = field(compare=False)
    theme: str = ""
    """The theme that was being read when it was found."""


@dataclass(frozen=True)
class PerspectivesView:
    """All of it of one dialogue, perspectives by number: themes in the order they first appear."""

    sources: tuple[SourceView, ...] = ()
    perspectives: tuple[PerspectiveView, ...] = ()
    insights: tuple[InsightView, ...] = ()

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes, each once, as they first appear."""
        return tuple(dict.fromkeys(perspective.theme for perspective in self.perspectives))

    @property
    def unanswered(self) -> tuple[PerspectiveView, ...]:
        """The perspectives that no idea answers yet."""
        return tuple(perspective for perspective in self.perspectives if not perspective.idea_ids)
