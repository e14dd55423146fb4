"""What the frame says of time and place: clock, time used, the strip of phases, what the agenda says of the end."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from sessions.agenda import phases as agenda
from sessions.agenda import timing
from sessions.agenda.timing import MINUTE
from sessions.words import Phrase, Words
from workshop.widgets.frame import Step, Stop

if TYPE_CHECKING:
    from sessions.view import MeetingView

FAR_AHEAD = 60
"""Minutes before the planned end from which nothing is said of it: somebody tries the meeting out in the afternoon."""


def facts(view: MeetingView, words: Words, now: datetime) -> list[Content]:
    """Meeting and registry number, clock, time used of the phase, and how the end agrees with the plan.

    The first says all, each of the others less, for where the question needs the room: what the room knows already
    goes first, then an end that is no worry.
    """
    off = ahead(view, now)
    if off is not None and off < -FAR_AHEAD:
        off = None
    meeting, number = words("frame.meeting", number=view.meeting.number), view.dialogue.registry_number
    over = view.phase.over(now) >= MINUTE
    style = "bold $warning" if over else "bold $foreground" if view.phase.running_since else ""

    def said(*place: str, off: int | None = off) -> Content:
        return Content.assemble(
            (" · ".join(place), ""),
            (f"   {words.clock(now.astimezone())}   ", "bold $foreground"),
            (time_used(view, words, now), style),
            (f"   {end(off, words)}" if off is not None else "", "bold $warning" if off and off > 0 else ""),
        )

    whole = said(*filter(None, (meeting, number)))
    return [whole, said(meeting), said(), said(off=off if off and off > 0 else None)]


def ahead(view: MeetingView, now: datetime) -> int | None:
    """Whole minutes after the planned end that the meeting will end; None where there is nothing to say."""
    return timing.drift(view.phases, view.phase_index, now, view.ends)


def end(off: int, words: Words) -> str:
    """``6 min efter``, ``i tid`` or ``4 min före``."""
    if off == 0:
        return words("frame.in_time")
    return words("frame.late", n=off) if off > 0 else words("frame.early", n=-off)


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


def name(said: str | Phrase, words: Words) -> str:
    """A phase's name in the person's language, or as its agenda calls it."""
    return said if isinstance(said, str) else words.say(said)


def strip(view: MeetingView, words: Words) -> list[Step]:
    """The model's steps with their phases in the agenda's order, without those that are skipped."""
    found: list[Step] = []
    step = 0
    current = view.phase_index
    for index, (phase, its_step) in enumerate(
        zip(view.phases, agenda.steps([phase.kind for phase in view.phases]), strict=True)
    ):
        if phase.skipped and index != current:
            continue
        if its_step != step:
            step = its_step
            found.append(Step(words("frame.step", number=step), []))
        done = phase.entered and index != current
        found[-1].stops.append(Stop(name(phase.name, words), index == current, done, past=index < current))
    return found


def warning(view: MeetingView, words: Words, now: datetime) -> str:
    """How much of the guarded time is being eaten, and whose it is; empty when none is."""
    lost = timing.eaten(view.phases, view.phase_index, now, view.ends)
    whose = [name(phase.name, words) for phase in timing.guarded(view.phases, view.phase_index)]
    return words("frame.eaten", phases=tuple(whose), n=lost) if lost else ""
