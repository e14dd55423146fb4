"""Proposals: worded together, tried with hands from 0 to 5, and what stands under each kept beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from sessions.agenda.phases import PhaseKind
from sessions.proposals import commands as proposals
from sessions.proposals.view import ActionView, ProposalView, ReservationKind, ReservationView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.commands.table import BY_ID
from workshop.phases.base.aside import warn_of_personal_data
from workshop.phases.base.letters import LetteredHost
from workshop.phases.proposals import form
from workshop.phases.proposals.origin import show_origin
from workshop.phases.proposals.questions import Asking
from workshop.phases.proposals.rows import offer_rows, proposal_rows
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldSpec
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

MOST_LINES = 10
"""Of one text: all that people usually say, and a wording that is too long still leaves room in a small window."""


class ProposalsScreen(LetteredHost[ProposalView]):
    """The line takes a new proposal's wording, or Enter makes one of what was given priority; a form takes the rest."""

    kind = PhaseKind.PROPOSALS
    FOLLOWS = False
    EXPLAINS = ("proposals.help.heading", "proposals.help.text")
    STAND_ON_ONE = "proposals.stand_on_one"
    BOARD_HINTS = ("change", "support", "action", "reserve", "origin", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._asking = Asking(self)

    def compose_above(self) -> ComposeResult:
        """What a hand means, for the room."""
        yield Plain(id="scale")

    def on_mount(self) -> None:
        """What stands under a proposal is shown whole."""
        self.board.max_lines = MOST_LINES

    def relabel(self) -> None:
        """Say the scale too."""
        self.query_one("#scale", Plain).show(self.workshop.words("proposals.scale"))
        super().relabel()

    def summary(self, view: MeetingView) -> str:
        """``4 förslag · 3 prövade``."""
        words = self.workshop.words
        tried = sum(1 for proposal in view.proposals if proposal.support)
        count = words("proposals.count", n=len(view.proposals))
        return words("proposals.summary", count=count, n=tried) if view.proposals else count

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """The proposals; below them, for whoever leads, what can still become one."""
        words = self.workshop.words
        offers = () if self.workshop.wall_look else offer_rows(view, words)
        return [*proposal_rows(view, words, wall=self.workshop.wall_look), *offers]

    def home_mode(self) -> LineMode:
        """A new proposal's wording."""
        return LineMode(phrase("proposals.new"), self._propose)

    def hint_name(self, command_id: str) -> str:
        """Enter on an option makes a proposal of it."""
        if command_id == "change" and (self.board.highlighted or "").startswith("option-"):
            return self.workshop.words("proposals.adopt")
        return super().hint_name(command_id)

    def choose(self, row_id: str) -> None:
        """Open a proposal's form, reword what stands under one, or make a proposal of an option."""
        under = self._under(row_id)
        if under is not None:
            self._asking.reword(under)
        elif row_id.startswith("option-"):
            option_id = int(row_id.removeprefix("option-"))
            self._make(lambda meeting: meeting.do(proposals.adopt, option_id=option_id), "wording")
        else:
            self.open_form(row_id)

    def withdraw(self, row_id: str) -> None:
        """Take away what stands under a proposal, or a proposal with all of its own."""
        under, proposal = self._under(row_id), self._proposal(row_id)
        if isinstance(under, ActionView):
            key = under.id
            self.ask_clerk(lambda meeting: meeting.do(proposals.remove_action, action_id=key))
        elif under is not None:
            key = under.id
            self.ask_clerk(lambda meeting: meeting.do(proposals.remove_reservation, reservation_id=key))
        elif proposal is not None:
            key = proposal.id
            self.ask_clerk(lambda meeting: meeting.do(proposals.remove, proposal_id=key))
        else:
            self.say(phrase("command.not_here", name=phrase(BY_ID["withdraw"].name)), "look")

    def edit_last(self) -> None:
        """Open the last one's form."""
        if self.now_view.proposals:
            self.open_form(f"proposal-{self.now_view.proposals[-1].id}")

    def acts(self) -> Mapping[str, Callable[[ProposalView], object]]:
        """The letters' commands."""
        return {
            "support": self._asking.support,
            "action": self._asking.action,
            "reserve": partial(self._asking.reservation, ReservationKind.RESERVATION),
            "disagree": partial(self._asking.reservation, ReservationKind.DISAGREEMENT),
            "own_word": self._asking.outcome,
            "origin": partial(show_origin, self),
        }

    def here(self) -> ProposalView | None:
        """The proposal that the highlight stands on, or on something under."""
        at, under = self.board.highlighted, self._under(self.board.highlighted)
        return self._proposal(at) or next(
            (each for each in self.now_view.proposals if under in (*each.actions, *each.reservations)), None
        )

    # The form.

    def specs(self, row_id: str) -> Sequence[FieldSpec]:
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
            meeting, int(row_id.removeprefix("proposal-")), version, field, text, self.say_phrase, self.workshop.today()
        )

    def field_saved(self, row_id: str, field: str, text: str) -> None:
        """A form that closed on hands below 3 leaves the line to ask what is needed."""
        if field == "support":
            self._asking.if_below(int(row_id.removeprefix("proposal-")))

    # What the line does.

    def _propose(self, text: str) -> None:
        warn_of_personal_data(self, text)
        self._make(lambda meeting: meeting.do(proposals.propose, wording=text), "motive", text)

    def _make(self, call: Any, field: str, text: str = "") -> None:
        def made(done: Done | None) -> None:
            if done is not None and not self.is_busy():
                self.open_form(f"proposal-{done.id}", field)

        self.ask_clerk(call, text=text, answer=made, leads_on=True)

    # Where things stand.

    def _proposal(self, row_id: str | None) -> ProposalView | None:
        return next((each for each in self.now_view.proposals if f"proposal-{each.id}" == row_id), None)

    def _under(self, row_id: str | None) -> ReservationView | ActionView | None:
        kind, _, key = (row_id or "").partition("-")
        for proposal in self.now_view.proposals if kind in ("action", "reservation") else ():
            for each in proposal.actions if kind == "action" else proposal.reservations:
                if str(each.id) == key:
                    return each
        return None
