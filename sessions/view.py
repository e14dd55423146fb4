"""A meeting as its surfaces see it: one frozen picture made of the topics' views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

from sessions.agenda.timing import PhaseView
from sessions.clusters.view import ClusterView
from sessions.commitments.view import CommitmentView
from sessions.dialogue.view import DialogueView, EarlierMeeting, GroupCount, MeetingHead
from sessions.experiments.view import ExperimentView
from sessions.ideas.view import IdeaView, WaitingView, Waits
from sessions.live.view import LiveView
from sessions.notes.view import NoteView
from sessions.parking.view import ParkedView
from sessions.perspectives.view import PerspectivesView
from sessions.proposals.view import ProposalView
from sessions.voting.view import RoundStatus, RoundView, SlipCodes
from sessions.words.phrase import Phrase


@dataclass(frozen=True)
class Held:
    """What the journal tells of a view that is read for its minutes, and no row says. Moments are in UTC."""

    at: datetime | None = None
    """When that was last changed which the view holds."""
    touched: Mapping[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    """The rows that the meeting itself made or changed, by table and id, each with its columns that it changed."""
    withdrawn: Mapping[int, datetime] = field(default_factory=dict)
    """When each withdrawn idea was taken back, by its id."""
    corrected: tuple[tuple[datetime, Phrase], ...] = ()
    """What was changed in the meeting after it was closed."""
    followed: bool = False
    """Whether something was told with the meeting open after it had ended, which its minutes leave to the dialogue."""
    meetings: tuple[EarlierMeeting, ...] = ()
    """The meetings, where it is read for their whole dialogue and no row is another meeting's."""
    keeps_words: bool = False
    """Whether the words of withdrawn ideas are to be told all the same, because whoever leads says so."""


@dataclass(frozen=True)
class MeetingView:
    """Everything of one meeting, and of its dialogue what carries over."""

    dialogue: DialogueView
    meeting: MeetingHead
    phases: tuple[PhaseView, ...]
    presence: tuple[GroupCount, ...]
    ideas: tuple[IdeaView, ...]
    clusters: tuple[ClusterView, ...]
    rounds: tuple[RoundView, ...]
    commitments: tuple[CommitmentView, ...]
    parked: tuple[ParkedView, ...]
    notes: tuple[NoteView, ...]
    proposals: tuple[ProposalView, ...] = ()
    perspectives: PerspectivesView = field(default_factory=PerspectivesView)
    experiments: tuple[ExperimentView, ...] = ()
    earlier: tuple[EarlierMeeting, ...] = ()
    """The dialogue's meetings before this one, the latest last."""
    waiting: tuple[WaitingView, ...] = ()
    """What phones have sent for whoever leads to look at first, with what has become of it; never for the room."""
    trial: RoundView | None = None
    """The round in which this meeting tries how one votes. It is none of its rounds, and in no record."""
    asking: RoundView | None = None
    """The round in which this meeting was last asked about a proposal, open or over; it is in no record either."""
    slips: SlipCodes = field(default_factory=SlipCodes)
    """The voting slips made for this meeting."""
    live: LiveView = field(default_factory=LiveView)
    """What its consoles show at this moment, as far as one has said."""
    held: Held = field(default_factory=Held)
    """Filled in where the view is read for minutes."""

    @property
    def approved(self) -> bool:
        """Whether its minutes are approved as they stand: what was changed in them since makes them a draft again."""
        at = self.meeting.approved_at
        return at is not None and (self.held.at is None or self.held.at <= at)

    @property
    def phase(self) -> PhaseView:
        """The phase that the meeting is in."""
        return self.phases[self.phase_index]

    @property
    def phase_index(self) -> int:
        """Where in the agenda the meeting is; one that has not begun is in its first phase that is not skipped."""
        at = self.meeting.phase_id
        here = (i for i, phase in enumerate(self.phases) if (not phase.skipped if at is None else phase.id == at))
        return next(here, 0)

    @property
    def next_phase(self) -> PhaseView | None:
        """The phase that comes next; None in the last one."""
        return next((phase for phase in self.phases[self.phase_index + 1 :] if not phase.skipped), None)

    @property
    def round(self) -> RoundView | None:
        """The trial, as long as one goes on; else the latest round of this meeting that was not cancelled."""
        if self.trial is not None:
            return self.trial
        mine = [r for r in self.rounds if r.meeting_id == self.meeting.id and r.status != "cancelled"]
        return mine[-1] if mine else None

    def with_rounds(self, seen: Callable[[RoundView], RoundView]) -> MeetingView:
        """The view with each of its rounds, also those that are in no record, as it is ``seen``."""
        rounds = tuple(map(seen, self.rounds))
        trial, asking = (None if each is None else seen(each) for each in (self.trial, self.asking))
        same = (rounds, trial, asking) == (self.rounds, self.trial, self.asking)
        return self if same else replace(self, rounds=rounds, trial=trial, asking=asking)

    @property
    def asked(self) -> RoundView | None:
        """The round in which the room is being asked about a proposal; None while it is not.

        Whoever is present may answer, also those who came after it was asked.
        """
        if self.asking is None or self.asking.status is not RoundStatus.OPEN:
            return None
        return replace(self.asking, entitled=max(self.asking.entitled, self.present))

    @property
    def open_round(self) -> RoundView | None:
        """The round that is open, of whatever kind: a meeting has one at most."""
        if self.asked is not None:
            return self.asked
        return self.round if self.round is not None and self.round.status is RoundStatus.OPEN else None

    @property
    def present(self) -> int:
        """How many are in the room."""
        return sum(group.count for group in self.presence)

    @cached_property
    def live_ideas(self) -> tuple[IdeaView, ...]:
        """The ideas that have not been withdrawn."""
        return tuple([idea for idea in self.ideas if not idea.withdrawn])

    @cached_property
    def loose_ideas(self) -> tuple[IdeaView, ...]:
        """The ideas that stand in no cluster and are not withdrawn."""
        grouped = {idea_id for cluster in self.clusters for idea_id in cluster.idea_ids}
        return tuple(idea for idea in self.live_ideas if idea.id not in grouped)

    @property
    def unreleased(self) -> tuple[WaitingView, ...]:
        """What phones have sent to this meeting and to earlier ones and the room has not seen."""
        met = {self.meeting.id, *(meeting.id for meeting in self.earlier)}
        return tuple(e for e in self.waiting if e.meeting_id in met and e.state is not Waits.RELEASED)

    @property
    def still_waiting(self) -> tuple[WaitingView, ...]:
        """What phones have sent to this meeting and to earlier ones and nobody has looked at."""
        return tuple(each for each in self.unreleased if each.state is Waits.WAITING)

    @property
    def edited_ideas(self) -> frozenset[int]:
        """Ids of the ideas from phones whose words whoever leads has mended before the room saw them."""
        return frozenset(each.idea_id for each in self.waiting if each.edited and each.idea_id is not None)

    @property
    def ends(self) -> datetime | None:
        """The planned end as a moment, by the clock on the wall of that day; None if day or end is not set."""
        head = self.meeting
        if head.day is None or head.planned_end is None:
            return None
        overnight = head.starts is not None and head.planned_end < head.starts
        day = head.day + timedelta(days=1) if overnight else head.day
        return datetime.combine(day, head.planned_end).astimezone()
