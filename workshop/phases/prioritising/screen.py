"""Prioritising: set up a round of dot voting, count in secret, reveal, go on. A priority, not a decision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from sessions.agenda.phases import PhaseKind
from sessions.view import MeetingView
from sessions.voting import commands as voting
from sessions.voting.view import RoundStatus, RoundView
from sessions.words import phrase
from workshop.commands.command import bindings
from workshop.console.job import Job
from workshop.console.tasks import task
from workshop.phases.base.content import STYLES
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.prioritising.ballot import LineBallot
from workshop.phases.prioritising.comparison import open_comparison
from workshop.phases.prioritising.count import Count
from workshop.phases.prioritising.groups import open_groups
from workshop.phases.prioritising.result import Result
from workshop.phases.prioritising.setup import Setup
from workshop.phases.prioritising.spec import SPEC
from workshop.phases.prioritising.stage import Stage
from workshop.widgets.board import Row
from workshop.widgets.entry import EntryBar, LineMode
from workshop.widgets.form import Form
from workshop.widgets.plain import Plain

TRIED_BY = 100
"""So many may vote in a trial where nobody has counted the people."""


class PrioritisingScreen(PhaseScreen):
    """Shows the stage that the round is in: being set up, open, or over."""

    CSS_PATH: ClassVar = [STYLES, Path(__file__).with_name("screen.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings(SPEC.commands)
    kind = PhaseKind.PRIORITISING
    FOLLOWS = False
    HINTS = ("round", "timer", "wall_look", "park", "phases", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._another = False
        self._setup = Setup(self, self._opened)
        self._ballot = LineBallot(self)
        self._count = Count(self, self._ballot)
        self._result = Result(self, self._set_up_another, self._opened)

    @property
    def _round(self) -> RoundView | None:
        """The round that is shown; none while a new one is being set up."""
        return None if self._another or self.view is None else self.view.round

    @property
    def _stage(self) -> Stage:
        voting_round = self._round
        if voting_round is None:
            return self._setup
        return self._count if voting_round.status is RoundStatus.OPEN else self._result

    def compose_above(self) -> ComposeResult:
        """The form of a new round."""
        yield from self._setup.compose()

    def compose_below(self) -> ComposeResult:
        """What the line can count."""
        yield Plain(id="kinds")

    def summary(self, view: MeetingView) -> str:
        """How far the round has come; while it is open, never a word of the standing."""
        return self._stage.summary(view)

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """The options, once revealed by rank."""
        return self._stage.rows(view)

    def home_mode(self) -> LineMode:
        """A ballot while a round is open."""
        return self._ballot.bound(self._stage.mode())

    def give_back(self, job: Job, *, anywhere: bool = False) -> bool:
        """A ballot remains its round's."""
        if job.round_id is None or job.shown_on != self.kind:
            return super().give_back(job, anywhere=anywhere)
        return self._ballot.give_back(job.typed, job.round_id)

    def board_hints(self) -> tuple[str, ...]:
        """On a result, how it is corrected."""
        return self._stage.board_hints()

    def hint_name(self, command_id: str) -> str:
        """The round's next step by its name."""
        if command_id == "round" and self.view is not None:
            status = str(self._round.status) if self._round else "setup"
            if self._stage is self._result and self._result.is_trial and status == RoundStatus.REVEALED:
                status = "trial"
            if self._stage is self._count and self._count.is_unused:
                status = "unused"
            return self.console.words(f"voting.step.{status}")
        if command_id == "change":
            return super().hint_name("correct")
        return super().hint_name(command_id)

    def watch_view(self) -> None:
        """The form and the line's kinds are there only in their stage."""
        super().watch_view()
        if self.is_mounted and self.view is not None:
            self._setup.show(self.view, shown=self._stage is self._setup)
            self._count.show_kinds(shown=self._stage is self._count)
            self.bar.relabel()

    def choose(self, row_id: str) -> None:
        """What Enter on an option does in this stage."""
        self._stage.choose(row_id)

    def switch_kind(self, direction: int) -> None:
        """Count something else while the round is open."""
        self._stage.switch_kind(direction)

    def edit_last(self) -> None:
        """A slip is never shown again."""
        if self._stage is self._count:
            self.say(phrase("voting.never_shown"), "look")

    # The round's commands; those of another stage say what is missing.

    @task
    async def action_round(self) -> None:
        """On to the round's next stage."""
        self.bar.take_back()
        await self._stage.step()

    def action_wall(self) -> None:
        """Count what is on the wall."""
        self._stage.count_wall()

    def action_entitled(self) -> None:
        """Change how many may vote."""
        self._stage.entitle()

    def action_correct(self) -> None:
        """Correct a total that has been shown."""
        self._stage.correct()

    @task
    async def action_cancel_round(self) -> None:
        """Give the round up."""
        await self._stage.cancel()

    @task
    async def action_trial(self) -> None:
        """Try how one votes, in a round that is in no record; while none is open."""
        words, here = self.console.words, self.now_view
        options = [words(f"trial.option.{number}") for number in (1, 2, 3)]
        criterion, entitled = words("trial.criterion"), here.present or TRIED_BY
        await self.submit(voting.open_trial, leads_on=True, criterion=criterion, options=options, entitled=entitled)
        self._another = False
        self.watch_view()
        self.line.focus()

    def action_compare(self) -> None:
        """Show two criteria in one picture."""
        open_comparison(self)

    def action_groups(self) -> None:
        """Show what the actor groups laid."""
        open_groups(self)

    def action_home(self) -> None:
        """Back from setting up another round to the result of the one before."""
        leaves = self._another and self.line.has_focus and not self.bar.is_lent
        super().action_home()
        if leaves:
            self._another = False
            self._setup.begin(None)
            self.watch_view()

    def on_descendant_focus(self) -> None:
        """The form says why of the field that one stands in."""
        self._setup.explain()

    def _set_up_another(self, on: RoundView | None) -> None:
        self._another = True
        self._setup.begin(on, seen=True)
        self.watch_view()
        self.say(phrase("voting.another" if on is None else "comparing.setup"))

    def _opened(self) -> None:
        if self._another:
            self._setup.begin(None)
        self._another = False
        self.watch_view()
        self.board.highlighted = None
        self.line.focus()

    @on(Form.Finished)
    def _form_done(self, event: Form.Finished) -> None:
        event.stop()
        self.line.focus()
        if not event.escaped:
            self.say(phrase("voting.ready_to_open"))

    @on(Form.Left)
    def _form_left(self, event: Form.Left) -> None:
        event.stop()

    @on(EntryBar.EmptyEnter)
    def _empty_enter(self) -> None:
        if self._stage is self._setup and not self.bar.is_lent:
            self._setup.form.enter()
        elif self._stage is self._result and self.bar.is_lent:
            self._result.empty_enter()
        elif self._stage is self._count and not self.bar.is_lent:
            self._count.empty_enter()
