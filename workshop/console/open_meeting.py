"""All that belongs to being in one meeting: made on entering it, settled on leaving it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workshop.console.jobs import JobQueue

if TYPE_CHECKING:
    from sessions.clusters.suggestions import Apart
    from sessions.ideas.turns import Turns
    from sessions.view import MeetingView
    from workshop.console.drafts import Drafts


class OpenMeeting:
    """One meeting as this console has it open. Nothing of it outlives it but its drafts and its waiting words."""

    def __init__(self, view: MeetingView, jobs: JobQueue, drafts: Drafts) -> None:
        self.view = view
        self.jobs = jobs
        self.drafts = dict(drafts.lines)
        """Half-typed lines by phase, and the theme that is read."""
        self.sticky: dict[str, str] = {}
        """Theme and table, which stay for the next idea."""
        self.turns: Turns | None = None
        self.apart: set[Apart] = set()
        """Ideas that somebody has said are not alike."""
        self.last_export: Path | None = None
        self.shown = False
        """Whether the last thing done was to have the wall show something, which is no change to undo."""

    @property
    def id(self) -> int:
        """The meeting's id."""
        return self.view.meeting.id
