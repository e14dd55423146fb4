"""Ideas as they leave the house. An idea has no author."""

from __future__ import annotations

from dataclasses import dataclass, field


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
