"""What a console shows at this moment, for the others on the same meeting to follow. Nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SUM = 0
"""What is read aloud last: no commitment, but what they come to."""
NEW = 0
"""What a wording is of that is typed for a proposal that is not made yet."""


class Timer(StrEnum):
    """How much the wall shows of the time that is left."""

    HIDDEN = "hidden"
    SMALL = "small"
    FULL = "full"


@dataclass(frozen=True)
class LiveView:
    """Where a meeting's consoles are, as the last one that moved said, and what the wall is to show besides."""

    page: str | None = None
    """The theme of the perspectives that is read; None until somebody turns to one."""
    together: bool = False
    """Whether it is what was found in all themes, and so no theme's page."""
    reading: int | None = None
    """The commitment that is read aloud, or ``SUM``; None while nothing is read."""
    timer: Timer = Timer.SMALL
    bell: bool = False
    """Whether the terminal's bell tells that the time is out."""
    blank: bool = False
    """Whether the wall shows nothing."""
    message: str = ""
    """What the wall says instead of the phase."""
    draft_of: int | None = None
    """The proposal whose wording is being typed, or ``NEW``; None while none is."""
    draft: str = ""
    """The wording as far as it is typed."""
    moderated: bool = False
    """Whether ideas from phones wait until whoever leads lets them out."""
