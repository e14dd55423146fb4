"""Making dialogues and meetings, and mending their facts."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from sessions.dialogue.rules import after_minutes
from sessions.errors import Outdated, Refusal
from sessions.text import dates
from sessions.words import phrase
from workshop.console.worker import Errand
from workshop.dialogs.conflict import seen
from workshop.start.agenda_choice import choose_agenda
from workshop.start.preparation_form import (
    DIALOGUE_FIELDS,
    OF_DIALOGUE,
    PARTS,
    PrepareScreen,
    checking,
    dialogue_specs,
    level_meant,
    meeting_facts,
    meeting_specs,
    whole_specs,
)

if TYPE_CHECKING:
    from sessions.agenda.phases import Agenda
    from sessions.meeting import Meeting
    from sessions.store.change import Done
    from workshop.app import WorkshopApp


USUAL_START = time(18)
"""When a meeting begins until somebody says otherwise."""


def new_dialogue(app: WorkshopApp) -> None:
    """Ask for a dialogue's facts, make it, and go on to its first meeting."""
    words = app.words
    groups = ", ".join(words("dialogue.default_groups").splitlines())

    def save(values: dict[str, str]) -> None:
        def call(meetings: object, _meeting: object) -> Done:
            from sessions.dialogue import commands as dialogue
            from sessions.meetings import Meetings

            assert isinstance(meetings, Meetings)
            facts = {name: values[name] for name in DIALOGUE_FIELDS if name != "actor_groups"}
            named = values["actor_groups"].split(",")
            return meetings.do(dialogue.create, actor_groups=named, language=words.language, **facts)

        def answer(done: Done | None) -> None:
            app.read_shelf()
            if done is not None and done.id is not None:
                _new_meeting(app, done.id)

        app.carry(Errand(call, answer=answer, text=values["question"], leads_on=True))

    app.push_screen(
        PrepareScreen(
            words("prepare.new_dialogue"),
            words("prepare.foot_new"),
            dialogue_specs({"actor_groups": groups}),
            check=checking(words, app.today()),
            save=save,
        )
    )


def new_meeting(app: WorkshopApp) -> None:
    """Ask for the facts of the next meeting of the dialogue where the highlight is."""
    dialogue = app.start_screen.here()
    if dialogue is None:
        app.say(app.words("start.choose_dialogue"), "look")
    else:
        _new_meeting(app, dialogue.id)


def _new_meeting(app: WorkshopApp, dialogue_id: int) -> None:
    """Ask for an agenda, then for the meeting's facts."""
    choose_agenda(app, lambda agenda: _ask_meeting(app, dialogue_id, agenda))


def _ask_meeting(app: WorkshopApp, dialogue_id: int, agenda: Agenda) -> None:
    words, today = app.words, app.today()

    def save(values: dict[str, str]) -> None:
        facts = meeting_facts(values, today)

        def call(meetings: object, _meeting: object) -> Done:
            from sessions.dialogue import commands as dialogue
            from sessions.meetings import Meetings

            assert isinstance(meetings, Meetings)
            return meetings.do(
                dialogue.plan_all,
                dialogue_id=dialogue_id,
                agenda=agenda,
                day=facts.day,
                starts=facts.starts,
                planned_end=facts.planned_end,
                place=facts.place,
            )

        def answer(done: Done | None) -> None:
            app.read_shelf()
            if done is not None and done.id is not None:
                app.open_meeting(done.id)

        app.carry(Errand(call, answer=answer, leads_on=True))

    day, starts, place = _announced(app, dialogue_id)
    ends = after_minutes(starts, agenda.meetings[0].minutes)
    assert ends is not None
    app.push_screen(
        PrepareScreen(
            words("prepare.new_meeting", agenda=agenda.title.said(words.language)),
            words("prepare.foot_new"),
            meeting_specs(
                {
                    "day": day.isoformat(),
                    "starts": words.clock(starts),
                    "planned_end": words.clock(ends),
                    "place": place,
                }
            ),
            check=checking(words, today),
            save=save,
        )
    )


def _announced(app: WorkshopApp, dialogue_id: int) -> tuple[date, time, str]:
    """What the dialogue's last meeting said of the next one, or else that it is today at the usual time."""
    today = app.today()
    held = [meeting for case in app.shelf if case.id == dialogue_id for meeting in case.meetings]
    last = max(held, key=lambda meeting: meeting.number, default=None)
    if last is None or last.next_day is None or last.next_day < today:
        return today, USUAL_START, ""
    return last.next_day, last.next_time or USUAL_START, last.next_place


def prepare(app: WorkshopApp) -> None:
    """Mend the facts of the dialogue and the meeting that is open; each field is saved when left."""
    view, words = app.view, app.words
    assert view is not None
    case, head = view.dialogue, view.meeting
    values = {
        name: _shown(app, name, getattr(case if name in OF_DIALOGUE else head, name))
        for names in PARTS.values()
        for name in names
    }
    app.push_screen(
        PrepareScreen(
            words("prepare.mend"),
            words("prepare.foot_mend"),
            whole_specs(values),
            check=checking(words, app.today()),
            save_field=lambda screen, name, value, was: _save_field(app, screen, name, value, was),
        )
    )


def _save_field(
    app: WorkshopApp, screen: PrepareScreen, name: str, text: str, was: str, newer: int | None = None
) -> None:
    assert app.view is not None
    of_dialogue = name in OF_DIALOGUE
    row = app.view.dialogue if of_dialogue else app.view.meeting
    version = seen(row.version, _shown(app, name, getattr(row, name)), was) if newer is None else newer

    def call(_meetings: object, meeting: Meeting | None) -> Done:
        from sessions.dialogue import commands as dialogue
        from sessions.dialogue.rules import meeting_number

        assert meeting is not None
        if of_dialogue:
            value_said = level_meant(text, app.words) if name == "level" else text
            return meeting.do(dialogue.describe, version=version, field=name, text=value_said)
        if name == "number":
            return meeting.do(dialogue.renumber, version=version, number=meeting_number(text))
        value: date | time | str | None = text
        if name == "day":
            value = dates.day_or_none(text, app.today())
        elif name in ("starts", "planned_end"):
            value = dates.time_or_none(text)
        return meeting.do(dialogue.reschedule, version=version, field=name, value=value)

    def refused(refusal: Refusal, was: str = was) -> bool:
        said = refusal.phrase
        if isinstance(refusal, Outdated):
            stored = _shown(app, name, refusal.theirs[name])
            if stored in (was, text):
                _save_field(app, screen, name, text, was, refusal.version)
                return True
            said = phrase("prepare.theirs", theirs=stored)
            was = stored
        if not screen.is_attached:
            return False
        screen.refused(name, text, was, said)
        return True

    app.carry(Errand(call, text=text, refused=refused))


def _shown(app: WorkshopApp, name: str, value: object) -> str:
    """A stored value as the form shows it."""
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case time():
            return app.words.clock(value)
    if name == "level" and value:
        return app.words(f"dialogue.level.{value}")
    groups = value if isinstance(value, tuple) else str(value).splitlines() if name == "actor_groups" else None
    return ", ".join(groups) if groups is not None else str(value)
