"""Proposals: worded together, tried with hands from 0 to 5, and what is reserved against them kept beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from sessions.agenda.phases import PhaseKind
from sessions.errors import Refusal, Refused
from sessions.proposals import commands as proposals
from sessions.proposals import rules
from sessions.proposals.view import Horizon, Need, ProposalView, ReservationView
from sessions.typed import chosen
from sessions.view import MeetingView
from sessions.words import Phrase, phrase
from workshop.commands import BY_ID
from workshop.screens.aside import warn_of_personal_data
from workshop.screens.conflict import choosing
from workshop.screens.lettered import LetteredHost
from workshop.screens.proposal_rows import offer_rows, proposal_rows
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldSpec
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

HORIZONS = tuple(horizon for horizon in Horizon if horizon)
NEEDS = tuple(need for need in Need if need)


class ProposalsScreen(LetteredHost[ProposalView]):
    """The line takes a new proposal's wording, or Enter makes one of what was given priority; a form takes the rest."""

    kind = PhaseKind.PROPOSALS
    FOLLOWS = False
    EXPLAINS = ("proposals.help.heading", "proposals.help.text")
    STAND_ON_ONE = "proposals.stand_on_one"
    BOARD_HINTS = ("change", "support", "reserve", "withdraw", "phases", "palette")

    def compose_above(self) -> ComposeResult:
        """What a hand means, for the room."""
        yield Plain(id="scale")

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
        return [*proposal_rows(view, words), *offers]

    def home_mode(self) -> LineMode:
        """A new proposal's wording."""
        return LineMode(phrase("proposals.new"), self._propose)

    def hint_name(self, command_id: str) -> str:
        """Enter on an option makes a proposal of it."""
        if command_id == "change" and (self.board.highlighted or "").startswith("option-"):
            return self.workshop.words("proposals.adopt")
        return super().hint_name(command_id)

    def choose(self, row_id: str) -> None:
        """Open a proposal's form, reword a reservation, or make a proposal of an option."""
        reservation = self._reservation(row_id)
        if reservation is not None:
            mode = LineMode(
                phrase("proposals.change_reservation"), partial(self._reword, reservation), value=reservation.text
            )
            self.bar.lend(mode)
        elif row_id.startswith("option-"):
            option_id = int(row_id.removeprefix("option-"))
            self._make(lambda meeting: meeting.do(proposals.adopt, option_id=option_id), "wording")
        else:
            self.open_form(row_id)

    def withdraw(self, row_id: str) -> None:
        """Take away a reservation, or a proposal with all of its own."""
        reservation, proposal = self._reservation(row_id), self._proposal(row_id)
        if reservation is not None:
            key = reservation.id
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
        return {"support": self._ask_support, "reserve": self._ask_reservation}

    def here(self) -> ProposalView | None:
        """The proposal that the highlight stands on, or on a reservation of."""
        at, reservation = self.board.highlighted, self._reservation(self.board.highlighted)
        return self._proposal(at) or next(
            (each for each in self.now_view.proposals if reservation in each.reservations), None
        )

    # The form.

    def specs(self, row_id: str) -> Sequence[FieldSpec]:
        """The form's fields as stored."""
        proposal = self._proposal(row_id)
        if proposal is None:
            return ()
        choices: dict[str, tuple[Phrase, ...]] = {
            "horizon": tuple(map(_horizon, HORIZONS)),
            "need": tuple(map(_need, NEEDS)),
        }
        return [
            FieldSpec(
                name,
                phrase(f"proposals.field.{name}"),
                self.as_shown(name, getattr(proposal, name)),
                phrase(f"proposals.hint.{name}"),
                choices.get(name, ()),
            )
            for name in ("wording", "horizon", "need", "support")
        ]

    def as_shown(self, field: str, stored: Any) -> str:
        """Horizon and need in words, support as six counts."""
        match field:
            case "horizon" if stored:
                return self.say_phrase(_horizon(stored))
            case "need" if stored:
                return self.say_phrase(_need(stored))
            case "support" if not isinstance(stored, str):
                return rules.written(stored)
        return str(stored)

    def version(self, row_id: str) -> int:
        """The version of the proposal shown."""
        proposal = self._proposal(row_id)
        return proposal.version if proposal else 0

    def describe(self, meeting: Meeting, row_id: str, version: int, field: str, text: str) -> Done:
        """Save one field; a choice is read by its first letters, support as it is counted."""
        key = int(row_id.removeprefix("proposal-"))
        match field:
            case "horizon":
                horizon = chosen(text, {each: self.as_shown(field, each) for each in Horizon})
                return meeting.do(proposals.set_horizon, proposal_id=key, version=version, horizon=horizon)
            case "need":
                need = chosen(text, {each: self.as_shown(field, each) for each in Need})
                return meeting.do(proposals.set_need, proposal_id=key, version=version, need=need)
            case "support":
                support = rules.read_support(text)
                return meeting.do(proposals.set_support, proposal_id=key, version=version, support=support)
        return meeting.do(proposals.reword, proposal_id=key, version=version, wording=text)

    # What the line and the letters do.

    def _propose(self, text: str) -> None:
        warn_of_personal_data(self, text)
        self._make(lambda meeting: meeting.do(proposals.propose, wording=text), "horizon", text)

    def _make(self, call: Any, field: str, text: str = "") -> None:
        def made(done: Done | None) -> None:
            if done is not None and not self.is_busy():
                self.open_form(f"proposal-{done.id}", field)

        self.ask_clerk(call, text=text, answer=made, leads_on=True)

    def _ask_support(self, proposal: ProposalView, typed: str | None = None) -> None:
        text = rules.written(proposal.support) if typed is None else typed
        label = phrase("proposals.ask_support", number=proposal.number)
        self.bar.lend(LineMode(label, partial(self._save_support, proposal), value=text))
        if typed is None and not self.workshop.wall_look:
            self.say(phrase("proposals.scale"), stays=True)

    def _save_support(self, proposal: ProposalView, text: str, version: int | None = None) -> None:
        seen = proposal.version if version is None else version

        def call(meeting: Meeting) -> Done:
            support = rules.read_support(text)
            return meeting.do(proposals.set_support, proposal_id=proposal.id, version=seen, support=support)

        deal = choosing(
            self,
            field="support",
            mine=text,
            was=rules.written(proposal.support),
            show=str,
            again=lambda newer: self._save_support(proposal, text, newer),
        )

        def refused(refusal: Refusal) -> bool:
            if isinstance(refusal, Refused) and not self.is_busy():
                self._ask_support(proposal, text)
                self.say(refusal.phrase, "wrong", stays=True)
                return True
            return deal(refusal)

        self.ask_clerk(call, text=text, refused=refused, in_form=True)

    def _ask_reservation(self, proposal: ProposalView) -> None:
        def save(text: str) -> None:
            warn_of_personal_data(self, text)
            self.ask_clerk(
                lambda meeting: meeting.do(proposals.reserve, proposal_id=proposal.id, text=text),
                text=text,
                answer=self._show_reservation,
                in_form=True,
            )

        self.bar.lend(LineMode(phrase("proposals.ask_reservation", number=proposal.number), save))

    def _show_reservation(self, done: Done | None) -> None:
        if done is not None:
            self.mark_fresh(f"reservation-{done.id}")
            self.board.reveal(f"reservation-{done.id}")

    def _reword(self, reservation: ReservationView, text: str, version: int | None = None) -> None:
        seen, key = reservation.version if version is None else version, reservation.id
        warn_of_personal_data(self, text)

        def call(meeting: Meeting) -> Done:
            return meeting.do(proposals.reword_reservation, reservation_id=key, version=seen, text=text)

        deal = choosing(
            self,
            field="text",
            mine=text,
            was=reservation.text,
            show=str,
            again=lambda newer: self._reword(reservation, text, newer),
        )
        self.ask_clerk(call, text=text, refused=deal, answer=self._show_reservation, in_form=True)

    # Where things stand.

    def _proposal(self, row_id: str | None) -> ProposalView | None:
        return next((each for each in self.now_view.proposals if f"proposal-{each.id}" == row_id), None)

    def _reservation(self, row_id: str | None) -> ReservationView | None:
        held = (reservation for proposal in self.now_view.proposals for reservation in proposal.reservations)
        return next((each for each in held if f"reservation-{each.id}" == row_id), None)


def _horizon(horizon: str) -> Phrase:
    return phrase(f"proposals.horizon.{horizon}")


def _need(need: str) -> Phrase:
    return phrase(f"proposals.need.{need}")
