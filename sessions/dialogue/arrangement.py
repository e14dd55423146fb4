"""Changes of a meeting's agenda while it is led: phases skipped, repeated, moved, added and taken away.

Each touches one row where it can, so that two consoles may arrange different phases at once and undo their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from sessions.agenda.phases import BREAK_MINUTES, PHASE_MINUTES, PhaseKind
from sessions.dialogue.rules import check_kind
from sessions.dialogue.tables import ROOM, Meeting, Phase, current_phase, phase_view, phases_of
from sessions.errors import Outdated, Refused
from sessions.store.change import Change, Done
from sessions.words import phrase


def skip(change: Change, *, phase_id: int, version: int) -> Done:
    """Leave a phase out of the meeting. It stays in the agenda and can be taken in again."""
    phase = _find(change, phase_id)
    _refuse_here(change, phase)
    change.edit(Phase, phase_id, version, skipped=True)
    return Done(phrase("dialogue.what.skipped", phase=phase_view(phase).name), phase_id)


def take_in(change: Change, *, phase_id: int, version: int) -> Done:
    """Take a skipped phase in again."""
    phase = _find(change, phase_id)
    change.edit(Phase, phase_id, version, skipped=False)
    return Done(phrase("dialogue.what.taken_in", phase=phase_view(phase).name), phase_id)


def repeat(change: Change, *, phase_id: int) -> Done:
    """The same phase once more, right after this one, with its minutes and a clock of its own."""
    phase = _find(change, phase_id)
    again = _add(change, after=phase_id, kind=phase.kind, minutes=phase.minutes, title=phase.title)
    return Done(phrase("dialogue.what.repeated", phase=phase_view(phase).name), again.id)


def add_break(change: Change, *, after: int, minutes: int = BREAK_MINUTES) -> Done:
    """A break right after the phase with this id."""
    _find(change, after)
    row = _add(change, after=after, kind=PhaseKind.BREAK, minutes=minutes)
    return Done(phrase("dialogue.what.break", n=minutes), row.id)


def add(change: Change, *, after: int, kind: PhaseKind, minutes: int = PHASE_MINUTES) -> Done:
    """A phase of any kind right after the phase with this id."""
    check_kind(kind)
    _find(change, after)
    row = _add(change, after=after, kind=kind, minutes=minutes)
    return Done(phrase("dialogue.what.phase_added", phase=phase_view(row).name, n=minutes), row.id)


def move(change: Change, *, phase_id: int, version: int, places: int) -> Done:
    """Move a phase so many places later in the agenda, or earlier with a negative number; at its end it stays."""
    phases = phases_of(change)
    phase = _find(change, phase_id)
    at = next(i for i, each in enumerate(phases) if each.id == phase_id)
    others = [each for each in phases if each.id != phase_id]
    to = max(0, min(len(others), at + places))
    done = Done(phrase("dialogue.what.moved", phase=phase_view(phase).name), phase_id)
    if to != at:
        if phase.version != version:
            raise Outdated({"position": phase.position}, phase.version)
        change.save(phase, position=_room(change, others, to))
    return done


def remove(change: Change, *, phase_id: int, version: int) -> Done:
    """Take a phase out of the agenda, where the meeting has not been in it."""
    phase = _find(change, phase_id)
    _refuse_here(change, phase)
    if phase.entered:
        raise Refused("dialogue.phase_entered", phase=phase_view(phase).name)
    if phase.version != version:
        raise Outdated({}, phase.version)
    change.remove(phase)
    return Done(phrase("dialogue.what.phase_removed", phase=phase_view(phase).name), phase_id)


def check_phases(change: Change) -> None:
    """Refuse a change, such as an undo, that leaves the meeting in a skipped phase, or without any to be in."""
    taken = [
        image
        for image in change.images
        if image.table == "phase" and image.before and (image.after is None or image.after["skipped"])
    ]
    if taken:
        assert change.meeting_id is not None
        at = change.get(Meeting, change.meeting_id).phase_id
        if any(image.id == at for image in taken) or all(phase.skipped for phase in phases_of(change)):
            raise Refused("undo.phase_here")


def check_in(change: Change, kind: PhaseKind) -> None:
    """Refuse what belongs to a phase of this kind while the meeting is in another."""
    assert change.meeting_id is not None
    phases = phases_of(change)
    here = current_phase(change.get(Meeting, change.meeting_id), phases)
    if all(phase.id != here or phase.kind != kind for phase in phases):
        raise Refused("phones.not_now")


def moved_to(change: Change) -> PhaseKind | None:
    """The kind of the phase that the change has moved its meeting to, if it has."""
    for image in change.images:
        if image.table == "meeting" and image.after and image.before:
            phase_id = image.after["phase_id"]
            if phase_id is not None and phase_id != image.before["phase_id"]:
                return PhaseKind(change.get(Phase, phase_id).kind)
    return None


def _find(change: Change, phase_id: int) -> Phase:
    phase = change.get(Phase, phase_id)
    if phase.meeting_id != change.meeting_id:
        raise Refused("error.gone")
    return phase


def _refuse_here(change: Change, phase: Phase) -> None:
    assert change.meeting_id is not None
    if phase.id == current_phase(change.get(Meeting, change.meeting_id), phases_of(change)):
        raise Refused("dialogue.phase_here", phase=phase_view(phase).name)


def _add(change: Change, *, after: int, kind: str, minutes: int, title: str = "") -> Phase:
    assert change.meeting_id is not None
    phases = phases_of(change)
    at = next(i for i, each in enumerate(phases) if each.id == after)
    position = _room(change, phases, at + 1)
    return change.add(Phase(meeting_id=change.meeting_id, position=position, kind=kind, minutes=minutes, title=title))


def _room(change: Change, others: Sequence[Phase], place: int) -> int:
    """A position before the phase that stands in this place; where there is no room left, all of them move apart."""
    low = others[place - 1].position if place else others[0].position - 2 * ROOM
    high = others[place].position if place < len(others) else others[-1].position + 2 * ROOM
    if high - low > 1:
        return (low + high) // 2
    for index, phase in enumerate(others):
        change.save(phase, position=index * ROOM)
    return place * ROOM - ROOM // 2
