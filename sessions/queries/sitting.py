"""When people sat at a meeting, and what was told of its results after that.

How it goes with what was promised, what was decided, what became of a trial, an answer, the feedback that was given:
all that is recorded in the meeting that happens to be open, also months after it. It is of the dialogue, and of the
meeting that takes it up, but not of the one that had ended.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from sessions.commitments.fields import STATUS
from sessions.dialogue import outcome
from sessions.experiments.fields import REPORT
from sessions.proposals.fields import DECISION
from sessions.store import journal
from sessions.store.change import Image
from sessions.store.journal import Line, Told
from sessions.store.past import said
from sessions.text.fields import names

PREPARING = frozenset({"meeting", "phase", "note"})
"""What is touched by who prepares a meeting, and belongs to it alone."""
FOLLOWING: Mapping[str, frozenset[str]] = {
    "commitment": frozenset(names(STATUS)),
    "dialogue": frozenset(outcome.FIELDS),
    "experiment": frozenset({*names(REPORT), "reported_in"}),
    "parked": frozenset({"answer", "answered_on"}),
    "proposal": frozenset(names(DECISION)),
}
"""What follows on a meeting, by table: its columns that are told when something has come of it."""
WHERE = FOLLOWING.keys() | {"meeting", "phase"}
"""The tables of that, and of where a meeting is."""
FINISHING = timedelta(days=2)
"""So long whoever wrote goes on with what was told in the room, and had no time for."""
NIGHT = timedelta(hours=6)
"""A day ends when people sleep."""


@dataclass(frozen=True)
class Sitting:
    """The moments when something was done in the room, in order; none of a meeting that has not begun."""

    moments: Sequence[datetime]

    @classmethod
    def of(cls, moments: Sequence[datetime], day: date | None) -> Sitting:
        """Those on the meeting's day; of one that has none, or was held on another, all of them."""
        on_the_day = [at for at in moments if (at.astimezone() - NIGHT).date() == day]
        return cls(on_the_day or moments)

    def had_ended(self, at: datetime) -> bool:
        """Whether people had sat, and have left long since."""
        later = bisect_left(self.moments, at)
        around = self.moments[max(later - 1, 0) : later + 1]
        return later > 0 and all(abs(at - moment) > FINISHING for moment in around)


def in_the_room(images: Sequence[Image]) -> bool:
    """Whether something was done in the room: neither prepared, nor told of what had followed."""
    return any(image.table not in PREPARING and said(image) - _following(image) for image in images)


def came_after(connection: Connection, lines: Sequence[Line], sitting: Sitting) -> Iterator[Told]:
    """Those of these entries that tell what followed on a meeting after it had ended, or only go through its phases
    once more; whole, and oldest first."""
    ids = [line.id for line in lines if line.touched <= WHERE and sitting.had_ended(line.at)]
    for entry in journal.some(connection, ids):
        if all(said(image) <= _following(image) for image in entry.images):
            yield entry


def _following(image: Image) -> frozenset[str]:
    """The columns of a row that was there before and is still there which tell what followed."""
    return FOLLOWING.get(image.table, frozenset()) if image.before and image.after else frozenset()
