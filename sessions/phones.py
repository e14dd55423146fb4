"""The door for participants' phones: what the room may see goes out, what the phase takes comes in.

It knows no person and no phone. What comes in has a random key that only the one who sent it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sessions.agenda.phases import PhaseKind
from sessions.dialogue.arrangement import check_in
from sessions.ideas import commands as ideas
from sessions.ideas import keys
from sessions.ideas.view import IdeaView
from sessions.meeting import Meeting
from sessions.meetings import Clock, Meetings, utc_now
from sessions.queries.room import for_room
from sessions.store.change import Change, Done
from sessions.store.engine import reading
from sessions.view import MeetingView

SURFACE = "phones"
"""What the journal says of all that comes in here."""


@dataclass(frozen=True)
class Own:
    """An idea as the phone that has its key may know it; one that was taken back has no words any more."""

    key: str
    idea: IdeaView | None


@dataclass(frozen=True)
class Picture:
    """The meeting at one moment, for any thread: what the room may see of it, and which ideas have a key."""

    view: MeetingView
    keys: Mapping[str, int] = field(repr=False)
    ideas: Mapping[int, IdeaView] = field(repr=False)

    def own(self, given: Iterable[str]) -> tuple[Own, ...]:
        """The ideas that these keys are of, by number; a key that is forgotten or made up has none."""
        known = [(self.keys[found], key) for key in given if (found := keys.digest(key)) in self.keys]
        return tuple(Own(key, self.ideas.get(idea_id)) for idea_id, key in sorted(known))


class PhoneDoor:
    """One meeting's, on the store at ``path``. For one thread at a time."""

    def __init__(self, path: Path, meeting_id: int, clock: Clock = utc_now) -> None:
        self._meetings = Meetings(path, clock, SURFACE)
        try:
            self._meeting = Meeting(self._meetings, meeting_id)
        except BaseException:
            self._meetings.close()
            raise

    def follow(self, meeting_id: int) -> None:
        """Be the door of this meeting from now on."""
        meeting = Meeting(self._meetings, meeting_id)
        self._meeting.leave()
        self._meeting = meeting

    def changed(self) -> bool:
        """Whether anybody has changed the store since this was last asked. Costs some µs."""
        return self._meeting.changed()

    def picture(self) -> Picture:
        """The meeting as it is now."""
        view = for_room(self._meeting.refresh())
        with reading(self._meetings.engine) as connection:
            known = keys.read(connection, view.dialogue.id)
        return Picture(view, known, {idea.id: idea for idea in view.ideas})

    def send_idea(self, *, key: str, text: str) -> Done:
        """Save an idea, once for each key; refused where the meeting writes no ideas."""
        return self._meeting.do(_send_idea, key=key, text=text)

    def mend_idea(self, *, key: str, version: int, text: str) -> Done:
        """Change the words of the idea with this key, as long as ideas are written."""
        return self._meeting.do(_mend_idea, key=key, version=version, text=text)

    def close(self) -> None:
        """Let the store go."""
        self._meeting.leave()
        self._meetings.close()


def _send_idea(change: Change, *, key: str, text: str) -> Done:
    check_in(change, PhaseKind.IDEAS)
    return ideas.send(change, key=key, text=text)


def _mend_idea(change: Change, *, key: str, version: int, text: str) -> Done:
    check_in(change, PhaseKind.IDEAS)
    return ideas.mend(change, key=key, version=version, text=text)
