"""Commitments as they leave the house."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class CommitmentKind(StrEnum):
    """What a present party promises itself, or a wish to one that is absent."""

    COMMITMENT = "commitment"
    WISH = "wish"


class Status(StrEnum):
    """How far it has come, told at a later meeting."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    CHANGED = "changed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class CommitmentView:
    """What one party has said that it will do, or a wish to one that is not here: nobody commits anyone else.

    Incomplete ones are kept, and marked by ``missing``. Its order is that of the minutes and of the data.
    """

    id: int
    number: int
    meeting_id: int
    party: str
    role: str = ""
    """The accountable owner within the party, by role; a name only by choice."""
    promise: str = ""
    """The words after "åtar sig att", of a wish those after "vi ber dem att"."""
    first_step: str = ""
    first_step_by: date | None = None
    due_by: date | None = None
    sign: str = ""
    """How one sees that it is done."""
    together_with: str = ""
    support_needed: str = ""
    support_from: str = ""
    confidence: int | None = None
    """How sure the party is, 0 to 5; None until asked."""
    follow_up: date | None = None
    reports_back: str = ""
    """Who tells the others how it went; of a wish who carries it to the party, and tells what they answered."""
    needs_decision: bool = False
    """Whether it holds only if the elected decide so."""
    confirmed: bool = False
    """Whether it has been read aloud and said yes to."""
    missing: tuple[str, ...] = ()
    """Names of the fields that keep it from being ready, in the order of the form."""
    status: Status = Status.NOT_STARTED
    status_word: str = ""
    """What the party said of how it goes."""
    kind: CommitmentKind = CommitmentKind.COMMITMENT
    version: int = field(compare=False)

    @property
    def is_wish(self) -> bool:
        """Whether it is a wish: nobody has promised it."""
        return self.kind is CommitmentKind.WISH

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.status not in (Status.DONE, Status.CANCELLED)

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing
