"""A dialogue and its meetings, as they leave the house."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

LEVELS = ("information", "consultation", "dialogue", "influence", "shared")
"""The ladder of participation (*delaktighetstrappan*), lowest step first."""
ROLES = ("process_leader", "leaders", "note_taker", "table_hosts")
"""Who leads a meeting and writes of it, by the fields of the meeting."""


@dataclass(frozen=True)
class DialogueView:
    """One case: a question and its registry number. ``version`` is of the row and does not count as content."""

    id: int
    question: str
    registry_number: str
    organisation: str
    purpose: str
    influence: str
    """What can be influenced."""
    actor_groups: tuple[str, ...]
    language: str
    version: int = field(compare=False)
    problem_owner: str = ""
    """Who owns the question in the organisation (*problemägare*)."""
    steering_group: str = ""
    recipient: str = ""
    """Who receives the result."""
    feedback: str = ""
    """When and how the participants hear what became of it."""
    level: str = ""
    """The level on the ladder of participation, one of ``LEVELS``; empty until it is said."""
    fixed: str = ""
    """What cannot be influenced."""
    put_away: bool = False
    decision_number: str = ""
    """The registry number of the decision to implement (step 5), a political one."""
    decision_day: date | None = None
    decision_outcome: str = ""
    feedback_day: date | None = None
    """When the participants were told what became of it; None while they have not been."""
    feedback_given: str = ""


@dataclass(frozen=True)
class MeetingHead:
    """One meeting of a dialogue: when, where, and the next one as agreed at the end."""

    id: int
    dialogue_id: int
    number: int
    day: date | None
    starts: time | None
    planned_end: time | None
    place: str
    phase_id: int | None
    next_day: date | None
    next_time: time | None
    next_place: str
    version: int = field(compare=False)
    title: str = ""
    """What the meeting is called besides its number."""
    process_leader: str = ""
    leaders: str = ""
    note_taker: str = ""
    table_hosts: str = ""
    put_away: bool = False
    moderated: bool = False
    """Whether ideas from phones wait until whoever leads lets them out."""
    approved_by: str = ""
    approved_on: date | None = None
    approved_at: datetime | None = None
    """When the approval of the minutes was written, in UTC; None as long as either of the two is not said."""


@dataclass(frozen=True)
class EarlierMeeting:
    """A meeting of the same dialogue that comes before, by its number."""

    id: int
    number: int
    day: date | None
    process_leader: str = ""
    leaders: str = ""
    note_taker: str = ""
    table_hosts: str = ""
    rules: tuple[str, ...] = ()
    """The conversation rules that it agreed on."""


@dataclass(frozen=True)
class GroupCount:
    """How many of one actor group are in the room. Counts only, never names."""

    group: str
    count: int
