"""Experiments: something small to try until next time, and what it taught when it is told of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from sessions.agenda.phases import PhaseKind
from sessions.experiments import commands as experiments
from sessions.experiments.fields import FIELDS, PLAN, REPORT
from sessions.experiments.rules import DATES, missing
from sessions.experiments.view import ExperimentView
from sessions.text import dates
from sessions.text.fields import by_name, names
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.commands.command import bindings
from workshop.console.tasks import task
from workshop.dialogs.carry_over_forms import offer_again
from workshop.phases.base.form_host import FormHost
from workshop.phases.experiments.rows import experiment_rows, offer_rows, tells, to_tell
from workshop.phases.experiments.spec import SPEC
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldSpec
from workshop.widgets.form_fields import specs_of

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

_FIELDS = by_name(FIELDS)
OFFERED = ("idea", "cluster")


class ExperimentsScreen(FormHost):
    """The line begins an experiment, or Enter on an idea or a cluster below does; two forms take the rest.

    One form is the plan, the other what came of it. Enter on an experiment opens the one that it is time for.
    """

    kind = PhaseKind.EXPERIMENTS
    BINDINGS: ClassVar[list[BindingType]] = bindings(SPEC.commands)
    FOLLOWS = False
    BOARD_HINTS = ("change", "plan", "again", "withdraw", "phases", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[tuple[object, ...], tuple[Row, ...]] = ((), ())

    def summary(self, view: MeetingView) -> str:
        """``3 experiment · 1 att berätta om``."""
        words = self.console.words
        count, telling = words("experiments.count", n=len(view.experiments)), len(to_tell(view, self.console.today()))
        return words("experiments.summary", count=count, n=telling) if telling else count

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """The experiments; below them, for whoever leads, what one can be begun from."""
        return [*experiment_rows(view, self.console.words, self.console.today()), *self._offered(view)]

    @property
    def guide_name(self) -> str:
        """While this meeting tells how experiments went it is the guide for whoever is asked."""
        view = self.console.view
        return f"{self.kind}.report" if view is not None and tells(view, self.console.today()) else self.kind

    def home_mode(self) -> LineMode:
        """What to try."""
        return LineMode(phrase("experiments.new"), self._begin, alone=True)

    def hint_name(self, command_id: str) -> str:
        """Enter begins, tells or changes, according to where one stands."""
        if command_id == "change":
            here = self._experiment(self.board.highlighted)
            if here is None and (self.board.highlighted or "").startswith(OFFERED):
                return self.console.words("experiments.try_it")
            if here is not None and self._is_told_now(here):
                return self.console.words("command.report.short")
        return super().hint_name(command_id)

    def choose(self, row_id: str) -> None:
        """Begin with an idea or a cluster, or open the form that it is time for."""
        kind, _, key = row_id.partition("-")
        experiment = self._experiment(row_id)
        if kind in OFFERED:
            self._begin_from({f"{kind}_id": int(key)})
        elif experiment is not None:
            self._report(experiment) if self._is_told_now(experiment) else self._plan(experiment)

    def withdraw(self, row_id: str) -> None:
        """Take an experiment away."""
        experiment = self._experiment(row_id)
        if experiment is None:
            self.say_not_here("withdraw")
        else:
            self._remove(experiment)

    def edit_last(self) -> None:
        """Open the last one's plan."""
        if self.now_view.experiments:
            self._plan(self.now_view.experiments[-1])

    def action_report(self) -> None:
        """Open the form of what came of it."""
        experiment = self._stood_on()
        if experiment is not None:
            self._report(experiment)

    def action_plan(self) -> None:
        """Open its plan."""
        experiment = self._stood_on()
        if experiment is not None:
            self._plan(experiment)

    def action_again(self) -> None:
        """Begin the next test of it."""
        experiment = self._stood_on()
        if experiment is not None:
            self._begin_again(experiment)

    # The forms: "plan-7" is the plan of the experiment with id 7, "report-7" what came of it.

    def specs_of(self, row_id: str) -> Sequence[FieldSpec]:
        """The form's fields as stored."""
        experiment = self._of_form(row_id)
        if experiment is None:
            return ()
        return specs_of(REPORT if row_id.startswith("report") else PLAN, experiment, self.say_phrase)

    def as_shown(self, field: str, stored: Any) -> str:
        """What is next in words."""
        return _FIELDS[field].shown(stored, self.say_phrase)

    def version(self, row_id: str) -> int:
        """The version of the experiment shown."""
        experiment = self._of_form(row_id)
        return experiment.version if experiment else 0

    def describe(self, meeting: Meeting, row_id: str, version: int, field: str, text: str) -> Done:
        """Save one field: a date as people write it, what is next by its first letters."""
        value = _FIELDS[field].read(text, self.say_phrase, self.console.meeting_day())
        key = int(row_id.partition("-")[2])
        return meeting.do(experiments.describe, experiment_id=key, version=version, field=field, value=value)

    def field_saved(self, row_id: str, field: str, text: str) -> None:
        """Read a doubtful date back; offer the next test where there is to be one."""
        if field in DATES and text.strip():
            read = dates.read_day(text, self.console.meeting_day())
            if not read.sure:
                said = self.console.words.day(read.day, weekday=True)
                self.say(phrase("dates.read_back", day=said), "look", stays=True)
        experiment = self._of_form(row_id)
        if field == "next" and experiment is not None:
            self._offer_again(experiment)

    # What the line and the letters do.

    @task
    async def _begin(self, text: str) -> None:
        done = await self.submit(experiments.begin, what=text, typed=text, leads_on=True)
        self._begun(done.id)

    @task
    async def _begin_from(self, origin: Mapping[str, Any]) -> None:
        done = await self.submit(experiments.begin_from, **origin, leads_on=True)
        self._begun(done.id)

    @task
    async def _offer_again(self, experiment: ExperimentView) -> None:
        if await offer_again(self, experiment):
            self._begin_again(experiment)

    @task
    async def _begin_again(self, experiment: ExperimentView) -> None:
        self.close_form()
        done = await self.submit(experiments.begin_again, experiment_id=experiment.id, leads_on=True)
        self._begun(done.id)

    def _begun(self, experiment_id: int) -> None:
        """Open the plan of a new one, unless the person has begun with something else."""
        experiment = self._experiment(f"experiment-{experiment_id}")
        if experiment is not None and not self.is_busy():
            self._plan(experiment)

    @task
    async def _remove(self, experiment: ExperimentView) -> None:
        await self.submit(experiments.remove, experiment_id=experiment.id)

    def _plan(self, experiment: ExperimentView) -> None:
        lacking = [name for name in names(PLAN) if name in missing(experiment)]
        self._open(experiment, "plan", lacking[0] if lacking else PLAN[0].name)

    def _report(self, experiment: ExperimentView) -> None:
        lacking = [name for name in names(REPORT) if not getattr(experiment, name)]
        self._open(experiment, "report", lacking[0] if lacking else REPORT[0].name)

    def _open(self, experiment: ExperimentView, form: str, field: str) -> None:
        self.open_form(f"{form}-{experiment.id}", field)
        self.call_after_refresh(self.board.reveal, f"experiment-{experiment.id}")

    # Where things stand.

    def _offered(self, view: MeetingView) -> tuple[Row, ...]:
        """What can be tried, made anew only when what it is made of is another: there may be a thousand ideas."""
        made_of = (view.ideas, view.clusters, view.experiments, self.console.words.language)
        if not all(new is old for new, old in zip(made_of, self._offers[0] or (None,) * 4, strict=True)):
            self._offers = (made_of, offer_rows(view, self.console.words))
        return self._offers[1]

    def _is_told_now(self, experiment: ExperimentView) -> bool:
        """Whether it is the time of what came of it: it was begun at an earlier meeting, or has been told of."""
        return experiment.reported or experiment.meeting_id in {each.id for each in self.now_view.earlier}

    def _stood_on(self) -> ExperimentView | None:
        """The experiment that the highlight stands on; asked for where it stands on none."""
        found = self._experiment(self.board.highlighted)
        if found is None:
            self.say(phrase("experiments.stand_on_one"), "look")
        return found

    def _experiment(self, row_id: str | None) -> ExperimentView | None:
        return next((each for each in self.now_view.experiments if f"experiment-{each.id}" == row_id), None)

    def _of_form(self, row_id: str) -> ExperimentView | None:
        return self._experiment(f"experiment-{row_id.partition('-')[2]}")
