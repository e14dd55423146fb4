"""The start screen's tidying: rename what the highlight stands on, put it away."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.dom import DOMNode

from sessions.errors import Outdated
from sessions.queries.shelf import ShelfDialogue, ShelfMeeting
from sessions.words import phrase
from workshop.console.job import Job
from workshop.console.protocol import console_of
from workshop.start.facts_form import FactsForm
from workshop.widgets.form import FieldSpec


async def rename(node: DOMNode, here: ShelfDialogue | ShelfMeeting) -> None:
    """Ask for another question of the dialogue, or another title of the meeting. Asks again where another has renamed
    it meanwhile, with what was typed."""
    console, words = console_of(node), console_of(node).words
    of_dialogue = isinstance(here, ShelfDialogue)
    field, was = ("question", here.question) if isinstance(here, ShelfDialogue) else ("title", here.title)
    typed = was
    while True:
        spec = FieldSpec(field, phrase(f"dialogue.field.{field}"), typed, phrase(f"dialogue.hint.{field}"))
        form = FactsForm(words("command.rename_shelf.name"), words("prepare.foot_one"), [spec])
        values = await node.app.push_screen_wait(form)
        if values is None:
            return
        typed = values[field]
        try:
            await console.submit(Job(partial(_rename, here.id, of_dialogue, was, typed), typed=typed))
        except Outdated as newer:
            was = str(newer.theirs[field])
            console.say(words("prepare.theirs", theirs=was), "look", stays=True)
            continue
        console.read_shelf()
        return


async def put_away(node: DOMNode, here: ShelfDialogue | ShelfMeeting) -> None:
    """Put away what the highlight stands on, or take it out again."""
    console, away = console_of(node), not here.put_away
    call = partial(_put_away, here.id, isinstance(here, ShelfDialogue), away)
    done = await console.submit(Job(call, quiet=True))
    console.read_shelf()
    console.say(console.words("shelf.put_away" if away else "shelf.taken_out", what=done.what))


# In the worker's thread.


def _rename(key: int, of_dialogue: bool, was: str, text: str, meetings: Any, _meeting: object) -> Any:
    from sessions.dialogue import shelf

    if of_dialogue:
        return meetings.do(shelf.rename_dialogue, dialogue_id=key, was=was, question=text)
    return meetings.do(shelf.rename_meeting, meeting_id=key, was=was, title=text)


def _put_away(key: int, of_dialogue: bool, away: bool, meetings: Any, _meeting: object) -> Any:
    from sessions.dialogue import shelf

    if of_dialogue:
        return meetings.do(shelf.put_dialogue_away, dialogue_id=key, away=away)
    return meetings.do(shelf.put_meeting_away, meeting_id=key, away=away)
