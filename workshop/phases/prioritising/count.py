"""While a round is open: ballots, dots on the wall and who may vote; never a word of the standing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import partial
from operator import methodcaller

from textual.content import Content

from sessions.errors import Outdated, Refused
from sessions.view import MeetingView
from sessions.voting import commands as voting
from sessions.voting.tally import example, read_wall
from sessions.voting.view import BoxState
from sessions.words import phrase
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.prioritising.ballot import LineBallot
from workshop.phases.prioritising.stage import Stage, say_why, short
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.plain import Plain


class Kind(StrEnum):
    """What the line counts: left and right on an empty line choose."""

    BALLOT = "ballot"
    WALL = "wall"
    ENTITLED = "entitled"


KINDS = tuple(Kind)
WIDEST = 30
"""Cells of a group's name."""


class Count(Stage):
    """An open round: the options as they were read out, and a line for what is counted."""

    def __init__(self, screen: PhaseScreen, ballot: LineBallot) -> None:
        super().__init__(screen)
        self._ballot = ballot
        self._kind = Kind.BALLOT
        self._pile: str | None = None

    @property
    def pile(self) -> str:
        """Whose pile is being counted: an actor group's, or ``""`` for no group's."""
        piles = self.round.piles
        return (piles[0] if piles else "") if self._pile is None or self._pile not in (*piles, "") else self._pile

    def summary(self, view: MeetingView) -> str:
        """``18 av 26 sedlar · 24 prickar på väggen · 3 prickar var, högst 1 per alternativ``."""
        voting_round = self.round
        terms = self.said_terms(voting_round.dots_each, voting_round.stacking)
        slips, criterion = self.with_wall(voting_round, self.by_source(voting_round)), voting_round.criterion
        match voting_round.box:
            case BoxState.MISSING:
                return self.named(voting_round, self.words("voting.box.missing", criterion=criterion))
            case BoxState.SEALED:
                return self.named(voting_round, self.words("voting.box.sealed", slips=slips, criterion=criterion))
        return self.named(voting_round, self.words("voting.open", slips=slips, terms=terms, criterion=criterion))

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """The options by number."""
        return [Row(f"option-{o.id}", o.label, str(o.number)) for o in self.round.options]

    def mode(self) -> LineMode:
        """A ballot, totals of the wall, or who may vote; nothing where the box takes none."""
        if self.round.box is not BoxState.OPEN:
            return LineMode(phrase(f"voting.line.{self.round.box}"), self.no_line, alone=True)
        match self._kind:
            case Kind.WALL:
                return LineMode(phrase("counting.line.wall"), self._count_line, secret=True, tab=self._tab)
            case Kind.ENTITLED:
                label = phrase("counting.line.entitled", n=self.round.entitled)
                return LineMode(label, partial(self.start, self._entitle))
        if self.round.piles:
            return LineMode(
                phrase("grouped.line", group=self._called(self.pile)), self._lay, secret=True, tab=self._tab
            )
        return LineMode(phrase("voting.line.ballot"), self._lay, secret=True, tab=self._tab)

    def show_kinds(self, *, shown: bool) -> None:
        """Show what the line can count, or nothing; when the round is over it counts ballots again."""
        shown = shown and self.round.box is BoxState.OPEN
        kinds = self.screen.query_one("#kinds", Plain)
        kinds.set_class(not shown, "-away")
        self.screen.set_class(shown, "-kinds")
        if not shown:
            self._kind, self._pile = Kind.BALLOT, None
            return
        parts: list[tuple[str, str]] = [("← → ", "$text-muted")]
        for kind in KINDS:
            style = "bold underline $foreground" if kind is self._kind else "$text-muted"
            parts += [(self._kind_name(kind), style), ("   ", "")]
        note, tone = self.note(self.round)
        if note:
            parts[-1:] = [(" │ ", "$text-muted"), (note, f"italic {tone}")]
        kinds.show(Content.assemble(*parts))

    def switch_kind(self, direction: int) -> None:
        """Count something else."""
        if self.screen.bar.is_lent or self.round.box is not BoxState.OPEN:
            return
        stops = [(Kind.BALLOT, pile) for pile in (*self.round.piles, "")] if self.round.piles else [(Kind.BALLOT, "")]
        stops += [(Kind.WALL, ""), (Kind.ENTITLED, "")]
        now = (self._kind, self.pile if self._kind is Kind.BALLOT else "")
        kind, pile = stops[(stops.index(now) + direction) % len(stops)]
        if kind is Kind.BALLOT:
            self._pile = pile
        self._count(kind)

    def _kind_name(self, kind: Kind) -> str:
        """What the line can count; of piles the one that is being counted, and how many ballots lie in it."""
        voting_round = self.round
        if kind is not Kind.BALLOT or self._kind is not Kind.BALLOT or not voting_round.piles:
            return self.words(f"counting.kind.{kind}")
        piles = (*voting_round.piles, "")
        at = piles.index(self.pile)
        slips = voting_round.pile_slips[at] if voting_round.pile_slips else 0
        return self.words("grouped.pile", at=at + 1, of=len(piles), group=self._called(self.pile), n=slips)

    def _called(self, pile: str) -> str:
        return short(pile, WIDEST) or self.words("grouped.no_group")

    def count_wall(self) -> None:
        """Count what is on the wall."""
        self._count(Kind.WALL)

    def entitle(self) -> None:
        """Change how many may vote."""
        self._count(Kind.ENTITLED)

    def choose(self, row_id: str) -> None:
        """There is no total to correct yet."""
        if not self.says_trial():
            self.screen.say(phrase("counting.correct_open", number=self.round.number), "look")

    async def step(self) -> None:
        """Close, when everybody has voted; count what was closed once already; give up what cannot be counted."""
        voting_round, words = self.round, self.words
        match voting_round.box:
            case BoxState.SEALED:
                await self._close(voting_round.id)
                return
            case BoxState.MISSING:
                await self.cancel()
                return
        if self.is_unused:
            await self.cancel()
            return
        missing = voting_round.entitled - voting_round.slips
        if missing <= 0:
            text = words("voting.close_all_in")
        elif voting_round.wall_dots:
            wall = words("counting.wall", n=voting_round.wall_dots)
            text = words("counting.close_missing", n=missing, wall=wall)
        else:
            text = words("voting.close_missing", n=missing)
        keep = Choice("keep", words("voting.keep_open"))
        close = Choice("close", words("voting.close"), words("voting.close_what"))
        asked = ChoiceScreen(words("voting.close_title"), [keep, close], text=text)
        if await self.screen.app.push_screen_wait(asked) == "close":
            await self._close(voting_round.id)

    @property
    def is_unused(self) -> bool:
        """Whether nothing has been counted in the round: there is nothing to close, only to give up."""
        voting_round = self.round
        return not (voting_round.slips or voting_round.wall_dots or voting_round.box is not BoxState.OPEN)

    async def cancel(self) -> None:
        """Give the round up, if it is meant; at once where nothing was counted and nothing is being typed."""
        words = self.words
        if self.is_unused and not self.screen.line.value:
            await self._cancel()
            return
        keep = Choice("keep", words("voting.keep_open"))
        cancel = Choice("cancel", words("voting.cancel"), words("voting.cancel_what"))
        asked = ChoiceScreen(words("voting.cancel_title"), [keep, cancel])
        if await self.screen.app.push_screen_wait(asked) == "cancel":
            await self._cancel()

    async def _cancel(self) -> None:
        round_id, slips = self.round.id, self.round.slips
        await self.screen.submit(voting.cancel_round, round_id=round_id, slips=slips, leads_on=True)

    async def _close(self, round_id: int) -> None:
        await self.screen.ask_store(methodcaller("close_round", round_id), leads_on=True)

    def no_line(self, text: str) -> None:
        """The line takes nothing now: what was typed stays, and why is said."""
        self.screen.bar.give_back(text)
        self._say_not_taken()

    def _say_not_taken(self) -> None:
        missing = self.round.box is BoxState.MISSING
        said = phrase("voting.no_box", number=self.round.number) if missing else phrase("voting.sealed")
        self.screen.say(said, "wrong", stays=True)

    def _count(self, kind: Kind) -> None:
        if self.round.box is not BoxState.OPEN:
            self._say_not_taken()
            return
        self._kind = kind
        screen = self.screen
        screen.bar.take_back()
        screen.bar.relabel()
        screen.line.focus()
        self.show_kinds(shown=True)
        if kind is Kind.BALLOT:
            screen.say("")
        elif kind is Kind.WALL and self.round.stacking is not None:
            screen.say(self.words("counting.wall_hint_stacking", n=self.round.stacking), stays=True)
        else:
            screen.say(phrase(f"counting.{kind}_hint"), stays=True)

    def empty_enter(self) -> None:
        """Say what the line is for."""
        said, now = phrase(f"counting.{self._kind}_hint"), self.round
        if self._kind is Kind.BALLOT:
            shown = example(options=len(now.options), dots_each=now.dots_each, stacking=now.stacking)
            said = phrase("voting.ballot_empty", example=shown)
        self.screen.say(said, "look", stays=True)

    def _tab(self) -> None:
        """Behind a number Tab is a space: what is typed on a ballot goes nowhere else."""
        if self.screen.line.value:
            self.screen.line.insert_text_at_cursor(" ")
        else:
            self.screen.focus_next()

    def _lay(self, text: str) -> None:
        self.start(self._lay_ballot, text, self.pile, self._ballot.round_id)

    def _count_line(self, text: str) -> None:
        self.start(self._count_totals, text, self._ballot.round_id, len(self.round.options))

    async def _lay_ballot(self, text: str, pile: str, round_id: int) -> None:
        call = methodcaller("lay_ballot", text, pile, round_id=round_id)
        try:
            done = await self.screen.ask_store(call, typed=text, secret=True, round_id=round_id, quiet=True)
        except Refused as refused:
            if not self._ballot.give_back(text, round_id):
                raise
            say_why(self, refused.phrase, "voting.not_counted")
        else:
            what = phrase("voting.what.slip") if self.screen.console.wall_look else done.what
            self.screen.say(self.words("said.saved", what=what))

    async def _count_totals(
        self, text: str, round_id: int, options: int, over: Mapping[int, int] | None = None
    ) -> None:
        call = methodcaller("count_wall", text, over, round_id=round_id)
        try:
            await self.screen.ask_store(call, typed=text, secret=True, round_id=round_id)
        except Outdated as newer:
            theirs = {int(number): int(str(dots)) for number, dots in newer.theirs.items()}
            rest = {n: dots for n, dots in read_wall(text, options=options).items() if n not in theirs}
            answer = await ask_whose(self.screen, theirs)
            if answer == "mine":
                await self._count_totals(text, round_id, options, theirs)
            elif answer == "theirs" and rest:
                left = " ".join(f"{number}={dots}" for number, dots in rest.items())
                await self._count_totals(left, round_id, options)
            elif answer is None and not self._ballot.give_back(text, round_id):
                raise
        except Refused as refused:
            if not self._ballot.give_back(text, round_id):
                raise
            say_why(self, refused.phrase, "counting.not_counted")

    async def _entitle(self, text: str) -> None:
        await self.screen.submit(voting.set_entitled, round_id=self.round.id, entitled=text, typed=text)
        if self._kind is Kind.ENTITLED:
            self._kind = Kind.BALLOT
            self.screen.watch_view()


async def ask_whose(screen: PhaseScreen, theirs: Mapping[int, int]) -> str | None:
    """Another console has other totals of these options. Which ones is said, never how many: the room may see."""
    words = screen.console.words
    title = words("counting.wall_taken", numbers=tuple(map(str, sorted(theirs))))
    choices = [
        Choice("theirs", words("conflict.theirs")),
        Choice("mine", words("counting.wall_mine"), words("counting.wall_mine_what")),
    ]
    return await screen.app.push_screen_wait(ChoiceScreen(title, choices))
