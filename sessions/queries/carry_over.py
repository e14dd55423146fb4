"""What is left since last time: what a meeting of a dialogue that has had others before it opens with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sessions.commitments.rules import next_day
from sessions.commitments.view import CommitmentView
from sessions.dialogue.view import ROLES, EarlierMeeting
from sessions.experiments.rules import due
from sessions.experiments.view import ExperimentView
from sessions.notes.view import NoteKind, NoteView
from sessions.parking import rules as parking
from sessions.parking.view import ParkedView
from sessions.view import MeetingView


@dataclass(frozen=True)
class HandedOn:
    """Roles and conversation rules of the meeting before, as far as this one has none of its own."""

    roles: Mapping[str, str]
    """Who had which role, by its field."""
    rules: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to take over."""
        return not (self.roles or self.rules)


@dataclass(frozen=True)
class Since:
    """What earlier meetings have left to this one."""

    last: EarlierMeeting
    """The meeting before."""
    commitments: tuple[CommitmentView, ...]
    """The open ones: those with the earliest day first, those without any last."""
    wishes: tuple[CommitmentView, ...]
    """The open wishes to parties that were not there, in the same order."""
    experiments: tuple[ExperimentView, ...]
    """Those that it is time to tell of, the longest due first."""
    parked: tuple[ParkedView, ...]
    """Those that have no answer, from the day on when it was to come."""
    corrections: tuple[NoteView, ...]
    """What this meeting has found wrong in the minutes of the one before."""
    waiting: int
    """How many ideas their phones sent that nobody has looked at."""
    handed_on: HandedOn
    """What this meeting may take over, so that nobody has to write it again."""

    @property
    def nothing(self) -> bool:
        """Whether nothing at all is left."""
        left = self.commitments or self.wishes or self.experiments or self.parked or self.corrections
        return not (left or self.waiting) and self.handed_on.nothing


def since(view: MeetingView, today: date) -> Since | None:
    """What is left of the earlier meetings, as it stands on the meeting's day or today, whichever is later.

    None in the first meeting of a dialogue.
    """
    if not view.earlier:
        return None
    earlier = {meeting.id for meeting in view.earlier}
    day = max(today, view.meeting.day or today)
    left = [each for each in view.commitments if each.open and each.meeting_id in earlier]
    left.sort(key=lambda each: (next_day(each) or date.max, each.number))
    return Since(
        last=view.earlier[-1],
        commitments=tuple(each for each in left if not each.is_wish),
        wishes=tuple(each for each in left if each.is_wish),
        experiments=due(view.experiments, earlier, day),
        parked=parking.due(view.parked, earlier, day),
        corrections=tuple(note for note in view.notes if note.kind is NoteKind.CORRECTION),
        waiting=sum(each.meeting_id in earlier for each in view.still_waiting),
        handed_on=_handed_on(view),
    )


def _handed_on(view: MeetingView) -> HandedOn:
    last, here = view.earlier[-1], view.meeting
    ruled = any(note.kind is NoteKind.RULE for note in view.notes)
    roles = {role: getattr(last, role) for role in ROLES if getattr(last, role) and not getattr(here, role)}
    return HandedOn(roles, () if ruled else last.rules)
