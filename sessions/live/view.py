"""What a console shows at this moment, for the others on the same meeting to follow. Nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

SUM = 0
"""What is read aloud last: no commitment, but what they come to."""


@dataclass(frozen=True)
class LiveView:
    """Where a meeting's consoles are, as the last one that moved said."""

    page: str | None = None
    """The theme of the perspectives that is read; None until somebody turns to one."""
    together: bool = False
    """Whether it is what was found in all themes, and so no theme's page."""
    reading: int | None = None
    """The commitment that is read aloud, or ``SUM``; None while nothing is read."""
