"""Changes of a dialogue, its meetings, their phases and clocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from sessions.agenda.library import usual
from sessions.agenda.phases import MINUTES, Agenda, PhaseKind, Sitting
from sessions.dialogue import approval
from sessions.dialogue.numbers import MOST, next_number
from sessions.dialogue.rules import after_minutes, check_kind, settled_seconds
from sessions.dialogue.tables import ROOM, Dialogue, Meeting, Phase, Presence, current_phase, phase_view, phases_of
from sessions.dialogue.view import LEVELS, ROLES
from sessions.errors import Refused
from sessions.store.change import Change, Done, table_of
from sessions.text.cleaner import lines_of
from sessions.text.typed import optional, wording
from sessions.words import LANGUAGES, phrase

TEXTS = frozenset(
    {
        *("question", "registry_number", "organisation", "purpose", "influence", "fixed", "problem_owner"),
        *("steering_group", "recipient", "feedback", "level"),
    }
)
SET_APART = frozenset({"id", "dialogue_id", "number", "version", "phase_id", "moderated", *approval.COLUMNS})
"""What of a meeting is no plan, or is set by a command of its own."""


def create(
    change: Change,
    /,
    *,
    question: str,
    registry_number: str = "",
    organisation: str = "",
    actor_groups: Sequence[str] = (),
    language: str = "sv",
    **texts: str,
) -> Done:
    """Make a dialogue; ``texts`` are more of ``TEXTS``."""
    if language not in LANGUAGES:
        raise Refused("dialogue.no_language", language=language)
    assert texts.keys() <= TEXTS
    said: dict[str, Any] = {field: _text(field, text) for field, text in texts.items()}
    row = change.add(
        Dialogue(
            question=wording(question),
            registry_number=optional(registry_number),
            organisation=optional(organisation),
            actor_groups=_groups(actor_groups),
            language=language,
            **said,
        )
    )
    return Done(phrase("dialogue.what.new", question=row.question), row.id)


def describe(change: Change, *, version: int, field: str, text: str) -> Done:
    """Set one field of the dialogue."""
    assert change.dialogue_id is not None
    if field == "actor_groups":
        value = _groups(lines_of(text.replace(",", "\n")))
    else:
        assert field in TEXTS
        value = _text(field, text)
    change.edit(Dialogue, change.dialogue_id, version, **{field: value})
    return Done(phrase("dialogue.what.field", field=phrase(f"dialogue.field.{field}")), change.dialogue_id)


def plan(
    change: Change,
    *,
    dialogue_id: int,
    day: date | None = None,
    starts: time | None = None,
    planned_end: time | None = None,
    place: str = "",
    sitting: Sitting | None = None,
) -> Done:
    """Make the dialogue's next meeting with the phases of a sitting, or those of the usual evening.

    What has a title in several languages gets that of the dialogue's.
    """
    change.within(dialogue_id)
    language = change.get(Dialogue, dialogue_id).language
    sitting = sitting or usual().meetings[0]
    number = next_number(change)
    meeting = change.add(
        Meeting(
            dialogue_id=dialogue_id,
            number=number,
            day=day,
            starts=starts,
            planned_end=planned_end,
            place=optional(place),
            title=optional(sitting.title.said(language)),
        )
    )
    for at, slot in enumerate(sitting.slots):
        check_kind(slot.kind)
        change.add(
            Phase(
                meeting_id=meeting.key,
                position=at * ROOM,
                kind=slot.kind,
                minutes=slot.minutes,
                title=optional(slot.title.said(language)),
            )
        )
    return Done(phrase("dialogue.what.meeting", number=number), meeting.id)


def plan_all(
    change: Change,
    *,
    dialogue_id: int,
    agenda: Agenda,
    day: date | None = None,
    starts: time | None = None,
    planned_end: time | None = None,
    place: str = "",
) -> Done:
    """Make every meeting of an agenda at once, which one undo takes back; gives the first.

    Day and end are those of the first. The later ones have no day yet; they begin at the same time in the same place,
    and end when their phases do.
    """
    first, *later = agenda.meetings
    done = plan(
        change,
        dialogue_id=dialogue_id,
        day=day,
        starts=starts,
        planned_end=planned_end,
        place=place,
        sitting=first,
    )
    for sitting in later:
        ends = after_minutes(starts, sitting.minutes)
        plan(change, dialogue_id=dialogue_id, starts=starts, planned_end=ends, place=place, sitting=sitting)
    return Done(phrase("dialogue.what.meetings", n=len(agenda.meetings)), done.id) if later else done


def reschedule(change: Change, *, version: int, field: str, value: date | time | str | None) -> Done:
    """Set one field of the meeting: a day, a time, or a text such as place, title or a role."""
    assert change.meeting_id is not None
    assert field in Meeting.model_fields and field not in SET_APART
    stored = optional(value) if isinstance(value, str) else value
    change.edit(Meeting, change.meeting_id, version, **{field: stored})
    return Done(phrase("dialogue.what.field", field=phrase(f"dialogue.field.{field}")), change.meeting_id)


def appoint(change: Change, *, version: int, roles: Mapping[str, str]) -> Done:
    """Say at once who has which of ``ROLES``, as they were at an earlier meeting."""
    assert change.meeting_id is not None
    assert set(roles) <= set(ROLES)
    change.edit(Meeting, change.meeting_id, version, **{role: optional(who) for role, who in roles.items()})
    return Done(phrase("dialogue.what.roles", n=len(roles)), change.meeting_id)


def moderate(change: Change, *, moderated: bool) -> Done:
    """Have ideas from phones wait until whoever leads lets them out, or come at once."""
    assert change.meeting_id is not None
    change.save(change.get(Meeting, change.meeting_id), moderated=moderated)
    said = phrase("moderation.on") if moderated else phrase("moderation.off")
    return Done(phrase("moderation.what.moderated"), change.meeting_id, said=said)


def renumber(change: Change, *, version: int, number: int) -> Done:
    """Give the meeting another number."""
    assert change.meeting_id is not None
    if not 1 <= number <= MOST:
        raise Refused("dialogue.number_impossible", number=number)
    change.edit(Meeting, change.meeting_id, version, number=number)
    return Done(phrase("dialogue.what.field", field=phrase("dialogue.field.number")), change.meeting_id)


def count_present(change: Change, *, counts: Mapping[str, int]) -> Done:
    """Set how many of each actor group are in the room."""
    assert change.meeting_id is not None
    rows = {row.group: row for row in change.find(Presence, table_of(Presence).c.meeting_id == change.meeting_id)}
    for group, count in counts.items():
        if group in rows:
            change.save(rows[group], count=count)
        else:
            rows[group] = change.add(Presence(meeting_id=change.meeting_id, group=group, count=count))
    return Done(phrase("dialogue.what.present", n=sum(row.count for row in rows.values())))


def go_to(change: Change, *, phase_id: int) -> Done:
    """Move the meeting to a phase; one that was skipped is taken in again.

    A running clock stops in the old phase and runs on in the new one. A break's clock always runs, for a break is all
    about when it ends; after it the clock runs on where clocks are in use.
    """
    assert change.meeting_id is not None
    meeting = change.get(Meeting, change.meeting_id)
    phases = phases_of(change)
    target = next((phase for phase in phases if phase.id == phase_id), None)
    if target is None:
        raise Refused("error.gone")
    others = [phase for phase in phases if phase is not target]
    in_use = any(phase.kind != PhaseKind.BREAK and (phase.used_seconds or phase.running_since) for phase in phases)
    runs = target.kind == PhaseKind.BREAK or (in_use and any(phase.running_since for phase in others))
    left = current_phase(meeting, phases)
    for phase in others:
        if phase.running_since:
            _stop(change, phase)
        if phase.id == left:
            change.save(phase, entered=True)
    since = target.running_since or (change.now if runs else None)
    change.save(target, running_since=since, skipped=False, entered=True)
    change.save(meeting, phase_id=phase_id)
    called = phase_view(target).name
    what, said = phrase("dialogue.what.phase", phase=called), phrase("dialogue.said.phase", phase=called)
    return Done(what, phase_id, phrase("undo.not.phase"), said=said)


def toggle_timer(change: Change, *, phase_id: int) -> Done:
    """Start the phase's clock, or pause it if it runs. With the first clock the meeting has begun in that phase."""
    assert change.meeting_id is not None
    phase = change.get(Phase, phase_id)
    if phase.running_since:
        _stop(change, phase)
        return Done(phrase("dialogue.what.timer_paused"), phase_id, phrase("undo.not.timer"))
    for other in phases_of(change):
        if other.running_since:
            _stop(change, other)
    change.save(phase, running_since=change.now, entered=True)
    meeting = change.get(Meeting, change.meeting_id)
    if meeting.phase_id is None:
        change.save(meeting, phase_id=phase_id)
    return Done(phrase("dialogue.what.timer_started"), phase_id, phrase("undo.not.timer"))


def add_minutes(change: Change, *, phase_id: int, minutes: int) -> Done:
    """Lengthen the phase, or shorten it with a negative number."""
    phase = change.get(Phase, phase_id)
    total = phase.minutes + minutes
    if total not in MINUTES:
        raise Refused("dialogue.minutes_impossible", n=total)
    change.save(phase, minutes=total)
    return Done(phrase("dialogue.what.minutes", n=total), phase_id)


def _stop(change: Change, phase: Phase) -> None:
    change.save(phase, used_seconds=settled_seconds(phase_view(phase), change.now), running_since=None)


def _text(field: str, text: str) -> str:
    assert field != "level" or text in ("", *LEVELS)
    return wording(text) if field == "question" else optional(text)


def _groups(names: Sequence[str]) -> str:
    cleaned: dict[str, Any] = {optional(name): None for name in names}
    return "\n".join(name for name in cleaned if name)
