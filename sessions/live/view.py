"""What a console shows at this moment, for the others on the same meeting to follow. Nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SUM = 0
"""What is read aloud last: no commitment, but what they come to."""
NEW = 0
"""What a wording is of that is typed for a proposal that is not made yet."""


ALL_ASKED = 0
"""Whose turn it is when all have been asked."""
LEADS = {"reading": "reading", "draft": "draft_of", "turn": "turn"}
"""What is shown only as long as a console does it, and the field of it that is None when none does.

All else stands until somebody says otherwise: that the wall is blank, or has a message, outlives a console.
"""


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
    turn: int | None = None
    """The seat whose turn it is, going round the room, or ``ALL_ASKED``; None while no round goes on."""
    turn_seats: int = 0
    turn_passed: int = 0
    """How many have said pass and are asked again."""
    turn_again: bool = False
    """Whether it is those who are asked."""
    reading_by: int | None = None
    """The seat at the store of the console that reads; so for the draft and the turn."""
    draft_by: int | None = None
    turn_by: int | None = None

    @property
    def shown_by(self) -> dict[str, int | None]:
        """What of ``LEADS`` is shown, and the seat of the console that does it; None where nobody knows."""
        return {name: getattr(self, f"{name}_by") for name, lead in LEADS.items() if getattr(self, lead) is not None}
