"""What the letters ask for in the line: support, what is needed, the room's word, and what stands under a proposal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from sessions.errors import Refusal, Refused
from sessions.proposals import commands as proposals
from sessions.proposals import rules
from sessions.proposals.view import ActionView, Outcome, ProposalView, ReservationKind, ReservationView
from sessions.words import Phrase, phrase
from workshop.dialogs.base import Choice, ChoiceScreen
from workshop.dialogs.conflict import choosing
from workshop.phases.base.aside import warn_of_personal_data
from workshop.phases.proposals.rows import picture
from workshop.widgets.entry import LineMode

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done
    from workshop.phases.base.screen import PhaseScreen

Call = Callable[["Meeting"], "Done"]


class Asking:
    """Asks in a screen's line, and saves. What is refused stands in the line again, to be mended."""

    def __init__(self, screen: PhaseScreen) -> None:
        self._screen = screen

    def support(self, proposal: ProposalView, typed: str | None = None) -> None:
        """How many showed each value; then, if somebody is below 3, what they need."""
        text = rules.written(proposal.support) if typed is None else typed
        label, how = phrase("proposals.ask_support", number=proposal.number), phrase("proposals.scale")
        self._lend(label, partial(self._save_support, proposal), text, how=how if typed is None else None)

    def _save_support(self, proposal: ProposalView, text: str, version: int | None = None) -> None:
        seen = proposal.version if version is None else version

        def call(meeting: Meeting) -> Done:
            support = rules.read_support(text)
            return meeting.do(proposals.set_support, proposal_id=proposal.id, version=seen, support=support)

        deal = choosing(
            self._screen,
            field="support",
            mine=text,
            was=rules.written(proposal.support),
            show=str,
            again=lambda newer: self._save_support(proposal, text, newer),
        )
        self._save(call, text, deal, lambda _: self.if_below(proposal.id), lambda: self.support(proposal, text))

    def if_below(self, proposal_id: int) -> None:
        """Ask what is needed where somebody is below 3, unless it is answered or the person is busy."""
        proposal = self._now(proposal_id)
        if proposal and rules.anyone_below(proposal.support) and not proposal.below and not self._screen.is_busy():
            self.below(proposal)

    def below(self, proposal: ProposalView) -> None:
        """What those need who cannot live with it. Enter on an empty line leaves it."""
        label, how = phrase("proposals.ask_below"), phrase("proposals.below_how")
        self._lend(label, partial(self._save_below, proposal), proposal.below, empty=True, how=how)

    def _save_below(self, proposal: ProposalView, text: str, version: int | None = None) -> None:
        if not text.strip() and not proposal.below:
            return
        seen = proposal.version if version is None else version
        warn_of_personal_data(self._screen, text)
        deal = choosing(
            self._screen,
            field="below",
            mine=text,
            was=proposal.below,
            show=str,
            again=lambda newer: self._save_below(proposal, text, newer),
        )
        said: dict[str, Any] = {"proposal_id": proposal.id, "version": seen, "field": "below", "text": text}
        self._save(lambda meeting: meeting.do(proposals.describe, **said), text, deal)

    def outcome(self, proposal: ProposalView) -> None:
        """Which word is to stand for the support, and why, if it is not the one that follows."""
        if not proposal.support:
            self._screen.say(phrase("proposals.no_hands"), "look")
            return
        words = self._screen.workshop.words
        follows = words("proposals.follows")
        choices = [
            Choice(each, words(f"proposals.outcome.{each}"), sign=follows if each == proposal.outcome else "")
            for each in Outcome
        ]

        def picked(answer: str | None) -> None:
            if answer is None:
                return
            outcome = Outcome(answer)
            if outcome is not proposal.outcome:
                self._ask_why(proposal, outcome)
            elif proposal.outcome_said is not None:
                self._say_outcome(proposal, None, "")

        title = words("proposals.which_word", number=proposal.number)
        hands = picture(proposal.support)
        self._screen.app.push_screen(ChoiceScreen(title, choices, text=hands, at=proposal.word), picked)

    def _ask_why(self, proposal: ProposalView, outcome: Outcome, typed: str | None = None) -> None:
        same = proposal.outcome_said is outcome
        text = typed if typed is not None else proposal.outcome_why if same else ""
        label = phrase("proposals.ask_why", word=phrase(f"proposals.outcome.{outcome}"))
        self._lend(label, partial(self._say_outcome, proposal, outcome), text, empty=True)

    def _say_outcome(
        self, proposal: ProposalView, outcome: Outcome | None, why: str, version: int | None = None
    ) -> None:
        seen = proposal.version if version is None else version
        warn_of_personal_data(self._screen, why)
        deal = choosing(
            self._screen,
            field="outcome",
            mine=self._word((outcome, why)),
            was=self._word((proposal.outcome_said, proposal.outcome_why)),
            show=self._word,
            again=lambda newer: self._say_outcome(proposal, outcome, why, newer),
        )
        said: dict[str, Any] = {"proposal_id": proposal.id, "version": seen, "outcome": outcome, "why": why}
        again = None if outcome is None else partial(self._ask_why, proposal, outcome, why)
        self._save(lambda meeting: meeting.do(proposals.say_outcome, **said), why, deal, again=again)

    def _word(self, said: object) -> str:
        """The room's word and its reason, as one reads them."""
        assert isinstance(said, tuple)
        outcome, why = said
        words = self._screen.workshop.words
        return f"{words(f'proposals.outcome.{outcome}')}\n{why}" if outcome else words("proposals.follows")

    # What stands under it.

    def reservation(self, kind: ReservationKind, proposal: ProposalView) -> None:
        """What somebody holds against it, or what the room still disagrees on."""

        def save(text: str) -> None:
            said: dict[str, Any] = {"proposal_id": proposal.id, "text": text, "kind": kind}
            self._add(lambda meeting: meeting.do(proposals.reserve, **said), "reservation", text)

        self._lend(phrase(f"proposals.ask_{kind}", number=proposal.number), save)

    def action(self, proposal: ProposalView) -> None:
        """One thing that has to be done."""

        def save(text: str) -> None:
            said: dict[str, Any] = {"proposal_id": proposal.id, "text": text}
            self._add(lambda meeting: meeting.do(proposals.add_action, **said), "action", text)

        self._lend(phrase("proposals.ask_action", number=proposal.number), save)

    def _add(self, call: Call, kind: str, text: str) -> None:
        warn_of_personal_data(self._screen, text)
        self._save(call, text, answer=partial(self._show, kind))

    def reword(self, under: ReservationView | ActionView) -> None:
        """Other words for what stands under a proposal."""
        self._lend(phrase("proposals.change_reservation"), partial(self._reword, under), under.text)

    def _reword(self, under: ReservationView | ActionView, text: str, version: int | None = None) -> None:
        seen = under.version if version is None else version
        warn_of_personal_data(self._screen, text)

        def call(meeting: Meeting) -> Done:
            if isinstance(under, ActionView):
                return meeting.do(proposals.reword_action, action_id=under.id, version=seen, text=text)
            return meeting.do(proposals.reword_reservation, reservation_id=under.id, version=seen, text=text)

        deal = choosing(
            self._screen,
            field="text",
            mine=text,
            was=under.text,
            show=str,
            again=lambda newer: self._reword(under, text, newer),
        )
        kind = "action" if isinstance(under, ActionView) else "reservation"
        self._save(call, text, deal, partial(self._show, kind))

    def _show(self, kind: str, done: Done | None) -> None:
        if done is not None:
            self._screen.mark_fresh(f"{kind}-{done.id}")
            self._screen.board.reveal(f"{kind}-{done.id}")

    # The line, and the way to the disk.

    def _lend(
        self,
        label: Phrase,
        submit: Callable[[str], None],
        text: str = "",
        *,
        empty: bool = False,
        how: Phrase | None = None,
    ) -> None:
        """``how`` is said while the line asks, but not to the room."""
        told = how is not None and not self._screen.workshop.wall_look
        ended = partial(self._screen.say, "") if told else None
        self._screen.bar.lend(LineMode(label, submit, value=text, takes_empty=empty, ended=ended))
        if told and how is not None:
            self._screen.say(how, stays=True)

    def _save(
        self,
        call: Call,
        text: str,
        deal: Callable[[Refusal], bool] = lambda _: False,
        answer: Callable[[Done | None], None] | None = None,
        again: Callable[[], None] | None = None,
    ) -> None:
        """``again`` asks once more where it is refused."""

        def refused(refusal: Refusal) -> bool:
            if again is not None and isinstance(refusal, Refused) and not self._screen.is_busy():
                again()
                self._screen.say(refusal.phrase, "wrong", stays=True)
                return True
            return deal(refusal)

        self._screen.ask_clerk(call, text=text, answer=answer, refused=refused, in_form=True)

    def _now(self, proposal_id: int) -> ProposalView | None:
        return next((each for each in self._screen.now_view.proposals if each.id == proposal_id), None)
