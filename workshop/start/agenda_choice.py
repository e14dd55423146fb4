"""Which agenda a new meeting gets: the house's or one's own. Enter means the usual one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sessions.agenda import library
from sessions.agenda.phases import Agenda, Sitting, Slot
from sessions.agenda.reader import Unreadable
from sessions.words import Words
from workshop.console.worker import Errand
from workshop.dialogs.base import Choice, ChoiceScreen, ReaderScreen
from workshop.widgets.board import Row

if TYPE_CHECKING:
    from workshop.app import WorkshopApp

Found = dict[str, Agenda | Unreadable]


def choose_agenda(app: WorkshopApp, chosen: Callable[[Agenda], None]) -> None:
    """Ask for an agenda; Escape chooses none. One's own are read anew each time."""
    folder = app.path.parent / library.FOLDER
    found: Found = {agenda.id: agenda for agenda in library.built_in()}

    def read(_meetings: object, _meeting: object) -> None:
        for number, each in enumerate(library.own(folder)):
            found[f"own-{number}"] = each

    app.carry(Errand(read, quiet=True, answer=lambda _done: _ask(app, found, library.USUAL, chosen), leads_on=True))


def _ask(app: WorkshopApp, found: Found, at: str, chosen: Callable[[Agenda], None]) -> None:
    words = app.words

    def answer(choice: str | None) -> None:
        each = found.get(choice or "")
        if isinstance(each, Agenda):
            chosen(each)
        elif each is not None and choice is not None:
            app.push_screen(_trouble(each, words), lambda _none: _ask(app, found, choice, chosen))

    choices = [_choice(id_, each, words) for id_, each in found.items()]
    app.push_screen(ChoiceScreen(words("agenda.choose"), choices, at=at, text=words("agenda.choose_how")), answer)


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
