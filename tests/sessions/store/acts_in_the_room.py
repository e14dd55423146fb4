"""Acts on the meeting itself: its agenda, its people, what is parked and noted."""

from __future__ import annotations

from datetime import date, time, timedelta

from sessions.agenda.phases import PhaseKind
from sessions.agenda.timing import PhaseView
from sessions.dialogue import announcement, arrangement
from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.voting import commands as voting
from tests.sessions.store.acting import DAY, GROUPS, WORDS, of, some


def describe(m: Meeting, a: int, b: int, c: int) -> None:
    field = of(("question", "registry_number", "organisation", "purpose", "influence", "actor_groups"), a)
    m.do(dialogue.describe, version=m.view.dialogue.version, field=field, text=of(WORDS, b))


def reschedule(m: Meeting, a: int, b: int, c: int) -> None:
    values: list[tuple[str, date | time | str | None]] = [
        ("day", DAY + timedelta(days=b)), ("day", None), ("starts", time(b % 24)), ("planned_end", time(c % 24)),
        ("place", of(WORDS, b)),
    ]  # fmt: skip
    field, value = of(values, a)
    m.do(dialogue.reschedule, version=m.view.meeting.version, field=field, value=value)


def announce(m: Meeting, a: int, b: int, c: int) -> None:
    values: list[date | time | str | None] = [DAY + timedelta(days=c), time(c % 24, 30), of(WORDS, c)]
    field, value = of(list(zip(announcement.FIELDS, values, strict=True)), a)
    m.do(announcement.announce, version=m.view.meeting.version, field=field, value=value)


def renumber(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(dialogue.renumber, version=m.view.meeting.version, number=a + 1)


def count_present(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(dialogue.count_present, counts=dict.fromkeys(some(GROUPS, a, c), (a + b) % 40))


def park(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(parking.park, text=of(WORDS, a))


def describe_parked(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.parked:
        row = of(m.view.parked, a)
        field = of(("text", "to_whom", "when", "how", "answer"), b)
        m.do(parking.describe, parked_id=row.id, version=row.version, field=field, value=of(WORDS, c))


def remove_parked(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.parked:
        m.do(parking.remove, parked_id=of(m.view.parked, a).id)


def note(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(notes.add, kind=of(list(NoteKind), a), texts=some(WORDS, b, c))


def reword_note(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.notes:
        row = of(m.view.notes, a)
        m.do(notes.reword, note_id=row.id, version=row.version, text=of(WORDS, b))


def remove_note(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.notes:
        m.do(notes.remove, note_id=of(m.view.notes, a).id)


def set_entitled(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.round is not None:
        m.do(voting.set_entitled, round_id=m.view.round.id, entitled=a + 1)


def others(m: Meeting) -> list[PhaseView]:
    """The phases that the meeting is not in."""
    return [phase for phase in m.view.phases if phase.id != m.view.phase.id]


def skip_phase(m: Meeting, a: int, b: int, c: int) -> None:
    if others(m):
        phase = of(others(m), a)
        m.do(arrangement.take_in if phase.skipped else arrangement.skip, phase_id=phase.id, version=phase.version)


def repeat_phase(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(arrangement.repeat, phase_id=of(m.view.phases, a).id)


def add_break(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(arrangement.add_break, after=of(m.view.phases, a).id, minutes=b + 1)


def add_phase(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(arrangement.add, after=of(m.view.phases, a).id, kind=of(list(PhaseKind.known()), b), minutes=c + 1)


def move_phase(m: Meeting, a: int, b: int, c: int) -> None:
    phase = of(m.view.phases, a)
    m.do(arrangement.move, phase_id=phase.id, version=phase.version, places=b % 5 - 2)


def remove_phase(m: Meeting, a: int, b: int, c: int) -> None:
    never = [phase for phase in others(m) if not phase.entered]
    if never:
        m.do(arrangement.remove, phase_id=of(never, a).id, version=of(never, a).version)


def add_minutes(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(dialogue.add_minutes, phase_id=of(m.view.phases, b).id, minutes=a + 1)


def go_to(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(dialogue.go_to, phase_id=of(m.view.phases, a).id)


def toggle_timer(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(dialogue.toggle_timer, phase_id=m.view.phase.id)
