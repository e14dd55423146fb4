"""Making dialogues and meetings."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from operator import attrgetter
from typing import Any

from textual.dom import DOMNode

from sessions.agenda.phases import Agenda
from sessions.dialogue.rules import after_minutes
from sessions.queries.shelf import ShelfDialogue
from workshop.console.job import Job
from workshop.console.protocol import console_of
from workshop.start.agenda_choice import choose_agenda
from workshop.start.facts_form import (
    DIALOGUE_FIELDS,
    FactsForm,
    MeetingFacts,
    dialogue_specs,
    meeting_facts,
    meeting_specs,
)

USUAL_START = time(18)
"""When a meeting begins until somebody says otherwise."""


async def new_dialogue(node: DOMNode) -> None:
    """Ask for a dialogue's facts, make it, and go on to its first meeting."""
    console, words = console_of(node), console_of(node).words
    groups = ", ".join(words("dialogue.default_groups").splitlines())
    specs = dialogue_specs({"actor_groups": groups})
    values = await node.app.push_screen_wait(FactsForm(words("prepare.new_dialogue"), words("prepare.foot_new"), specs))
    if values is None:
        return
    call = partial(_make_dialogue, values, words.language)
    done = await console.submit(Job(call, typed=values["question"], leads_on=True))
    console.read_shelf()
    await new_meeting(node, done.id)


async def new_meeting(node: DOMNode, dialogue_id: int) -> None:
    """Ask for an agenda, then for the meeting's facts; make it and go into it."""
    console = console_of(node)
    words, today = console.words, console.today()
    agenda = await choose_agenda(node)
    if agenda is None:
        return
    day, starts, place = _announced(console.shelf, dialogue_id, today)
    ends = after_minutes(starts, agenda.meetings[0].minutes)
    assert ends is not None
    times = {"starts": words.clock(starts), "planned_end": words.clock(ends)}
    suggested = {"day": day.isoformat(), **times, "place": place}
    title = words("prepare.new_meeting", agenda=agenda.title.said(words.language))
    values = await node.app.push_screen_wait(FactsForm(title, words("prepare.foot_new"), meeting_specs(suggested)))
    if values is None:
        return
    call = partial(_make_meeting, dialogue_id, agenda, meeting_facts(values, today))
    done = await console.submit(Job(call, leads_on=True))
    console.read_shelf()
    console.open_meeting(done.id)


async def sample(node: DOMNode) -> None:
    """Lay out the invented dialogue, and go into its meeting."""
    console = console_of(node)
    done = await console.submit(Job(partial(_fill, console.words.language), quiet=True, leads_on=True))
    console.read_shelf()
    console.open_meeting(done.id)


def _announced(shelf: tuple[ShelfDialogue, ...], dialogue_id: int, today: date) -> tuple[date, time, str]:
    """What the dialogue's last meeting said of the next one, or else that it is today at the usual time."""
    held = [meeting for case in shelf if case.id == dialogue_id for meeting in case.meetings]
    last = max(held, key=attrgetter("number"), default=None)
    if last is None or last.next_day is None or last.next_day < today:
        return today, USUAL_START, ""
    return last.next_day, last.next_time or USUAL_START, last.next_place


# In the worker's thread.


def _make_dialogue(values: dict[str, str], language: str, meetings: Any, _meeting: object) -> Any:
    from sessions.dialogue import commands as dialogue

    facts = {name: values[name] for name in DIALOGUE_FIELDS if name != "actor_groups"}
    return meetings.do(dialogue.create, actor_groups=values["actor_groups"].split(","), language=language, **facts)


def _make_meeting(dialogue_id: int, agenda: Agenda, facts: MeetingFacts, meetings: Any, _meeting: object) -> Any:
    from sessions.dialogue import commands as dialogue

    return meetings.do(
        dialogue.plan_all,
        dialogue_id=dialogue_id,
        agenda=agenda,
        day=facts.day,
        starts=facts.starts,
        planned_end=facts.planned_end,
        place=facts.place,
    )


def _fill(language: str, meetings: Any, _meeting: object) -> Any:
    from sessions.sample import fill

    return fill(meetings, language)
