"""Prioritising: set up a round of dot voting, count secret paper ballots, reveal. A priority, not a decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from sessions.agenda.phases import PhaseKind
from sessions.errors import Refusal, Refused
from sessions.view import MeetingView
from sessions.voting import commands as voting
from sessions.voting.rules import ranking, suggested_dots
from sessions.voting.view import NewOption, RoundStatus, RoundView
from sessions.words import phrase
from workshop.screens.dialogs import Choice, ChoiceScreen
from workshop.screens.phase import PhaseScreen
from workshop.widgets.board import Row
from workshop.widgets.entry import EntryBar, LineMode
from workshop.widgets.form import FieldSpec, Form

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done


class PrioritisingScreen(PhaseScreen):
    """Before a round: its form and the options. While it is open: options and a count. After: bars."""

    kind = PhaseKind.PRIORITISING
    FOLLOWS = False
    HINTS = ("round", "timer", "wall_look", "park", "phases", "palette")
    BOARD_HINTS = ("round", "phases", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._another = False

    @property
    def _round(self) -> RoundView | None:
        """The round that is shown; none while a new one is being set up."""
        return None if self._another or self.view is None else self.view.round

    def compose_above(self) -> ComposeResult:
        """The form of a new round."""
        view, words = self.workshop.view, self.workshop.words
        assert view is not None
        options = len(self._new_options(view))
        dots = suggested_dots(options)
        yield Form(
            [
                FieldSpec("criterion", phrase("voting.field.criterion"), words("voting.default_criterion")),
                FieldSpec(
                    "dots_each",
                    phrase("voting.field.dots_each"),
                    str(dots),
                    phrase("voting.suggested", n=options, dots=dots),
                ),
                FieldSpec("stacking", phrase("voting.field.stacking"), "1", phrase("voting.stacking_hint")),
                FieldSpec("entitled", phrase("voting.field.entitled"), str(view.present or "")),
            ],
            self.say_phrase,
            id="setup",
        )

    def summary(self, view: MeetingView) -> str:
        """``18 av 26 sedlar`` while a round is open; never a word of the standing."""
        words, voting_round = self.workshop.words, self._round
        self.query_one("#setup").display = voting_round is None
        if voting_round is None:
            options = len(self._new_options(view))
            return words("voting.suggested", n=options, dots=suggested_dots(options))
        given = words("voting.slips", slips=voting_round.slips, n=voting_round.entitled)
        match voting_round.status:
            case RoundStatus.OPEN:
                return words("voting.open", slips=given, criterion=voting_round.criterion)
            case RoundStatus.CLOSED:
                return words("voting.closed", slips=given, criterion=voting_round.criterion)
        spoiled = words("voting.spoiled", n=voting_round.spoiled)
        return words("voting.revealed", slips=given, criterion=voting_round.criterion, spoiled=spoiled)

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """The options by number; once revealed, by rank with dots and voters, ties as ties."""
        voting_round = self._round
        if voting_round is None:
            return [
                Row(f"option-{index}", option.label, str(index))
                for index, option in enumerate(self._new_options(view), 1)
            ]
        if voting_round.status is not RoundStatus.REVEALED:
            return [Row(f"option-{o.number}", o.label, str(o.number)) for o in voting_round.options]
        return self._result(voting_round)

    def home_mode(self) -> LineMode:
        """A ballot while a round is open."""
        voting_round = self._round
        if voting_round is None:
            return LineMode(phrase("voting.line.setup"), self._not_open)
        if voting_round.status is RoundStatus.OPEN:
            return LineMode(phrase("voting.line.ballot"), self._lay, secret=True)
        return LineMode(phrase(f"voting.line.{voting_round.status}"), self._not_open)

    def hint_name(self, command_id: str) -> str:
        """The round's next step by its name."""
        if command_id == "round" and self.view is not None:
            status = self._round.status if self._round else "setup"
            return self.workshop.words(f"voting.step.{status}")
        return super().hint_name(command_id)

    def watch_view(self) -> None:
        """The line is for ballots as long as the round is open."""
        super().watch_view()
        if self.is_mounted and self.view is not None:
            self.bar.relabel()

    def edit_last(self) -> None:
        """A slip is never shown again."""
        if self.now_view.round and self.now_view.round.status is RoundStatus.OPEN:
            self.say(self.workshop.words("voting.never_shown"), "look")

    def step(self) -> None:
        """The round's next step: open, close, reveal, or a new one."""
        voting_round = self._round
        if voting_round is None:
            self._open()
        elif voting_round.status is RoundStatus.OPEN:
            self._ask_to_close(voting_round)
        elif voting_round.status is RoundStatus.CLOSED:
            self.ask_clerk(lambda meeting: meeting.do(voting.reveal, round_id=voting_round.id), leads_on=True)
        else:
            self._another = True
            self.watch_view()
            self.say(self.workshop.words("voting.another"))

    def run_own(self, command_id: str) -> None:
        """The round's commands."""
        own = {"round": self.step, "entitled": self.change_entitled, "cancel_round": self.cancel}
        if command_id in own:
            own[command_id]()
        else:
            super().run_own(command_id)

    def change_entitled(self) -> None:
        """Somebody came late or left: change how many may vote."""
        voting_round, words = self.now_view.round, self.workshop.words
        if voting_round is None or voting_round.status is not RoundStatus.OPEN:
            self.say(words("voting.not_open"), "look")
            return

        def save(text: str) -> None:
            def call(meeting: Meeting) -> Done:
                return meeting.do(voting.set_entitled, round_id=voting_round.id, entitled=text)

            self.ask_clerk(call, text=text)

        self.bar.lend(LineMode(phrase("voting.field.entitled"), save, value=str(voting_round.entitled)))

    def cancel(self) -> None:
        """Give the round up; its ballots are destroyed."""
        voting_round, words = self.now_view.round, self.workshop.words
        if voting_round is None or voting_round.status is not RoundStatus.OPEN:
            self.say(words("voting.not_open"), "look")
            return

        def chosen(answer: str | None) -> None:
            if answer == "cancel":
                self.ask_clerk(lambda meeting: meeting.do(voting.cancel_round, round_id=voting_round.id), leads_on=True)

        self.app.push_screen(
            ChoiceScreen(
                words("voting.cancel_title"),
                [
                    Choice("keep", words("voting.keep_open")),
                    Choice("cancel", words("voting.cancel"), words("voting.cancel_what")),
                ],
            ),
            chosen,
        )

    def _open(self) -> None:
        values = self.query_one("#setup", Form).values()
        options = self._new_options(self.now_view)

        def call(meeting: Meeting) -> Done:
            stacking = values["stacking"].strip()
            return meeting.do(
                voting.open_round,
                criterion=values["criterion"],
                dots_each=whole(values["dots_each"]),
                stacking=whole(stacking) if stacking else None,
                entitled=whole(values["entitled"]),
                options=options,
            )

        self.ask_clerk(call, answer=self._opened, leads_on=True)

    def _opened(self, _done: Done | None) -> None:
        self._another = False
        self.watch_view()
        self.line.focus()

    def _ask_to_close(self, voting_round: RoundView) -> None:
        words = self.workshop.words
        missing = voting_round.entitled - voting_round.slips
        text = words("voting.close_missing", n=missing) if missing > 0 else words("voting.close_all_in")

        def chosen(answer: str | None) -> None:
            if answer == "close":
                self.ask_clerk(lambda meeting: meeting.close_round(), leads_on=True)

        self.app.push_screen(
            ChoiceScreen(
                words("voting.close_title"),
                [
                    Choice("keep", words("voting.keep_open")),
                    Choice("close", words("voting.close"), words("voting.close_what")),
                ],
                text=text,
            ),
            chosen,
        )

    def _lay(self, text: str) -> None:
        def refused(refusal: Refusal) -> bool:
            if isinstance(refusal, Refused) and self.bar.give_back(text):
                why = phrase("voting.not_counted") if self.workshop.wall_look else refusal.phrase
                self.say(why, "wrong", stays=True)
                return True
            return False

        self.ask_clerk(lambda meeting: meeting.lay_ballot(text), text=text, secret=True, refused=refused)

    def _not_open(self, text: str) -> None:
        self.bar.give_back(text)
        self.say(self.workshop.words("voting.not_open"), "look")

    def _new_options(self, view: MeetingView) -> list[NewOption]:
        live = {idea.id for idea in view.live_ideas}
        clusters = [NewOption(c.heading, c.id, None) for c in view.clusters if live & set(c.idea_ids)]
        return clusters + [NewOption(idea.text, None, idea.id) for idea in view.loose_ideas]

    def _result(self, voting_round: RoundView) -> list[Row]:
        words = self.workshop.words
        most = max((option.dots or 0 for option in voting_round.options), default=0)
        rows = []
        for ranked in ranking(voting_round.options):
            option = ranked.option
            place = words("voting.shared", first=ranked.first, last=ranked.last) if ranked.tied else ""
            dots = words("voting.dots", n=option.dots or 0)
            voters = words("voting.voters", n=option.voters or 0)
            rows.append(
                Row(
                    f"option-{option.number}",
                    option.label,
                    str(ranked.first),
                    words("voting.dots_voters", dots=dots, voters=voters),
                    sign=place,
                    tone="look" if place else "",
                    bar=(option.dots or 0, max(most, 1)),
                )
            )
        return rows

    @on(Form.Finished)
    def _form_done(self, event: Form.Finished) -> None:
        event.stop()
        self.line.focus()
        if not event.escaped:
            self.say(self.workshop.words("voting.ready_to_open"))

    def key_escape(self) -> None:
        """Back from setting up another round to the result of the one before."""
        if self._another and self.line.has_focus:
            self._another = False
            self.watch_view()

    @on(Form.Left)
    def _form_left(self, event: Form.Left) -> None:
        event.stop()

    @on(EntryBar.EmptyEnter)
    def _to_form(self) -> None:
        if self._round is None:
            self.query_one("#setup", Form).enter()


def whole(text: str) -> int:
    """A whole number from a field, or the refusal that tells what was read."""
    stripped = text.strip()
    if not (stripped.isascii() and stripped.isdigit()):
        raise Refused("voting.not_whole", text=stripped)
    return int(stripped[:9])
