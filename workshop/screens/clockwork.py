"""What the frame says of time and place: clock, time used, the strip of phases, the agenda's warning."""

from __future__ import annotations

from datetime import datetime, timedelta

from textual.content import Content

from sessions.agenda import timing
from sessions.view import MeetingView
from sessions.words import Words

MINUTE = timedelta(minutes=1)


def facts(view: MeetingView, words: Words, now: datetime, *, wide: bool) -> Content:
    """Meeting, registry number where there is room, clock, and time used of the phase."""
    place = [words("frame.meeting", number=view.meeting.number)]
    if view.dialogue.registry_number and wide:
        place.append(view.dialogue.registry_number)
    over = view.phase.over(now) >= MINUTE
    style = "bold $warning" if over else "bold $foreground" if view.phase.running_since else ""
    return Content.assemble(
        (" · ".join(place), ""),
        (f"   {words.clock(now.astimezone())}   ", "bold $foreground"),
        (time_used(view, words, now), style),
    )


def time_used(view: MeetingView, words: Words, now: datetime) -> str:
    """``25 min``, ``12 av 25 min``, ``12 av 25 min, paus`` or ``3 min över``."""
    phase = view.phase
    if not phase.used_seconds and not phase.running_since:
        return words("frame.planned", n=phase.minutes)
    over = int(phase.over(now) / MINUTE)
    said = (
        words("frame.over", n=over)
        if over
        else words("frame.used", used=int(phase.used(now) / MINUTE), n=phase.minutes)
    )
    return said if phase.running_since else words("frame.paused", time=said)


def steps(view: MeetingView, words: Words) -> list[tuple[str, list[str]]]:
    """The model's steps with the names of their phases, in the agenda's order."""
    found: list[tuple[str, list[str]]] = []
    step = 0
    for phase in view.phases:
        if phase.kind.step != step:
            step = phase.kind.step
            found.append((words("frame.step", number=step), []))
        found[-1][1].append(words(f"phase.{phase.kind}.name"))
    return found


def warning(view: MeetingView, words: Words, now: datetime) -> str:
    """How much of the protected slot is being eaten; empty when none is."""
    lost = timing.eaten(view.phases, view.phase_index, now, view.ends(now.astimezone()))
    return words("frame.eaten", n=lost) if lost else ""
