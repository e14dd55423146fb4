"""Proposals: worded together, tried with hands from 0 to 5, and what stands under each kept additions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType

from sessions.agenda.phases import PhaseKind
from sessions.proposals import commands as proposals
from sessions.proposals.view import ActionView, ProposalView, ReservationKind, ReservationView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.commands.command import bindings
from workshop.console.job import Job
from workshop.console.tasks import task
from workshop.phases.base.form_host import FormHost
from workshop.phases.proposals import additions, form, hands, outcome
from workshop.phases.proposals.asking import Asking
from workshop.phases.proposals.draft import WordingDraft
from workshop.phases.proposals.origin import show_origin
from workshop.phases.proposals.rows import offer_rows, proposal_rows
from workshop.phases.proposals.spec import SPEC
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldInput, FieldSpec, Form

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

MOST_LINES = 10
"""Of one text: all that people usually say, and a wording that is too long still leaves room in a small window."""


class ProposalsScreen(FormHost):
    """The line takes a new proposal's wording, or Enter makes one of what was given priority; a form takes the rest."""

    kind = PhaseKind.PROPOSALS
    BINDINGS: ClassVar[list[BindingType]] = bindings(SPEC.commands)
    FOLLOWS = False
    EXPLAINS = ("proposals.help.heading", "proposals.help.text")
    BOARD_HINTS = ("change", "support", "ask_room", "action", "reserve", "origin", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._draft = WordingDraft(self)
        self._asking = Asking(self)

    def on_mount(self) -> None:
        """What stands under a proposal is shown whole."""
        self.board.max_lines = MOST_LINES
        if self.meeting.drafts.get(self.kind):
            self._asking.keep_wording()

    def summary(self, view: MeetingView) -> str:
        """``4 förslag · 3 prövade``, and while the room is asked about one how far that has come."""
        words = self.console.words
        if view.asked is not None:
            return self._asking.summary(view)
        tried = sum(1 for proposal in view.proposals if proposal.support)
        count = words("proposals.count", n=len(view.proposals))
        return words("proposals.summary", count=count, n=tried) if view.proposals else count

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """The proposals; below them what the room put first and can still become one."""
        words = self.console.words
        return [*map(self._asking.marked, proposal_rows(view, words)), *offer_rows(view, words)]

    def home_mode(self) -> LineMode:
        """A new proposal's wording; raised hands while the room is asked about one."""
        draft = self._draft
        label = phrase("proposals.new")
        usual = LineMode(label, self._propose, changed=draft.new, set_aside=draft.end, alone=True)
        return self._asking.mode(usual)

    def give_back(self, job: Job, *, anywhere: bool = False) -> bool:
        """Raised hands remain their round's."""
        if job.round_id is None or job.shown_on != self.kind:
            return super().give_back(job, anywhere=anywhere)
        return self._asking.give_back(job.typed, job.round_id)

    def hint_name(self, command_id: str) -> str:
        """Enter on an option makes a proposal of it; the key that has asked the room ends that."""
        if command_id == "ask_room" and self.view is not None and self.view.asked is not None:
            return self.console.words("asking.step")
        if command_id == "change" and (self.board.highlighted or "").startswith("option-"):
            return self.console.words("proposals.adopt")
        return super().hint_name(command_id)

    def choose(self, row_id: str) -> None:
        """Open a proposal's form, reword what stands under one, or make a proposal of an option."""
        under = self._under(row_id)
        if under is not None:
            additions.reword(self, under)
        elif row_id.startswith("option-"):
            self._adopt(int(row_id.removeprefix("option-")))
        else:
            self.open_form(row_id)

    def withdraw(self, row_id: str) -> None:
        """Take away what stands under a proposal, or a proposal with all of its own."""
        found = self._under(row_id) or self._proposal(row_id)
        if found is None:
            self.say_not_here("withdraw")
        else:
            self._remove(found)

    @task
    async def _remove(self, found: ProposalView | ReservationView | ActionView) -> None:
        match found:
            case ActionView():
                await self.submit(proposals.remove_action, action_id=found.id)
            case ReservationView():
                await self.submit(proposals.remove_reservation, reservation_id=found.id)
            case ProposalView():
                await self.submit(proposals.remove, proposal_id=found.id)

    def edit_last(self) -> None:
        """Open the last one's form."""
        if self.now_view.proposals:
            self.open_form(f"proposal-{self.now_view.proposals[-1].id}")

    def action_support(self) -> None:
        """Write how many showed each value."""
        proposal = self._stood_on()
        if proposal is not None and self._asking.is_about(proposal):
            self.line.focus()
            self._asking.say_hint()
        elif proposal is not None:
            hands.support(self, proposal)

    @task
    async def action_ask_room(self) -> None:
        """Ask the room about a proposal; while it is asked, end that."""
        if self.now_view.asked is not None:
            await self._asking.end(self.now_view.asked)
            return
        proposal = self._stood_on()
        if proposal is not None:
            await self._asking.begin(proposal)

    def action_action(self) -> None:
        """Write one thing that has to be done."""
        proposal = self._stood_on()
        if proposal is not None:
            additions.act(self, proposal)

    def action_reserve(self) -> None:
        """Write what somebody holds against it."""
        proposal = self._stood_on()
        if proposal is not None:
            additions.reserve(self, proposal, ReservationKind.RESERVATION)

    def action_disagree(self) -> None:
        """Write what the room still disagrees on."""
        proposal = self._stood_on()
        if proposal is not None:
            additions.reserve(self, proposal, ReservationKind.DISAGREEMENT)

    def action_own_word(self) -> None:
        """Choose which word is to stand for the support."""
        proposal = self._stood_on()
        if proposal is not None:
            outcome.choose(self, proposal)

    def action_origin(self) -> None:
        """Read where it comes from."""
        proposal = self._stood_on()
        if proposal is not None:
            show_origin(self, proposal)

    # The wording as it is typed.

    @on(Form.Ready, "#form-room Form")
    def _follow_wording(self, event: Form.Ready) -> None:
        for field in event.form.query("#field-wording").results(FieldInput):  # none in a form that has been closed
            self.watch(field, "value", self._type_wording, init=False)

    def _type_wording(self, text: str) -> None:
        if self.open_row:
            self._draft.of(int(self.open_row.removeprefix("proposal-")), text)

    def watch_view(self) -> None:
        """What was typed is typed no more when it is stored."""
        super().watch_view()
        if self.view is not None and self.is_mounted:
            self._draft.stored()
            self.bar.relabel()

    def close_form(self) -> None:
        """Nor when the form has gone."""
        super().close_form()
        self._draft.end()

    def leave(self) -> None:
        """Nor when the screen goes."""
        super().leave()
        self._draft.end()

    # The form.

    def specs_of(self, row_id: str) -> Sequence[FieldSpec]:
        """The form's fields as stored."""
        proposal = self._proposal(row_id)
        return () if proposal is None else form.specs(proposal, self.as_shown)

    def as_shown(self, field: str, stored: Any) -> str:
        """Choices in words, support as six counts, ideas as their numbers."""
        if field == "ideas":
            return " ".join(str(idea.number) for idea in self.now_view.ideas if idea.id in stored)
        return form.shown(field, stored, self.say_phrase)

    def version(self, row_id: str) -> int:
        """The version of the proposal shown."""
        proposal = self._proposal(row_id)
        return proposal.version if proposal else 0

    def describe(self, meeting: Meeting, row_id: str, version: int, field: str, text: str) -> Done:
        """Save one field."""
        return form.save(
            meeting, int(row_id.removeprefix("proposal-")), version, field, text, self.say_phrase, self.console.today()
        )

    def field_saved(self, row_id: str, field: str, text: str) -> None:
        """A form that closed on hands below 3 leaves the line to ask what is needed."""
        if field == "support":
            hands.ask_if_below(self, int(row_id.removeprefix("proposal-")))

    # What the line does.

    @task
    async def _propose(self, text: str) -> None:
        done = await self.submit(proposals.propose, wording=text, typed=text, leads_on=True)
        self._made(done.id, "motive")

    @task
    async def _adopt(self, option_id: int) -> None:
        done = await self.submit(proposals.adopt, option_id=option_id, leads_on=True)
        self._made(done.id, "wording")

    def _made(self, proposal_id: int, field: str) -> None:
        """Open a new one's form, unless the person has begun with something else."""
        if not self.is_busy():
            self.open_form(f"proposal-{proposal_id}", field)

    # Where things stand.

    def _stood_on(self) -> ProposalView | None:
        """The proposal that the highlight stands on, or on something under; asked for where it stands on none."""
        at, under = self.board.highlighted, self._under(self.board.highlighted)
        found = self._proposal(at) or next(
            (each for each in self.now_view.proposals if under in (*each.actions, *each.reservations)), None
        )
        if found is None:
            self.say(phrase("proposals.stand_on_one"), "look")
        return found

    def _proposal(self, row_id: str | None) -> ProposalView | None:
        return next((each for each in self.now_view.proposals if f"proposal-{each.id}" == row_id), None)

    def _under(self, row_id: str | None) -> ReservationView | ActionView | None:
        kind, _, key = (row_id or "").partition("-")
        for proposal in self.now_view.proposals if kind in ("action", "reservation") else ():
            for each in proposal.actions if kind == "action" else proposal.reservations:
                if str(each.id) == key:
                    return each
        return None
