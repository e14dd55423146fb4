"""Ideas as they leave the house. An idea has no author."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class IdeaView:
    """One idea in the speaker's own words. Numbers are per dialogue and never used again."""

    id: int
    number: int
    text: str
    theme: str
    table: str
    withdrawn: bool
    version: int = field(compare=False)
    clarification: str = ""
    """What the speaker added when asked what was meant."""
    meeting_id: int = 0
    """The meeting where it was said."""


class Waits(StrEnum):
    """What has become of an idea that a phone sent for whoever leads to look at first."""

    WAITING = "waiting"
    RELEASED = "released"
    ASIDE = "aside"
    """Not shown; nothing is deleted."""


@dataclass(frozen=True)
class WaitingView:
    """An idea that waits, or has waited. It has no number until it is released, and is no idea of the room's."""

    id: int
    text: str
    state: Waits
    idea_id: int | None
    """The idea that it has become."""
    meeting_id: int
    version: int = field(compare=False)
    edited: bool = False
    """Whether its words are those of whoever leads, and not of who sent it."""
