"""What search finds: a thing of some kind, with its number and its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FoundKind(StrEnum):
    """What was found, in the order in which it is shown."""

    QUESTION = "question"
    IDEA = "idea"
    CLUSTER = "cluster"
    PERSPECTIVE = "perspective"
    INSIGHT = "insight"
    EXPERIMENT = "experiment"
    OPTION = "option"
    PROPOSAL = "proposal"
    COMMITMENT = "commitment"
    PARKED = "parked"
    NOTE = "note"


@dataclass(frozen=True)
class Found:
    """One thing with the words wanted. ``beside`` is which of its other texts has one that ``text`` has not."""

    kind: FoundKind
    id: int
    number: str
    text: str
    beside: str = ""
