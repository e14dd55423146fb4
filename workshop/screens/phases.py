"""F8: the phases. Enter goes to the next one, the arrows choose another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.voting.view import RoundStatus
from workshop.clerk import Errand
from workshop.screens.dialogs import Choice, ChoiceScreen

if TYPE_CHECKING:
    from workshop.app import WorkshopApp


def choose_phase(app: WorkshopApp) -> None:
    """Ask which phase to go to; the next one is what Enter means."""
    view, words, now = app.view, app.words, app.clock()
    assert view is not None
    choices = []
    for phase in view.phases:
        used = int(phase.used(now) / timedelta(minutes=1))
        time = words("frame.used", used=used, n=phase.minutes) if used else words("frame.planned", n=phase.minutes)
        here = words("phases.here", time=time) if phase.id == view.phase.id else time
        choices.append(Choice(str(phase.id), words(f"phase.{phase.kind}.name"), sign=here))
    following = view.phases[min(view.phase_index + 1, len(view.phases) - 1)]

    def chosen(answer: str | None) -> None:
        if answer is not None and int(answer) != view.phase.id:
            go(app, int(answer))

    app.push_screen(ChoiceScreen(words("phases.title"), choices, at=str(following.id)), chosen)


def go(app: WorkshopApp, phase_id: int, *, then: Callable[[], object] | None = None) -> None:
    """Move the meeting to a phase; who leaves an open round is asked first. ``then`` follows when it is shown."""

    def answered(_done: object) -> None:
        app.show_phase()
        if then is not None:
            then()

    def move() -> None:
        app.carry(
            Errand(
                lambda _meetings, meeting: meeting.do(dialogue.go_to, phase_id=phase_id) if meeting else None,
                quiet=True,
                answer=answered,
                leads_on=True,
            )
        )

    question = _leaving_round(app)
    if not question:
        move()
        return
    words = app.words
    app.push_screen(
        ChoiceScreen(
            words("voting.leave_title"),
            [Choice("stay", words("voting.stay")), Choice("go", words("voting.leave"), words("voting.leave_what"))],
            text=question,
        ),
        lambda answer: move() if answer == "go" else None,
    )


def _leaving_round(app: WorkshopApp) -> str:
    """What to ask before an open round is left; empty when none is."""
    view = app.view
    if view is None or view.phase.kind is not PhaseKind.PRIORITISING:
        return ""
    if view.round is None or view.round.status is not RoundStatus.OPEN:
        return ""
    return app.words("voting.leave_open", slips=view.round.slips, n=view.round.entitled)
