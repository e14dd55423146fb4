"""Which agenda a new meeting gets: the house's or one's own. Enter means the usual one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual.dom import DOMNode

from sessions.agenda import library
from sessions.agenda.phases import Agenda, Sitting, Slot
from sessions.agenda.reader import Unreadable
from sessions.words import Words
from workshop.console.job import Job
from workshop.console.protocol import console_of
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.dialogs.reader import ReaderScreen
from workshop.widgets.board import Row

Found = dict[str, Agenda | Unreadable]


async def choose_agenda(node: DOMNode) -> Agenda | None:
    """Ask for an agenda; Escape chooses none. One's own are read anew each time."""
    console, words, at = console_of(node), console_of(node).words, library.USUAL
    folder = console.path.parent / library.FOLDER
    found: Found = await console.submit(Job(partial(_read, folder), quiet=True, leads_on=True))
    while True:
        choices = [_choice(id_, each, words) for id_, each in found.items()]
        asked = ChoiceScreen(words("agenda.choose"), choices, at=at, text=words("agenda.choose_how"))
        choice = await node.app.push_screen_wait(asked)
        each = found.get(choice or "")
        if choice is None or not isinstance(each, Unreadable):
            return each if isinstance(each, Agenda) else None
        at = choice
        await node.app.push_screen_wait(_trouble(each, words))


def _read(folder: Path, _meetings: object, _meeting: object) -> Found:
    """In the worker's thread: the house's, then one's own."""
    found: Found = {agenda.id: agenda for agenda in library.built_in()}
    return found | {f"own-{number}": each for number, each in enumerate(library.own(folder))}


def _choice(id_: str, each: Agenda | Unreadable, words: Words) -> Choice:
    if isinstance(each, Unreadable):
        return Choice(id_, each.name, words.say(each.errors[0]), words("agenda.errors", n=len(each.errors)))
    meetings = each.meetings
    if len(meetings) == 1:
        sign, detail = words("frame.planned", n=meetings[0].minutes), _phases(meetings[0], words)
    else:
        sign = words("agenda.meetings", n=len(meetings))
        detail = "\n".join(_meeting(number, sitting, words) for number, sitting in enumerate(meetings, 1))
    return Choice(id_, each.title.said(words.language), detail, sign)


def _meeting(number: int, sitting: Sitting, words: Words) -> str:
    title = sitting.title.said(words.language)
    phases = _phases(sitting, words)
    if not title:
        return words("agenda.meeting", number=number, n=sitting.minutes, phases=phases)
    return words("agenda.meeting_titled", number=number, title=title, n=sitting.minutes, phases=phases)


def _phases(sitting: Sitting, words: Words) -> str:
    return " · ".join(words("agenda.phase", name=_name(slot, words), minutes=slot.minutes) for slot in sitting.slots)


def _name(slot: Slot, words: Words) -> str:
    return slot.title.said(words.language) or words(f"phase.{slot.kind}.name")


def _trouble(unreadable: Unreadable, words: Words) -> ReaderScreen:
    """All that is wrong with a file, to be mended in an editor."""
    rows = [Row("what", words.say(unreadable.phrase), kind="plain")]
    rows += [Row(f"error-{index}", words.say(each), kind="plain") for index, each in enumerate(unreadable.errors)]
    return ReaderScreen(unreadable.name, rows, foot=words("reader.foot"))
