"""What stands on the wall instead of the phase: a message to the room, or the time that is left."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from sessions.agenda.timing import PhaseView
from sessions.words import Words
from workshop.wall.blocks import Big, Block, Figure, Text, Wall

MINUTE = timedelta(minutes=1)
_TIME = re.compile(r"\b\d{1,2}[.:]\d{2}\b")


def message(text: str) -> Wall:
    """A message; a time of day in it also in large digits."""
    time = _TIME.search(text)
    blocks: tuple[Block, ...] = (Big(text), Figure(time.group(), fills=True)) if time else (Big(text),)
    return Wall(blocks, middle=True)


def clock(phase: PhaseView, name: str, words: Words, now: datetime, *, still: bool) -> Wall:
    """The time that is left of a phase in digits as large as the wall; when it is out, that in words.

    Where nothing may move, whole minutes.
    """
    left = phase.left(now)
    if not left:
        return Wall((Figure("0:00", fills=True, tone="look"), Text(words("wall.clock.out"), tone="look")))
    if phase.running_since is None:
        said = words("wall.clock.stopped", phase=name)
    elif still:
        said = words("wall.clock.minutes", phase=name)
    else:
        said = words("wall.clock.left", phase=name)
    minutes, seconds = divmod(-(-left // timedelta(seconds=1)), 60)
    digits = str(-(-left // MINUTE)) if still else f"{minutes}:{seconds:02}"
    return Wall((Figure(digits, fills=True), Text(said)))
