"""A small evening to prioritise in: nine options that are nothing like each other, and 26 people."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.store.change import Done
from tests.sessions.store import making
from tests.story.console import Console, console

WORKERS = {"sv": "invånare", "en": "residents"}
OPTIONS = {
    "sv": (
        *("Ljus och sikt", "Något att göra på kvällen", "Vuxna ute", "Jobb i hamnen"),
        "Polisen kommer till skolan utan uniform",
        "Affärerna kommer överens om att stänga samtidigt, så att det inte töms lite i taget",
        "Fråga dem som sitter på bänkarna vad de behöver, innan vi tar bort bänkarna",
        "Måla väntkuren tillsammans med högstadiet",
        "Sista bussen ska vänta in sista färjan",
    ),
    "en": (
        *("Light and sight", "Something to do in the evening", "Grown-ups about", "Jobs in the harbour"),
        "The police visit the school out of uniform",
        "The shops agree to close at the same time, so that it does not empty bit by bit",
        "Ask those who sit on the benches what they need, before we take the benches away",
        "Paint the bus shelter together with the lower secondary school",
        "The last bus should wait for the last ferry",
    ),
}
QUESTION = {"sv": "Hur blir hamnområdet tryggt för alla?", "en": "How can we make the harbour safe for everyone?"}


def fill(meetings: Meetings, language: str = "sv", before: Callable[[Meeting], object] | None = None) -> Done:
    """The meeting, in its prioritisation, after what comes ``before`` the story."""
    made = meetings.do(
        dialogue.create, question=QUESTION[language], language=language, actor_groups=[WORKERS[language]]
    )
    assert made.id is not None
    planned = meetings.do(dialogue.plan, dialogue_id=made.id)
    assert planned.id is not None
    meeting = Meeting(meetings, planned.id)
    meeting.do(dialogue.count_present, counts={WORKERS[language]: 26})
    meeting.do(ideas.add_many, texts=OPTIONS[language])
    for kind in (PhaseKind.GROUPING, PhaseKind.PRIORITISING):
        meeting.do(dialogue.go_to, phase_id=next(phase.id for phase in meeting.view.phases if phase.kind == kind))
    if before is not None:
        before(meeting)
    meeting.leave()
    return planned


@asynccontextmanager
async def prioritising(
    folder: Path,
    language: str = "sv",
    size: tuple[int, int] = (120, 40),
    *,
    before: Callable[[Meeting], object] | None = None,
) -> AsyncIterator[Console]:
    """A console where a round can be opened, or where ``before`` has led to."""
    async with console(folder, language, size=size, fill=partial(fill, language=language, before=before)) as led:
        yield led


@asynccontextmanager
async def beside(
    folder: Path, *, before: Callable[[Meeting], object] | None = None
) -> AsyncIterator[tuple[Console, Meeting]]:
    """The same, and another console at the meeting, which is the door itself."""
    async with prioritising(folder, before=before) as led:
        with making.console(folder / "store.db", led.view.meeting.id) as other:
            yield led, other
