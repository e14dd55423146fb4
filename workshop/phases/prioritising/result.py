"""After a round: closed, then shown with places and bars; what may follow it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sessions.agenda.timing import PhaseView
from sessions.errors import Refused
from sessions.view import MeetingView
from sessions.voting import commands as voting
from sessions.voting.rules import ranking, run_off
from sessions.voting.view import Ranked, RoundOrigin, RoundStatus, RoundView
from sessions.words import phrase
from workshop.dialogs.agenda import go
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.prioritising.comparison import found, open_comparison
from workshop.phases.prioritising.correction import Correction
from workshop.phases.prioritising.groups import open_groups
from workshop.phases.prioritising.setup import other_criterion
from workshop.phases.prioritising.stage import Stage, short
from workshop.widgets import clock
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode

WIDEST = 70
"""Cells of an option's text in the dialog."""
OPENS_AT_ONCE = ("run_off", "again")
"""What follows without any terms to choose: the dialog never stands on these at first."""


class Result(Stage):
    """A round that takes no more ballots. ``another`` sets up a new one, on the list of a round if it is given one;
    ``opened`` goes home to the line."""

    BOARD_HINTS = ("change", "round", "phases", "palette")

    def __init__(
        self, screen: PhaseScreen, another: Callable[[RoundView | None], None], opened: Callable[[], None]
    ) -> None:
        super().__init__(screen)
        self._another, self._opened = another, opened
        self._correction = Correction(self)

    def summary(self, view: MeetingView) -> str:
        """What kind of a result it is, and how many took part."""
        voting_round, words = self.round, self.words
        criterion = voting_round.criterion
        if voting_round.status is RoundStatus.CLOSED:
            slips = self.with_wall(voting_round, self.slips(voting_round))
            return self.named(voting_round, words("voting.closed", slips=slips, criterion=criterion))
        slips = self.with_wall(voting_round, self._slips_by_kind(voting_round))
        said = words("voting.revealed", slips=slips, criterion=criterion)
        return self.named(voting_round, said)

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """The options by number; once revealed, by rank with dots and voters, ties as ties."""
        voting_round = self.round
        if voting_round.status is RoundStatus.CLOSED:
            return [Row(f"option-{o.id}", o.label, str(o.number)) for o in voting_round.options]
        most = max((option.dots or 0 for option in voting_round.options), default=0)
        rows = [self._row(voting_round, ranked, max(most, 1)) for ranked in ranking(voting_round.options)]
        beside = max((len(row.detail) for row in rows), default=0)
        return [replace(row, beside=beside) for row in rows]

    def _slips_by_kind(self, voting_round: RoundView) -> str:
        """``18 av 26 sedlar: 15 giltiga, 2 blanka, 1 ogiltig``."""
        words, slips = self.words, self.slips(voting_round)
        spoiled = words("voting.spoiled", n=voting_round.spoiled)
        if voting_round.valid is None:
            return words("voting.slips_spoiled", slips=slips, spoiled=spoiled)
        valid, blank = words("voting.valid", n=voting_round.valid), words("voting.blank", n=voting_round.blank)
        return words("voting.slips_by_kind", slips=slips, valid=valid, blank=blank, spoiled=spoiled)

    def mode(self) -> LineMode:
        """The line takes nothing; its label says where we are."""
        return LineMode(phrase(f"voting.line.{self.round.status}"), self.no_line, alone=True)

    def choose(self, row_id: str) -> None:
        """Correct an option's total."""
        if self.says_trial():
            return
        option = next((option for option in self.round.options if f"option-{option.id}" == row_id), None)
        if option is not None:
            self._correction.ask(self.round, option)

    def correct(self) -> None:
        """Stand on an option first."""
        if self.says_trial():
            return
        if self.round.status is RoundStatus.CLOSED:
            self.screen.say(phrase("counting.correct_closed", number=self.round.number), "look")
        else:
            self.screen.board.focus()
            self.screen.say(phrase("counting.correct_which"))

    def empty_enter(self) -> None:
        """Enter on an empty lent line: without a reason nothing is corrected."""
        if self._correction.wants_reason:
            self.screen.say(phrase("counting.no_reason"), "look", stays=True)

    async def step(self) -> None:
        """Show the result; after that, what may follow it."""
        voting_round = self.round
        if voting_round.status is RoundStatus.CLOSED:
            await self.screen.submit(voting.reveal, round_id=voting_round.id, leads_on=True)
            if not self.is_trial:
                self._offer()
        elif self.is_trial:
            await self.cancel()
        else:
            await self._follow(voting_round)

    @property
    def is_trial(self) -> bool:
        """Whether it is there to try how one votes."""
        return self.round.origin is RoundOrigin.TRIAL

    async def cancel(self) -> None:
        """End a trial; of any other round it is too late."""
        if self.is_trial:
            await self.screen.submit(voting.cancel_round, round_id=self.round.id, leads_on=True)
        else:
            await super().cancel()

    def board_hints(self) -> tuple[str, ...]:
        """How a total is corrected, and the other ways to see what was counted, where there are any."""
        first, *rest = self.BOARD_HINTS
        others = ("compare" if self._pair else "", "groups" if self._grouped else "")
        return (first, *filter(None, others), *rest)

    @property
    def _pair(self) -> tuple[RoundView, RoundView] | None:
        """The newest rounds of this meeting that can be compared."""
        view = self.screen.now_view
        return next((pair for pair in found(view) if pair[0].meeting_id == view.meeting.id), None)

    @property
    def _grouped(self) -> bool:
        return bool(self.round.piles) and self.round.status is RoundStatus.REVEALED

    def _offer(self) -> None:
        """Tell once that what was just shown can be seen in another way too."""
        pair = self._pair
        if pair is not None and self.round in pair:
            self.screen.say(phrase("comparing.offer"), stays=True)
        elif self._grouped:
            self.screen.say(phrase("grouped.offer"), stays=True)

    def _row(self, voting_round: RoundView, ranked: Ranked, most: int) -> Row:
        words, option = self.words, ranked.option
        sign, was = "", voting_round.was(option.number)
        if ranked.tied:
            sign = words("voting.shared", first=ranked.first, last=ranked.last)
        if was is not None:
            corrected = words("counting.corrected", was=was)
            sign = words("counting.tied_corrected", place=sign, corrected=corrected) if sign else corrected
        return Row(
            f"option-{option.id}",
            option.label,
            str(ranked.first),
            words.say(voting_round.laid(option)),
            sign=sign,
            tone="look" if sign else "",
            bar=(option.dots or 0, most),
        )

    async def _follow(self, voting_round: RoundView) -> None:
        """Ask what follows, and begin that."""
        onward = self.screen.now_view.next_phase
        match await self._ask_what_follows(voting_round, onward):
            case "onward" if onward is not None:
                await go(self.screen, onward.id)
            case "run_off":
                await self._open(voting.open_run_off, voting_round, criterion=self._run_off_criterion(voting_round))
            case "again":
                await self._open(voting.open_again, voting_round)
            case "criterion":
                self._another(voting_round)
            case "another":
                self._another(None)
            case "compare":
                open_comparison(self.screen)
            case "groups":
                open_groups(self.screen)

    async def _ask_what_follows(self, voting_round: RoundView, onward: PhaseView | None) -> str | None:
        """Ask, standing on what opens no round by one key: the next phase, another picture, or a form to look at."""
        words = self.words
        choices = [
            Choice("criterion", words("comparing.again"), self._criterion_what(voting_round)),
            Choice("again", words("counting.again"), words("counting.again_what")),
            Choice("another", words("counting.another"), words("counting.another_what")),
        ]
        text = ""
        try:
            top = run_off(voting_round.options)
        except Refused as refused:
            text = words.say(refused.phrase)
        else:
            if len(top) < len(voting_round.options):
                labels = "\n".join(short(option.label, WIDEST) for option in top)
                choices.insert(0, Choice("run_off", words("counting.run_off"), labels))
            else:
                text = words("counting.run_off_all")
        if self._grouped:
            choices.insert(0, Choice("groups", words("grouped.show"), words("grouped.show_what")))
        if self._pair is not None:
            first, second = (short(each.criterion, WIDEST // 2) for each in self._pair)
            what = words("comparing.compare_what", first=first, second=second)
            choices.insert(0, Choice("compare", words("comparing.compare"), what))
        if onward is not None:
            name = words("counting.onward", phase=clock.name(onward.name, words))
            choices.insert(0, Choice("onward", name))
        at = next(choice.id for choice in choices if choice.id not in OPENS_AT_ONCE)
        asked = ChoiceScreen(words("counting.what_follows"), choices, text=text, at=at)
        return await self.screen.app.push_screen_wait(asked)

    async def _open(self, command: Callable[..., Any], voting_round: RoundView, **values: Any) -> None:
        await self.screen.submit(command, round_id=voting_round.id, **values, leads_on=True)
        self._opened()

    def _criterion_what(self, voting_round: RoundView) -> str:
        other = other_criterion(self.screen.now_view, voting_round, self.words)
        return self.words("comparing.again_what", criterion=other) if other else self.words("comparing.again_any")

    def _run_off_criterion(self, voting_round: RoundView) -> str:
        if voting_round.origin is RoundOrigin.RUN_OFF:
            return voting_round.criterion
        return self.words("counting.run_off_criterion", criterion=voting_round.criterion)
