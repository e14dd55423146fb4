"""Commitments as they leave the house."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class CommitmentView:
    """What one party has said that it will do. Incomplete ones are kept, and marked by ``missing``."""

    id: int
    number: int
    meeting_id: int
    party: str
    promise: str
    """The words after "åtar sig att"."""
    first_step: str
    first_step_by: date | None
    due_by: date | None
    follow_up: date | None
    missing: tuple[str, ...]
    """Names of the fields that keep it from being ready, in the order of the form."""
    version: int = field(compare=False)

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing
