"""What is carried over from one meeting to the next: the greeting, the dialogs that it opens, and where they lead."""

from __future__ import annotations

from functools import partial
from typing import Any

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import arrangement
from sessions.experiments import commands as experiments
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.queries.carry_over import since
from sessions.words import phrase
from workshop.console.protocol import Console, PhaseHost
from workshop.dialogs.agenda import go
from workshop.dialogs.carry_over_forms import OutcomeSubject
from workshop.dialogs.carry_over_list import NEW_CORRECTION, SinceScreen
from workshop.dialogs.row_form import RowFormScreen
from workshop.widgets.entry import LineMode


async def greet(console: Console, greeted: set[int]) -> None:
    """Show once what earlier meetings have left, to whoever opens a meeting that has not begun.

    Never on the wall's look: what the room sees is for the facilitator to choose.
    """
    view, screen = console.view, console.phase_screen
    if view is None or screen is None or view.meeting.id in greeted or view.meeting.phase_id is not None:
        return
    left = since(view, console.today())
    if not console.wall_look and left is not None and not left.nothing:
        greeted.add(view.meeting.id)
        await show_since(screen)


async def show_since(screen: PhaseHost) -> None:
    """What earlier meetings have left, as it is now. Whatever is typed there goes to the meeting's line."""
    console = screen.console
    if console.view is None or not console.view.earlier:
        screen.say(phrase("since.first"), "look")
        return
    answer = await screen.app.push_screen_wait(SinceScreen())
    if answer == NEW_CORRECTION:
        screen.bar.lend(LineMode(phrase("notes.new.correction"), partial(_correct, screen)))
    elif answer and console.phase_screen is not None:
        console.phase_screen.line.insert_text_at_cursor(answer)
    console.mind_phase()


def _correct(screen: PhaseHost, text: str) -> None:
    screen.console.outlive(_save_correction(screen, text))


async def _save_correction(screen: PhaseHost, text: str) -> None:
    await screen.submit(notes.add, kind=NoteKind.CORRECTION, texts=(text,), typed=text, in_form=True)


def show_outcome(screen: PhaseHost) -> None:
    """What has happened since the meetings."""
    screen.app.push_screen(RowFormScreen(OutcomeSubject(screen.console)))


async def try_out(screen: PhaseHost) -> None:
    """Begin an experiment with the idea or the cluster that the highlight stands on."""
    kind, _, key = (screen.board.highlighted or "").partition("-")
    if kind not in ("idea", "cluster") or not key.isdigit():
        screen.say(phrase("experiments.stand_on_idea"), "look")
        return
    values: dict[str, Any] = {f"{kind}_id": int(key)}
    await screen.submit(experiments.begin_from, **values)
    screen.say(phrase("experiments.begun_aside"), "ready")


async def go_to_experiments(screen: PhaseHost) -> None:
    """Go to the meeting's phase for experiments; where it has none, one is put in after the phase we are in."""
    view = screen.now_view
    phases = [each for each in view.phases if each.kind == PhaseKind.EXPERIMENTS and not each.skipped]
    if not phases:
        done = await screen.submit(
            arrangement.add, kind=PhaseKind.EXPERIMENTS, after=view.phase.id, quiet=True, leads_on=True
        )
        await go(screen.app, done.id)
    elif view.phase not in phases:
        await go(screen.app, phases[-1].id)
