"""A stage of a round's life: what the prioritisation's screen shows then, and what its line and keys do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, ClassVar

from rich.cells import cell_len, set_cell_size

from sessions.errors import Refused
from sessions.text import numbers
from sessions.view import MeetingView
from sessions.voting.view import RoundOrigin, RoundView
from sessions.words import Phrase, Words, phrase
from workshop.console.tasks import task
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode


class Stage:
    """One stage on its screen. The screen asks the stage that the round is in."""

    BOARD_HINTS: ClassVar[tuple[str, ...]] = ("round", "phases", "palette")

    def __init__(self, screen: PhaseScreen) -> None:
        self.screen = screen

    @property
    def words(self) -> Words:
        """The person's words as they are now."""
        return self.screen.console.words

    @property
    def round(self) -> RoundView:
        """The round that is shown."""
        voting_round = self.screen.now_view.round
        assert voting_round is not None
        return voting_round

    def board_hints(self) -> tuple[str, ...]:
        """The commands that the footer shows while the board has the focus."""
        return self.BOARD_HINTS

    def summary(self, view: MeetingView) -> str:
        """The line above the board."""
        raise NotImplementedError

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """What stands on the board."""
        raise NotImplementedError

    def mode(self) -> LineMode:
        """What the entry line is for."""
        raise NotImplementedError

    async def step(self) -> None:
        """Ctrl+O: on to the next stage."""
        raise NotImplementedError

    def start(self, work: Callable[..., Awaitable[None]], *values: Any) -> None:
        """Begin something that is awaited, as a task of the screen."""
        _work(self.screen, work, *values)

    def choose(self, row_id: str) -> None:
        """Enter on an option."""

    def switch_kind(self, direction: int) -> None:
        """Left or right on an empty line."""

    # The commands that a stage may have; in the others they say what is missing.

    def count_wall(self) -> None:
        """Count what is on the wall."""
        self._say_not_open()

    def entitle(self) -> None:
        """Change how many may vote."""
        self._say_not_open()

    async def cancel(self) -> None:
        """Give the round up."""
        self._say_not_open()

    def correct(self) -> None:
        """Correct a total that has been shown."""
        self.screen.say(phrase("counting.nothing_shown"), "look")

    def _say_not_open(self) -> None:
        self.screen.say(phrase("voting.not_open"), "look")

    def says_trial(self) -> bool:
        """Say that a trial's totals are not corrected; False in any other round, where nothing is said."""
        if self.round.origin is RoundOrigin.TRIAL:
            self.screen.say(phrase("trial.no_correction"), "look")
        return self.round.origin is RoundOrigin.TRIAL

    def no_line(self, text: str) -> None:
        """The line takes nothing now: what was typed stays."""
        self.screen.bar.give_back(text)
        self._say_not_open()

    def slips(self, voting_round: RoundView) -> str:
        """``18 av 26 sedlar``."""
        return self.words("voting.slips", slips=voting_round.slips, n=voting_round.entitled)

    def by_source(self, voting_round: RoundView) -> str:
        """``18 av 26 sedlar``, and where phones take part which way they came in, and how many are to come."""
        slips = self.slips(voting_round)
        if not voting_round.takes_phones:
            return slips
        left = max(voting_round.entitled - voting_round.slips, 0)
        phones, paper = voting_round.phones, voting_round.on_paper
        return self.words("voting.slips_by_source", slips=slips, phones=phones, paper=paper, left=left)

    def note(self, voting_round: RoundView) -> tuple[str, str]:
        """What is to be noticed of an open round, with its style: who does not fit, or whose a ballot is."""
        words, view = self.words, self.screen.now_view
        if voting_round.turned_away and voting_round.slips >= voting_round.entitled:
            return words("voting.turned_away"), "$warning"
        if view.present and voting_round.slips > view.present:
            return words("counting.more_ballots", n=view.present), "$warning"
        if view.present > voting_round.entitled:
            return words("counting.more_present", n=view.present), "$warning"
        if view.slips.count:
            return words("slips.rule_short"), "$text-muted"
        return words("voting.by_phone") if voting_round.takes_phones else "", "$text-muted"

    def said_terms(self, dots_each: int, stacking: int | None) -> str:
        """``3 prickar var, högst 1 per alternativ``."""
        dots = self.words("voting.dots", n=dots_each)
        if stacking is None or stacking >= dots_each > 1:
            return self.words("voting.terms_free", dots=dots)
        return self.words("voting.terms", dots=dots, most=stacking)

    def with_wall(self, voting_round: RoundView, said: str) -> str:
        """What is said of the ballots, and after it the dots on the wall; only those where no ballot was used."""
        if not voting_round.wall_dots:
            return said
        wall = self.words("counting.wall", n=voting_round.wall_dots)
        return wall if voting_round.on_wall_only else self.words("counting.ballots_wall", ballots=said, wall=wall)

    def named(self, voting_round: RoundView, said: str) -> str:
        """What is said of a round, under the name of one that follows another."""
        if voting_round.origin in (RoundOrigin.FIRST, RoundOrigin.TRIAL):
            return said
        rounds = self.screen.now_view.rounds
        before = next((each.number for each in rounds if each.id == voting_round.origin_id), None)
        return self.words(
            "counting.named", name=self.words(f"counting.after.{voting_round.origin}", number=before), said=said
        )


@task
async def _work(_screen: PhaseScreen, work: Callable[..., Awaitable[None]], *values: Any) -> None:
    await work(*values)


def short(text: str, cells: int) -> str:
    """The text in one line of so many cells, with a sign where it is cut."""
    line = " ".join(text.split())
    return line if cell_len(line) <= cells else set_cell_size(line, cells - 1).rstrip() + "…"


def whole(text: str) -> int:
    """A whole number from a field, or the refusal that tells what was read."""
    number = numbers.whole(text)
    if number is None:
        raise Refused("voting.not_whole", text=text.strip())
    return number


def say_why(stage: Stage, why: Phrase, hidden: str) -> None:
    """Say why something of an open round was not counted; on the wall only that it was not."""
    screen = stage.screen
    screen.say(stage.words(hidden) if screen.console.wall_look else stage.words.say(why), "wrong", stays=True)
