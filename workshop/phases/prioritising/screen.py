"""Prioritising: set up a round of dot voting, count in secret, reveal, go on. A priority, not a decision."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from sessions.agenda.phases import PhaseKind
from sessions.view import MeetingView
from sessions.voting.view import RoundStatus, RoundView
from sessions.words import phrase
from workshop.commands.table import BY_ID
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.prioritising.comparison import open_comparison
from workshop.phases.prioritising.count import Counting
from workshop.phases.prioritising.groups import open_groups
from workshop.phases.prioritising.result import Result
from workshop.phases.prioritising.setup import Setup
from workshop.phases.prioritising.stage import Stage
from workshop.widgets.board import Row
from workshop.widgets.entry import EntryBar, LineMode
from workshop.widgets.form import Form
from workshop.widgets.plain import Plain

OWN = frozenset({"round", "wall", "entitled", "correct", "cancel_round", "compare", "groups"})
"""The commands of rounds."""
SHOWS = ("compare", "groups")
"""Those that show what has been counted in another way."""


class PrioritisingScreen(PhaseScreen):
    """Shows the stage that the round is in: being set up, open, or over."""

    kind = PhaseKind.PRIORITISING
    FOLLOWS = False
    HINTS = ("round", "timer", "wall_look", "park", "phases", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._another = False
        self._setup = Setup(self, self._opened)
        self._counting = Counting(self)
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
        return self._counting if voting_round.status is RoundStatus.OPEN else self._result

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
        return self._stage.mode()

    def board_hints(self) -> tuple[str, ...]:
        """On a result, how it is corrected."""
        return self._stage.board_hints()

    def hint_name(self, command_id: str) -> str:
        """The round's next step by its name."""
        if command_id == "round" and self.view is not None:
            status = self._round.status if self._round else "setup"
            return self.workshop.words(f"voting.step.{status}")
        if command_id == "change":
            return super().hint_name("correct")
        return super().hint_name(command_id)

    def watch_view(self) -> None:
        """The form and the line's kinds are there only in their stage."""
        super().watch_view()
        if self.is_mounted and self.view is not None:
            self._setup.show(self.view, shown=self._stage is self._setup)
            self._counting.show_kinds(shown=self._stage is self._counting)
            self.bar.relabel()

    def choose(self, row_id: str) -> None:
        """What Enter on an option does in this stage."""
        self._stage.choose(row_id)

    def switch_kind(self, direction: int) -> None:
        """Count something else while the round is open."""
        self._stage.switch_kind(direction)

    def edit_last(self) -> None:
        """A slip is never shown again."""
        if self._stage is self._counting:
            self.say(phrase("voting.never_shown"), "look")

    def board_key(self, key: str) -> bool:
        """The letters that show what has been counted in another way."""
        command = next((each for each in SHOWS if BY_ID[each].key == key), None)
        if command is not None:
            self.run_own(command)
        return command is not None

    def run_own(self, command_id: str) -> None:
        """The round's commands; those of another stage say what is missing."""
        if command_id == "round":
            self.bar.take_back()
            self._stage.step()
        elif command_id == "compare":
            open_comparison(self)
        elif command_id == "groups":
            open_groups(self)
        elif command_id not in OWN:
            super().run_own(command_id)
        elif not self._stage.run(command_id):
            self.say(phrase("counting.nothing_shown" if command_id == "correct" else "voting.not_open"), "look")

    def key_escape(self) -> None:
        """Back from setting up another round to the result of the one before."""
        if self._another and self.line.has_focus:
            self._another = False
            self._setup.begin(None)
            self.watch_view()

    def on_descendant_focus(self) -> None:
        """The form says why of the field that one stands in."""
        super().on_descendant_focus()
        self._setup.explain()

    def _set_up_another(self, on: RoundView | None) -> None:
        self._another = True
        self._setup.begin(on)
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
