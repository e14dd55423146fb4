"""F8: the phases. Enter goes to the next one, the arrows choose another, letters arrange the agenda."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.dom import DOMNode

from sessions.agenda import timing
from sessions.agenda.guides import house
from sessions.agenda.phases import PhaseKind
from sessions.agenda.timing import MINUTE, PhaseView
from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.errors import Outdated
from sessions.view import MeetingView
from sessions.voting.view import RoundStatus
from sessions.words import Phrase, phrase
from workshop.commands.command import letters
from workshop.console.job import Job
from workshop.console.protocol import console_of
from workshop.console.tasks import task
from workshop.dialogs.base import SayingDialog
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.widgets import clock
from workshop.widgets.board import Board, Row
from workshop.widgets.foot import MessageLine
from workshop.widgets.plain import Plain

AT_ONCE = 5
"""Minutes that plus and minus add and take, to the nearest whole five."""
AROUND = 13
"""Lines of the dialog that are not phases, its share of the screen taken off."""


class PhasesScreen(SayingDialog[str | None]):
    """The agenda as it is now, whoever changes it. Answers with the id of the phase to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", id="phases.back", show=False),
        Binding(letters("h"), "skip", id="phases.skip", show=False),
        Binding(letters("r"), "repeat", id="phases.repeat", show=False),
        Binding(letters("p"), "break", id="phases.break", show=False),
        Binding(letters("l"), "add", id="phases.add", show=False),
        Binding(letters("u"), "move(-1)", id="phases.earlier", show=False),
        Binding(letters("n"), "move(1)", id="phases.later", show=False),
        Binding("plus,kp_plus", "lengthen(1)", id="phases.longer", show=False),
        Binding("minus,kp_minus", "lengthen(-1)", id="phases.shorter", show=False),
        Binding(letters("x,delete"), "remove", id="phases.remove", show=False),
    ]
    takes = SayingDialog.takes | {"undo", "redo"}
    _hears_words = False

    def compose(self) -> ComposeResult:
        """Title, how the end agrees with the plan, the phases, a message, the letters."""
        words = self.console.words
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

    def take_typed(self, text: str, *, first: bool) -> bool:
        """Letters may be given in one go, as long as each is a command: a word is none."""
        self._hears_words = len(text) > 1 or (self._hears_words and not first)
        return self._hears_words and super().take_typed(text, first=first)

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self.dismiss(event.row_id)

    # What the letters do with the phase that the highlight stands on.

    def action_skip(self) -> None:
        """Skip it, or take it in again."""
        here = self._here
        if here is not None:
            way = arrangement.take_in if here.skipped else arrangement.skip
            self._arrange(way, phase_id=here.id, version=here.version)

    def action_repeat(self) -> None:
        """Have it once more."""
        here = self._here
        if here is not None:
            self._arrange(arrangement.repeat, stand_on_it=True, phase_id=here.id)

    def action_break(self) -> None:
        """Put a break before it."""
        here = self._here
        if here is not None:
            self._arrange(arrangement.add_break, stand_on_it=True, after=self._before(here))

    @task
    async def action_add(self) -> None:
        """Ask which kind of phase to put before it; it gets the minutes that its guide has."""
        here = self._here
        if here is None:
            return
        words, after = self.console.words, self._before(here)
        kinds = [kind for kind in PhaseKind.known() if kind in self.console.specs and kind != PhaseKind.BREAK]
        minutes = {kind: sum(step.minutes for step in house(kind, words.language).steps) for kind in kinds}
        choices = [
            Choice(kind, words(f"phase.{kind}.name"), sign=words("frame.planned", n=minutes[kind])) for kind in kinds
        ]
        answer = await self.app.push_screen_wait(ChoiceScreen(words("phases.add_title"), choices))
        if answer is not None:
            kind = PhaseKind(answer)
            self._arrange(arrangement.add, stand_on_it=True, after=after, kind=kind, minutes=minutes[kind])

    def action_move(self, places: int) -> None:
        """Move it."""
        here = self._here
        if here is not None:
            self._arrange(arrangement.move, phase_id=here.id, version=here.version, places=places)

    def action_lengthen(self, direction: int) -> None:
        """Give it minutes, or take some, to the nearest whole five."""
        here = self._here
        if here is not None:
            fives = (here.minutes // AT_ONCE + 1) if direction > 0 else (here.minutes - 1) // AT_ONCE
            minutes = max(1, fives * AT_ONCE) - here.minutes or direction
            self._arrange(dialogue.add_minutes, phase_id=here.id, minutes=minutes)

    def action_remove(self) -> None:
        """Take it out of the agenda."""
        here = self._here
        if here is not None:
            self._arrange(arrangement.remove, phase_id=here.id, version=here.version)

    def _before(self, here: PhaseView) -> int:
        """What comes before the phase that the highlight stands on, but never what is before where the meeting is."""
        phases, at = self._view.phases, self._view.phase_index
        return phases[max(at, phases.index(here) - 1)].id

    @task
    async def _arrange(self, /, command: Callable[..., Any], *, stand_on_it: bool = False, **values: Any) -> None:
        """Have the agenda changed; the next key waits until it is."""
        meeting_id = self._view.meeting.id
        try:
            done = await self.console.submit(
                Job(partial(_arranged, command, values), meeting_id=meeting_id, leads_on=True)
            )
        except Outdated:
            self.console.say(self.console.words("phases.outdated"), "look", stays=True)
            return
        if stand_on_it and self.is_attached:
            self.query_one(Board).highlighted = str(done.id)

    @property
    def _view(self) -> MeetingView:
        return self.now_view

    @property
    def _here(self) -> PhaseView | None:
        at = self.query_one(Board).highlighted
        return next((phase for phase in self._view.phases if str(phase.id) == at), None)

    def _show(self) -> None:
        """Show the agenda as it is now."""
        if self.console.view is None:
            return
        view, board = self._view, self.query_one(Board)
        board.rows = tuple(self._row(phase) for phase in view.phases)
        board.styles.height = max(3, min(len(board.rows), int(self.app.size.height * 0.92) - AROUND))
        self.query_one("#phases-end", Plain).show(self._end(view))

    def _row(self, phase: PhaseView) -> Row:
        words, now = self.console.words, self.console.clock()
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
        words, now = self.console.words, self.console.clock()
        left = timing.to_come(view.phases, view.phase_index, now)
        off = clock.ahead(view, now)
        minutes = words("phases.left", n=int(left / MINUTE))
        if off is None:
            return minutes
        ends = (now + left).astimezone().time()
        return words("phases.ends", left=minutes, time=ends, off=clock.end(off, words))


async def choose_phase(node: DOMNode) -> None:
    """Ask which phase to go to; the next one is what Enter means."""
    answer = await node.app.push_screen_wait(PhasesScreen())
    view = console_of(node).view
    if answer is not None and view is not None and int(answer) != view.phase.id:
        await go(node, int(answer))
    else:
        console_of(node).mind_phase()


async def go(node: DOMNode, phase_id: int) -> bool:
    """Move the meeting to a phase and show it; who leaves an open round is asked first. False if they stay."""
    console = console_of(node)
    view, words = console.view, console.words
    assert view is not None
    question = _leaving_round(view)
    if question is not None:
        asked = question.key == "asking.leave_open"
        title = words("asking.leave_title" if asked else "voting.leave_title")
        stay, leave = (
            Choice("stay", words("voting.stay")),
            Choice("go", words("voting.leave"), words("asking.leave_what" if asked else "voting.leave_what")),
        )
        dialog = ChoiceScreen(title, [stay, leave], text=words.say(question))
        if await node.app.push_screen_wait(dialog) != "go":
            return False
    call = partial(_arranged, dialogue.go_to, {"phase_id": phase_id})
    await console.submit(Job(call, meeting_id=view.meeting.id, quiet=True, leads_on=True))
    console.show_phase()
    return True


def _leaving_round(view: MeetingView) -> Phrase | None:
    """What to ask before an open round is left; None when none is."""
    if view.asked is not None and view.phase.kind == PhaseKind.PROPOSALS:
        return phrase("asking.leave_open", n=view.asked.slips + view.asked.wall_dots)
    if view.phase.kind != PhaseKind.PRIORITISING or view.round is None or view.round.status is not RoundStatus.OPEN:
        return None
    return phrase("voting.leave_open", slips=view.round.slips, n=view.round.entitled)


def _arranged(command: Callable[..., Any], values: dict[str, Any], _meetings: object, meeting: Any) -> Any:
    return meeting.do(command, **values)
