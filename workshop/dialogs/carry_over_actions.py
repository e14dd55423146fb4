"""What is carried over from one meeting to the next: the greeting, the dialogs that it opens, and where they lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import arrangement
from sessions.experiments import commands as experiments
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.queries.carry_over import since
from sessions.words import phrase
from workshop.console.worker import Errand
from workshop.dialogs.agenda import go
from workshop.dialogs.carry_over import NEW_CORRECTION, SinceScreen
from workshop.dialogs.row_form import RowFormScreen, Subject
from workshop.dialogs.subjects import (
    CommitmentSubject,
    CorrectionSubject,
    ExperimentSubject,
    OutcomeSubject,
    ParkedSubject,
)
from workshop.widgets.entry import LineMode

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done
    from sessions.view import MeetingView
    from workshop.app import WorkshopApp
    from workshop.phases.base.screen import PhaseScreen


def greet(app: WorkshopApp) -> None:
    """Show once what earlier meetings have left, to whoever opens a meeting that has not begun.

    Never on the wall's look: what the room sees is for the facilitator to choose.
    """
    view = app.view
    if view is None or view.meeting.id in app.greeted or view.meeting.phase_id is not None or app.wall_look:
        return
    left = since(view, app.today())
    if left is not None and not left.nothing:
        app.greeted.add(view.meeting.id)
        show_since(app)


def show_since(app: WorkshopApp) -> None:
    """What earlier meetings have left, as it is now."""
    if app.view is None or app.phase_screen is None:
        return
    if not app.view.earlier:
        app.say(app.words("since.first"), "look")
        return

    def typed(character: str | None) -> None:
        screen = app.phase_screen
        if character and screen is not None:
            screen.line.insert_text_at_cursor(character)
        app.mind_phase()

    app.push_screen(SinceScreen(lambda row_id: open_row(app, row_id)), typed)


def open_row(app: WorkshopApp, row_id: str) -> None:
    """The small form of one thing that is left; a new correction is written in the line."""
    assert app.view is not None
    if row_id == NEW_CORRECTION:
        app.screen.dismiss(None)
        correct(app)
        return
    subject = _subject(app, app.view, row_id)
    if subject is not None:
        app.push_screen(RowFormScreen(subject))


def show_outcome(app: WorkshopApp) -> None:
    """What has happened since the meetings."""
    app.push_screen(RowFormScreen(OutcomeSubject(app)))


def correct(app: WorkshopApp) -> None:
    """The line takes a correction to the minutes of the meeting before."""
    screen = app.phase_screen
    assert screen is not None

    def save(text: str) -> None:
        screen.ask_clerk(
            lambda meeting: meeting.do(notes.add, kind=NoteKind.CORRECTION, texts=(text,)), text=text, in_form=True
        )

    screen.bar.lend(LineMode(phrase("notes.new.correction"), save))


def try_out(app: WorkshopApp, screen: PhaseScreen) -> None:
    """Begin an experiment with the idea or the cluster that the highlight stands on."""
    kind, _, key = (screen.board.highlighted or "").partition("-")
    if kind not in ("idea", "cluster") or not key.isdigit():
        screen.say(phrase("experiments.stand_on_idea"), "look")
        return

    def begun(_done: object) -> None:
        screen.say(phrase("experiments.begun_aside"), "ready")

    screen.ask_clerk(lambda meeting: meeting.do(experiments.begin_from, **{f"{kind}_id": int(key)}), answer=begun)


def go_to_experiments(app: WorkshopApp) -> None:
    """Go to the meeting's phase for experiments; where it has none, one is put in after the phase we are in."""
    view = app.view
    assert view is not None
    phases = [each for each in view.phases if each.kind == PhaseKind.EXPERIMENTS and not each.skipped]
    if phases:
        if view.phase not in phases:
            go(app, phases[-1].id)
        return

    def put_in(_meetings: object, meeting: Meeting | None) -> Done:
        assert meeting is not None
        after = meeting.view.phase.id
        return meeting.do(arrangement.add, kind=PhaseKind.EXPERIMENTS, after=after)

    def there(done: Done | None) -> None:
        if done is not None and done.id is not None:
            go(app, done.id)

    app.carry(Errand(put_in, quiet=True, answer=there, leads_on=True))


DEEDS: dict[str, Callable[[WorkshopApp, PhaseScreen], None]] = {
    "since": lambda app, _: show_since(app),
    "outcome": lambda app, _: show_outcome(app),
    "experiments": lambda app, _: go_to_experiments(app),
    "try_out": try_out,
}
"""What the commands do."""


def _subject(app: WorkshopApp, view: MeetingView, row_id: str) -> Subject | None:
    kind, _, key = row_id.partition("-")
    number = int(key)
    match kind:
        case "commitment":
            return next((CommitmentSubject(app, each) for each in view.commitments if each.id == number), None)
        case "experiment":
            return next((ExperimentSubject(app, each) for each in view.experiments if each.id == number), None)
        case "parked":
            return next((ParkedSubject(app, each) for each in view.parked if each.id == number), None)
    return next((CorrectionSubject(app, each) for each in view.notes if each.id == number), None)
