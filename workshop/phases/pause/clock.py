"""When a break ends."""

from __future__ import annotations

from datetime import datetime, timedelta

from sessions.agenda.timing import PhaseView
from sessions.words import Words


def until(phase: PhaseView, words: Words, now: datetime) -> tuple[str, str]:
    """When the meeting goes on, by the clock if it runs, else how many minutes the break is; before it, how it is
    said."""
    if phase.running_since is None:
        left = max(1, round(phase.left(now) / timedelta(minutes=1)))
        return words("break.minutes"), str(left)
    over = not phase.left(now)
    ends = now + phase.left(now) - phase.over(now)
    return words("break.over" if over else "break.until"), words.clock(ends.astimezone())
