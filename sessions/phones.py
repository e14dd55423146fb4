"""The door for participants' phones: what the room may see goes out, what the phase takes comes in.

It knows no person and no phone. What comes in has a random key that only the one who sent it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sessions.agenda.phases import PhaseKind
from sessions.dialogue.arrangement import check_in
from sessions.dialogue.tables import read_meeting
from sessions.errors import Outdated, Refusal, Refused
from sessions.hosts import HostDoor
from sessions.ideas import commands as ideas
from sessions.ideas import keys, moderation
from sessions.ideas.view import IdeaView, WaitingView
from sessions.meeting import Meeting
from sessions.meetings import Clock, Meetings, utc_now
from sessions.queries.room import for_room
from sessions.store.change import Change, Done
from sessions.store.engine import reading
from sessions.view import MeetingView
from sessions.voting.ballots import PhoneBallot
from sessions.voting.box_ballots import ShownBallots
from sessions.words import phrase

SURFACE = "phones"
"""What the journal says of all that comes in here."""
_HEARD = {
    "counting.wall_fills": "phones.dots.full",
    "voting.all_in": "phones.dots.full",
    "voting.no_box": "phones.dots.over",
    "voting.not_open": "phones.dots.over",
    "voting.sealed": "phones.dots.over",
}
_ASKED = {
    "counting.wall_fills": "phones.support.full",
    "phones.dots.over": "phones.support.over",
    "voting.all_in": "phones.support.full",
    "voting.no_box": "phones.support.over",
    "voting.not_open": "phones.support.over",
    "voting.sealed": "phones.support.over",
}
"""The same where the room is asked about a proposal."""
_NUMBERED = {"voting.stacked": "phones.dots.stacked", "voting.too_many_dots": "phones.dots.too_many"}
"""What who votes by phone is told, where whoever types ballots is told something else."""


@dataclass(frozen=True)
class Own:
    """An idea as the phone that has its key may know it; one that was taken back has no words any more."""

    key: str
    idea: IdeaView | None
    waiting: WaitingView | None = None
    """What waits for whoever leads, or was set aside; None once it is an idea."""
    edited: bool = False
    """Whether whoever leads has mended its words since its phone last wrote them."""

    @property
    def version(self) -> int:
        """The version of its words."""
        shown = self.idea or self.waiting
        return 0 if shown is None else shown.version


@dataclass(frozen=True)
class Picture:
    """The meeting at one moment, for any thread: what the room may see of it, and which ideas have a key."""

    view: MeetingView
    keys: Mapping[str, int] = field(repr=False)
    ideas: Mapping[int, IdeaView] = field(repr=False)
    waiting_keys: Mapping[str, int] = field(repr=False)
    waiting: Mapping[int, WaitingView] = field(repr=False)
    ballots: ShownBallots = field(default_factory=ShownBallots, repr=False)
    slips: frozenset[str] = field(default=frozenset(), repr=False)
    """Digests of the voting slips' codes."""

    def own(self, given: Iterable[str]) -> tuple[Own, ...]:
        """The ideas that these keys are of, what waits last; a key that is forgotten or made up has none."""
        known: list[tuple[bool, int, Own]] = []
        for key in given:
            found = keys.digest(key)
            if found in self.keys:
                known.append((False, self.keys[found], Own(key, self.ideas.get(self.keys[found]))))
            elif found in self.waiting_keys:
                known.append(self._waited(key, self.waiting[self.waiting_keys[found]]))
        return tuple(own for _, _, own in sorted(known, key=_place))

    def _waited(self, key: str, each: WaitingView) -> tuple[bool, int, Own]:
        if each.idea_id is None:
            return True, each.id, Own(key, None, each, each.edited)
        return False, each.idea_id, Own(key, self.ideas.get(each.idea_id), edited=each.edited)


class PhoneDoor:
    """One meeting's, on the store at ``path``. For one thread at a time."""

    def __init__(self, path: Path, meeting_id: int, clock: Clock = utc_now) -> None:
        self._hosts: dict[int, HostDoor] = {}
        self._meetings = Meetings(path, clock, SURFACE)
        try:
            self._meeting = Meeting(self._meetings, meeting_id)
        except BaseException:
            self._meetings.close()
            raise

    def follow(self, meeting_id: int) -> None:
        """Be the door of this meeting from now on."""
        meeting = Meeting(self._meetings, meeting_id)
        self._close_hosts()
        self._meeting.leave()
        self._meeting = meeting

    def changed(self) -> bool:
        """Whether anybody has changed the store since this was last asked. Costs some µs."""
        return self._meeting.changed()

    def picture(self) -> Picture:
        """The meeting as it is now."""
        with reading(self._meetings.engine) as connection:
            known = keys.read(connection, self._meeting.view.dialogue.id)
            waiting_keys = keys.read_waiting(connection, self._meeting.view.dialogue.id)
        whole = self._meeting.refresh()
        view = for_room(whole)
        waiting = {each.id: each for each in whole.waiting}
        ideas_by_id = {idea.id: idea for idea in view.ideas}
        return Picture(view, known, ideas_by_id, waiting_keys, waiting, self.ballots(), whole.slips.digests)

    def send_idea(self, *, key: str, text: str) -> Done:
        """Save an idea, once for each key; refused where the meeting writes no ideas."""
        return self._meeting.do(_send_idea, key=key, text=text)

    def mend_idea(self, *, key: str, version: int, text: str) -> Done:
        """Change the words of the idea with this key, as long as ideas are written."""
        return self._meeting.do(_mend_idea, key=key, version=version, text=text)

    def ballots(self) -> ShownBallots:
        """The ballots of the round that is open, each for who has its token."""
        with suppress(Refusal):  # closed just now, or its box is damaged
            return self._meeting.show_phones()
        return ShownBallots()

    def lay_ballots(self, ballots: Sequence[PhoneBallot]) -> list[Done | Refused]:
        """Count all these in one commit; gives of each that it is done, or why it was refused."""
        laid: Sequence[object]
        try:
            laid = self._meeting.lay_from_phones(ballots)
        except Refused as refused:
            laid = [refused] * len(ballots)
        done, view = Done(phrase("voting.what.slip")), self._meeting.view
        asked = view.phase.kind == PhaseKind.PROPOSALS
        return [_heard(answer, asked=asked) if isinstance(answer, Refusal) else done for answer in laid]

    def host(self, table: int) -> HostDoor:
        """The door of a table's host to the same meeting."""
        if table not in self._hosts:
            self._hosts[table] = HostDoor(
                self._meetings.path, self._meeting.view.meeting.id, table, self._meetings.clock
            )
        return self._hosts[table]

    def close(self) -> None:
        """Let the store go."""
        self._close_hosts()
        self._meeting.leave()
        self._meetings.close()

    def _close_hosts(self) -> None:
        while self._hosts:
            self._hosts.popitem()[1].close()


def _heard(refusal: Refusal, *, asked: bool) -> Refused:
    said = refusal.phrase
    if asked:
        if isinstance(refusal, Outdated):
            return Refused("phones.support.newer")
        return Refused(_ASKED.get(said.key, said.key if said.key == "phones.slip_needed" else "phones.try_again"))
    if isinstance(refusal, Outdated):
        return Refused("phones.dots.newer")
    if said.key in _NUMBERED:
        return Refused(_NUMBERED[said.key], **said.values)
    return Refused(_HEARD.get(said.key, said.key if said.key.startswith("phones.") else "phones.try_again"))


def _place(known: tuple[bool, int, Own]) -> tuple[bool, int]:
    return known[:2]


def _send_idea(change: Change, *, key: str, text: str) -> Done:
    check_in(change, PhaseKind.IDEAS)
    assert change.dialogue_id is not None
    assert change.meeting_id is not None
    waits = keys.find_waiting(change.connection, change.dialogue_id, key) is not None
    known = keys.find(change.connection, change.dialogue_id, key) is not None
    moderated = read_meeting(change.connection, change.meeting_id).moderated
    command = moderation.hold if waits or (moderated and not known) else ideas.send
    return command(change, key=key, text=text)


def _mend_idea(change: Change, *, key: str, version: int, text: str) -> Done:
    check_in(change, PhaseKind.IDEAS)
    return moderation.mend(change, key=key, version=version, text=text)
