"""Experiments as they leave the house: something tried between two meetings, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Next(StrEnum):
    """What becomes of an experiment when it has been reported back."""

    UNSAID = ""
    STOP = "stop"
    AGAIN = "again"
    PILOT = "pilot"


@dataclass(frozen=True)
class ExperimentView:
    """One experiment. Numbers are per dialogue and never used again."""

    id: int
    number: int
    meeting_id: int
    origin: str
    """The idea's words or the cluster's heading that it began with, as they were then; may be empty."""
    idea_id: int | None
    cluster_id: int | None
    assumption: str
    what: str
    with_whom: str
    place: str
    day: date | None
    responsible: str
    sign: str
    """What shows that it went well."""
    report_by: date | None
    result: str
    lesson: str
    next: Next
    reported_in: int | None
    """The meeting that it was reported back in."""
    version: int = field(compare=False)
    follows: int | None = None
    """The id of the experiment that this one tests again."""

    @property
    def reported(self) -> bool:
        """Whether it has been told how it went."""
        return bool(self.result or self.lesson or self.next)
