"""Asking the room about a proposal, on the console: a key begins and ends it, the line takes raised hands meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from operator import methodcaller

from sessions import support
from sessions.errors import Outdated, Refused
from sessions.proposals.rules import MOST_HANDS, VALUES, read_support
from sessions.proposals.view import ProposalView
from sessions.view import MeetingView
from sessions.voting.rules import value_of
from sessions.voting.view import BoxState, RoundView
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.proposals import hands
from workshop.phases.proposals.scale import asked_of
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode

WORDING = 0
"""What stands in the line is a proposal, and no hands."""


class Asking:
    """What the proposals' screen does of it. What is half-typed stays what it was begun as."""

    def __init__(self, screen: PhaseScreen) -> None:
        self._screen = screen
        self._begun: int | None = None
        """The round whose hands stand in the line, or ``WORDING``; None while it is empty."""

    def keep_wording(self) -> None:
        """What stands in the line from before is a proposal."""
        self._begun = WORDING

    def mode(self, usual: LineMode) -> LineMode:
        """Raised hands while the room is asked; else what the line usually is for."""
        view = self._screen.view
        asked = view.asked if view is not None else None
        takes = asked.id if asked is not None and asked.box is BoxState.OPEN else WORDING
        use = takes if self._begun is None else self._begun
        if use == WORDING:
            return replace(usual, changed=partial(self._typed, WORDING, usual.changed))
        submit = partial(_count, self._screen, self, use)
        return LineMode(phrase("asking.line"), submit, secret=True, changed=partial(self._typed, use, None))

    def give_back(self, text: str, round_id: int | None) -> bool:
        """Put hands that were not counted in the line again, if nothing else is being typed there."""
        bar = self._screen.bar
        if not bar.give_back(text):
            return False
        self._begun = round_id
        bar.relabel()
        return True

    def _typed(self, use: int, then: Callable[[str], None] | None, text: str) -> None:
        bar, was = self._screen.bar, self._begun
        self._begun = use if bar.line.value else None
        if then is not None:
            then(text)
        if was != self._begun:
            bar.relabel()

    def summary(self, view: MeetingView) -> str:
        """``Frågar om förslag 3 · 12 av 25 har svarat · 10 med telefon, 2 räckta händer``; empty where nobody asks."""
        words, asked, proposal = self._screen.console.words, view.asked, asked_of(view, view.asked)
        if asked is None:
            return ""
        if proposal is None:
            return words("asking.gone")
        if asked.box is not BoxState.OPEN:
            return words(f"asking.box.{asked.box}", number=proposal.number)
        answers = asked.slips + asked.wall_dots
        some = words("asking.some", slips=answers, n=asked.entitled)
        said = words(
            "asking.summary",
            number=proposal.number,
            answers=some if asked.entitled < MOST_HANDS else words("asking.answers", n=answers),
            phones=asked.slips,
            hands=words("asking.hands", n=asked.wall_dots),
        )
        if asked.turned_away and answers >= asked.entitled:
            return f"{said}\n{words('asking.turned_away')}"
        if view.present and answers > view.present:
            return f"{said}\n{words('asking.more_present', n=view.present)}"
        return said

    def marked(self, row: Row) -> Row:
        """The row of the proposal that is asked about says so."""
        asked = self._screen.now_view.asked
        if asked is None or row.id != f"proposal-{asked.proposal_id}":
            return row
        return replace(row, sign=self._screen.console.words("asking.sign"), tone="look")

    def is_about(self, proposal: ProposalView) -> bool:
        """Whether the room is asked about this one now."""
        asked = self._screen.now_view.asked
        return asked is not None and asked.proposal_id == proposal.id

    def say_hint(self) -> None:
        """Say what the line takes."""
        self._screen.say(phrase("asking.hint"), "look", stays=True)

    async def begin(self, proposal: ProposalView) -> None:
        """Ask the room."""
        await self._screen.submit(support.ask, proposal_id=proposal.id, leads_on=True)
        self._screen.line.focus()

    async def end(self, asked: RoundView) -> None:
        """End it, if it is meant, where answers can still come; what cannot be counted is given up."""
        screen, proposal = self._screen, asked_of(self._screen.now_view, asked)
        seen = proposal.support if proposal is not None else ()
        answers = asked.slips + asked.wall_dots
        over = asked.box is BoxState.SEALED or not answers or answers >= asked.entitled or proposal is None
        chosen = "cancel" if asked.box is BoxState.MISSING else "close"
        if not over and asked.box is BoxState.OPEN:
            assert proposal is not None
            chosen = await self._ask(asked, proposal, answers) or "keep"
        if chosen == "cancel":
            await screen.submit(support.cancel, round_id=asked.id, leads_on=True)
        elif chosen == "close":
            await screen.ask_store(methodcaller("close_asking", asked.id, seen), leads_on=True)
            if proposal is not None:
                hands.ask_if_below(screen, proposal.id)

    async def _ask(self, asked: RoundView, proposal: ProposalView, answers: int) -> str | None:
        words, left = self._screen.console.words, asked.entitled - answers
        known = asked.entitled < MOST_HANDS
        text = words("asking.close_missing", n=left) if known else words("asking.close_any", n=answers)
        choices = [
            Choice("keep", words("asking.keep")),
            Choice("close", words("asking.close"), words("asking.close_what")),
            Choice("cancel", words("asking.cancel"), words("asking.cancel_what")),
        ]
        title = words("asking.title", number=proposal.number)
        return await self._screen.app.push_screen_wait(ChoiceScreen(title, choices, text=text))


@task
async def _count(screen: PhaseScreen, asking: Asking, round_id: int, text: str) -> None:
    await _write(screen, asking, round_id, text, {})


async def _write(screen: PhaseScreen, asking: Asking, round_id: int, text: str, over: Mapping[int, int]) -> None:
    """Write how many raised a hand. Two who count are shown that they differ, and of which values, never the counts."""
    call = methodcaller("count_hands", text, over, round_id=round_id)
    try:
        await screen.ask_store(call, typed=text, secret=True, round_id=round_id)
    except Outdated as newer:
        theirs = {int(option): int(str(count)) for option, count in newer.theirs.items()}
        answer = await _ask_whose(screen, theirs)
        if answer == "mine":
            await _write(screen, asking, round_id, text, theirs)
        elif answer == "theirs":
            read, kept = read_support(text) or (0,) * len(VALUES), set(map(value_of, theirs))
            rest = " ".join(f"{value}:{read[value]}" for value in VALUES if value not in kept and read[value])
            if rest:
                await _write(screen, asking, round_id, rest, {})
        elif not asking.give_back(text, round_id):
            raise
    except Refused as refused:
        if not asking.give_back(text, round_id):
            raise
        why = phrase("asking.not_counted") if screen.console.wall_look else refused.phrase
        screen.say(why, "wrong", stays=True)


async def _ask_whose(screen: PhaseScreen, theirs: Mapping[int, int]) -> str | None:
    words = screen.console.words
    title = words("asking.hands_taken", values=tuple(str(value_of(option)) for option in sorted(theirs)))
    choices = [
        Choice("theirs", words("conflict.theirs")),
        Choice("mine", words("counting.wall_mine"), words("asking.hands_mine_what")),
    ]
    return await screen.app.push_screen_wait(ChoiceScreen(title, choices))
