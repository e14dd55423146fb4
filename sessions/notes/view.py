"""Short unnamed words of a meeting, as they leave the house."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class NoteKind(StrEnum):
    """What a note is. A private one is for the facilitator alone: on no wall, in no minutes, in no export."""

    RULE = "rule"
    HOPE = "hope"
    WORRY = "worry"
    CHECK_OUT = "check_out"
    MINUTES = "minutes"
    PRIVATE = "private"
    CORRECTION = "correction"
    """What is wrong in the minutes of the meeting before."""


@dataclass(frozen=True)
class NoteView:
    """One note of one meeting, without a name."""

    id: int
    kind: NoteKind
    text: str
    version: int = field(compare=False)
