"""Before a round: its terms, its options, and a look at the list before it is locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from textual.widget import Widget

from sessions.agenda.phases import PhaseKind
from sessions.errors import Refused
from sessions.text.folding import fold
from sessions.text.likeness import Pair, alike
from sessions.text.numbers import whole as whole_or_none
from sessions.text.typed import chosen
from sessions.view import MeetingView
from sessions.voting import commands as voting
from sessions.voting.comparison import asked_of
from sessions.voting.groups import can_reach, check_piles
from sessions.voting.rules import MANY_OPTIONS, check_round, suggested_dots
from sessions.voting.view import NewOption, RoundView
from sessions.words import Words, phrase
from workshop.dialogs.agenda import go
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.phases.base import room
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.prioritising.stage import Stage, short, whole
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldSpec, Form
from workshop.widgets.plain import Plain

MOST_PAIRS = 3
"""Pairs that look alike which one dialog names."""
WIDEST = 66
"""Cells of an option's text in the dialog."""
FIELDS = {
    "voting.no_criterion": "criterion",
    "comparing.same_criterion": "criterion",
    "voting.dots_impossible": "dots_each",
    "voting.stacking_impossible": "stacking",
    "voting.entitled_impossible": "entitled",
    "proposals.no_such_choice": "per_group",
}
"""Which field a refusal is of."""


class Terms(NamedTuple):
    """The terms of a round, as read from the form."""

    criterion: str
    dots_each: int
    stacking: int | None
    entitled: int
    per_group: bool


class Setup(Stage):
    """The form of a new round and its options, or of a round on another's list; Ctrl+O opens it."""

    def __init__(self, screen: PhaseScreen, opened: Callable[[], None]) -> None:
        super().__init__(screen)
        self._opened = opened
        self._on: RoundView | None = None
        self._looked_at = False
        """Whether somebody has looked at the terms since the form was put there: an unseen form opens nothing."""

    @property
    def form(self) -> Form:
        """The form."""
        return self.screen.query_one("#setup", Form)

    def compose(self) -> Iterator[Widget]:
        """The form, and why its numbers are what they are."""
        view = self.screen.console.view
        assert view is not None
        options = len(new_options(view))
        values = self._values(view)
        suggested = phrase("voting.suggested", n=options, dots=suggested_dots(options))
        answers = phrase("grouped.yes"), phrase("grouped.no")
        yield Form(
            [
                FieldSpec("criterion", phrase("voting.field.criterion"), values["criterion"]),
                FieldSpec("dots_each", phrase("voting.field.dots_each"), values["dots_each"], suggested),
                FieldSpec(
                    "stacking", phrase("voting.field.stacking"), values["stacking"], phrase("voting.stacking_hint")
                ),
                FieldSpec("entitled", phrase("voting.field.entitled"), values["entitled"]),
                FieldSpec(
                    "per_group", phrase("grouped.field"), values["per_group"], phrase("grouped.hint"), choices=answers
                ),
            ],
            self.screen.say_phrase,
            id="setup",
        )
        yield Plain(id="setup-why")

    def show(self, view: MeetingView, *, shown: bool) -> None:
        """Show the form or put it away; what nobody has changed in it follows the meeting."""
        why = self.screen.query_one("#setup-why", Plain)
        self.form.display = shown
        self._looked_at = self._looked_at and shown
        why.set_class(not shown, "-away")
        self.explain()
        if shown:
            values = self._values(view)
            for name in ("dots_each", "entitled"):
                self.form.know(name, values[name])

    def explain(self) -> None:
        """Why the numbers are what they are, or in its field what a round per actor group needs."""
        why, fields = self.screen.query("#setup-why"), self.screen.query("#field-per_group")
        if not why or not fields:
            return
        self._looked_at = self._looked_at or (self.form.display and self.form.has_focus_within)
        n = suggested_dots(len(new_options(self.screen.now_view)))
        said = self.words("grouped.why") if fields.first().has_focus else self.words("counting.why", n=n)
        why.first(Plain).show(said)

    def begin(self, on: RoundView | None, *, seen: bool = False) -> None:
        """Set up a round on another's list, with its terms and another criterion; or one of its own as at first.

        ``seen`` says that the person has asked for that, and looks at it.
        """
        self._on, self._looked_at = on, seen
        for name, value in self._values(self.screen.now_view).items():
            self.form.take(name, value)

    def _values(self, view: MeetingView) -> dict[str, str]:
        """What the form suggests."""
        on = self._on
        if on is None:
            return {
                "criterion": self.words("voting.default_criterion"),
                "dots_each": str(suggested_dots(len(new_options(view)))),
                "stacking": "1",
                "entitled": str(view.present or ""),
                "per_group": "",
            }
        return {
            "criterion": other_criterion(view, on, self.words),
            "dots_each": str(on.dots_each),
            "stacking": str(on.stacking or ""),
            "entitled": str(view.present or on.entitled),
            "per_group": self.words("grouped.yes") if on.piles else "",
        }

    def _options(self, view: MeetingView) -> list[NewOption]:
        """What the round will be about."""
        if self._on is None:
            return new_options(view)
        return [NewOption(option.label, option.cluster_id, option.idea_id) for option in self._on.options]

    def summary(self, view: MeetingView) -> str:
        """``14 alternativ``."""
        said = self.words("counting.options", n=len(self._options(view)))
        if self._on is None:
            return said
        return self.words("counting.named", name=self.words("counting.after.again", number=self._on.number), said=said)

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """The options with the numbers that they will have."""
        return [Row(f"new-{index}", option.label, str(index)) for index, option in enumerate(self._options(view), 1)]

    def mode(self) -> LineMode:
        """The line takes nothing; its label says which key opens."""
        return LineMode(phrase("voting.line.setup"), self.no_line, alone=True)

    async def step(self) -> None:
        """Open the round, if its terms have been seen and nothing needs a second look."""
        if not self._looked_at:
            if not room.say_where(self.screen):
                self._show_terms()
            return
        try:
            await self._look_and_open()
        except Refused as refused:
            name = self._field_of(refused)
            if name is None:
                raise
            form, was = self.form, self._values(self.screen.now_view)[name]
            form.refuse(name, form.values()[name], was)
            form.enter(name)
            self.screen.say(form.refusal(name, refused.phrase), "wrong", stays=True)

    def _field_of(self, refused: Refused) -> str | None:
        """The field that a refusal is of; of a number that is none the first that is none."""
        if refused.phrase.key != "voting.not_whole":
            return FIELDS.get(refused.phrase.key)
        values = self.form.values()
        numbers = (name for name in ("dots_each", "stacking", "entitled") if name != "stacking" or values[name].strip())
        return next((name for name in numbers if whole_or_none(values[name]) is None), None)

    async def _look_and_open(self) -> None:
        terms, options, view = self._terms(), self._options(self.screen.now_view), self.screen.now_view
        groups, pairs, many = view.dialogue.actor_groups, (), False
        if self._on is None:
            look = partial(_alike, [option.label for option in options], view.dialogue.language)
            pairs = await self.screen.ask_store(look, quiet=True, leads_on=True)
            many = len(options) > MANY_OPTIONS
        present = {group.group: group.count for group in view.presence}
        lonely = terms.per_group and bool(check_piles(groups)) and not can_reach(present, groups)
        answer: str | None = "open"
        if pairs or lonely or many:
            answer = await self._ask(options, pairs, lonely)
        if answer == "open":
            await self._open()
        elif answer == "group" and self._grouping is not None:
            await go(self.screen, self._grouping)

    def _show_terms(self) -> None:
        """Stand in the form and say what would be opened, and how."""
        self.form.enter()
        said = self.said_terms(whole(self.form.values()["dots_each"]), 1)
        self.screen.say(phrase("voting.look_first", terms=said), stays=True)

    def _terms(self) -> Terms:
        """The terms as they stand in the form; refused if they cannot be."""
        values = self.form.values()
        stacking = values["stacking"].strip()
        answers = {True: self.words("grouped.yes"), False: self.words("grouped.no")}
        terms = Terms(
            values["criterion"],
            whole(values["dots_each"]),
            whole(stacking) if stacking else None,
            whole(values["entitled"]),
            chosen(values["per_group"], answers) if values["per_group"].strip() else False,
        )
        options = len(self._options(self.screen.now_view))
        check_round(dots_each=terms.dots_each, stacking=terms.stacking, entitled=terms.entitled, options=options)
        return terms

    async def _open(self) -> None:
        """Open the round as all stands now."""
        screen, on, terms = self.screen, self._on, self._terms()._asdict()
        groups = screen.now_view.dialogue.actor_groups
        if on is None:
            options = self._options(screen.now_view)
            await screen.submit(voting.open_round, options=options, groups=groups, **terms, leads_on=True)
        else:
            await screen.submit(voting.open_on_criterion, round_id=on.id, groups=groups, **terms, leads_on=True)
        self._looked_at = False
        self._opened()

    async def _ask(self, options: Sequence[NewOption], pairs: Sequence[Pair], lonely: bool) -> str | None:
        """Say what could be better before the list is locked, and let the person choose."""
        words, grouping = self.words, None if self._on else self._grouping
        only_groups = lonely and not pairs and (self._on is not None or len(options) <= MANY_OPTIONS)
        if only_groups:
            grouping = None
        choices = [Choice("stay", words("counting.look_again"))]
        if grouping is not None:
            choices.insert(0, Choice("group", words("counting.to_grouping")))
        what = words("grouped.open_what" if only_groups else "counting.open_anyway_what")
        choices.append(Choice("open", words("counting.open_anyway"), what))
        text = "\n".join([*([words("grouped.none_reach")] if lonely else []), *self._seen(options, pairs)])
        asked = ChoiceScreen(words("counting.before_locking"), choices, text=text)
        return await self.screen.app.push_screen_wait(asked)

    def _seen(self, options: Sequence[NewOption], pairs: Sequence[Pair]) -> Iterator[str]:
        words = self.words
        if pairs:
            yield words("counting.alike", n=len(pairs))
        wide = len(str(len(options)))
        for pair in pairs[:MOST_PAIRS]:
            for index, sign in ((pair.first, "┌"), (pair.second, "└")):
                yield f"{sign} {index + 1:>{wide}}  {short(options[index].label, WIDEST)}"
        if len(pairs) > MOST_PAIRS:
            yield words("counting.more_alike", n=len(pairs) - MOST_PAIRS)
        if pairs and len(options) > MANY_OPTIONS:
            yield ""
        if self._on is None and len(options) > MANY_OPTIONS:
            yield words("counting.many", n=len(options), most=MANY_OPTIONS)

    @property
    def _grouping(self) -> int | None:
        """The phase to go back to for grouping."""
        view = self.screen.now_view
        found = [phase.id for phase in view.phases if phase.kind == PhaseKind.GROUPING and not phase.skipped]
        return found[-1] if found else None


def other_criterion(view: MeetingView, voting_round: RoundView, words: Words) -> str:
    """A criterion that a round's list has not been asked by; empty when both that we know have been asked."""
    asked = {fold(criterion) for criterion in asked_of(view.rounds, voting_round)}
    known = words("comparing.second_criterion"), words("voting.default_criterion")
    return next((criterion for criterion in known if fold(criterion) not in asked), "")


def new_options(view: MeetingView) -> list[NewOption]:
    """What a round would be about now: the clusters, then the ideas that stand alone."""
    live = {idea.id for idea in view.live_ideas}
    clusters = [NewOption(c.heading, c.id, None) for c in view.clusters if live & set(c.idea_ids)]
    return clusters + [NewOption(idea.text, None, idea.id) for idea in view.loose_ideas]


def _alike(labels: Sequence[str], language: str, _meeting: Any) -> Sequence[Pair]:
    """The options that look alike, looked for in the worker's thread: many take a while."""
    return alike(labels, language)
