"""F8: the phases. Enter goes to the next one, the arrows choose another, letters arrange the agenda."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from sessions.agenda import timing
from sessions.agenda.guides import house
from sessions.agenda.phases import PhaseKind
from sessions.agenda.timing import MINUTE, PhaseView
from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.errors import Outdated, Refusal
from sessions.voting.view import RoundStatus
from workshop.console.worker import Errand
from workshop.dialogs.base import STYLES, Choice, ChoiceScreen, SayingScreen
from workshop.widgets import clock
from workshop.widgets.board import Board, Row
from workshop.widgets.frame import MessageLine
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done
    from sessions.view import MeetingView
    from workshop.app import WorkshopApp

AT_ONCE = 5
"""Minutes that plus and minus add and take, to the nearest whole five."""
AROUND = 13
"""Lines of the dialog that are not phases, its share of the screen taken off."""


class PhasesScreen(SayingScreen[str | None]):
    """The agenda as it is now, whoever changes it. Answers with the id of the phase to go to."""

    CSS_PATH = STYLES
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", id="phases.back", show=False)]
    takes = frozenset({"undo", "redo"})

    app: WorkshopApp

    def compose(self) -> ComposeResult:
        """Title, how the end agrees with the plan, the phases, a message, the letters."""
        words = self.app.words
        with Vertical(classes="dialog"):
            yield Plain(words("phases.title"), classes="dialog-title")
            yield Board()
            yield Plain(id="phases-end")
            yield MessageLine()
            yield Plain(words("phases.foot"), classes="dialog-foot")

    def on_mount(self) -> None:
        """Stand on the next phase, and follow what others change."""
        view = self._view
        self._show()
        board = self.query_one(Board)
        board.highlighted = str((view.next_phase or view.phase).id)
        board.focus()
        self.watch(self.app, "view", self._show, init=False)
        self.set_interval(1.0, self._show)

    def on_resize(self) -> None:
        """The phases have the room that is left."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Letters arrange the phase that the highlight stands on."""
        here = self._here
        deed = self._letters().get(event.key)
        if deed is not None and here is not None:
            event.stop()
            deed(here)

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self.dismiss(event.row_id)

    def _letters(self) -> dict[str, Callable[[PhaseView], None]]:
        return {
            "h": self._skip,
            "r": lambda here: self._arrange(
                lambda meeting: meeting.do(arrangement.repeat, phase_id=here.id), stand_on_it=True
            ),
            "p": self._break,
            "l": self._add,
            "u": lambda here: self._move(here, -1),
            "n": lambda here: self._move(here, 1),
            "plus": lambda here: self._lengthen(here, 1),
            "minus": lambda here: self._lengthen(here, -1),
            "kp_plus": lambda here: self._lengthen(here, 1),
            "kp_minus": lambda here: self._lengthen(here, -1),
            "x": self._remove,
            "delete": self._remove,
        }

    def _skip(self, here: PhaseView) -> None:
        way = arrangement.take_in if here.skipped else arrangement.skip
        self._arrange(lambda meeting: meeting.do(way, phase_id=here.id, version=here.version))

    def _break(self, here: PhaseView) -> None:
        after = self._before(here)
        self._arrange(lambda meeting: meeting.do(arrangement.add_break, after=after), stand_on_it=True)

    def _add(self, here: PhaseView) -> None:
        """Ask which kind of phase; it gets the minutes that its guide has."""
        words, after = self.app.words, self._before(here)
        minutes = {kind: sum(step.minutes for step in house(kind, words.language).steps) for kind in PhaseKind.known()}
        choices = [
            Choice(kind, words(f"phase.{kind}.name"), sign=words("frame.planned", n=minutes[kind]))
            for kind in PhaseKind.known()
            if kind != PhaseKind.BREAK
        ]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                kind = PhaseKind(answer)
                self._arrange(
                    lambda meeting: meeting.do(arrangement.add, after=after, kind=kind, minutes=minutes[kind]),
                    stand_on_it=True,
                )

        self.app.push_screen(ChoiceScreen(words("phases.add_title"), choices), chosen)

    def _before(self, here: PhaseView) -> int:
        """What comes before the phase that the highlight stands on, but never what is before where the meeting is."""
        phases, at = self._view.phases, self._view.phase_index
        return phases[max(at, phases.index(here) - 1)].id

    def _move(self, here: PhaseView, places: int) -> None:
        self._arrange(
            lambda meeting: meeting.do(arrangement.move, phase_id=here.id, version=here.version, places=places)
        )

    def _lengthen(self, here: PhaseView, direction: int) -> None:
        fives = (here.minutes // AT_ONCE + 1) if direction > 0 else (here.minutes - 1) // AT_ONCE
        minutes = max(1, fives * AT_ONCE) - here.minutes or direction
        self._arrange(lambda meeting: meeting.do(dialogue.add_minutes, phase_id=here.id, minutes=minutes))

    def _remove(self, here: PhaseView) -> None:
        self._arrange(lambda meeting: meeting.do(arrangement.remove, phase_id=here.id, version=here.version))

    def _arrange(self, call: Callable[[Meeting], Done], *, stand_on_it: bool = False) -> None:
        """Have the agenda changed; the next key waits until it is."""

        def carry(_meetings: object, meeting: Meeting | None) -> Done:
            assert meeting is not None
            return call(meeting)

        def answer(done: Done | None) -> None:
            if stand_on_it and done is not None and self.is_attached:
                self.query_one(Board).highlighted = str(done.id)

        def refused(refusal: Refusal) -> bool:
            if isinstance(refusal, Outdated):
                self.app.say(self.app.words("phases.outdated"), "look", stays=True)
            return isinstance(refusal, Outdated)

        self.app.carry(Errand(carry, answer=answer, refused=refused, leads_on=True))

    @property
    def _view(self) -> MeetingView:
        view = self.app.view
        assert view is not None
        return view

    @property
    def _here(self) -> PhaseView | None:
        at = self.query_one(Board).highlighted
        return next((phase for phase in self._view.phases if str(phase.id) == at), None)

    def _show(self) -> None:
        """Show the agenda as it is now."""
        if self.app.view is None:
            return
        view, board = self._view, self.query_one(Board)
        board.rows = tuple(self._row(phase) for phase in view.phases)
        board.styles.height = max(3, min(len(board.rows), int(self.app.size.height * 0.92) - AROUND))
        self.query_one("#phases-end", Plain).show(self._end(view))

    def _row(self, phase: PhaseView) -> Row:
        words, now = self.app.words, self.app.clock()
        used = int(phase.used(now) / timedelta(minutes=1))
        time = words("frame.used", used=used, n=phase.minutes) if used else words("frame.planned", n=phase.minutes)
        if phase.skipped:
            sign = words("phases.skipped", time=time)
        elif phase.id == self._view.phase.id:
            sign = words("phases.here", time=time)
        else:
            sign = time
        return Row(str(phase.id), clock.name(phase.name, words), sign=sign, tone="quiet" if phase.skipped else "")

    def _end(self, view: MeetingView) -> str:
        """How much is left, and when that ends."""
        words, now = self.app.words, self.app.clock()
        left = timing.to_come(view.phases, view.phase_index, now)
        off = clock.ahead(view, now)
        minutes = words("phases.left", n=int(left / MINUTE))
        if off is None:
            return minutes
        ends = (now + left).astimezone().time()
        return words("phases.ends", left=minutes, time=ends, off=clock.end(off, words))


def choose_phase(app: WorkshopApp) -> None:
    """Ask which phase to go to; the next one is what Enter means."""
    assert app.view is not None

    def chosen(answer: str | None) -> None:
        if answer is not None and app.view is not None and int(answer) != app.view.phase.id:
            go(app, int(answer))
        else:
            app.mind_phase()

    app.push_screen(PhasesScreen(), chosen)


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
    if view is None or view.phase.kind != PhaseKind.PRIORITISING:
        return ""
    if view.round is None or view.round.status is not RoundStatus.OPEN:
        return ""
    return app.words("voting.leave_open", slips=view.round.slips, n=view.round.entitled)
