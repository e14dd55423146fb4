"""Correcting an option's total that the room has seen: the new total, then why."""

from __future__ import annotations

from functools import partial

from sessions.errors import Refused
from sessions.voting import commands as voting
from sessions.voting.rules import check_correction
from sessions.voting.view import OptionView, RoundStatus, RoundView
from sessions.words import phrase
from workshop.phases.prioritising.stage import Stage, short, whole
from workshop.widgets.entry import LineMode

WIDEST = 24
"""Cells of an option's text in the line's label."""


class Correction:
    """Lends the line twice: for the total, and for the reason, without which nothing is corrected."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.wants_reason = False

    def ask(self, voting_round: RoundView, option: OptionView, typed: str = "") -> None:
        """Ask for the option's new total."""
        screen = self._stage.screen
        self.wants_reason = False
        if voting_round.status is not RoundStatus.REVEALED:
            screen.say(phrase("counting.correct_closed", number=voting_round.number), "look")
            return
        label = phrase("counting.new_total", option=short(option.label, WIDEST))
        total, value = partial(self._total, voting_round, option), typed or str(option.dots)
        screen.bar.lend(LineMode(label, total, value=value, goes_on=bool(typed)))

    def _total(self, voting_round: RoundView, option: OptionView, text: str) -> None:
        try:
            dots = whole(text)
            check_correction(
                dots,
                was=option.dots or 0,
                voters=option.voters or 0,
                others=sum(each.dots or 0 for each in voting_round.options if each.id != option.id),
                given=voting_round.given,
                spoiled=voting_round.spoiled,
                entitled=voting_round.entitled,
                dots_each=voting_round.dots_each,
                stacking=voting_round.stacking,
            )
        except Refused as refused:
            self.ask(voting_round, option, text)
            self._stage.screen.say(refused.phrase, "wrong", stays=True)
        else:
            self._ask_why(option, dots)

    def _ask_why(self, option: OptionView, dots: int, typed: str = "") -> None:
        screen = self._stage.screen
        screen.say("")
        label = phrase("counting.why_corrected", was=option.dots, dots=dots)
        self.wants_reason = True
        save = partial(self._stage.start, self._save, option, dots)
        screen.bar.lend(LineMode(label, save, value=typed, goes_on=True))

    async def _save(self, option: OptionView, dots: int, reason: str) -> None:
        screen = self._stage.screen
        self.wants_reason = False
        try:
            await screen.edit(
                voting.correct,
                option.version,
                field="dots",
                mine=str(dots),
                was=str(option.dots),
                option_id=option.id,
                dots=dots,
                reason=reason,
                typed=reason,
            )
        except Refused as refused:
            if screen.bar.is_lent:
                raise
            self._ask_why(option, dots, reason)
            screen.say(refused.phrase, "wrong", stays=True)
