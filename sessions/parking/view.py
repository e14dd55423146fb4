"""Parked questions as they leave the house."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sessions.parking.fields import FIELDS


@dataclass(frozen=True)
class ParkedView:
    """A question set aside: to whom it goes, when and how it is answered (empty until said), and the answer."""

    id: int
    number: int
    text: str
    to_whom: str
    when: str
    how: str
    version: int = field(compare=False)
    meeting_id: int = 0
    """The meeting where it was put aside."""
    answer_by: date | None = None
    """The day that ``when`` names, where it names one."""
    answer: str = ""
    answered_on: date | None = None

    @property
    def settled(self) -> bool:
        """Whether it is said who takes it on, when and how."""
        return all(getattr(self, each.name) for each in FIELDS if each.needed)

    @property
    def open(self) -> bool:
        """Whether it waits for its answer."""
        return not self.answer
