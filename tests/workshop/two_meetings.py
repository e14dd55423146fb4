"""Two meetings of two dialogues in one store, how one goes from one to the other by keys, and a store that is busy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.store import engine
from tests.sessions.store import making
from tests.story.console import Console
from workshop.dialogs.choice import ChoiceScreen
from workshop.widgets.board import Board

HARBOUR, SCHOOL = "Hur blir hamnen trygg på kvällen?", "Hur blir skolgården till för alla?"


def lay_out(folder: Path, phase: PhaseKind = PhaseKind.IDEAS) -> dict[str, int]:
    """The two, each in a phase; gives the meetings' ids by the dialogues' questions."""
    path = folder / "store.db"
    found: dict[str, int] = {}
    with making.opened(path) as meetings:
        for question in (HARBOUR, SCHOOL):
            dialogue_id = meetings.do(dialogue.create, question=question, actor_groups=["invånare"]).id
            assert dialogue_id is not None
            meeting_id = meetings.do(dialogue.plan, dialogue_id=dialogue_id).id
            assert meeting_id is not None
            found[question] = meeting_id
    for meeting_id in found.values():
        with making.console(path, meeting_id) as meeting:
            phases = {each.kind: each.id for each in meeting.view.phases}
            meeting.do(dialogue.go_to, phase_id=phases[phase])
    return found


async def go_into(led: Console, question: str) -> None:
    """From the start screen into a dialogue's meeting."""
    await led.until(lambda: not led.entered and led.shelf, "the shelf")
    await led.settle()
    here = next(each for each in led.shelf if each.question == question)
    rows = [row.id for row in led.screen.query_one(Board).rows]
    await led.press("home", *["down"] * rows.index(f"dialogue-{here.id}"), "enter")
    await led.until(lambda: led.entered and led.view.dialogue.question == question, question)
    await led.settle()


async def ask_to_leave(led: Console) -> None:
    """The palette's way to the start screen, whatever stands in the line."""
    await led.press("ctrl+p")
    await led.type("startsidan", "enter")


async def leave(led: Console) -> None:
    """To the start screen, whatever is left behind."""
    await ask_to_leave(led)
    await led.until(lambda: not led.entered or isinstance(led.screen, ChoiceScreen), "to be out, or asked")
    await led.settle()
    if isinstance(led.screen, ChoiceScreen):
        await led.press("end", "enter")
    await led.until(lambda: not led.entered, "the start screen")
    await led.settle()


@contextmanager
def busy(store: Path) -> Iterator[None]:
    """Another program has the store to itself as long as this lasts."""
    with closing(dbapi2.connect(str(store), isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")


def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A console that is opened now gives up on a busy store at once."""
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
