"""What a meeting held, as it stood when it was closed: the view that its minutes are written from.

**A meeting is closed** by the first thing that is done in the room at a later meeting of its dialogue (one with a
higher number), whether or not anybody has gone out of it. In the room is what touches more than that meeting's own
agenda, times, roles and notes: preparing the next meeting closes nothing, and neither does what was undone. Until
then its minutes are of how it stands now, but for what is told after it had ended: how it goes with what was
promised, the decision, the feedback (``sitting``). That is the dialogue's to tell, and the next meeting's.

- What was done before that stands as it did then, whatever has become of it later. It is read from a copy of the
  store in which the later entries of the journal are taken back, the newest first, through the topics' own ``read``.
- What is done with the meeting itself open is the meeting's, also after that: a note mended, an idea found among the
  papers. It is done again over what stood, and told as a correction. So is a total that is corrected, wherever it is
  done. To go through the phases of an old meeting changes nothing.
- What was taken back stays so. An idea that is withdrawn later is withdrawn here, and a text that held what looks
  like personal data and no longer does is the later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, select

from sessions.agenda.timing import PhaseView
from sessions.dialogue import approval
from sessions.ideas.view import IdeaView
from sessions.queries import whole
from sessions.queries.sitting import PREPARING, Sitting, came_after, in_the_room
from sessions.store import journal, past
from sessions.store.base import METADATA
from sessions.store.change import Image
from sessions.store.engine import reading
from sessions.store.journal import Line, Told
from sessions.store.touched import Touched
from sessions.text.personal import personal_data
from sessions.view import Held, MeetingView
from sessions.voting.view import RoundStatus, RoundView

OWNERS = {
    "action": "proposal",
    "answer": "perspective",
    "membership": "cluster",
    "proposal_idea": "proposal",
    "proposal_version": "proposal",
    "reservation": "proposal",
}
"""What a row hangs on, by table: to change the one changes the other."""
APPROVAL = frozenset(approval.COLUMNS)
"""The columns of a meeting that say who has approved its minutes, and when."""


@dataclass(frozen=True)
class _Done:
    """What a meeting's own entries say of it: when something was done in the room, and which of them say nothing."""

    moments: tuple[datetime, ...]
    silent: frozenset[int]

    @classmethod
    def of(cls, entries: Iterable[Told]) -> _Done:
        moments, silent = [], set()
        for entry in entries:
            if in_the_room(entry.images):
                moments.append(entry.at)
            elif not _says_something(entry):
                silent.add(entry.id)
        return cls(tuple(moments), frozenset(silent))


def held(engine: Engine, view: MeetingView) -> MeetingView:
    """What the meeting of this view held, ``view`` being how everything stands now."""
    dialogue_id, meeting_id = view.dialogue.id, view.meeting.id
    with reading(engine) as connection:
        lines = journal.lines(connection, dialogue_id)
        end = _end(lines, _later(connection, dialogue_id, view.meeting.number))
        done = _Done.of(journal.each(connection, dialogue_id, meeting_id=meeting_id))
        sitting = Sitting.of(done.moments, view.meeting.day)
        after = tuple(came_after(connection, lines, sitting))
        own_time = [line for line in lines if end is None or line.id <= end]
        told = Held(
            at=_at(own_time, meeting_id, done.silent.union(entry.id for entry in after)),
            touched=_touched(journal.each(connection, dialogue_id, meeting_id=meeting_id), after),
            withdrawn=_withdrawn(connection, dialogue_id, view),
            followed=any(entry.meeting_id == meeting_id and _says_something(entry) for entry in after),
        )
    if end is None and not after:
        return _whole(view, view, told)
    with past.copied(engine) as copy:
        since = [] if end is None else journal.whole(copy, dialogue_id, after=end)
        gone = {entry.id: entry for entry in (*after, *since)}
        own = [entry for entry in since if _is_own(entry, meeting_id, after)]
        _go_back(copy, [gone[entry_id] for entry_id in sorted(gone)], own)
        corrections = [entry for entry in own if not _corrects(entry) and _says_something(entry)]
        last = max([entry.at for entry in own if _says_something(entry)], default=told.at)
        told = replace(told, at=last, corrected=tuple((entry.at, entry.what) for entry in corrections))
        touched = Touched.of(image for entry in gone.values() for image in entry.images)
        return _whole(whole.read_again(copy, view, touched), view, told)


def of_dialogue(engine: Engine, view: MeetingView) -> tuple[MeetingView, ...]:
    """All meetings of the dialogue of this view as they stand now, by number."""
    meeting = METADATA.tables["meeting"]
    with reading(engine) as connection:
        ids = connection.execute(
            select(meeting.c.id).where(meeting.c.dialogue_id == view.dialogue.id).order_by(meeting.c.number)
        ).scalars()
        one = whole.read(connection, view.meeting.id)
        meetings = [whole.read_beside(connection, one, meeting_id) for meeting_id in ids.all()]
        lines = journal.lines(connection, view.dialogue.id)
        told = Held(at=lines[-1].at, withdrawn=_withdrawn(connection, view.dialogue.id, view))
    return tuple(_whole(each, view, told) for each in meetings)


def _later(connection: Connection, dialogue_id: int, number: int) -> frozenset[int]:
    """The dialogue's meetings that are later than the one with this number."""
    t = METADATA.tables["meeting"]
    return frozenset(
        connection.execute(select(t.c.id).where(t.c.dialogue_id == dialogue_id, t.c.number > number)).scalars()
    )


def _end(lines: Sequence[Line], later: frozenset[int]) -> int | None:
    """The last entry of a meeting's own time; None as long as it is not closed."""
    undone = {line.undoes for line in lines} - {line.redoes for line in lines}
    for line in lines:
        if line.meeting_id in later and line.touched - PREPARING and line.undoes is None and line.id not in undone:
            return line.id - 1
    return None


def _at(lines: Sequence[Line], meeting_id: int, leaving_out: Set[int]) -> datetime | None:
    """When what these entries hold was last changed."""
    last = (
        line.at
        for line in reversed(lines)
        if line.id not in leaving_out and (line.touched - PREPARING or line.meeting_id == meeting_id)
    )
    return next(last, None)


def _is_own(entry: Told, meeting_id: int, after: Sequence[Told]) -> bool:
    """Whether a later entry is the meeting's all the same."""
    return _corrects(entry) or (entry.meeting_id == meeting_id and all(entry.id != other.id for other in after))


def _corrects(entry: Told) -> bool:
    """Whether it corrects a total, or takes such a correction back."""
    return any(image.table == "voting_correction" for image in entry.images)


def _says_something(entry: Told) -> bool:
    """Whether it changed more than where the meeting is, how its clocks go and whether its minutes are approved."""
    return any(past.said(image) - _of_approval(image) for image in entry.images)


def _of_approval(image: Image) -> frozenset[str]:
    """What approves the minutes is told in them and changes nothing that they hold."""
    return APPROVAL if image.table == "meeting" else frozenset()


def _go_back(copy: Connection, since: Sequence[Told], own: Sequence[Told]) -> None:
    """Make the copy what it was, with the meeting's own later changes, and without what people took out."""
    images = [image for entry in since for image in entry.images]
    now = {(image.table, image.id): past.row(copy, image.table, image.id) for image in images if _personal(image)}
    past.take_back(copy, images)
    past.do_again(copy, (image for entry in own for image in entry.images))
    for (table, row_id), stands in now.items():
        was = past.row(copy, table, row_id)
        if was is not None:
            taken_out = {name for name, text in was.items() if _held_more(text, (stands or {}).get(name))}
            if taken_out:
                past.put(copy, table, row_id, stands and {name: stands[name] for name in taken_out})


def _personal(image: Image) -> bool:
    return any(_held_more(text, (image.after or {}).get(name)) for name, text in (image.before or {}).items())


def _held_more(was: object, stands: object) -> bool:
    """Whether a text held what looks like personal data, and does not hold as much any more."""
    found = personal_data(was) if isinstance(was, str) else ()
    return bool(set(found) - set(personal_data(stands) if isinstance(stands, str) else ()))


def _whole(then: MeetingView, now: MeetingView, told: Held) -> MeetingView:
    """The view with what no copy knows: ballots in an open box, ideas taken back since, clocks that stand."""
    withdrawn = {idea.id for idea in now.ideas if idea.withdrawn}
    counted = {each.id: each for each in now.rounds if each.status is RoundStatus.OPEN}
    return replace(
        then,
        ideas=tuple(_taken_back(idea) if idea.id in withdrawn else idea for idea in then.ideas),
        rounds=tuple(_counted(each, counted) for each in then.rounds),
        phases=tuple(_stopped(phase, told.at) for phase in then.phases),
        held=told,
    )


def _taken_back(idea: IdeaView) -> IdeaView:
    return idea if idea.withdrawn else replace(idea, withdrawn=True)


def _counted(voting_round: RoundView, counted: Mapping[int, RoundView]) -> RoundView:
    return counted.get(voting_round.id, voting_round) if voting_round.status is RoundStatus.OPEN else voting_round


def _stopped(phase: PhaseView, at: datetime | None) -> PhaseView:
    """The phase with its clock as it was at a moment: it is not to go on in the minutes."""
    if phase.running_since is None or at is None:
        return phase
    return replace(phase, used_seconds=phase.used(at) // timedelta(seconds=1), running_since=None)


def _touched(entries: Iterable[Told], leaving_out: Sequence[Told]) -> dict[tuple[str, int], frozenset[str]]:
    """The rows that a meeting made or changed, with the columns; what hangs on a row counts as a change of it."""
    found: dict[tuple[str, int], frozenset[str]] = {}
    without = {entry.id for entry in leaving_out}
    for image in (image for entry in entries if entry.id not in without for image in entry.images):
        columns = past.said(image)
        if columns:
            for table, row_id, more in ((image.table, image.id, columns), *_whose(image)):
                found[table, row_id] = found.get((table, row_id), frozenset()) | more
    return found


def _whose(image: Image) -> Iterator[tuple[str, int, frozenset[str]]]:
    """The rows that this one hangs on, and hung on before."""
    owner = OWNERS.get(image.table)
    for side in (image.before, image.after):
        if owner and side:
            yield owner, int(side[f"{owner}_id"]), frozenset({image.table})


def _withdrawn(connection: Connection, dialogue_id: int, view: MeetingView) -> dict[int, datetime]:
    """When each idea that is withdrawn now was taken back."""
    found = {}
    for idea in view.ideas:
        if idea.withdrawn:
            for entry in journal.about(connection, dialogue_id, "idea", idea.id):
                if any(
                    "withdrawn" in past.changed(image) and image.table == "idea" and image.id == idea.id
                    for image in entry.images
                ):
                    found[idea.id] = entry.at
    return found
