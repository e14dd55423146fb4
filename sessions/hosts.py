"""The door for a table's host or note-taker: what is written at one table, saved as by the console's own commands.

It knows a table and no person. It can write what a note-taker writes, take back what its own table saved last, and
nothing more.
"""

from __future__ import annotations

from pathlib import Path

from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.commitments.owners import vague_owner
from sessions.dialogue.arrangement import check_in
from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.ideas.keys import digest
from sessions.live import tables as live
from sessions.meeting import Meeting
from sessions.meetings import Clock, Command, Meetings, utc_now
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.store.change import Change, Done
from sessions.words import phrase


class HostDoor:
    """One table's door to a meeting, on the store at ``path``. For one thread at a time."""

    def __init__(self, path: Path, meeting_id: int, table: int, clock: Clock = utc_now) -> None:
        self.table = str(table)
        self._meetings = Meetings(path, clock, f"table {table}")
        try:
            self._meeting = Meeting(self._meetings, meeting_id)
        except BaseException:
            self._meetings.close()
            raise

    def write_ideas(self, *, key: str, text: str) -> Done:
        """Save ideas, one a line, as the table's; once for each key, and refused where the meeting writes none."""
        texts = text.splitlines()
        return self._once(key, PhaseKind.IDEAS, ideas.add_many, texts=texts, table=self.table)

    def write_commitment(self, *, key: str, party: str, promise: str) -> Done:
        """Save a commitment of one party; once for each key, and refused where the meeting takes none.

        A party that nobody can ask is refused: a table has no form in which to say later who in particular it is.
        """
        if vague_owner(party):
            raise Refused("commitments.who_exactly", owner=party.strip())
        return self._once(key, PhaseKind.COMMITMENTS, commitments.add, party=party, promise=promise)

    def write_note(self, *, key: str, text: str) -> Done:
        """Save a note for the minutes, in whatever phase; once for each key."""
        return self._once(key, None, notes.add, kind=NoteKind.MINUTES, texts=(text,))

    def take_back(self) -> Done:
        """Take back what the table saved last, or refuse with the reason."""
        self._meeting.refresh()
        return self._meeting.undo()

    def close(self) -> None:
        """Let the store go."""
        self._meeting.leave()
        self._meetings.close()

    def _once(self, key: str, phase: PhaseKind | None, command: Command[...], **values: object) -> Done:
        self._meeting.refresh()
        return self._meeting.do(_once, key=key, phase=phase, command=command, values=values)


def _once(
    change: Change, *, key: str, phase: PhaseKind | None, command: Command[...], values: dict[str, object]
) -> Done:
    """What a form wants done, once for each key; sent once more it has been done."""
    assert change.meeting_id is not None
    if phase is not None:
        check_in(change, phase)
    if not live.is_first(change.connection, change.meeting_id, digest(key)):
        return Done(phrase("hosts.what.before"))
    return command(change, **values)
